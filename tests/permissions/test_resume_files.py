"""C2: a resume's bytes come through a decision and a ledger row, as the version that was sent, and to nobody else."""

import pytest
from sqlalchemy import select

from tests.support import market
from weimproovi import db
from weimproovi.errors import Denied, NotFound
from weimproovi.models import Disclosure
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import applications, disclosed_files, pipeline, resumes
from weimproovi.vocabulary import DisclosureKind, MemberRole, Plan, Purpose

pytestmark = pytest.mark.usefixtures("database")


def sent_and_opened() -> tuple[Actor, Actor, market.SomeVacancy, str]:
    owner, sukarno = market.some_owner(plan=Plan.GROWTH), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    application = market.apply(sukarno, vacancy)
    pipeline.open_application(owner, application)
    return owner, sukarno, vacancy, application


def recorded() -> list[DisclosureKind]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return sorted(session.execute(select(Disclosure.kind)).scalars())


@pytest.mark.clause("C2", "passes")
def test_every_page_and_download_is_a_row_in_the_ledger() -> None:
    owner, _, _, application = sent_and_opened()
    b"".join(disclosed_files.resume_page(owner, application, 1).chunks)
    b"".join(disclosed_files.resume_file(owner, application).chunks)
    assert recorded() == [DisclosureKind.FILE, DisclosureKind.PAGE, DisclosureKind.SHEET]


@pytest.mark.clause("C2", "passes")
def test_an_application_keeps_the_version_that_was_sent() -> None:
    owner, sukarno, _, application = sent_and_opened()
    before = b"".join(disclosed_files.resume_file(owner, application).chunks)
    market.some_resume(sukarno)
    assert len(resumes.versions(sukarno)) == 2
    assert b"".join(disclosed_files.resume_file(owner, application).chunks) == before


@pytest.mark.clause("C2", "refuses")
def test_another_candidate_gets_not_found_for_pages_and_files() -> None:
    _, sukarno, _, _ = sent_and_opened()
    other, resume = market.some_candidate("Wulan"), resumes.versions(sukarno)[0].id
    for read in (lambda: resumes.own_page(other, resume, 1), lambda: resumes.own_file(other, resume)):
        with pytest.raises(NotFound):
            read()


@pytest.mark.clause("C2", "refuses")
def test_a_reviewer_gets_neither_page_nor_file() -> None:
    owner, _, vacancy, application = sent_and_opened()
    reviewer = market.some_member(owner, MemberRole.REVIEWER, vacancy)
    for read in (lambda: disclosed_files.resume_page(reviewer, application, 1), lambda: disclosed_files.resume_file(reviewer, application)):
        with pytest.raises(Denied):
            read()
    assert recorded().count(DisclosureKind.REFUSED) == 2


@pytest.mark.clause("C2", "refuses")
@pytest.mark.clause("S3", "refuses")
def test_a_withdrawn_application_gives_no_byte() -> None:
    owner, sukarno, _, application = sent_and_opened()
    applications.withdraw(sukarno, application)
    for read in (lambda: disclosed_files.resume_page(owner, application, 1), lambda: disclosed_files.resume_file(owner, application)):
        with pytest.raises(Denied):
            read()
