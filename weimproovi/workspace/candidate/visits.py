"""Looks that belong together: one company, one vacancy, one day. Pure arrangement for the privacy centre."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from weimproovi.i18n import format
from weimproovi.schemas.candidate import Look, Visit


def visits(looks: Sequence[Look]) -> list[Visit]:
    """The looks, newest first as they come, gathered where they follow one another. Nothing is left out."""
    return [_visit(list(together)) for _same, together in groupby(looks, key=_belongs)]


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
        looks=looks,
    )
