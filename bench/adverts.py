"""Many public vacancies, made in the database itself: occupations, places and pay as uneven as a real market's. Nothing is random.

Every tenth occupation makes half of the market, half of the places lie on few provinces, and the last sixty days are equally full. The public
copies are written as `services.listing_copies` writes them; a test compares the two.
"""

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import SQLModel

from bench import crowd
from weimproovi import clock
from weimproovi.models import Listing
from weimproovi.permissions.plans import PLANS
from weimproovi.vocabulary import EmploymentStatus, Plan
from weimproovi.vocabulary.occupations import OCCUPATIONS
from weimproovi.vocabulary.regions import PROVINCE_OF
from weimproovi.vocabulary.searching import SALARY_STEPS

INDEXES = sorted(SQLModel.metadata.tables[str(Listing.__tablename__)].indexes, key=lambda index: str(index.name))  # built over the rows, which is much faster
CHUNK, COMPANIES, DAYS = 50_000, 500, 60
EACH = PLANS[Plan.BUSINESS].published_vacancies  # what a company may show at once
SENTENCES = (
    "Melayani pelanggan dengan ramah dan menjawab pertanyaan mereka.", "Menyusun laporan mingguan untuk kepala bagian.",
    "Menjaga kebersihan dan keselamatan tempat kerja.", "Bekerja sama dengan tim gudang dan pengiriman.", "Mencatat persediaan setiap pagi.",
    "Prepare monthly reports and present them to the team.", "Menguasai lembar kerja dan pengolah kata.", "Terbiasa bekerja dalam sif.",
    "Mampu berbahasa Inggris dengan baik.", "Memeriksa mutu sebelum barang dikirim.", "Merawat mesin dan alat kerja.",
    "Good communication with customers and suppliers.", "Menyiapkan bahan sebelum pembukaan.", "Menghitung kas pada akhir hari.",
)  # fmt: skip


