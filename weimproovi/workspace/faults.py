"""What a tab sees when a handler fails: words for what the domain refused, one calm sentence for anything else."""

import logging
from typing import Any

from reflex.event import EventSpec

from weimproovi.errors import Denied, Invalid, TooMany
from weimproovi.workspace.session import SessionState

log = logging.getLogger("weimproovi.workspace")


def told_to_the_tab(exception: Exception) -> EventSpec:
    """The event that shows a handler's fault as a toast. Given to Reflex, which wants its argument so named.

    The words are chosen by that event: it runs with the person and the language known.
    """
    if isinstance(exception, Denied):
        return _event(SessionState.refused, exception.reason.value)
    if isinstance(exception, Invalid):
        return _event(SessionState.mend, " ".join(exception.faults.values()))
    if isinstance(exception, TooMany):
        return _event(SessionState.wait, exception.retry_after)
    log.error("handler failed", exc_info=exception)
    return _event(SessionState.broken)


def _event(handler: Any, *values: object) -> EventSpec:
    spec: EventSpec = handler(*values)
    return spec
