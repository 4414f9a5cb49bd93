"""A big market for the wall, made in the database itself: 60 companies, 600 vacancies, 100,000 candidates, 600,000 applications.

Nothing is random: a row's id is its number, so two runs measure the same rows. Every second application is opened; plans are unlimited.
"""

from uuid import UUID

from sqlalchemy import Engine

COMPANIES, VACANCIES, CANDIDATES, SENT_BY_EACH = 60, 600, 100_000, 6
ACCOUNT, COMPANY, MEMBER, VACANCY, CANDIDATE, RESUME, APPLICATION, OTHER = range(1, 9)


def made_id(kind: int, number: int) -> UUID:
    """The id of the numbered row of a kind."""
    return UUID(f"0{kind}970000-0000-7000-8000-{number:012x}")


def fill(owner: Engine) -> None:
    """Fills an empty, migrated database, and lets the planner know."""
    with owner.begin() as connection:
        for statement in STATEMENTS:
            connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


def _id(kind: int, number: str) -> str:
    return f"('0{kind}970000-0000-7000-8000-' || lpad(to_hex({number}), 12, '0'))::uuid"


def _rows(last: int) -> str:
    return f"generate_series(0, {last - 1}) AS g"


MOMENT = "timestamptz '2026-11-01 09:00+07'"


def insert_vacancies(count: int) -> str:
    """Published vacancies of the companies in turn."""
    return f"""INSERT INTO vacancy (id, created_at, company_id, slug, state, title, city, province, workplace, currency, salary_period,
            salary_basis, outsourcing, department, reports_to, level, openings_needed, minimum_education, experience_years, duties,
            qualifications, posted_for_other, confidential, reviewers_see_resume)
        SELECT {_id(VACANCY, "g")}, {MOMENT}, {_id(COMPANY, f"g % {COMPANIES}")}, 'lowongan-' || g, 'published', 'Barista', 'Bandung',
            'Jawa Barat', 'on_site', 'IDR', 'month', 'gross', false, 'Bar', 'Kepala bar', '', 1, 'any', 0, '', '', false, false, false
        FROM {_rows(count)}"""


INSERT_COMPANIES = f"""INSERT INTO company (id, created_at, name, slug, address, city, contact_email, contact_phone, about)
    SELECT {_id(COMPANY, "g")}, {MOMENT}, 'PT ' || g, 'pt-' || g, '', '', '', '', '' FROM {_rows(COMPANIES)}"""
STATEMENTS = (
    f"""INSERT INTO account (id, created_at, kind, email, language, email_confirmed_at)
        SELECT {_id(ACCOUNT, "g")}, {MOMENT}, CASE WHEN g < {CANDIDATES} THEN 'candidate' ELSE 'member' END,
            'orang' || g || '@example.com', 'id', {MOMENT} FROM {_rows(CANDIDATES + COMPANIES * 2)}""",
    INSERT_COMPANIES,
    f"""INSERT INTO company_check (id, created_at, company_id, nib, passed, decided_by, words)
        SELECT {_id(OTHER, "g")}, {MOMENT}, {_id(COMPANY, "g")}, '1234567890123', true, 'Staf', '' FROM {_rows(COMPANIES)}""",
    f"""INSERT INTO subscription (id, created_at, company_id, plan, starts_at)
        SELECT {_id(OTHER, "g")}, {MOMENT}, {_id(COMPANY, "g")}, 'business', {MOMENT} FROM {_rows(COMPANIES)}""",
    f"""INSERT INTO company_member (id, created_at, company_id, account_id, role, name)
        SELECT {_id(MEMBER, "g")}, {MOMENT}, {_id(COMPANY, "g / 2")}, {_id(ACCOUNT, f"g + {CANDIDATES}")},
            CASE WHEN g % 2 = 0 THEN 'owner' ELSE 'recruiter' END, 'Wati ' || g FROM {_rows(COMPANIES * 2)}""",
    insert_vacancies(VACANCIES),
    f"""INSERT INTO vacancy_assignment (id, created_at, vacancy_id, company_id, member_id)
        SELECT {_id(OTHER, "g")}, {MOMENT}, {_id(VACANCY, "g")}, {_id(COMPANY, f"g % {COMPANIES}")},
            {_id(MEMBER, f"(g % {COMPANIES}) * 2 + 1")} FROM {_rows(VACANCIES)}""",
    f"""INSERT INTO candidate (id, created_at, account_id, full_name, phone)
        SELECT {_id(CANDIDATE, "g")}, {MOMENT}, {_id(ACCOUNT, "g")}, 'Sukarno ' || g, '+6281234567890' FROM {_rows(CANDIDATES)}""",
    f"""INSERT INTO pseudonym (id, created_at, candidate_id, subject_id)
        SELECT {_id(OTHER, "g")}, {MOMENT}, {_id(CANDIDATE, "g")}, {_id(OTHER, f"g + {CANDIDATES}")} FROM {_rows(CANDIDATES)}""",
    f"""INSERT INTO resume (id, created_at, candidate_id, version, kind, file_name, headline, pages, size, sha256, stored_name)
        SELECT {_id(RESUME, "g")}, {MOMENT}, {_id(CANDIDATE, "g")}, 1, 'pdf', 'cv.pdf', 'Barista', 2, 100000, ''::bytea, 'x'
        FROM {_rows(CANDIDATES)}""",
    f"""INSERT INTO application (id, created_at, candidate_id, company_id, vacancy_id, resume_id, number, stage, stage_since, submitted_at,
            delivered_at, visible_until, opening_ordinal)
        SELECT {_id(APPLICATION, "g")}, {MOMENT}, {_id(CANDIDATE, f"g / {SENT_BY_EACH}")}, {_id(COMPANY, f"v % {COMPANIES}")},
            {_id(VACANCY, "v")}, {_id(RESUME, f"g / {SENT_BY_EACH}")}, g / {VACANCIES} + 1,
            (ARRAY['new', 'new', 'new', 'in_review', 'interview', 'not_suitable'])[g / {VACANCIES} % 6 + 1], {MOMENT}, {MOMENT}, {MOMENT},
            date '2099-12-31', CASE WHEN g / {VACANCIES} % 2 = 1 THEN (g / {VACANCIES} + 1) / 2 END
        FROM (SELECT g, g % {SENT_BY_EACH} * {VACANCIES // SENT_BY_EACH} + g / {SENT_BY_EACH} % {VACANCIES // SENT_BY_EACH} AS v
            FROM {_rows(CANDIDATES * SENT_BY_EACH)}) AS sent""",
    f"""INSERT INTO opening (id, created_at, application_id, candidate_id, company_id, vacancy_id, member_id, ordinal)
        SELECT a.id, {MOMENT}, a.id, a.candidate_id, a.company_id, a.vacancy_id, m.id, a.opening_ordinal
        FROM application a JOIN company_member m ON m.company_id = a.company_id AND m.role = 'owner' WHERE a.opening_ordinal IS NOT NULL""",
)
