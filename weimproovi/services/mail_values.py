"""What a mail says before it is laid out, and how its values are read: moments, money and plans in the reader's language. For the mail_*_words files."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from weimproovi.i18n import _, format, words
from weimproovi.services import working_hours
from weimproovi.vocabulary import Plan

MISSING = "…"


@dataclass(frozen=True, slots=True)
class Words:
    """Subject, sentences, the words of its one link, and somebody else's own words where it passes some on."""

    subject: str
    sentences: tuple[str, ...]
    button: str
    quoted: str = ""


class Values(dict[str, str]):
    """The values a mail was queued with. A sent mail keeps none: an ellipsis stands in."""

    def __missing__(self, key: str) -> str:
        return MISSING


def when(value: str) -> str:
    """ "22 Nov 2026 14.30 WIB" or "22 November 2026" from ISO text; other text as it is."""
    found = _read(value)
    if isinstance(found, datetime):
        return format.moment_exact(found)
    return format.date_long(found) if found else value


def by(value: str) -> str:
    """ "paling lambat Senin, 23 Nov 2026 17.00 WIB" from ISO text; other text says it itself."""
    found = _read(value)
    if isinstance(found, datetime):
        return working_hours.promise(found)
    return _("paling lambat {day}", day=format.date_long(found)) if found else value


def plan(value: str) -> str:
    """The plan's name from its value; other text as it is."""
    return words.plan(Plan(value)) if value in set(Plan) else value


def money(value: str) -> str:
    """ "Rp1.000" from whole rupiah in digits; other text as it is."""
    return format.rupiah(int(value)) if value.isdecimal() else value


def _read(value: str) -> date | datetime | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        pass
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
