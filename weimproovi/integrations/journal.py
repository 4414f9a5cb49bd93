"""Facts kept apart from the database (D1): who was erased and what was withdrawn, so that an older backup never brings it back.

Holds kinds, ids or pseudonyms, and times; never a value. Services append inside the transaction of the fact; `services.replaying` reads.
An entry may outlive a transaction that failed after it: the journal errs on the person's side.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from weimproovi import clock
from weimproovi.integrations import lines
from weimproovi.vocabulary import JournalKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact and when it was written down."""

    at: datetime
    kind: JournalKind
    subject: UUID


def append(kind: JournalKind, subject: UUID) -> None:
    """Writes a fact down; it is durable when this returns. Call it last, just before the transaction commits.

    Raises:
        StorageFault: it could not be written; the transaction must not commit.
    """
    entry = Entry(clock.now(), kind, subject)
    if (folder := lines.folder()) is not None:
        lines.append_line(folder / f"{entry.at:%Y-%m}.jsonl", _line(entry))
    else:
        lines.shelf().write(_name(entry), [_line(entry)])


def entries(since: datetime) -> list[Entry]:
    """What was written down at or after a moment, in order."""
    folder = lines.folder()
    found = _lines(folder, since) if folder is not None else _named(lines.shelf().names())
    return sorted((entry for entry in found if entry.at >= since), key=lambda entry: entry.at)


def forget(before: datetime) -> None:
    """Removes whole months that ended before a moment: no backup that old is left to be mended."""
    if (folder := lines.folder()) is None:
        shelf = lines.shelf()
        for name in [name for name in shelf.names() if _month_ended(name[:7], before)]:
            shelf.delete(name)
        return
    for path in folder.glob("????-??.jsonl"):
        if _month_ended(path.stem, before):
            path.unlink()


def _line(entry: Entry) -> bytes:
    words = {"at": entry.at.isoformat(), "kind": entry.kind.value, "subject": str(entry.subject)}
    return json.dumps(words).encode()


def _lines(folder: Path, since: datetime) -> Iterator[Entry]:
    for path in sorted(folder.glob("????-??.jsonl")):
        if path.stem >= f"{since:%Y-%m}":
            yield from (entry for line in path.read_bytes().splitlines() if (entry := _read(line)) is not None)


def _read(line: bytes) -> Entry | None:
    """An entry; None for a line that was torn while it was written, whose transaction therefore never committed."""
    try:
        words = json.loads(line)
        return Entry(datetime.fromisoformat(words["at"]), JournalKind(words["kind"]), UUID(words["subject"]))
    except (ValueError, KeyError, TypeError):
        return None


def _name(entry: Entry) -> str:
    return f"{entry.at:%Y-%m}/{entry.at.isoformat()}_{entry.kind.value}~{entry.subject}~{secrets.token_hex(4)}"


def _named(names: Iterator[str]) -> Iterator[Entry]:
    for name in names:
        at, _, rest = name.partition("/")[2].partition("_")
        kind, subject, _serial = (*rest.split("~"), "", "")[:3]
        entry = _read(json.dumps({"at": at, "kind": kind, "subject": subject}).encode())
        if entry is not None:
            yield entry


def _month_ended(month: str, before: datetime) -> bool:
    return month < f"{before:%Y-%m}"
