"""Adverts as people paste them, in two languages: every field that they state plainly is read, and none that they do not state."""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from weimproovi.services.advert_reading import Reading, read
from weimproovi.services.advert_text import lines_of
from weimproovi.services.contact_words import reaches_outside

TODAY = date(2026, 12, 1)
ADVERTS = Path(__file__).parent / "adverts"
SALARY = ("salary_min", "salary_max", "salary_period")
RIGHT = 0.95


def corpus() -> Iterator[tuple[str, dict[str, str], str]]:
    """Name, what the advert states, and the advert."""
    for path in sorted(ADVERTS.glob("*.txt")):
        for entry in path.read_text("utf-8").split("=== ")[1:]:
            head, _line, text = entry.partition("\n---\n")
            name, *stated = head.splitlines()
            yield name, dict(line.split(": ", 1) for line in stated), text


def told(reading: Reading) -> dict[str, str]:
    """A reading in the words of the corpus."""
    values: dict[str, Any] = dict(reading.values)
    pay = [values.pop(name, None) for name in SALARY]
    said = {name: value.value if isinstance(value, Enum) else str(value) for name, value in values.items()}
    said |= {name: str(len(said[name].splitlines())) for name in ("duties", "qualifications") if name in said}
    if pay[2] is not None:
        said["salary"] = f"{pay[0] or ''}-{pay[1] or ''} {pay[2].value}"
    return said


CORPUS = list(corpus())
READ = {name: read(lines_of(text), TODAY) for name, _stated, text in CORPUS}


def wrong(name: str, stated: dict[str, str]) -> list[str]:
    """Fields that were read otherwise than they are stated, or read though they are not."""
    found, wanted = told(READ[name]), {key: value for key, value in stated.items() if key != "left_out"}
    return [f"{name}: {key}: {found.get(key)!r} for {wanted.get(key)!r}" for key in sorted(found.keys() | wanted.keys()) if found.get(key) != wanted.get(key)]


def test_there_are_enough_adverts_in_both_languages() -> None:
    assert len(CORPUS) >= 40
    assert len(READ) == len(CORPUS)


def test_nearly_every_stated_field_is_read_right() -> None:
    faults = [fault for name, stated, _text in CORPUS for fault in wrong(name, stated)]
    fields = sum(len(stated.keys() - {"left_out"}) for _name, stated, _text in CORPUS)
    assert len(faults) <= (1 - RIGHT) * fields, "\n".join(faults)


def test_no_salary_is_read_wrong() -> None:
    assert [fault for name, stated, _text in CORPUS for fault in wrong(name, stated) if ": salary: " in fault] == []


def test_no_contact_or_name_is_taken_over() -> None:
    for name, stated, _text in CORPUS:
        kept = [words for value in (*READ[name].values.values(), *READ[name].unread) if isinstance(value, str) for words in value.splitlines()]
        assert not any(map(reaches_outside, kept)), name
        assert not re.search(r"\b(?:Rina|Hendra)\b", " ".join(kept)), name
        assert set(stated.get("left_out", "").split()) <= set(READ[name].left_out), name
