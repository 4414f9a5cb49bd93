"""Moments by the clocks of the country's three time zones, as people who set a deadline choose them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from weimproovi.i18n import format, language
from weimproovi.vocabulary import TimeZone

PLACES = {
    TimeZone.WIB: ZoneInfo("Asia/Jakarta"),
    TimeZone.WITA: ZoneInfo("Asia/Makassar"),
    TimeZone.WIT: ZoneInfo("Asia/Jayapura"),
}


def exact(moment: datetime, zone: TimeZone) -> str:
    """ "24 Nov 2026 17.00 WITA" """
    local = moment.astimezone(PLACES[zone])
    return f"{format.date_short(local.date())} {local.strftime(format.CLOCKS[language()])} {zone.value}"


def day(moment: datetime, zone: TimeZone) -> str:
    """ "24 Nov" """
    return format.day_month(moment.astimezone(PLACES[zone]).date())


def local(moment: datetime, zone: TimeZone) -> str:
    """ "2026-11-24T17:00", as a field of a form holds it."""
    return moment.astimezone(PLACES[zone]).strftime("%Y-%m-%dT%H:%M")


def from_local(typed: str, zone: TimeZone) -> datetime:
    """The moment that a form's field names, by the clock of a zone.

    Raises:
        ValueError: no date and time.
    """
    return datetime.fromisoformat(typed).replace(tzinfo=PLACES[zone])
