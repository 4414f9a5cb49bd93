"""Facts of a vacancy as tokens beside its words, so that words and filters are answered by one look into one index.

A token is a lexeme with a prefix ("p:Jawa Barat"); what somebody types never becomes one, because the parser splits it.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from weimproovi.schemas.public import SearchQuery
from weimproovi.vocabulary.searching import SALARY_STEPS, experience_band

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def of_listing(values: dict[str, Any], published_at: datetime) -> list[str]:
    """Everything that a filter may ask of a public copy."""
    return [
        f"p:{values['province']}",
        f"c:{values['city']}",
        f"s:{values['employment_status'].value}",
        f"w:{values['workplace'].value}",
        f"e:{values['minimum_education'].value}",
        f"x:{experience_band(values['experience_years']).value}",
        *(f"g:{step}" for step in SALARY_STEPS if values["monthly_max"] >= step),
        f"d:{day_of(published_at)}",
        _day_in(values["province"], day_of(published_at)),
    ]


def of_query(query: SearchQuery) -> list[list[str]]:
    """What a search asks: one of each group."""
    step = max((step for step in SALARY_STEPS if step <= query.salary_from), default=0)
    groups = [
        [f"p:{query.province}"] if query.province else [],
        [f"c:{query.city}"] if query.city else [],
        [f"s:{word}" for word in query.employment],
        [f"w:{query.workplace}"] if query.workplace else [],
        [f"e:{word}" for word in query.education],
        [f"x:{word}" for word in query.experience],
        [f"g:{step}"] if step else [],
    ]
    return [group for group in groups if group]


def within(query: SearchQuery, newest: datetime, back: int) -> list[list[str]]:
    """What a search asks of the days up to a moment, as many before it as `back` says. A province's days have tokens of their own: short lists."""
    last = day_of(newest)
    days = range(last - back, last + 1)
    if not query.province:
        return [*of_query(query), [f"d:{day}" for day in days]]
    return [*of_query(replace(query, province="")), [_day_in(query.province, day) for day in days]]


def as_text(groups: list[list[str]]) -> str:
    """A text query out of tokens as they are, without a dictionary."""
    return " & ".join(f"({' | '.join(_quoted(token) for token in group)})" for group in groups)


def day_of(moment: datetime) -> int:
    """Days since the epoch, by UTC."""
    return (moment - EPOCH) // timedelta(days=1)


def _day_in(province: str, day: int) -> str:
    return f"pd:{day}:{province}"


def _quoted(token: str) -> str:
    escaped = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