def fill(owner: Engine, count: int) -> None:
    """Fills an empty, migrated database, in chunks, then its indexes, and lets the planner know."""
    companies = max(COMPANIES, -(-count // EACH))
    with owner.begin() as connection:
        for made in (crowd.insert_companies(companies), crowd.insert_plans(companies), crowd.insert_vacancies(count, companies)):
            connection.exec_driver_sql(made, execution_options={"no_parameters": True})
    now = clock.now()
    with owner.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE listing DISABLE TRIGGER moves_the_public_state")  # a million rows are one state
        for index in INDEXES:
            index.drop(connection)
    for first in range(0, count, CHUNK):
        with owner.begin() as connection:
            connection.exec_driver_sql(statement(first, min(first + CHUNK, count), now), execution_options={"no_parameters": True})
    with owner.begin() as connection:
        connection.exec_driver_sql("SET maintenance_work_mem = '1GB'")
        for index in INDEXES:
            index.create(connection)
        connection.exec_driver_sql("RESET maintenance_work_mem")
        connection.exec_driver_sql("ALTER TABLE listing ENABLE TRIGGER moves_the_public_state")
        connection.exec_driver_sql("UPDATE listing SET changed_at = changed_at WHERE slug = 'lowongan-0'")
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET synchronous_commit = on")  # the log is flushed, so that what was loaded counts as visible to all
        connection.exec_driver_sql("ANALYZE listing")
        connection.exec_driver_sql("VACUUM listing")


def statement(first: int, end: int, now: datetime) -> str:
    """Public copies of the vacancies numbered from `first` on."""
    return f"""WITH made AS (
        SELECT g, {_uneven(1, len(OCCUPATIONS) * 2, 3)} AS title, {_uneven(2, len(PROVINCE_OF), 3)} AS place, {_share(3)} AS pay, {_share(4)} AS when_,
            {_share(5)} AS status, {_share(6)} AS school, {_share(7)} AS years, {_share(8)} AS workplace FROM generate_series({first}, {end - 1}) AS g
    ), filled AS (
        SELECT g, {_array([name for one in OCCUPATIONS for name in (one.name_id, one.name_en)])}[title + 1] AS title,
            {_array(sorted(PROVINCE_OF))}[place + 1] AS city, {_array([PROVINCE_OF[name] for name in sorted(PROVINCE_OF)])}[place + 1] AS province,
            2500000 + (power(pay, 3) * 250)::int * 100000 AS monthly, timestamptz '{now.isoformat()}' - when_ * interval '{DAYS} days' AS at,
            (CASE WHEN status < .6 THEN 'permanent' WHEN status < .8 THEN 'fixed_term' ELSE {_array([word.value for word in EmploymentStatus])}[g % 6 + 1] END) AS status,
            (CASE WHEN school < .3 THEN 'any' WHEN school < .7 THEN 'senior_high' WHEN school < .8 THEN 'diploma' WHEN school < .98 THEN 'bachelor' ELSE 'master' END) AS school,
            (power(years, 3) * 11)::int AS years, (CASE WHEN workplace < .85 THEN 'on_site' WHEN workplace < .95 THEN 'hybrid' ELSE 'remote' END) AS workplace,
            {_array(list(SENTENCES))}[g % 14 + 1] || ' ' || {_array(list(SENTENCES))}[g / 14 % 14 + 1] || ' ' || {_array(list(SENTENCES))}[g / 196 % 14 + 1] AS duties
        FROM made
    )
    INSERT INTO listing (id, created_at, vacancy_id, slug, company_name, company_slug, link_only, title, city, province, workplace, salary_min, currency,
        salary_period, salary_basis, monthly_max, employment_status, outsourcing, department, reports_to, level, openings_needed, minimum_education,
        experience_years, duties, qualifications, posted_for_other, closes_on, published_at, changed_at, search)
    SELECT gen_random_uuid(), at, v.id, v.slug, 'PT Usaha ' || g % {COMPANIES}, 'pt-' || g % {COMPANIES}, false, f.title, f.city, f.province, f.workplace,
        monthly, 'IDR', 'month', 'gross', monthly, status, false, 'Operasional', 'Kepala bagian', '', 1, school, years, f.duties, '', false,
        date '2099-12-31', at, at, {_vector()}
    FROM filled AS f JOIN vacancy AS v ON v.slug = 'lowongan-' || g"""


def _share(kind: int) -> str:
    """A number from 0 to 1 that looks random and is not."""
    return f"abs(hashint4(g + {kind * 10_000_019})::bigint) / 2147483649.0"


def _uneven(kind: int, count: int, power: int) -> str:
    return f"(power({_share(kind)}, {power}) * {count})::int % {count}"


def _array(words: list[str]) -> str:
    quoted = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
    return f"(ARRAY[{quoted}])"


def _vector() -> str:
    weighted = (("f.title", "A"), (f"'PT Usaha ' || g % {COMPANIES}", "B"), ("f.city || ' ' || f.province", "B"), ("'Operasional'", "C"), ("f.duties || ' '", "D"))
    words = " || ".join(f"setweight(to_tsvector('{language}', {text}), '{weight}')" for text, weight in weighted for language in ("indonesian", "simple"))
    steps = ", ".join(map(str, SALARY_STEPS))
    return f"""array_to_tsvector(ARRAY['p:' || f.province, 'c:' || f.city, 's:' || status, 'w:' || f.workplace, 'e:' || school,
        'x:' || CASE WHEN years >= 6 THEN '6' WHEN years >= 3 THEN '3-5' WHEN years >= 1 THEN '1-2' ELSE '0' END,
        'd:' || floor(extract(epoch FROM at) / 86400)::bigint, 'pd:' || floor(extract(epoch FROM at) / 86400)::bigint || ':' || f.province]
        || ARRAY(SELECT 'g:' || step FROM unnest(ARRAY[{steps}]) AS step WHERE monthly >= step)) || {words}"""
