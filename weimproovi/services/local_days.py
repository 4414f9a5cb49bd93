"""Calendar days by the clock of a vacancy's place: WIB, WITA or WIT. Every day on which something ends is counted here."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, or_
from sqlmodel import col

from weimproovi import clock
from weimproovi.models import Vacancy

WITA, WIT = ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")
CENTRAL = (
    "Bali", "Gorontalo", "Kalimantan Selatan", "Kalimantan Timur", "Kalimantan Utara", "Nusa Tenggara Barat", "Nusa Tenggara Timur",
    "Sulawesi Barat", "Sulawesi Selatan", "Sulawesi Tengah", "Sulawesi Tenggara", "Sulawesi Utara",
)  # fmt: skip
EASTERN = (
    "Maluku", "Maluku Utara", "Papua", "Papua Barat", "Papua Barat Daya", "Papua Pegunungan", "Papua Selatan", "Papua Tengah",
)  # fmt: skip


def zone_of(province: str) -> ZoneInfo:
    """The clock of a province; Jakarta's for a vacancy without a place."""
    return WIT if province in EASTERN else WITA if province in CENTRAL else clock.WIB


def day_of(moment: datetime, province: str) -> date:
    """The calendar day of an aware moment there."""
    return moment.astimezone(zone_of(province)).date()


def end_of(day: date, province: str) -> datetime:
    """The moment at which the day has passed there."""
    return datetime.combine(day + timedelta(days=1), time.min, zone_of(province))


def days_ago(days: int) -> dict[ZoneInfo, date]:
    """The day that was so many days before today, by each clock."""
    return {zone: clock.now().astimezone(zone).date() - timedelta(days=days) for zone in (clock.WIB, WITA, WIT)}


def in_zone(zone: ZoneInfo) -> ColumnElement[bool]:
    """The vacancy in the query is where this clock counts."""
    province = col(Vacancy.province)
    if zone is WIT:
        return province.in_(EASTERN)
    return province.in_(CENTRAL) if zone is WITA else province.not_in(EASTERN + CENTRAL)


def before(moment: Any, days: int) -> ColumnElement[bool]:
    """The moment lies before the day that was so many days ago where the vacancy in the query is."""
    begun = {zone: datetime.combine(day, time.min, zone) for zone, day in days_ago(days).items()}
    return or_(*(in_zone(zone) & (moment < start) for zone, start in begun.items()))
