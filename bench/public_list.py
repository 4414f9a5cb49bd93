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

from bench import adverts, place, served
from bench.load import Load, load
from bench.measure import ROUNDS, line, title
from tests.support.server import free_port
from weimproovi import db

LISTINGS, REQUESTS, CONNECTIONS = 10_000, 400, 8
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


def main() -> None:
    title(f"The public list: {LISTINGS:,} vacancies, {CONNECTIONS} connections, {REQUESTS} requests a round, median of {ROUNDS} rounds")
    adverts.fill(place.empty_database(), LISTINGS)
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
