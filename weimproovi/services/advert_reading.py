"""An advert's lines as the columns of a vacancy. Pure: the same lines on the same day give the same reading.

Only what is said plainly is taken over. Two answers to one question are none, and contacts and names are gone before anything is read.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from weimproovi.services import advert_days, advert_pay, advert_places, advert_terms, advert_title
from weimproovi.services.advert_lists import LABELLED, Part, Parts, heading_of, parts_of
from weimproovi.services.advert_private import taken_out
from weimproovi.services.advert_text import Line
from weimproovi.services.contact_words import reaches_outside
from weimproovi.services.vacancy_form import LINES, PARAGRAPHS
from weimproovi.services.withheld_names import covered

MOST_UNREAD = 12
LISTS = {"duties": Part.DUTIES, "qualifications": Part.QUALIFICATIONS}


@dataclass(frozen=True, slots=True)
class Reading:
    """Columns of a vacancy, what was left out by kind, lines that fit nowhere, and whether pay was spoken of."""

    values: dict[str, Any]
    left_out: Counter[str]
    unread: tuple[str, ...]
    speaks_of_pay: bool
    speaks_of_closing: bool


def read(lines: list[Line], today: date, company: str = "") -> Reading:
    """Everything that the lines say plainly."""
    left_out: Counter[str] = Counter()
    kept = []
    private = set()
    for line in lines:
        words, found = taken_out(line.words)
        left_out += found
        if found:
            private.add(words)
        kept.append(Line(words, line.point))
    parts = parts_of(kept)
    left_out["way"] = len(parts.lines[Part.APPLYING])
    told = [line.words for line in kept if (line.words and not (heading := heading_of(line.words))) or (line.words and heading and heading[1])]
    facts = [words for words in told if words not in parts.lines[Part.BENEFITS] or advert_pay.states_pay(words)]
    values = {**_facts(facts, today), **_position(kept, facts, company), **_lists(parts, private)}
    values = {name: _fitting(name, value) for name, value in values.items() if value not in (None, "")}
    unread = tuple(_unread(parts, values, private))
    return Reading(values, +left_out, unread, any(map(advert_pay.states_pay, facts)), any(map(advert_days.is_about_closing, facts)))


def _facts(lines: list[str], today: date) -> dict[str, Any]:
    """Facts that stand anywhere."""
    city, province = advert_places.place_in(lines)
    pay = advert_pay.pay_in(lines)
    return {
        "city": city,
        "province": province,
        "workplace": advert_places.workplace_in(lines),
        "salary_min": pay.lowest or None if pay else None,
        "salary_max": pay.highest or None if pay else None,
        "salary_period": pay.period if pay else None,
        "salary_basis": pay.basis if pay else None,
        "employment_status": advert_terms.employment_in(lines),
        "minimum_education": advert_terms.education_in(lines),
        "experience_years": advert_terms.experience_in(lines),
        "openings_needed": advert_terms.openings_in(lines),
        "closes_on": advert_days.closing_day_in(lines, today),
    }


def _position(kept: list[Line], told: list[str], company: str) -> dict[str, Any]:
    title = advert_title.title_in(kept, company)
    return {
        "title": covered(title, company) if company else title,
        "department": advert_title.department_in(told),
        "reports_to": advert_title.reports_to_in(told),
    }


def _lists(parts: Parts, private: set[str]) -> dict[str, Any]:
    """Points as their company wrote them. A line that held a contact or a name is not taken over."""
    return {
        name: "\n".join(words for words in parts.lines[part] if words not in private and not _belongs_elsewhere(words))
        for name, part in LISTS.items()
    }


def _belongs_elsewhere(words: str) -> bool:
    """A fact of another field among the points, or a way around Weimproovi."""
    return reaches_outside(words) or advert_days.names_closing_day(words) or advert_pay.states_pay(words)


def _fitting(name: str, value: Any) -> Any:
    longest = {**LINES, **PARAGRAPHS}.get(name)
    return value[:longest] if longest and isinstance(value, str) else value


def _unread(parts: Parts, values: dict[str, Any], private: set[str]) -> Iterator[str]:
    """Lines that gave no field: what a company may want to write elsewhere."""
    spare = [*parts.lines[Part.TOP], *parts.lines[Part.BENEFITS], *parts.lines[Part.OTHER]]
    loose = [words for words in spare if words not in private and not reaches_outside(words) and not _gave_something(words, values)]
    yield from list(dict.fromkeys(loose))[:MOST_UNREAD]


def _gave_something(words: str, values: dict[str, Any]) -> bool:
    title = str(values.get("title", "")).casefold()
    return bool(
        (title and title in words.casefold())
        or (LABELLED.match(words) and _read_alone(words, values))
        or _read_alone(words, values)
        or advert_title.opens_only(words)
    )  # fmt: skip


def _read_alone(words: str, values: dict[str, Any]) -> bool:
    """A line from which one of the fields came."""
    one = [words]
    return any(
        (
            "salary_period" in values and advert_pay.states_pay(words),
            "closes_on" in values and advert_days.is_about_closing(words),
            "province" in values and advert_places.place_in(one) != ("", ""),
            "workplace" in values and advert_places.workplace_in(one) is not None,
            "employment_status" in values and advert_terms.employment_in(one) is not None,
            "minimum_education" in values and advert_terms.education_in(one) is not None,
            "experience_years" in values and advert_terms.experience_in(one) is not None,
            "openings_needed" in values and advert_terms.openings_in(one) is not None,
            bool(advert_title.department_in(one) or advert_title.reports_to_in(one)),
        )
    )
