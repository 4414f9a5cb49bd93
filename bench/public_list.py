"""The public list over HTTP: 10,000 vacancies, 20 on a page, eight connections; beside a bare Starlette route with the same statements."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import httpx
from sqlalchemy import Engine

from bench import crowd, place, served
from bench.load import Load, load
from bench.measure import ROUNDS, line, title
from tests.support.server import free_port
from weimproovi import db

LISTINGS, REQUESTS, CONNECTIONS = 10_000, 400, 8
FILL = """INSERT INTO listing (id, created_at, vacancy_id, slug, company_name, company_slug, title, city, province, workplace, salary_min, currency,
        salary_period, salary_basis, monthly_max, employment_status, outsourcing, department, reports_to, level, openings_needed,
        minimum_education, experience_years, duties, qualifications, posted_for_other, closes_on, published_at, changed_at, link_only, search)
    SELECT gen_random_uuid(), now(), v.id, v.slug, 'PT ' || g % 500, 'pt-' || g % 500,
        (ARRAY['Barista', 'Perawat', 'Akuntan', 'Kasir', 'Juru Masak'])[g % 5 + 1], 'Kota ' || g % 90, 'Provinsi ' || g % 38, 'on_site',
        3000000 + g % 200 * 100000, 'IDR', 'month', 'gross', 3000000 + g % 200 * 100000, 'permanent', false, 'Bar', 'Kepala', '', 1, 'any', 0,
        repeat('Melayani tamu dengan ramah. ', 20), '', false, date '2099-12-31', now() - g * interval '1 minute', now(), false,
        to_tsvector('indonesian', (ARRAY['Barista', 'Perawat', 'Akuntan', 'Kasir', 'Juru Masak'])[g % 5 + 1])
    FROM (SELECT id, slug, row_number() OVER (ORDER BY id) AS g FROM vacancy) AS v"""
_fresh = count(1)


def same() -> list[str]:
    """One address, again and again."""
    return ["/lowongan"] * REQUESTS


def different() -> list[str]:
    """Addresses that nobody asked for before."""
    return [f"/lowongan?gaji={next(_fresh)}" for _ in range(REQUESTS)]


@contextmanager
def bare() -> Iterator[int]:
    """The bare route, served as the product is; its port."""
    port = free_port()
    address = db.addresses().application.replace("postgresql+psycopg", "postgresql")
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(port), "--no-log", "bench.bare:app"]
    process = subprocess.Popen(command, env={**os.environ, "BENCH_DATABASE": address})
    try:
        answer_of(f"http://127.0.0.1:{port}/lowongan")
        yield port
    finally:
        process.terminate()
        process.wait(20)


def answer_of(url: str) -> str:
    """The answer of a server that may still be starting."""
    for _ in range(200):
        try:
            return httpx.get(url).raise_for_status().text
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError(url)


def fill(owner: Engine) -> None:
    with owner.begin() as connection:
        for statement in (crowd.insert_companies(crowd.BIG.companies), crowd.insert_vacancies(LISTINGS, crowd.BIG.companies), FILL):
            connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE listing")


def main() -> None:
    title(f"The public list: {LISTINGS:,} vacancies, {CONNECTIONS} connections, {REQUESTS} requests a round, median of {ROUNDS} rounds")
    fill(place.empty_database())
    with served.product() as running, bare() as bare_port:
        port = int(running.url.rsplit(":", 1)[1])
        variants = {"same address": (port, same), "new addresses": (port, different), "bare route": (bare_port, different)}
        found: dict[str, list[Load]] = {name: [] for name in variants}
        for name, (where, paths) in list(variants.items()) * (ROUNDS + 1):
            found[name].append(load(where, paths(), CONNECTIONS))
    middle = {name: statistics.median(one.per_second for one in loads[1:]) for name, loads in found.items()}
    for name, loads in found.items():
        p50, p95 = (statistics.median(getattr(one, percentile) for one in loads[1:]) for percentile in ("p50", "p95"))
        line(name, f"{middle[name]:,.0f} requests/s, p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    for name in ("same address", "new addresses"):
        line(f"ratio to the bare route, {name}", f"{middle[name] / middle['bare route']:.2f}")


if __name__ == "__main__":
    main()
