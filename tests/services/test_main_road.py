"""One application, end to end through the services: sent, opened within the plan, moved, seen by its person, withdrawn."""

import pytest
from sqlalchemy import func, select

from tests.support import market
from weimproovi import db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.models import Disclosure
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import (
    applications,
    delivery,
    disclosed_files,
    ledger,
    notifications,
    pipeline,
    resumes,
    vacancies,
)
from weimproovi.vocabulary import DisclosureKind, MemberRole, Plan, Purpose, Reason, Stage

pytestmark = pytest.mark.usefixtures("database")


def test_an_unopened_application_shows_number_and_choices_and_no_name() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    market.apply(sukarno, vacancy)
    card = pipeline.pipeline(owner, vacancy.id, Stage.NEW).cards[0]
    assert (card.name, card.opened, card.line) == ("", False, "Pelamar nomor 1")
    assert card.answers[0].answer == "Ya"


def test_an_opened_application_shows_name_contact_and_resume_pages() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    application = market.apply(sukarno, market.some_vacancy(owner))
    assert pipeline.open_application(owner, application).name == "Sukarno"
    sheet = pipeline.sheet(owner, application)
    assert sheet.email.endswith("@example.com")
    assert sheet.phone.startswith("0812-")
    assert b"".join(disclosed_files.resume_page(owner, application, 1).chunks)[:4] == b"RIFF"


def test_the_free_plan_has_no_download_and_says_so() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    application = market.apply(sukarno, market.some_vacancy(owner))
    pipeline.open_application(owner, application)
    assert any(lock.plan_opens for lock in pipeline.sheet(owner, application).locks)
    with pytest.raises(Denied) as refused:
        disclosed_files.resume_file(owner, application)
    assert refused.value.reason is Reason.PLAN_LACKS_GROUP


def test_a_paid_plan_downloads_the_cleaned_copy() -> None:
    owner, sukarno = market.some_owner(plan=Plan.GROWTH), market.some_candidate()
    application = market.apply(sukarno, market.some_vacancy(owner))
    pipeline.open_application(owner, application)
    assert b"".join(disclosed_files.resume_file(owner, application).chunks).startswith(b"%PDF-")


def test_a_withdrawal_locks_the_company_out_at_its_next_request() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    application = market.apply(sukarno, vacancy)
    pipeline.open_application(owner, application)
    applications.withdraw(sukarno, application)
    for refused_read in (
        lambda: pipeline.sheet(owner, application),
        lambda: disclosed_files.resume_page(owner, application, 1),
    ):
        with pytest.raises(Denied) as refused:
            refused_read()
        assert refused.value.reason is Reason.WITHDRAWN
    card = pipeline.pipeline(owner, vacancy.id, Stage.WITHDRAWN).cards[0]
    assert card.name == ""
    assert card.line.startswith("Lamaran ditarik, ")


def test_another_company_gets_not_found_and_leaves_one_refusal_row() -> None:
    owner, stranger, sukarno = market.some_owner(), market.some_owner("PT Lain"), market.some_candidate()
    application = market.apply(sukarno, market.some_vacancy(owner))
    with pytest.raises(NotFound):
        pipeline.sheet(stranger, application)
    looks = ledger.looks(sukarno)
    assert [(look.company, look.refused) for look in looks] == [("PT Lain", True)]


def test_an_id_that_names_nobody_leaves_nothing() -> None:
    stranger = market.some_owner()
    with pytest.raises(NotFound):
        pipeline.sheet(stranger, "0197a000-0000-7000-8000-000000000000")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(func.count()).select_from(Disclosure)).scalar() == 0


def test_every_look_is_a_row_that_the_candidate_reads() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    application = market.apply(sukarno, vacancy)
    pipeline.pipeline(owner, vacancy.id, Stage.NEW)
    pipeline.open_application(owner, application)
    pipeline.sheet(owner, application)
    pipeline.sheet(owner, application)
    b"".join(disclosed_files.resume_page(owner, application, 1).chunks)
    whats = [look.what for look in ledger.looks(sukarno)]
    assert len(whats) == 5
    assert sum(what.startswith("Lembar lamaran") for what in whats) == 3


def test_an_unchecked_company_opens_nothing() -> None:
    owner, sukarno = market.some_owner(checked=False), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    application = market.apply(sukarno, vacancy)
    assert pipeline.pipeline(owner, vacancy.id, Stage.NEW).cards == []
    with pytest.raises(NotFound):
        pipeline.open_application(owner, application)


