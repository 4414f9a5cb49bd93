"""Staff judge reported vacancies: what they see, what follows from a decision, and who reads it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from tests.services.test_reports import STRANGER, kept, mails_of, report, shown, state_of, three_reports
from tests.support import market, publishing
from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.integrations import rate_limits
from weimproovi.models import CompanyCheck, StaffAct, VacancyPause, VacancyReport
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM
from weimproovi.services import applications, listings, notifications, report_desk, reports, vacancies
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import MailKind, Plan, Purpose, StaffActKind, VacancyState

pytestmark = pytest.mark.usefixtures("database")
SAID = "Terima kasih. Kami sudah memeriksanya."


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    rate_limits._limiter.cache_clear()


def answer(vacancy: market.SomeVacancy, outcome: str, words: str = SAID, newest: str = "") -> None:
    staff = market.some_staff()
    seen = newest or report_desk.waiting(staff)[0].newest
    report_desk.answer(staff, vacancy.id, outcome=outcome, words=words, newest=seen)


def acts() -> list[StaffActKind]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return [one.act for one in session.execute(select(StaffAct).order_by(col(StaffAct.id))).scalars()]


def test_staff_see_the_vacancy_its_reports_and_when_they_are_due() -> None:
    vacancy = shown(duties="Menyeduh kopi.\nMembersihkan bar.")
    three_reports(vacancy)
    row = report_desk.waiting(market.some_staff())[0]
    assert (row.title, row.company, row.count, row.independent) == ("Barista", "PT Kopi Senja", 3, 3)
    assert (row.paused, row.showing, row.late, row.state_words) == (True, False, False, "Dijeda")
    assert row.text == ["Menyeduh kopi.", "Membersihkan bar."]
    assert [(one.kind, one.who) for one in row.reports] == [("Meminta uang", "Pencari kerja")] * 3


def test_the_earliest_due_stands_first_and_a_late_one_says_so() -> None:
    owner = market.some_owner(plan=Plan.GROWTH)
    first, second = shown(owner), shown(owner, title="Kasir")
    report(ANONYMOUS, first, 1)
    with clock.moved(timedelta(days=7)):
        report(ANONYMOUS, second, 2)
        rows = report_desk.waiting(market.some_staff())
        assert [(row.title, row.late) for row in rows] == [("Barista", True), ("Kasir", False)]


def test_dismissed_shows_it_again_and_answers_everybody_once() -> None:
    vacancy, candidate = shown(), market.some_candidate()
    report(candidate, vacancy, 9)
    report(candidate, vacancy, 9)
    three_reports(vacancy)
    report(ANONYMOUS, vacancy, 4)
    answer(vacancy, "dismissed")
    assert state_of(vacancy) is VacancyState.PUBLISHED
    assert listings.detail(vacancy.slug).card.title == "Barista"
    assert len(mails_of(MailKind.REPORT_ANSWERED)) == 5
    assert {mail.values["answer"] for mail in mails_of(MailKind.REPORT_ANSWERED)} == {SAID}
    assert notifications.inbox(candidate)[0].words == "Laporanmu tentang Barista sudah dijawab."
    assert len(mails_of(MailKind.VACANCY_RESUMED)) == 1
    assert report_desk.waiting(market.some_staff()) == []


def test_after_an_answer_nothing_is_kept_that_leads_to_whoever_reported() -> None:
    vacancy = shown()
    report(ANONYMOUS, vacancy, 1)
    answer(vacancy, "dismissed")
    assert [(one.email, one.origin) for one in kept()] == [("", b"")]
    assert mails_of(MailKind.REPORT_ANSWERED)[0].address == "orang@example.com"


def test_whoever_was_erased_meanwhile_gets_no_mail() -> None:
    vacancy = shown()
    report(market.some_candidate(), vacancy, 1)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(VacancyReport).values(account_id=None, email=""))
    answer(vacancy, "dismissed")
    assert mails_of(MailKind.REPORT_ANSWERED) == []


def test_after_an_answer_three_new_reports_are_needed() -> None:
    vacancy = shown()
    three_reports(vacancy)
    answer(vacancy, "dismissed")
    for network in (11, 12):
        report(market.some_candidate(), vacancy, network)
    assert state_of(vacancy) is VacancyState.PUBLISHED


def test_upheld_closes_it_and_its_applicants_read_why() -> None:
    owner, candidate = market.some_owner(), market.some_candidate()
    vacancy = shown(owner)
    resume, question = market.some_resume(candidate), applications.apply_form(candidate, vacancy.slug).questions[0].id
    applications.save_draft(candidate, vacancy.slug, resume, {question: "Ya"})
    applications.send(candidate, vacancy.slug)
    report(ANONYMOUS, vacancy, 1)
    answer(vacancy, "upheld")
    assert state_of(vacancy) is VacancyState.CLOSED
    assert "setelah memeriksa laporan" in applications.mine(candidate)[0].ended
    assert vacancies.form(owner, vacancy.id).paused == "Weimproovi menutup lowongan ini setelah memeriksanya."
    assert report_desk.answered(market.some_staff())[0].upheld


def test_what_is_missing_is_said_and_nothing_is_decided() -> None:
    vacancy = shown()
    report(ANONYMOUS, vacancy, 1)
    for outcome, words, fields in (("", "", ["outcome", "words"]), ("upheld", " ", ["words"]), ("dismissed", "x" * 2001, ["words"])):
        with pytest.raises(Invalid) as refused:
            answer(vacancy, outcome, words)
        assert list(refused.value.faults) == fields
    assert acts() == []


def test_a_report_that_came_meanwhile_waits_for_its_own_answer() -> None:
    vacancy = shown()
    report(market.some_candidate(), vacancy, 1)
    seen = report_desk.waiting(market.some_staff())[0].newest
    report(market.some_candidate(), vacancy, 2)
    answer(vacancy, "dismissed", newest=seen)
    assert report_desk.waiting(market.some_staff())[0].count == 1
    with pytest.raises(NotFound):
        answer(vacancy, "dismissed", newest=seen)


def test_staff_pause_and_show_again_and_every_act_is_written_down() -> None:
    vacancy, staff = shown(), market.some_staff()
    report(ANONYMOUS, vacancy, 1)
    report_desk.pause(staff, vacancy.id)
    report_desk.pause(staff, vacancy.id)
    assert state_of(vacancy) is VacancyState.PAUSED
    report_desk.resume(staff, vacancy.id)
    assert state_of(vacancy) is VacancyState.PUBLISHED
    answer(vacancy, "dismissed")
    assert acts() == [StaffActKind.VACANCY_PAUSE, StaffActKind.VACANCY_PAUSE, StaffActKind.VACANCY_RESUME, StaffActKind.REPORT_ANSWER]


def test_a_vacancy_that_its_plan_paused_does_not_show_because_reports_are_dismissed() -> None:
    vacancy = shown()
    three_reports(vacancy)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row = session.execute(select(VacancyPause)).scalars().one()
        session.add(VacancyPause(vacancy_id=row.vacancy_id, company_id=row.company_id, reason="plan"))
    answer(vacancy, "dismissed")
    assert state_of(vacancy) is VacancyState.PAUSED


def test_hints_point_at_words_and_numbers_and_decide_nothing() -> None:
    owner = market.some_owner(plan=Plan.BUSINESS)
    for number in range(5):
        shown(owner, title=f"Kasir {number}")
    vacancy = shown(owner, salary_min="40.000.000", salary_max="50.000.000", duties="Biaya pendaftaran Rp50.000. Kirim WA saja.")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        other = market.some_owner("PT Gagal").company_id
        session.add(CompanyCheck(company_id=other, nib="1234567890123", passed=False, decided_by="Staf"))
    reports.report(ANONYMOUS, vacancy.slug, typed=STRANGER, visitor=Visitor("10.0.1.1"))
    assert report_desk.waiting(market.some_staff())[0].hints == [
        "Menyebut pembayaran: biaya pendaftaran.",
        "Hanya bisa dihubungi lewat aplikasi pesan: WA.",
        "Gaji jauh di atas kelompoknya: Rp50.000.000 per bulan; nilai tengah 5 lowongan sejenis Rp6.000.000.",
        "NIB yang sama tidak lulus pemeriksaan untuk PT Gagal.",
    ]
    assert state_of(vacancy) is VacancyState.PUBLISHED


def test_an_ordinary_vacancy_has_no_hints() -> None:
    owner = market.some_owner(plan=Plan.GROWTH)
    publishing.consent(owner)
    for title in ("Kasir", "Pramusaji"):
        publishing.published(owner, title=title)
    vacancy = shown(owner)
    report(ANONYMOUS, vacancy, 1)
    assert report_desk.waiting(market.some_staff())[0].hints == []
