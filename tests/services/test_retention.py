"""What ends by the calendar: applications after their last day, accounts that nobody used, files without rows."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import Engine, func, select, update
from sqlmodel import SQLModel, col

from tests.support.market import some_candidate, stored_application
from tests.support.town import Town, cookie_of, town
from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.integrations import storage_keys
from weimproovi.integrations.storage import new_name
from weimproovi.models import Account, Application, Certificate, FileRemoval, LeaveRequest, Mail, SignInSession
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import applications, pipeline, retention, stored_files, unused_accounts
from weimproovi.vocabulary import CertificateKind, MailKind, Purpose, Stage

LAST_DAY = date(2027, 5, 20)
DAYS = timedelta(days=1)


def kinds() -> list[MailKind]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(col(Mail.kind)).order_by(col(Mail.id))).scalars())


def ends_on(found: Town, day: date) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Application).values(visible_until=day))


def at(moment: datetime) -> timedelta:
    return moment - clock.now()


@pytest.mark.parametrize(("zone", "hour"), [("Asia/Jakarta", 24), ("Asia/Makassar", 25), ("Asia/Jayapura", 26)])
@pytest.mark.clause("S3", "refuses")
def test_the_last_day_ends_at_midnight_in_jakarta_wherever_people_are(database: Engine, zone: str, hour: int) -> None:
    from zoneinfo import ZoneInfo

    found = town()
    ends_on(found, LAST_DAY)
    end = datetime.combine(LAST_DAY, time(), ZoneInfo(zone)) + timedelta(hours=hour)
    with clock.moved(at(end - timedelta(minutes=1))):
        assert pipeline.sheet(found.owner, found.application_id).name != ""
        assert retention.sweep_retention().rows == 1  # the notice
    with clock.moved(at(end + timedelta(seconds=1))):
        with pytest.raises(Exception, match="period_over"):
            pipeline.sheet(found.owner, found.application_id)
        assert retention.sweep_retention().rows == 1


def test_a_notice_comes_a_week_before_and_once(database: Engine) -> None:
    found = town()
    ends_on(found, clock.today() + 8 * DAYS)
    assert retention.sweep_retention().rows == 0
    with clock.moved(DAYS):
        assert (retention.sweep_retention().rows, retention.sweep_retention().rows) == (1, 0)
    assert kinds().count(MailKind.RETENTION_NOTICE) == 1


def test_after_the_last_day_a_line_a_certificate_and_a_word_remain(database: Engine) -> None:
    found = town()
    ends_on(found, clock.today() - DAYS)
    assert retention.sweep_retention().rows == 1
    with pytest.raises(NotFound):
        applications.my_application(found.victim, found.application_id)
    shown = pipeline.pipeline(found.owner, found.vacancy.id, Stage.NEW)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        certificate = session.execute(select(Certificate)).scalars().one()
    assert certificate.kind is CertificateKind.APPLICATION_EXPIRED
    assert "masa simpannya lewat" in shown.erased[0]
    assert kinds()[-1] is MailKind.APPLICATION_REMOVED


def unused_since(person: Actor, days: int) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        seen = clock.now() - days * DAYS
        session.execute(update(SignInSession).where(col(SignInSession.account_id) == person.account_id).values(seen_at=seen))


def sweep_after(days: int) -> int:
    with clock.moved(days * DAYS):
        return unused_accounts.sweep_unused_accounts().rows


def test_an_unused_account_is_told_twice_and_then_closed(database: Engine) -> None:
    person = some_candidate()
    unused_since(person, 669)
    assert [sweep_after(days) for days in (0, 1, 30, 31, 60, 61, 62)] == [0, 1, 0, 1, 0, 1, 0]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        request = session.execute(select(LeaveRequest)).scalars().one()
    assert request.reason is CertificateKind.ACCOUNT_UNUSED
    assert [kind for kind in kinds() if kind in (MailKind.UNUSED_NOTICE, MailKind.LEAVING_ASKED)] == [
        MailKind.UNUSED_NOTICE, MailKind.UNUSED_NOTICE, MailKind.LEAVING_ASKED,
    ]  # fmt: skip


def test_signing_in_after_a_notice_begins_anew(database: Engine) -> None:
    person = some_candidate()
    unused_since(person, 700)
    assert sweep_after(0) == 1
    with clock.moved(5 * DAYS):
        cookie_of(person)
    assert (sweep_after(40), sweep_after(70)) == (1, 0)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.get_one(Account, person.account_id).unused_notices == 0


def test_a_used_account_hears_nothing(database: Engine) -> None:
    some_candidate()
    assert sweep_after(600) == 0


def stored(content: bytes = b"x") -> str:
    name = new_name()
    storage_keys.store().put(name, b"k" * 32, [content])
    return name


def test_files_whose_rows_went_are_deleted_and_a_missing_one_is_no_fault(database: Engine) -> None:
    names = [stored(), new_name()]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add_all(FileRemoval(stored_name=name) for name in names)
    assert stored_files.sweep_files().rows == 2
    assert not storage_keys.store().exists(names[0])
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(func.count()).select_from(FileRemoval)).scalar_one() == 0


def test_a_stray_file_goes_after_a_day_and_a_resume_stays(database: Engine) -> None:
    found, stray = town(), stored()
    stored_files.sweep_strays()
    assert storage_keys.store().exists(stray)
    with clock.moved(2 * DAYS):
        stored_files.sweep_strays()
    assert not storage_keys.store().exists(stray)
    assert pipeline.sheet(found.owner, found.application_id).page_urls
    kept = stored_application(found.application_id)
    resume = SQLModel.metadata.tables["resume"]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        name = session.execute(select(resume.c.stored_name).where(resume.c.id == kept.resume_id)).scalar_one()
    assert storage_keys.store().exists(name)
