"""Downloaded copies: asked back on withdrawal, confirmed by the company, followed by the candidate."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, delete, select
from sqlmodel import col

from tests.support.market import some_member
from tests.support.town import Town, town
from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.models import CopyRemoval, Mail
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import applications, companies, copies, copy_lines, disclosed_files, notifications
from weimproovi.vocabulary import MailKind, MemberRole, Purpose


@pytest.fixture
def downloaded(database: Engine) -> Town:
    """The owner has downloaded the victim's CV twice."""
    found = town()
    for _time in range(2):
        list(disclosed_files.resume_file(found.owner, found.application_id).chunks)
    return found


def test_before_the_withdrawal_the_candidate_reads_what_would_follow(downloaded: Town) -> None:
    line = applications.my_application(downloaded.victim, downloaded.application_id).copies
    assert [(one.company, one.tone) for one in line] == [("PT Kopi Senja", "")]
    assert "3×24 jam" in line[0].words
    assert copies.waiting(downloaded.owner) == []


@pytest.mark.clause("S3", "passes")
def test_withdrawing_asks_the_company_once_and_tells_its_owner(downloaded: Town) -> None:
    shown = applications.withdraw(downloaded.victim, downloaded.application_id)
    applications.withdraw(downloaded.victim, downloaded.application_id)
    copies.sweep_copies()
    assert [(task.number, task.downloaded_by, task.late) for task in copies.waiting(downloaded.owner)] == [(1, "Wati", False)]
    assert shown.copies[0].tone == "attention"
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        asked = session.execute(select(Mail).where(col(Mail.kind) == MailKind.COPY_REMOVAL_ASKED)).scalars().all()
    assert [mail.account_id for mail in asked] == [downloaded.owner.account_id]
    assert "1 salinan CV perlu dihapus" in [fault.words for fault in companies.home(downloaded.owner).attention]


def test_nobody_is_asked_for_a_copy_that_was_never_made(database: Engine) -> None:
    found = town()
    applications.withdraw(found.victim, found.application_id)
    assert copies.waiting(found.owner) == []


def test_a_download_that_ended_in_the_moment_of_the_withdrawal_is_found_by_the_sweep(downloaded: Town) -> None:
    applications.withdraw(downloaded.victim, downloaded.application_id)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(delete(CopyRemoval))
    assert (copies.sweep_copies().rows, copies.sweep_copies().rows) == (1, 0)
    assert len(copies.waiting(downloaded.owner)) == 1


def test_the_candidate_is_told_when_the_company_confirms(downloaded: Town) -> None:
    applications.withdraw(downloaded.victim, downloaded.application_id)
    task = copies.waiting(downloaded.owner)[0]
    copies.confirm(downloaded.owner, task.id)
    copies.confirm(downloaded.owner, task.id)
    assert copies.waiting(downloaded.owner) == []
    assert copy_lines.mine(downloaded.victim)[0].tone == "done"
    told = [notice.words for notice in notifications.inbox(downloaded.victim)]
    assert told.count("PT Kopi Senja menyatakan salinan CV-mu sudah dihapus.") == 1


def test_after_three_days_the_company_is_late(downloaded: Town) -> None:
    applications.withdraw(downloaded.victim, downloaded.application_id)
    with clock.moved(timedelta(hours=72, minutes=1)):
        assert [task.late for task in copies.waiting(downloaded.owner)] == [True]
        assert copy_lines.mine(downloaded.victim)[0].tone == "fault"


@pytest.mark.parametrize("who", ["other_owner", "unassigned", "reviewer"])
@pytest.mark.clause("S3", "refuses")
def test_nobody_else_sees_or_confirms_it(downloaded: Town, who: str) -> None:
    applications.withdraw(downloaded.victim, downloaded.application_id)
    task = copies.waiting(downloaded.owner)[0]
    with pytest.raises(NotFound):
        copies.confirm(getattr(downloaded, who), task.id)


def test_a_recruiter_of_the_vacancy_confirms_too(downloaded: Town) -> None:
    applications.withdraw(downloaded.victim, downloaded.application_id)
    recruiter = some_member(downloaded.owner, MemberRole.RECRUITER, downloaded.vacancy)
    copies.confirm(recruiter, copies.waiting(recruiter)[0].id)
    assert copies.waiting(downloaded.owner) == []
