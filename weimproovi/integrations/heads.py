"""Signed heads kept apart from the database, beside the journal: whoever owns the database cannot cut the log without leaving a trace.

`services.ledger_sealing` appends, `services.ledger_verification` reads.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from weimproovi.integrations.lines import append_line
from weimproovi.integrations.signing import SignedHead, as_words, from_words
from weimproovi.integrations.storage import Shelf, open_shelf
from weimproovi.settings import settings

FILE = "heads.jsonl"
PREFIX = "heads/"


def append(head: SignedHead) -> None:
    """Keeps a head; it is durable when this returns.

    Raises:
        StorageFault: it could not be written.
    """
    line = json.dumps(as_words(head), sort_keys=True).encode()
    if (folder := _folder()) is not None:
        append_line(folder / FILE, line)
    else:
        moment = head.at.isoformat(timespec="microseconds")
        _shelf(settings().journal).write(f"{PREFIX}{moment}_{head.size}", [line])


def kept() -> Iterator[SignedHead]:
    """Every head, in the order in which they were kept.

    Raises:
        StorageFault: the place cannot be read.
    """
    for line in _lines():
        try:
            yield from_words(json.loads(line))
        except ValueError:  # a line that was torn while it was written: its head was never given out
            continue


def _lines() -> Iterator[bytes]:
    if (folder := _folder()) is not None:
        if (path := folder / FILE).exists():
            with path.open("rb") as file:
                yield from (line for line in file if line.strip())
        return
    shelf = _shelf(settings().journal)
    for name in shelf.names():
        if name.startswith(PREFIX):
            yield b"".join(shelf.read(name, 0, shelf.size(name) or 0))


def _folder() -> Path | None:
    """None when the journal is kept in S3: then each head is a small entry of its own."""
    kind, _, place = settings().journal.partition(":")
    return Path(place) if kind == "local" else None


@lru_cache(maxsize=4)
def _shelf(place: str) -> Shelf:
    return open_shelf(place, endpoint_url=settings().s3_endpoint, flat=True)
