"""Occupations with their unit groups of ISCO-08, which KBJI 2014 shares, and their names in both languages. Our own choice, read from `occupations.tsv`."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation. Its code's first digit is the major group, two the sub-major, three the minor, all four the unit group."""

    code: str
    name_id: str
    name_en: str


def _read() -> tuple[Occupation, ...]:
    lines = (Path(__file__).parent / "occupations.tsv").read_text("utf-8").splitlines()
    return tuple(Occupation(*line.split("\t")) for line in lines)


OCCUPATIONS = _read()
_ASIDE = re.compile(r"\(.*?\)|[,|/].*|\s[-–].*")  # "Barista (Bandung)", "Akuntan, cabang Solo"
_LEVELS = frozenset({"senior", "junior", "staf", "staff"})


def code_of(title: str) -> str:
    """The unit group of a vacancy's title; "" where the title is more than an occupation and its level: no code is better than a neighbour's."""
    return _CODES.get(_bare(title), "")


def _bare(title: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"\w+", _ASIDE.sub(" ", title).casefold()) if word not in _LEVELS)


_CODES = {_bare(name): one.code for one in OCCUPATIONS for name in (one.name_id, one.name_en)}
