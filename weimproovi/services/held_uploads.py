"""A stranger's CV waits while she mends another field, so that she need not choose it again.

It lies encrypted under a key that travels in her own form and is kept nowhere here: nobody else can read it, and the daily sweep takes it as a stray.
"""

import re
from contextlib import suppress
from datetime import timedelta

from weimproovi import clock
from weimproovi.errors import DocumentRefused, StorageFault, TooMany
from weimproovi.integrations import rate_limits
from weimproovi.integrations.documents import CleanDocument, inspect_again
from weimproovi.integrations.storage import new_name
from weimproovi.integrations.storage_keys import store
from weimproovi.integrations.vault import new_key
from weimproovi.services.resumes import pieces

HELD_FOR = timedelta(hours=2)
HOLD_RATE = "12 per hour"
TICKET = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{64})")


def hold(document: CleanDocument, address: str) -> str:
    """Keeps a cleaned document for two hours; the ticket that fetches it, or "" where this address already holds too many."""
    try:
        rate_limits.spend(HOLD_RATE, "hold", address)
    except TooMany:
        return ""
    name, key = new_name(), new_key()
    store().put(name, key, pieces(document.content))
    return f"{name}.{key.hex()}"


def held(ticket: str) -> CleanDocument | None:
    """The document behind a ticket, looked through once more; None where there is none any more."""
    name, key = _parted(ticket)
    written = store().written_at(name) if name else None
    if written is None or written < clock.now() - HELD_FOR:
        return None
    try:
        return inspect_again(store().open(name, key))
    except (StorageFault, DocumentRefused):
        return None


def drop(ticket: str) -> None:
    """The document has been taken over, or another one was chosen. Only whoever has its key can drop it."""
    name, key = _parted(ticket)
    with suppress(StorageFault):
        if name and next(store().open(name, key), b""):
            store().delete(name)


def _parted(ticket: str) -> tuple[str, bytes]:
    found = TICKET.fullmatch(ticket)
    return (found[1], bytes.fromhex(found[2])) if found else ("", b"")
