"""Dates, money, phones and names as people here write them, in both languages."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest

from weimproovi import clock
from weimproovi.i18n import LANGUAGES, format, speaking, words
from weimproovi.integrations.phone import to_e164
from weimproovi.vocabulary import (
    ConsentScope,
    DocumentProblem,
    Education,
    EmploymentStatus,
    FieldGroup,
    MemberRole,
    Plan,
    Purpose,
    Reason,
    SalaryBasis,
    SalaryPeriod,
    Stage,
    VacancyState,
    Workplace,
)

MONTH, GROSS = SalaryPeriod.MONTH, SalaryBasis.GROSS


@pytest.mark.parametrize(
    ("lowest", "highest", "shown"),
    [
        (8_000_000, 12_000_000, "Rp8–12 jt/bulan"),
        (5_750_000, 6_500_000, "Rp5,75–6,5 jt/bulan"),
        (800_000, 1_200_000, "Rp800 rb–1,2 jt/bulan"),
        (8_000_000, 8_000_000, "Rp8 jt/bulan"),
        (8_000_000, None, "Mulai Rp8 jt/bulan"),
    ],
)
def test_a_card_shows_pay_in_a_few_letters(lowest: int, highest: int | None, shown: str) -> None:
    assert format.salary_card(lowest, highest, MONTH) == shown


def test_the_full_salary_names_every_rupiah_period_and_basis() -> None:
    assert (
        format.salary_full(8_000_000, 12_000_000, "IDR", period=MONTH, basis=GROSS)
        == "Rp8.000.000–Rp12.000.000 per bulan, bruto"
    )
    assert (
        format.salary_full(150_000, None, "IDR", period=SalaryPeriod.DAY, basis=SalaryBasis.NET)
        == "Mulai Rp150.000 per hari, neto"
    )


def test_english_groups_with_commas_and_says_million() -> None:
    with speaking("en"):
        assert format.salary_card(8_000_000, 12_500_000, MONTH) == "Rp8–12.5 million/month"
        assert format.rupiah(8_000_000) == "Rp8,000,000"


def test_dates_and_times_are_jakartas() -> None:
    late = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
    assert format.moment_exact(late) == "23 Nov 2026 00.30 WIB"
    assert (format.date_long(date(2026, 8, 2)), format.date_short(date(2026, 8, 2))) == ("2 Agustus 2026", "2 Agu 2026")
    assert (format.day_month(date(2026, 11, 20)), format.clock_time(late)) == ("20 Nov", "00.30")


@pytest.mark.parametrize(
    ("passed", "indonesian", "english"),
    [
        (timedelta(seconds=20), "baru saja", "just now"),
        (timedelta(minutes=1), "1 menit lalu", "1 minute ago"),
        (timedelta(hours=5), "5 jam lalu", "5 hours ago"),
        (timedelta(days=1), "1 hari lalu", "1 day ago"),
        (timedelta(days=2), "2 hari lalu", "2 days ago"),
    ],
)
def test_how_long_ago_is_said_in_words(passed: timedelta, indonesian: str, english: str) -> None:
    moment = clock.now() - passed
    assert format.ago(moment) == indonesian
    with speaking("en"):
        assert format.ago(moment) == english


def test_after_a_month_the_date_is_said() -> None:
    moment = datetime(2020, 2, 3, 5, tzinfo=UTC)
    assert format.ago(moment) == "3 Feb 2020"


@pytest.mark.parametrize(
    ("typed", "e164", "shown"),
    [
        ("0812-3456-7890", "+6281234567890", "0812-3456-7890"),
        ("62 812 3456 7890", "+6281234567890", "0812-3456-7890"),
        ("+62 (812) 3456.7890", "+6281234567890", "0812-3456-7890"),
        ("021-5551234", "+62215551234", "(021) 5551234"),
        ("+65 8123 4567", "+6581234567", "+65 8123 4567"),
    ],
)
def test_a_phone_number_is_read_as_people_type_it(typed: str, e164: str, shown: str) -> None:
    assert to_e164(typed) == e164
    assert format.phone(e164) == shown


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "081234", "08123456789012", "0812-3456-7890x", "０８１２３４５６７８９０", "+999 123 4567", "--------"],
)
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    assert to_e164(typed) is None


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Sukarno", "Sukarno"),
        ("Raden Ajeng Kusumawardhani", "Raden"),
        ("", ""),
    ],
)
def test_a_name_is_one_word_or_many(name: str, greeted: str) -> None:
    assert format.first_word(name) == greeted


def test_file_sizes_are_short() -> None:
    assert (format.file_size(10), format.file_size(214 * 1024), format.file_size(1_300_000)) == (
        "1 KB",
        "214 KB",
        "1,2 MB",
    )


@pytest.mark.parametrize(
    ("say", "kind"),
    [
        (words.stage_for_company, Stage),
        (words.stage_for_candidate, Stage),
        (words.vacancy_state, VacancyState),
        (words.employment, EmploymentStatus),
        (words.employment_short, EmploymentStatus),
        (words.workplace, Workplace),
        (words.education, Education),
        (words.salary_period, SalaryPeriod),
        (words.salary_basis, SalaryBasis),
        (words.role, MemberRole),
        (words.plan, Plan),
        (words.field_group, FieldGroup),
        (words.purpose, Purpose),
        (words.consent_scope, ConsentScope),
        (words.reason, Reason),
        (words.reason_for_company, Reason),
        (words.reason_for_candidate, Reason),
        (words.document_problem, DocumentProblem),
    ],
)
def test_every_word_of_the_vocabulary_is_said_in_both_languages(
    say: Callable[[StrEnum], str], kind: type[StrEnum]
) -> None:
    for code in LANGUAGES:
        with speaking(code):
            assert all(say(word) for word in kind)


def test_a_candidate_is_never_told_of_plan_or_quota() -> None:
    for code in LANGUAGES:
        with speaking(code):
            said = " ".join(words.reason_for_candidate(reason) for reason in Reason).casefold()
        assert not [word for word in ("paket", "kuota", "plan", "quota", "batas") if word in said.split()]


def test_a_company_is_told_the_same_of_a_pause_as_of_nothing() -> None:
    hidden = (
        Reason.NOT_FOUND,
        Reason.ERASED,
        Reason.PAUSED,
        Reason.NOT_APPLIED,
        Reason.NOT_DELIVERED,
        Reason.OTHER_COMPANY,
    )
    assert len({words.reason_for_company(reason) for reason in hidden}) == 1
