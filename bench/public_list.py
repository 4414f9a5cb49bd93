"""The public list over HTTP: 10,000 vacancies, 20 on a page, one and eight connections; beside a bare Starlette route with the same statements, and with one."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count

import httpx

from bench import adverts, place, served
from bench.load import Load, load
from bench.measure import ROUNDS, goal, line, title
from tests.support.server import free_port
from weimproovi import db

LISTINGS, REQUESTS, CONNECTIONS = 10_000, 400, 8
PEER_TIME, PEER_LOAD = 161, 163  # django-job-portal beside the bare route with one statement, each measured once with the same data on one machine: 51.6 and 0.32 ms, 36.6 and 5,950 a second
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


def one_statement() -> list[str]:
    """The bare route that asks for the page alone."""
    return ["/satu"] * REQUESTS


def main() -> None:
    title(f"The public list: {LISTINGS:,} vacancies, {CONNECTIONS} connections, {REQUESTS} requests a round, median of {ROUNDS} rounds")
    adverts.fill(place.empty_database(), LISTINGS)
    with served.product() as running, bare() as bare_port:
        port = int(running.url.rsplit(":", 1)[1])
        variants = {"same address": (port, same), "new addresses": (port, different), "bare, same statements": (bare_port, different), "bare, one statement": (bare_port, one_statement)}
        alone, crowd = ({name: middle_of(found) for name, found in taken(variants, clients).items()} for clients in (1, CONNECTIONS))
    for clients, found in ((1, alone), (CONNECTIONS, crowd)):
        for name, one in found.items():
            line(f"{name}, {clients} at a time", f"{one.per_second:,.0f} requests/s, p50 {one.p50:.1f} ms, p95 {one.p95:.1f} ms")
    judge(alone, crowd)


def taken(variants: Mapping[str, tuple[int, Callable[[], list[str]]]], clients: int) -> dict[str, list[Load]]:
    """Every variant in turn; the first round only warms."""
    found: dict[str, list[Load]] = {name: [] for name in variants}
    for name, (where, paths) in list(variants.items()) * (ROUNDS + 1):
        found[name].append(load(where, paths()[: REQUESTS * clients // CONNECTIONS], clients))
    return {name: loads[1:] for name, loads in found.items()}


def middle_of(loads: list[Load]) -> Load:
    return Load(*(statistics.median(getattr(one, part) for one in loads) for part in ("per_second", "p50", "p95")))


def judge(alone: Mapping[str, Load], crowd: Mapping[str, Load]) -> None:
    """The goals name another product, which took 161 times as long as the bare route with one statement and served a 163rd of its requests."""
    limit = alone["bare, one statement"].p50
    goal("row 3: same address / bare, one statement, p50", alone["same address"].p50 / limit, PEER_TIME / 20)
    goal("row 3: new addresses / bare, one statement, p50", alone["new addresses"].p50 / limit, PEER_TIME / 5)
    goal("row 4: bare, one statement / same address, per s", crowd["bare, one statement"].per_second / crowd["same address"].per_second, PEER_LOAD / 50)
    for name in ("same address", "new addresses"):
        line(f"requests of bare, same statements: {name}", f"{crowd[name].per_second / crowd['bare, same statements'].per_second:.2f}")


if __name__ == "__main__":
    main()