def test_an_unassigned_recruiter_sees_nothing_and_an_assigned_one_does() -> None:
    owner, sukarno = market.some_owner(plan=Plan.GROWTH), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    application = market.apply(sukarno, vacancy)
    with pytest.raises(NotFound):
        pipeline.open_application(market.some_member(owner), application)
    assert pipeline.open_application(market.some_member(owner, vacancy=vacancy), application).name == "Sukarno"


def test_a_reviewer_sees_the_name_and_neither_contact_nor_resume() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    application = market.apply(sukarno, vacancy)
    pipeline.open_application(owner, application)
    reviewer = market.some_member(owner, MemberRole.REVIEWER, vacancy)
    sheet = pipeline.sheet(reviewer, application)
    assert (sheet.name, sheet.email, sheet.phone, sheet.page_urls) == ("Sukarno", "", "", [])
    with pytest.raises(Denied):
        pipeline.move(reviewer, application, Stage.INTERVIEW)


def test_an_unconfirmed_candidates_application_waits_and_is_delivered_on_confirmation() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate(confirmed=False)
    vacancy = market.some_vacancy(owner)
    market.apply(sukarno, vacancy)
    assert pipeline.pipeline(owner, vacancy.id, Stage.NEW).cards == []


def test_applying_twice_shows_the_first() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    first = market.apply(sukarno, vacancy)
    assert applications.send(sukarno, vacancy.slug).id == first
    assert applications.apply_form(sukarno, vacancy.slug).already_sent_id == first


def test_a_missing_answer_is_named() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    applications.save_draft(sukarno, vacancy.slug, market.some_resume(sukarno), {})
    with pytest.raises(Invalid) as faults:
        applications.send(sukarno, vacancy.slug)
    assert set(faults.value.faults) == {vacancy.question_id}


def test_moving_and_ending_tell_the_candidate() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    application = market.apply(sukarno, market.some_vacancy(owner))
    pipeline.open_application(owner, application)
    pipeline.move(owner, application, Stage.INTERVIEW)
    pipeline.end(owner, application, "filled", "Terima kasih, posisinya sudah terisi.")
    sheet = applications.my_application(sukarno, application)
    assert "Terima kasih, posisinya sudah terisi." in [entry.message for entry in sheet.timeline]
    assert len(notifications.inbox(sukarno)) == 4


def test_a_resume_in_use_cannot_be_removed() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    market.apply(sukarno, market.some_vacancy(owner))
    with pytest.raises(Invalid):
        resumes.remove(sukarno, resumes.versions(sukarno)[0].id)


def test_a_list_is_recorded_once_a_day_with_its_count() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    market.apply(sukarno, vacancy)
    for _ in range(3):
        pipeline.pipeline(owner, vacancy.id, Stage.NEW)
    assert [(look.what.split(":")[0], look.times) for look in ledger.looks(sukarno)] == [("Daftar pelamar", "3 kali")]
    assert DisclosureKind.LIST


def test_an_application_that_waits_for_its_e_mail_ends_in_words_when_the_vacancy_closes() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate(confirmed=False)
    vacancy = market.some_vacancy(owner)
    application = market.apply(sukarno, vacancy)
    vacancies.close(owner, vacancy.id, "Posisi sudah terisi.")
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        assert sukarno.account_id is not None
        delivery.deliver_waiting(session, sukarno.account_id)
    assert market.stored_application(application).stage is Stage.CLOSED
    assert market.stored_application(application).delivered_at is None
    assert "sudah ditutup, jadi Weimproovi mengakhiri lamaranmu" in notifications.inbox(sukarno)[0].words


def test_a_malformed_place_in_the_ledger_is_not_there() -> None:
    with pytest.raises(NotFound):
        ledger.looks(market.some_candidate(), before="kemarin")


def test_a_companys_own_history_has_one_row_for_a_list_and_names_the_vacancy() -> None:
    owner = market.some_owner()
    vacancy = market.some_vacancy(owner)
    for _ in range(2):
        market.apply(market.some_candidate(), vacancy)
    pipeline.pipeline(owner, vacancy.id, Stage.NEW)
    rows = ledger.company_looks(owner)
    assert [(row.vacancy, row.what.endswith("2 pelamar")) for row in rows] == [("Barista", True)]
    with pytest.raises(Denied):
        ledger.company_looks(market.some_member(owner, vacancy=vacancy))
