"""Attacks around the end of a plan and of an access: a stream under way, output that would tell a candidate the plan, several tries at the last unit."""

import random
import socket
import time

import pytest
from sqlalchemy import update
from sqlmodel import col

from tests.support import rows
from tests.support.server import LiveServer
from tests.support.town import cookie_of
from weimproovi import clock, db
from weimproovi.integrations.storage_keys import store, wrap
from weimproovi.models import Company, PersonKey, Resume, SignInSession, Subscription
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.plans import PLANS
from weimproovi.services import applications, members
from weimproovi.settings import settings
from weimproovi.vocabulary import MemberRole, Plan, Purpose

pytestmark = pytest.mark.usefixtures("database")
LONG = 48 * 1024 * 1024  # more than what sockets and proxies hold back


@pytest.fixture(scope="module")
def content() -> bytes:
    return random.Random(1).randbytes(1024 * 1024) * (LONG // (1024 * 1024))


class Download:
    """A browser that has read the beginning of a long file and now waits."""

    def __init__(self, live_server: LiveServer, cookie: str, path: str, connection: str = "keep-alive") -> None:
        host, port = live_server.url.removeprefix("http://").split(":")
        self.socket = socket.create_connection((host, int(port)), timeout=10)
        head = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: {connection}\r\nCookie: {settings().cookie_name}={cookie}\r\n\r\n"
        self.socket.sendall(head.encode())
        self.begun = self.socket.recv(64 * 1024)
        self.status = int(self.begun.split()[1])

    def rest(self) -> tuple[int, float]:
        """Bytes of the file that arrive until the server closes, and the seconds that it takes."""
        begun, got = time.monotonic(), len(self.begun.partition(b"\r\n\r\n")[2])
        try:
            while piece := self.socket.recv(1024 * 1024):
                got += len(piece)
        except ConnectionError:
            pass
        self.socket.close()
        return got, time.monotonic() - begun


def long_resume(content: bytes) -> tuple[Actor, Actor, Actor, str]:
    """Owner, an assigned recruiter, the candidate, and the path of a long file of hers."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        rows.subscription(session, company, Plan.GROWTH, -rows.HOUR)
        vacancy, person = rows.vacancy(session, company), rows.candidate(session)
        owner, recruiter = rows.member(session, company, MemberRole.OWNER), rows.member(session, company, MemberRole.RECRUITER, vacancy)
        sent = rows.application(session, person, vacancy)
        rows.opening(session, sent, owner, 1)
        resume, key = session.get_one(Resume, sent.resume_id), random.Random(2).randbytes(32)
        store().put(resume.stored_name, key, (content[at : at + 65536] for at in range(0, len(content), 65536)))
        resume.size = len(content)
        kept = update(PersonKey).where(col(PersonKey.candidate_id) == person.candidate_id)
        session.execute(kept.values(wrapped_key=wrap(key)))
    return owner, recruiter, person, f"/berkas/lamaran/{sent.id}/unduh"


def end_plan(owner: Actor) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Subscription).where(col(Subscription.company_id) == owner.company_id).values(ends_at=clock.now()))


def fill_seats(owner: Actor) -> None:
    """So many owners that the recruiter is beyond the seats of the plan, which still includes the download."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for _owner in range(PLANS[Plan.GROWTH].seats):
            rows.member(session, session.get_one(Company, owner.company_id), MemberRole.OWNER)


def sign_out(recruiter: Actor) -> None:
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        mine = update(SignInSession).where(col(SignInSession.account_id) == recruiter.account_id)
        session.execute(mine.values(ended_at=clock.now()))


@pytest.mark.clause("S6", "refuses")
@pytest.mark.parametrize("ending", ["plan", "seat", "withdrawal", "removal", "sign-out"])
def test_a_download_under_way_stops_when_its_reader_may_no_longer_see_it(
    live_server: LiveServer, content: bytes, ending: str
) -> None:
    owner, recruiter, person, path = long_resume(content)
    download = Download(live_server, cookie_of(recruiter), path)
    assert download.status == 200
    {
        "plan": lambda: end_plan(owner),
        "seat": lambda: fill_seats(owner),
        "withdrawal": lambda: applications.withdraw(person, path.split("/")[3]),
        "removal": lambda: members.remove(owner, str(recruiter.member_id)),
        "sign-out": lambda: sign_out(recruiter),
    }[ending]()
    got, seconds = download.rest()
    assert got < LONG
    assert seconds < 5
    assert "Traceback" not in live_server.log()


@pytest.mark.clause("S6", "passes")
def test_a_download_that_stays_allowed_arrives_whole(live_server: LiveServer, content: bytes) -> None:
    _owner, recruiter, _person, path = long_resume(content)
    download = Download(live_server, cookie_of(recruiter), path, "close")
    got, _seconds = download.rest()
    assert got == LONG
