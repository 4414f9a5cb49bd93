"""A big market for the wall, made in the database itself: 60 companies, 600 vacancies, 100,000 candidates, 600,000 applications.

Nothing is random: a row's id is its number, so two runs measure the same rows. Every second application is opened; plans are unlimited.
A test fills a smaller one of the same form.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine

ACCOUNT, COMPANY, MEMBER, VACANCY, CANDIDATE, RESUME, APPLICATION, OTHER = range(1, 9)


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each; `sent_by_each` candidate, to vacancies of as many shares of all."""

    companies: int
    vacancies: int
    candidates: int
    sent_by_each: int


BIG = Size(60, 600, 100_000, 6)


def made_id(kind: int, number: int) -> UUID:
    """The id of the numbered row of a kind."""
    return UUID(f"0{kind}970000-0000-7000-8000-{number:012x}")


def fill(owner: Engine, size: Size = BIG) -> None:
    """Fills an empty, migrated database, and lets the planner know."""
    with owner.begin() as connection:
        for statement in (*_companies(size), *_people(size), *_applications(size)):
            connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


def _id(kind: int, number: str) -> str:
    return f"('0{kind}970000-0000-7000-8000-' || lpad(to_hex({number}), 12, '0'))::uuid"


def _rows(last: int) -> str:
    return f"generate_series(0, {last - 1}) AS g"


MOMENT = "timestamptz '2026-11-01 09:00+07'"


def insert_companies(count: int) -> str:
    return f"""INSERT INTO company (id, created_at, name, slug, address, city, contact_email, contact_phone, about, nib)
        SELECT {_id(COMPANY, "g")}, {MOMENT}, 'PT ' || g, 'pt-' || g, '', '', '', '', '', '' FROM {_rows(count)}"""


def insert_plans(companies: int) -> str:
    """The largest plan for every company, so that no sweep pauses what is to be measured."""
    return f"""INSERT INTO subscription (id, created_at, company_id, plan, starts_at)
        SELECT {_id(OTHER, "g")}, {MOMENT}, {_id(COMPANY, "g")}, 'business', {MOMENT} FROM {_rows(companies)}"""


def insert_vacancies(count: int, companies: int) -> str:
    """Published vacancies of the companies in turn."""
    return f"""INSERT INTO vacancy (id, created_at, company_id, slug, state, title, city, province, workplace, currency, salary_period,
            salary_basis, outsourcing, department, reports_to, level, openings_needed, minimum_education, experience_years, duties,
            qualifications, posted_for_other, confidential, reviewers_see_resume, from_text)
        SELECT {_id(VACANCY, "g")}, {MOMENT}, {_id(COMPANY, f"g % {companies}")}, 'lowongan-' || g, 'published', 'Barista', 'Bandung',
            'Jawa Barat', 'on_site', 'IDR', 'month', 'gross', false, 'Bar', 'Kepala bar', '', 1, 'any', 0, '', '', false, false, false, '[]'
        FROM {_rows(count)}"""


def _companies(size: Size) -> Iterator[str]:
    every = _rows(size.companies)
    yield f"""INSERT INTO account (id, created_at, kind, email, language, email_confirmed_at, unused_notices)
        SELECT {_id(ACCOUNT, "g")}, {MOMENT}, CASE WHEN g < {size.candidates} THEN 'candidate' ELSE 'member' END,
            'orang' || g || '@example.com', 'id', {MOMENT}, 0 FROM {_rows(size.candidates + size.companies * 2)}"""
    yield insert_companies(size.companies)
    yield f"""INSERT INTO company_check (id, created_at, company_id, nib, passed, decided_by, words)
        SELECT {_id(OTHER, "g")}, {MOMENT}, {_id(COMPANY, "g")}, '1234567890123', true, 'Staf', '' FROM {every}"""
    yield insert_plans(size.companies)
    yield f"""INSERT INTO company_member (id, created_at, company_id, account_id, role, name)
        SELECT {_id(MEMBER, "g")}, {MOMENT}, {_id(COMPANY, "g / 2")}, {_id(ACCOUNT, f"g + {size.candidates}")},
            CASE WHEN g % 2 = 0 THEN 'owner' ELSE 'recruiter' END, 'Wati ' || g FROM {_rows(size.companies * 2)}"""
    yield insert_vacancies(size.vacancies, size.companies)
    yield f"""INSERT INTO vacancy_assignment (id, created_at, vacancy_id, company_id, member_id)
        SELECT {_id(OTHER, "g")}, {MOMENT}, {_id(VACANCY, "g")}, {_id(COMPANY, f"g % {size.companies}")},
            {_id(MEMBER, f"(g % {size.companies}) * 2 + 1")} FROM {_rows(size.vacancies)}"""


def _people(size: Size) -> Iterator[str]:
    every = _rows(size.candidates)
    yield f"""INSERT INTO candidate (id, created_at, account_id, full_name, phone)
        SELECT {_id(CANDIDATE, "g")}, {MOMENT}, {_id(ACCOUNT, "g")}, 'Sukarno ' || g, '+6281234567890' FROM {every}"""
    yield f"""INSERT INTO pseudonym (id, created_at, candidate_id, subject_id)
        SELECT {_id(OTHER, "g")}, {MOMENT}, {_id(CANDIDATE, "g")}, {_id(OTHER, f"g + {size.candidates}")} FROM {every}"""
    yield f"""INSERT INTO resume (id, created_at, candidate_id, version, kind, file_name, headline, pages, size, sha256, stored_name)
        SELECT {_id(RESUME, "g")}, {MOMENT}, {_id(CANDIDATE, "g")}, 1, 'pdf', 'cv.pdf', 'Barista', 2, 100000, ''::bytea, 'x' FROM {every}"""


def _applications(size: Size) -> Iterator[str]:
    each, vacancies = size.sent_by_each, size.vacancies
    yield f"""INSERT INTO application (id, created_at, candidate_id, company_id, vacancy_id, resume_id, number, stage, stage_since, submitted_at,
            delivered_at, visible_until, opening_ordinal)
        SELECT {_id(APPLICATION, "g")}, {MOMENT}, {_id(CANDIDATE, f"g / {each}")}, {_id(COMPANY, f"v % {size.companies}")},
            {_id(VACANCY, "v")}, {_id(RESUME, f"g / {each}")}, g / {vacancies} + 1,
            (ARRAY['new', 'new', 'new', 'in_review', 'interview', 'not_suitable'])[g / {vacancies} % 6 + 1], {MOMENT}, {MOMENT}, {MOMENT},
            date '2099-12-31', CASE WHEN g / {vacancies} % 2 = 1 THEN (g / {vacancies} + 1) / 2 END
        FROM (SELECT g, g % {each} * {vacancies // each} + g / {each} % {vacancies // each} AS v
            FROM {_rows(size.candidates * each)}) AS sent"""
    yield f"""INSERT INTO opening (id, created_at, application_id, candidate_id, company_id, vacancy_id, member_id, ordinal)
        SELECT a.id, {MOMENT}, a.id, a.candidate_id, a.company_id, a.vacancy_id, m.id, a.opening_ordinal
        FROM application a JOIN company_member m ON m.company_id = a.company_id AND m.role = 'owner' WHERE a.opening_ordinal IS NOT NULL"""
