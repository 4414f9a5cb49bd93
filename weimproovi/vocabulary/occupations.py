"""Occupations with their unit groups of ISCO-08, which KBJI 2014 shares, and their names in both languages. Our own choice, read from `occupations.tsv`."""

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
