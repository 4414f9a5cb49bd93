"""The product in a process of its own, over this process's place, and what it costs in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

import psutil

from tests.support import server


@contextmanager
def product() -> Iterator[server.LiveServer]:
    """The product over the database that this process's settings point to."""
    running = server.start(server.built_front_end(), server.free_port())
    try:
        yield running
    finally:
        server.stop(running)


def resident(running: server.LiveServer) -> int:
    """Bytes of memory that the server and its workers hold, shared pages counted once."""
    root = psutil.Process(running.process.pid)
    return sum(process.memory_full_info().uss for process in (root, *root.children(recursive=True)))
