"""Many requests over a few kept connections, with as little client as Python allows."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench.measure import spread


@dataclass(frozen=True)
class Load:
    """What a server did under load. Times in milliseconds."""

    per_second: float
    p50: float
    p95: float


def load(port: int, paths: list[str], connections: int) -> Load:
    """Asks for every path once, shared among the connections; every answer must be 200."""
    return asyncio.run(_load(port, paths, connections))


async def _load(port: int, paths: list[str], connections: int) -> Load:
    waiting, taken = iter(paths), []
    start = time.perf_counter()
    await asyncio.gather(*(_ask(port, waiting, taken) for _ in range(connections)))
    seconds = time.perf_counter() - start
    times = spread(taken)
    return Load(len(taken) / seconds, times.p50, times.p95)


async def _ask(port: int, waiting: Iterator[str], taken: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for path in waiting:
        start = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{path}: {head[:80]!r}")
        await reader.readexactly(_length(head))
        taken.append((time.perf_counter() - start) * 1000)
    writer.close()


def _length(head: bytes) -> int:
    return next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
