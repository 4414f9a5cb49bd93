"""Signed heads kept apart from the database, beside the journal: whoever owns the database cannot cut the log without leaving a trace.

`services.ledger_sealing` appends, `services.ledger_verification` reads.
"""

import json
from collections.abc import Iterator

from weimproovi.integrations import lines
from weimproovi.integrations.signing import SignedHead, as_words, from_words

FILE = "heads.jsonl"
PREFIX = "heads/"


def append(head: SignedHead) -> None:
    """Keeps a head; it is durable when this returns.

    Raises:
        StorageFault: it could not be written.
    """
    line = json.dumps(as_words(head), sort_keys=True).encode()
    if (folder := lines.folder()) is not None:
        lines.append_line(folder / FILE, line)
    else:
        moment = head.at.isoformat(timespec="microseconds")
        lines.shelf().write(f"{PREFIX}{moment}_{head.size}", [line])


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
    if (folder := lines.folder()) is not None:
        if (path := folder / FILE).exists():
            with path.open("rb") as file:
                yield from (line for line in file if line.strip())
        return
    shelf = lines.shelf()
    for name in shelf.names():
        if name.startswith(PREFIX):
            yield b"".join(shelf.read(name, 0, shelf.size(name) or 0))
