"""The candidate's and staff's screens over the real socket: what they show, what changes by itself, what is refused."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
import reflex as rx

from tests.support import interviews
from tests.support.factors import strong
from tests.support.market import (
    VISITOR,
    apply,
    require,
    some_candidate,
    some_owner,
    some_resume,
    some_vacancy,
    stored_application,
)
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import cookie_of
from weimproovi import db
from weimproovi.errors import Denied
from weimproovi.models import StaffMembership
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import accounts, applications, pipeline, sessions, video_interviews
from weimproovi.vocabulary import AccountKind, Purpose, StaffRole, Stage
from weimproovi.workspace.candidate.application_state import ApplicationState
from weimproovi.workspace.candidate.applications_state import ApplicationsState
from weimproovi.workspace.candidate.home_state import CandidateHomeState
from weimproovi.workspace.candidate.notices_state import NoticesState
from weimproovi.workspace.candidate.privacy_state import PrivacyState
from weimproovi.workspace.candidate.profile_state import ProfileState
from weimproovi.workspace.candidate.resumes_state import ResumesState
from weimproovi.workspace.security_state import SecurityState
from weimproovi.workspace.staff.mails_state import MailsState

pytestmark = pytest.mark.usefixtures("database")


def some_staff() -> Actor:
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = accounts.create_account(session, AccountKind.STAFF, "staf@example.com", "x", "id", confirmed=True)
        session.add(StaffMembership(account_id=account.id, role=StaffRole.SUPPORT, name="Nirmala"))
        cookie = sessions.begin(session, account, VISITOR)
    return require(sessions.resolve(strong(cookie)))


@contextmanager
def screen(server: LiveServer, person: Actor, path: str) -> Iterator[Tab]:
    with Tab(server.url, cookie_of(person), path=path) as tab:
        yield tab.settle()


def call(tab: Tab, state: type[rx.State], handler: str, **payload: object) -> Tab:
    tab.send(f"{state.get_full_name()}.{handler}", payload)
    return tab.settle()


def shown(tab: Tab, state: type[rx.State], var: str) -> Any:
    """The last value of a var of one state; its default where it never changed."""
    return tab.seen.get(state.get_full_name(), {}).get(f"{var}_rx_state_")


def test_a_mononym_is_greeted_whole(live_server: LiveServer) -> None:
    with screen(live_server, some_candidate("Sukarno"), "/akun") as tab:
        assert shown(tab, CandidateHomeState, "greeting").endswith(", Sukarno")
        assert shown(tab, CandidateHomeState, "phase") == "ready"


def test_an_interview_that_waits_stands_on_the_first_screen_with_its_deadline(live_server: LiveServer) -> None:
    one = interviews.invited()
    with screen(live_server, one.person, "/akun") as tab:
        (step,) = shown(tab, CandidateHomeState, "interviews")
        assert step["application_id"] == one.application_id
        assert "batas" in step["words"]
        video_interviews.decline(one.person, one.application_id)
        tab.settle(until="interviews")
        assert shown(tab, CandidateHomeState, "interviews") == []


def test_a_move_reaches_lamaranku_without_a_reload(live_server: LiveServer) -> None:
    owner, candidate = some_owner(), some_candidate()
    application_id = apply(candidate, some_vacancy(owner))
    pipeline.open_application(owner, application_id)
    with screen(live_server, candidate, "/akun/lamaran") as tab:
        assert shown(tab, ApplicationsState, "active")[0]["stage"] == "Terkirim"
        pipeline.move(owner, application_id, Stage.INTERVIEW)
        tab.settle(until="active")
        assert shown(tab, ApplicationsState, "active")[0]["stage"] == "Wawancara"


def test_withdrawing_closes_everything_and_says_so(live_server: LiveServer) -> None:
    owner, candidate = some_owner(), some_candidate()
    application_id = apply(candidate, some_vacancy(owner))
    pipeline.open_application(owner, application_id)
    with screen(live_server, candidate, f"/akun/lamaran/{application_id}") as tab:
        assert "CV di layar" in shown(tab, ApplicationState, "open_now")
        call(tab, ApplicationState, "withdraw")
        assert shown(tab, ApplicationState, "open_now") == []
        assert tab.value("toast")["words"] == "Lamaran ditarik. PT Kopi Senja tidak bisa lagi membuka datamu."
    with pytest.raises(Denied):
        pipeline.sheet(owner, application_id)


def test_another_persons_application_is_not_there(live_server: LiveServer) -> None:
    application_id = apply(some_candidate("Melati"), some_vacancy(some_owner()))
    with screen(live_server, some_candidate("Sukarno"), f"/akun/lamaran/{application_id}") as tab:
        assert shown(tab, ApplicationState, "phase") == "failed"
        call(tab, ApplicationState, "withdraw")
        assert tab.value("toast")["words"].startswith("Tidak ditemukan.")
    assert stored_application(application_id).stage is Stage.NEW


def test_looks_and_refused_attempts_stand_in_the_privacy_centre(live_server: LiveServer) -> None:
    owner, stranger, candidate = some_owner(), some_owner("PT Lain"), some_candidate()
    application_id = apply(candidate, some_vacancy(owner))
    pipeline.open_application(owner, application_id)
    pipeline.sheet(owner, application_id)
    with suppress(Denied):
        pipeline.sheet(stranger, application_id)
    with screen(live_server, candidate, "/akun/privasi") as tab:
        refused, seen = shown(tab, PrivacyState, "visits")
        assert (refused["company"], refused["refused"]) == ("PT Lain", True)
        assert (seen["company"], seen["vacancy"], seen["clause"]) == ("PT Kopi Senja", "Barista", "S3")
        assert len(seen["looks"]) == 2
        assert shown(tab, PrivacyState, "permits")[0]["card"]["company"] == "PT Kopi Senja"


def test_a_look_appears_at_the_moment_it_happens(live_server: LiveServer) -> None:
    owner, candidate = some_owner(), some_candidate()
    application_id = apply(candidate, some_vacancy(owner))
    with screen(live_server, candidate, "/akun/privasi") as tab:
        assert not shown(tab, PrivacyState, "visits")
        pipeline.open_application(owner, application_id)
        tab.settle(until="visits")
        assert shown(tab, PrivacyState, "visits")[0]["company"] == "PT Kopi Senja"


def test_a_wrong_number_is_explained_at_the_field_and_stays_in_writing(live_server: LiveServer) -> None:
    candidate = some_candidate()
    with screen(live_server, candidate, "/akun/profil") as tab:
        call(tab, ProfileState, "write", section="phone")
        call(tab, ProfileState, "save", typed={"value": "12"})
        assert shown(tab, ProfileState, "fault") == "Masukkan nomor HP, misalnya 0812-3456-7890."
        assert shown(tab, ProfileState, "writing") == "phone"
        call(tab, ProfileState, "save", typed={"value": "0813 1111 2222"})
        assert shown(tab, ProfileState, "profile")["phone"] == "0813-1111-2222"


@pytest.mark.parametrize("section", ["email", "password", "id", ""])
def test_no_other_section_can_be_opened_for_writing(live_server: LiveServer, section: str) -> None:
    with screen(live_server, some_candidate(), "/akun/profil") as tab:
        call(tab, ProfileState, "write", section=section)
        assert not shown(tab, ProfileState, "writing")


def test_nothing_from_a_resume_is_ticked_or_taken_by_itself(live_server: LiveServer) -> None:
    candidate = some_candidate("Wati")
    some_resume(candidate)
    with screen(live_server, candidate, "/akun/cv") as tab:
        offered = {offer["field"] for offer in shown(tab, ResumesState, "offers")}
        assert "headline" in offered
        assert "email" not in offered
        call(tab, ResumesState, "accept")
        assert tab.value("toast")["words"] == "Centang dulu yang ingin dipakai."
        call(tab, ResumesState, "tick", field="headline", on=True)
        call(tab, ResumesState, "accept")
        assert shown(tab, ResumesState, "versions")[0]["headline"] == "Barista"


def test_a_resume_in_use_is_not_removed(live_server: LiveServer) -> None:
    candidate = some_candidate()
    apply(candidate, some_vacancy(some_owner()))
    with screen(live_server, candidate, "/akun/cv") as tab:
        version = shown(tab, ResumesState, "versions")[0]
        assert version["used_in"] == 1
        call(tab, ResumesState, "remove", resume_id=version["id"])
        assert tab.value("toast")["tone"] == "fault"
        assert len(shown(tab, ResumesState, "versions")) == 1


def test_other_devices_are_sent_away(live_server: LiveServer) -> None:
    candidate = some_candidate()
    with screen(live_server, candidate, "/akun") as elsewhere, screen(live_server, candidate, "/akun/keamanan") as tab:
        assert len(shown(tab, SecurityState, "devices")) == 3
        call(tab, SecurityState, "end_others")
        assert [device["current"] for device in shown(tab, SecurityState, "devices")] == [True]
        assert elsewhere.closed_within(8)


def test_notices_become_read(live_server: LiveServer) -> None:
    candidate = some_candidate()
    apply(candidate, some_vacancy(some_owner()))
    with screen(live_server, candidate, "/akun/notifikasi") as tab:
        assert shown(tab, NoticesState, "unread") == 1
        call(tab, NoticesState, "mark_read")
        assert shown(tab, NoticesState, "unread") == 0


def test_staff_read_the_outbox_with_its_links_and_candidates_do_not(live_server: LiveServer) -> None:
    candidate = some_candidate(confirmed=False)
    with screen(live_server, some_staff(), "/staf/surat") as tab:
        mail = shown(tab, MailsState, "mails")[0]
        call(tab, MailsState, "read", mail_id=mail["id"])
        assert "/konfirmasi/" in shown(tab, MailsState, "opened")["link"]
    with screen(live_server, candidate, "/akun") as tab:
        call(tab, MailsState, "load")
        assert not shown(tab, MailsState, "mails")


def test_a_candidate_without_applications_has_empty_lists(live_server: LiveServer) -> None:
    candidate = some_candidate()
    assert applications.mine(candidate) == []
    with screen(live_server, candidate, "/akun/lamaran") as tab:
        assert shown(tab, ApplicationsState, "phase") == "ready"
        assert not shown(tab, ApplicationsState, "active")
