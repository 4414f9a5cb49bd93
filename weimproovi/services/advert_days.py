"""Until when an advert takes applications. Months are read in both languages."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from weimproovi.i18n import format
from weimproovi.services.vacancy_faults import FARTHEST

ALSO = {"agt": 8, "agust": 8, "ags": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2, "mrt": 3, "juni": 6}
STRONG = re.compile(
    r"\b(?:deadline|batas(?: akhir| waktu| pendaftaran| lamaran| pengiriman)?|ditutup|penutupan|paling lambat|paling telat|closing date|closing|closes?|closed|"
    r"apply before|apply by|last day|due date|tutup|terakhir|valid until|berlaku)\b",
    re.IGNORECASE,
)
WEAK = re.compile(r"\b(?:sampai|hingga|s\s?/\s?d|before|until|by|sebelum)\b", re.IGNORECASE)
APPLYING = re.compile(r"\b(?:lamaran|lamar|melamar|apply|applications?|kirim|cv|pendaftaran|lowongan|registration|daftar|open|dibuka)\b", re.IGNORECASE)
OTHER = re.compile(r"\b(?:interview|wawancara|walk[- ]?in|tes|test|psikotes|mulai kerja|start date|bergabung|onboard|join date|kontrak|buka gerai|opening)\b", re.IGNORECASE)


def closing_day_in(lines: list[str], today: date) -> date | None:
    """The closing day, if it is one that a vacancy may have: from tomorrow to 90 days ahead."""
    found = {day for line in lines if is_about_closing(line) for day in _last_of(line, today)}
    fitting = {day for day in found if today < day <= today + FARTHEST}
    return fitting.pop() if len(found) == 1 and fitting else None


def is_about_closing(line: str) -> bool:
    """The line says until when one may apply."""
    if OTHER.search(line):
        return False
    return bool(STRONG.search(line) or (WEAK.search(line) and APPLYING.search(line)))


def names_closing_day(line: str) -> bool:
    """The line says it with a day."""
    return is_about_closing(line) and _written().search(line.casefold()) is not None


def _last_of(line: str, today: date) -> list[date]:
    """The last day that the line names ("1–20 Des 2026" ends on the 20th)."""
    return list(days_in(line, today))[-1:]


def days_in(line: str, today: date) -> Iterator[date]:
    """The days of a line, in its order. A day without a year is the next one."""
    for found in _written().finditer(line.casefold()):
        day, month, year = (found[name] for name in ("day", "month", "year"))
        if found["us_month"]:
            day, month, year = found["us_day"], found["us_month"], found["us_year"]
        if found["iso_year"]:
            made = _made(found["iso_year"], int(found["iso_month"]), found["iso_day"])
        elif found["number_day"]:
            made = _numbered(found["number_day"], found["number_month"], found["number_year"])
        else:
            made = _made(year, _months()[month], day) if year else _next(_months()[month], int(day), today)
        if made is not None:
            yield made


def _numbered(first: str, second: str, year: str) -> date | None:
    """Day and month as Indonesia writes them; the other way round only where it can be nothing else."""
    written = f"20{year}" if len(year) == 2 else year
    return _made(written, int(first), second) if int(second) > 12 else _made(written, int(second), first)


def _next(month: int, day: int, today: date) -> date | None:
    this = _made(str(today.year), month, str(day))
    return this if this is None or this > today else _made(str(today.year + 1), month, str(day))


def _made(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return ALSO | format.month_names()


@cache
def _written() -> re.Pattern[str]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<iso_year>20\d\d)-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})(?!\d)"
        rf"|(?<!\d)(?P<number_day>\d{{1,2}})[/.\-](?P<number_month>\d{{1,2}})[/.\-](?P<number_year>20\d\d|\d\d)(?!\d)"
        rf"|(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{0,2}}[\-/]?\s{{0,2}}(?P<month>{months})\b\.?(?:,?\s{{0,2}}[\-/]?\s{{0,2}}(?P<year>20\d\d))?"
        rf"|\b(?P<us_month>{months})\.?\s{{1,2}}(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s{{0,2}}(?P<us_year>20\d\d))?"
    )
