"""Dates, times, money, phones, sizes and names as people here write them, in the current language. Any layer above `vocabulary` may call it."""

from datetime import date, datetime, timedelta
from functools import lru_cache

import phonenumbers
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from weimproovi import clock
from weimproovi.i18n import _, language, n_
from weimproovi.vocabulary import SalaryBasis, SalaryPeriod

LOCALES = {"id": "id_ID", "en": "en_GB"}
CLOCKS = {"id": "%H.%M", "en": "%H:%M"}
RECENT = timedelta(days=30)
THOUSAND, MILLION = 1_000, 1_000_000


def date_long(day: date) -> str:
    """ "22 November 2026" """
    return format_date(day, "d MMMM y", locale=_locale())


def date_short(day: date) -> str:
    """ "22 Nov 2026" """
    return format_date(day, "d MMM y", locale=_locale())


def day_month(day: date) -> str:
    """ "20 Nov" """
    return format_date(day, "d MMM", locale=_locale())


def month_names() -> dict[str, int]:
    """What both languages call the months, long and short, in small letters, and their numbers."""
    names: dict[str, int] = {}
    for locale in LOCALES.values():
        for width in ("abbreviated", "wide"):
            names |= {name.casefold().rstrip("."): number for number, name in get_month_names(width, locale=locale).items()}  # type: ignore[arg-type]
    return names


def weekday(day: date) -> str:
    """ "Senin" """
    return format_date(day, "EEEE", locale=_locale())


def clock_time(moment: datetime) -> str:
    """ "14.02", by the clock of Jakarta."""
    return moment.astimezone(clock.WIB).strftime(CLOCKS[language()])


def moment_exact(moment: datetime) -> str:
    """ "22 Nov 2026 14.30 WIB" """
    return f"{date_short(jakarta_date(moment))} {clock_time(moment)} WIB"


def jakarta_date(moment: datetime) -> date:
    """The calendar date in Jakarta at an aware moment."""
    return moment.astimezone(clock.WIB).date()


def ago(moment: datetime) -> str:
    """ "baru saja", "5 menit lalu", "2 hari lalu"; the date once a month has passed."""
    passed = clock.now() - moment
    if passed >= RECENT:
        return date_short(jakarta_date(moment))
    if passed.days > 0:
        return n_("1 hari lalu", "{n} hari lalu", passed.days)
    minutes = int(passed.total_seconds()) // 60
    if minutes >= 60:
        return n_("1 jam lalu", "{n} jam lalu", minutes // 60)
    return n_("1 menit lalu", "{n} menit lalu", minutes) if minutes > 0 else _("baru saja")


def number(value: int) -> str:
    """ "1.000" """
    return _decimal(value, _locale())


def tenths(value: float) -> str:
    """ "3,5": always with one decimal."""
    return format_decimal(value, "0.0", locale=_locale())


def rupiah(amount: int) -> str:
    """ "Rp8.000.000" """
    return f"Rp{number(amount)}"


def percent(hundredths: int) -> str:
    """ "12%", "0,5%" from hundredths of a percent."""
    return f"{format_decimal(hundredths / 100, locale=_locale())}%"


def salary_card(lowest: int, highest: int | None, period: SalaryPeriod) -> str:
    """ "Rp8–12 jt/bulan"; "Mulai Rp8 jt/bulan" without a highest. Amounts in whole rupiah."""
    pay = {
        SalaryPeriod.HOUR: _("{pay}/jam"),
        SalaryPeriod.DAY: _("{pay}/hari"),
        SalaryPeriod.MONTH: _("{pay}/bulan"),
        SalaryPeriod.YEAR: _("{pay}/tahun"),
    }[period].format(pay=_short_range(lowest, highest))
    return _("Mulai {pay}", pay=pay) if highest is None else pay


def salary_full(lowest: int, highest: int | None, currency: str, *, period: SalaryPeriod, basis: SalaryBasis) -> str:
    """ "Rp8.000.000–Rp12.000.000 per bulan, bruto". Amounts in whole units of the currency (ISO 4217)."""
    ends = [lowest] if highest in (None, lowest) else [lowest, highest or lowest]
    pay = "–".join(_money(amount, currency) for amount in ends)
    spoken = {
        SalaryPeriod.HOUR: _("{pay} per jam, {basis}"),
        SalaryPeriod.DAY: _("{pay} per hari, {basis}"),
        SalaryPeriod.MONTH: _("{pay} per bulan, {basis}"),
        SalaryPeriod.YEAR: _("{pay} per tahun, {basis}"),
    }[period].format(pay=pay, basis={SalaryBasis.GROSS: _("bruto"), SalaryBasis.NET: _("neto")}[basis])
    return _("Mulai {pay}", pay=spoken) if highest is None else spoken


def phone(e164: str) -> str:
    """ "0812-3456-7890" for a number of Indonesia, "+65 8123 4567" for others; unreadable text as it is."""
    try:
        parsed = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if parsed.country_code == 62
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(parsed, style)


def file_size(size: int) -> str:
    """ "214 KB", "1,2 MB" from bytes, in steps of 1,024."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{format_decimal(round(size / 1024 / 1024, 1), locale=_locale())} MB"


def first_word(name: str) -> str:
    """How a person is greeted: the whole first word of the name."""
    return name.split()[0] if name.split() else ""


def _locale() -> str:
    return LOCALES[language()]


def _money(amount: int, currency: str) -> str:
    return rupiah(amount) if currency == "IDR" else f"{currency} {number(amount)}"


def _short_range(lowest: int, highest: int | None) -> str:
    """ "Rp8–12 jt", or "Rp800 rb–1,2 jt" where the two are of different size."""
    if highest is None or highest == lowest:
        return f"Rp{_short(lowest)}"
    if _unit(lowest) == _unit(highest):
        return f"Rp{_scaled(lowest)}–{_short(highest)}"
    return f"Rp{_short(lowest)}–{_short(highest)}"


def _short(amount: int) -> str:
    if _unit(amount) == MILLION:
        return _("{amount} jt", amount=_scaled(amount))
    return _("{amount} rb", amount=_scaled(amount)) if _unit(amount) == THOUSAND else number(amount)


def _scaled(amount: int) -> str:
    return _decimal(round(amount / _unit(amount), 2), _locale())


@lru_cache(maxsize=4096)
def _decimal(value: float, locale: str) -> str:
    return format_decimal(value, locale=locale)


def _unit(amount: int) -> int:
    return next((unit for unit in (MILLION, THOUSAND) if amount >= unit), 1)
