"""A company that nobody has checked harvests nothing: an application waits for it, and it calls whatever a company can call (S3).

Its papers are the other side of the same wall: whoever is no moderator finds nothing there.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import Engine

from tests.attacks.test_handlers import EVERYTHING, Crowd, handlers, right_calls
from tests.support.browsing import consented
from tests.support.caller import caller
from tests.support.market import SomeVacancy, some_candidate, some_member, some_owner, some_staff
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import CANARIES, applied, canary, cookie_of, posted, resume_of
from weimproovi import db
from weimproovi.ids import new_id
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import applications, check_requests, companies, company_papers, leaving, pausing
from weimproovi.vocabulary import CertificateKind, Purpose, StaffRole

COMPANYS_OWN = ("recruiter___",)
NIB = "9120000000099"
PUBLIC = ("/", "/lowongan", "/lowongan?kata=barista", "/lowongan?lokasi=Jawa+Barat", "/en/lowongan?kata=senja")


@dataclass(frozen=True)
class Waiting:
    """An unchecked company with its people, and the application that waits for it."""

    owner: Actor
    recruiter: Actor
    vacancy: SomeVacancy
    application_id: str
    resume_id: str


def waiting() -> Waiting:
    owner = consented(some_owner("PT Kopi Senja", checked=False))
    vacancy, victim = posted(owner, "Barista"), canary()
    resume_id = resume_of(victim)
    sent = applied(victim, vacancy, resume_id)
    return Waiting(owner, some_member(owner, vacancy=vacancy), vacancy, sent, resume_id)


def addresses(found: Waiting) -> list[str]:
    board = f"/rekruter/lowongan/{found.vacancy.id}"
    return [
        "/rekruter", "/rekruter/lowongan", board, f"{board}?tahap=baru&lamaran={found.application_id}", f"{board}?tahap=ditarik",
        f"/rekruter/lamaran/{found.application_id}", "/rekruter/riwayat", "/rekruter/salinan",
    ]  # fmt: skip


@pytest.mark.clause("S3", "refuses")
@pytest.mark.parametrize("who", ["owner", "recruiter"] if EVERYTHING else ["recruiter"])
def test_no_handler_tells_an_unchecked_company_anything_about_who_applied(
    live_server: LiveServer, database: Engine, who: str
) -> None:
    found = waiting()
    crowd = Crowd(live_server, getattr(found, who), addresses(found))
    keys = [found.application_id, found.resume_id, found.vacancy.id]
    for name, handler in handlers():
        if any(own in name for own in COMPANYS_OWN):
            for number in range(len(addresses(found))):
                for payload in right_calls(handler, keys):
                    crowd.call(number, name, payload)
    heard = crowd.everything_heard()
    assert "Lamaran menunggu pemeriksaan perusahaan" in heard
    assert [word for word in CANARIES if word in heard] == []
    assert '"fresh":1' not in heard.replace(" ", "")
    assert '"total":1' not in heard.replace(" ", "")


@pytest.mark.clause("S3", "refuses")
@pytest.mark.parametrize("who", ["owner", "recruiter"])
def test_no_file_of_a_waiting_application_is_there(live_server: LiveServer, database: Engine, who: str) -> None:
    found = waiting()
    with caller(live_server, cookie_of(getattr(found, who))) as client:
        for key in (found.application_id, str(new_id())):
            for path in (f"/berkas/lamaran/{key}/halaman/1", f"/berkas/lamaran/{key}/unduh"):
                assert client.get(path).status_code == 404
        for path in (f"/berkas/cv/{found.resume_id}/halaman/1", f"/berkas/cv/{found.resume_id}/unduh"):
            assert client.get(path).status_code == 404


@pytest.mark.clause("S3", "refuses")
def test_an_open_page_does_not_stir_when_somebody_applies(live_server: LiveServer, database: Engine) -> None:
    owner = consented(some_owner("PT Kopi Senja", checked=False))
    vacancy, victim = posted(owner, "Barista"), canary()
    resume_id = resume_of(victim)
    with Tab(live_server.url, cookie_of(owner), path=f"/rekruter/lowongan/{vacancy.id}") as tab:
        before = len(tab.frames)
        applied(victim, vacancy, resume_id)
        tab.settle(1.0)
        assert len(tab.frames) == before


@pytest.mark.clause("S3", "refuses")
def test_an_open_page_does_not_stir_when_somebody_pauses_withdraws_or_leaves(live_server: LiveServer, database: Engine) -> None:
    owner = consented(some_owner("PT Kopi Senja", checked=False))
    vacancy, victim = posted(owner, "Barista"), canary()
    sent = applied(victim, vacancy, resume_of(victim))
    with Tab(live_server.url, cookie_of(owner), path=f"/rekruter/lowongan/{vacancy.id}") as tab:
        before = len(tab.frames)
        pausing.pause(victim)
        pausing.resume(victim)
        applications.withdraw(victim, sent)
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            assert victim.candidate_id is not None
            leaving.close(session, victim.candidate_id, CertificateKind.ACCOUNT_ERASED)
        tab.settle(1.0)
        assert len(tab.frames) == before


@pytest.mark.clause("S3", "refuses")
def test_nothing_public_leads_to_a_vacancy_that_is_found_by_link_only(live_server: LiveServer, database: Engine) -> None:
    found = waiting()
    with caller(live_server) as client:
        for path in PUBLIC:
            page = client.get(path).text
            assert found.vacancy.slug not in page, path
            assert "PT Kopi Senja" not in page, path
        assert client.get(f"/perusahaan/{companies.card(found.owner).slug}").status_code == 404
        detail = client.get(f"/lowongan/{found.vacancy.slug}")
    assert detail.status_code == 200
    assert detail.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in detail.text
    assert "Identitas perusahaan sedang diperiksa" in detail.text
    assert "canonical" not in detail.text


def paper_of(owner: Actor, folder: Path) -> str:
    check_requests.ask(owner, NIB)
    out = io.BytesIO()
    Image.new("RGB", (200, 100), "white").save(out, "PNG")
    (folder / "nib.png").write_bytes(out.getvalue())
    company_papers.add(owner, folder / "nib.png", "nib.png")
    return check_requests.view(owner).papers[0].id


@pytest.mark.clause("S3", "refuses")
def test_a_paper_is_not_there_for_anybody_but_moderators(live_server: LiveServer, database: Engine, tmp_path: Path) -> None:
    owner = some_owner(checked=False)
    paper_id = paper_of(owner, tmp_path)
    others = [some_staff(role) for role in StaffRole if role is not StaffRole.MODERATOR]
    cookies = ["", *(cookie_of(who) for who in (owner, some_owner("PT Lain"), some_candidate(), *others))]
    for cookie in cookies:
        with caller(live_server, cookie) as client:
            theirs, nobodys = client.get(f"/berkas/surat/{paper_id}"), client.get(f"/berkas/surat/{new_id()}")
        assert theirs.status_code == nobodys.status_code == 404
        assert theirs.text.replace(paper_id, "") == nobodys.text.replace(nobodys.url.path.rpartition("/")[2], "")


@pytest.mark.clause("S3", "passes")
def test_a_moderator_reads_a_paper_and_nothing_of_it_can_run_or_stay(
    live_server: LiveServer, database: Engine, tmp_path: Path
) -> None:
    owner = some_owner(checked=False)
    paper_id = paper_of(owner, tmp_path)
    with caller(live_server, cookie_of(some_staff())) as client:
        answer = client.get(f"/berkas/surat/{paper_id}")
    assert (answer.status_code, answer.headers["content-type"], answer.content[:2]) == (200, "image/jpeg", b"\xff\xd8")
    assert answer.headers["cache-control"] == "no-store"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"] == "inline"


def test_papers_are_taken_from_owners_alone(live_server: LiveServer, database: Engine) -> None:
    owner = some_owner(checked=False)
    check_requests.ask(owner, NIB)
    recruiter = some_member(owner)
    sent = {"file": ("nib.png", b"\x89PNG", "image/png")}
    statuses = []
    for cookie in ("", cookie_of(recruiter), cookie_of(some_candidate()), cookie_of(some_staff()), cookie_of(owner)):
        with caller(live_server, cookie) as client:
            statuses.append(client.post("/berkas/perusahaan/surat", files=sent).status_code)
    assert statuses == [303, 404, 404, 404, 422]
    assert check_requests.view(owner).papers == []
