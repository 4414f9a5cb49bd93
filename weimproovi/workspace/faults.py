"""What a tab sees when a handler fails: words for what the domain refused, one calm sentence for anything else."""

import logging

from reflex.event import EventSpec

from weimproovi.errors import Denied, Invalid, TooMany, WeimprooviError
from weimproovi.i18n import _, words
from weimproovi.workspace.session import SessionState

log = logging.getLogger("weimproovi.workspace")


def told_to_the_tab(exception: Exception) -> EventSpec:
    """The event that shows a handler's fault as a toast. Given to Reflex as its handler of exceptions, which must name its argument so."""
    if not isinstance(exception, WeimprooviError):
        log.error("handler failed", exc_info=exception)
    return SessionState.report(_words_for(exception))


def _words_for(fault: Exception) -> str:
    if isinstance(fault, Denied):
        return words.reason(fault.reason)
    if isinstance(fault, Invalid):
        return " ".join(fault.faults.values())
    if isinstance(fault, TooMany):
        return _("Terlalu banyak percobaan. Coba lagi dalam {seconds} detik.", seconds=fault.retry_after)
    return _("Ada yang salah di pihak kami. Yang kamu ketik tidak hilang; coba lagi.")
