"""The limit beside which the public list is measured: one Starlette route, the list's statements by hand, JSON."""

import os
from contextlib import asynccontextmanager
from datetime import date

from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

PAGE = """SELECT id, slug, title, company_name, company_checked_on, city, province, workplace, salary_min, salary_max, salary_period,
    employment_status, published_at FROM listing WHERE closes_on >= %s AND monthly_max >= %s ORDER BY published_at DESC, id DESC LIMIT 21"""
COUNT = "SELECT count(*) FROM (SELECT id FROM listing WHERE closes_on >= %s AND monthly_max >= %s LIMIT 1001) AS found"
PROVINCES = "SELECT DISTINCT province FROM listing WHERE closes_on >= %s AND province <> '' ORDER BY province"


@asynccontextmanager
async def lifespan(app: Starlette):
    async with AsyncConnectionPool(os.environ["BENCH_DATABASE"], min_size=4, max_size=16, open=False) as app.state.pool:
        yield


async def vacancies(request: Request) -> Response:
    today, salary = date(2026, 1, 1), int(request.query_params.get("gaji", 0))
    async with request.app.state.pool.connection() as connection:
        rows = await (await connection.execute(PAGE, [today, salary])).fetchall()
        total = await (await connection.execute(COUNT, [today, salary])).fetchone()
        provinces = await (await connection.execute(PROVINCES, [today])).fetchall()
    return Response(str((rows, total, provinces)))


async def one_statement(request: Request) -> Response:
    """The page alone: the limit that other products were measured beside."""
    async with request.app.state.pool.connection() as connection:
        return Response(str(await (await connection.execute(PAGE, [date(2026, 1, 1), 0])).fetchall()))


app = Starlette(routes=[Route("/lowongan", vacancies), Route("/satu", one_statement)], lifespan=lifespan)
