"""Words for the same work in Indonesian and English, so that one finds the other: our own list in `synonyms.txt`, and the names of occupations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from weimproovi.vocabulary.occupations import OCCUPATIONS


def _groups() -> Iterable[tuple[str, ...]]:
    for line in (Path(__file__).parent / "synonyms.txt").read_text("utf-8").splitlines():
        yield tuple(line.split(", "))
    for occupation in OCCUPATIONS:
        yield occupation.name_id.casefold(), occupation.name_en.casefold()


def _by_term() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for group in _groups():
        for term in group:
            found[term] |= dict.fromkeys(other for other in group if other != term)
    return {term: tuple(others) for term, others in found.items()}


SYNONYMS = _by_term()
LONGEST_TERM = max(len(term.split()) for term in SYNONYMS)
TERM_WORDS = frozenset(word for term in SYNONYMS for word in term.split() if word.isalpha())
