"""Looks that belong together: one company, one vacancy, one day. Pure arrangement for the privacy centre."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from weimproovi.i18n import format
from weimproovi.schemas.candidate import Look, Visit


def visits(looks: Sequence[Look]) -> list[Visit]:
    """The looks, newest first as they come, each where the newest of its company, vacancy and day stands. Nothing is left out."""
    together: dict[tuple[object, ...], list[Look]] = {}
    for look in looks:
        together.setdefault(_belongs(look), []).append(look)
    return [_visit(gathered) for gathered in together.values()]


def _belongs(look: Look) -> tuple[object, ...]:
    day = format.jakarta_date(datetime.fromisoformat(look.at))
    return (look.company, look.vacancy, look.purpose, look.clause, look.refused, day)


def _visit(looks: list[Look]) -> Visit:
    newest = looks[0]
    return Visit(
        company=newest.company,
        vacancy=newest.vacancy,
        purpose=newest.purpose,
        clause=newest.clause,
        day=format.date_long(format.jakarta_date(datetime.fromisoformat(newest.at))),
        refused=newest.refused,
        looks=_said_once(looks),
    )


def _said_once(looks: list[Look]) -> list[Look]:
    """Looks at the same come together, so that what was seen is said once and each time keeps its line."""
    alike: dict[tuple[str, ...], list[Look]] = {}
    for look in looks:
        same = alike.setdefault((look.what, look.reason, look.note), [])
        same.append(replace(look, again=bool(same)))
    return [look for same in alike.values() for look in same]
