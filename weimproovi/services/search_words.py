"""What was typed into the search, as a text query of PostgreSQL.

Words are joined by AND; "a b" in quotes is a phrase, `-word` leaves out, `or` and `atau` join two sides. A word or phrase of the synonym table
also stands for what it means in the other language.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from weimproovi.vocabulary.synonyms import LONGEST_TERM, SYNONYMS

EITHER = {"or", "atau", "|"}
PART = re.compile(r'(-?)"([^"]*)"?|(\S+)')
LETTER = re.compile(r"\w")


@lru_cache(maxsize=512)
def text_query(typed: str) -> str:
    """The query as `to_tsquery` reads it; "" where nothing was asked."""
    sides: list[list[str]] = [[]]
    plain: list[str] = []
    for minus, phrase, word in PART.findall(typed):
        if word and not word.startswith("-") and word.casefold() not in EITHER:
            plain.append(word)
            continue
        sides[-1] += _groups(plain)
        plain = []
        if word.casefold() in EITHER:
            sides.append([])
        else:
            sides[-1] += _exactly(phrase or word.removeprefix("-"), leave_out=bool(minus) or word.startswith("-"))
    sides[-1] += _groups(plain)
    return " | ".join(f"({' & '.join(side)})" for side in sides if side)


def plain_words(typed: str) -> list[str]:
    """The words that are neither left out nor in quotes, folded."""
    return [word.casefold() for _minus, _phrase, word in PART.findall(typed) if word and not word.startswith("-") and word.casefold() not in EITHER]


def _exactly(words: str, *, leave_out: bool) -> Iterator[str]:
    if LETTER.search(words):
        yield ("!" if leave_out else "") + _quoted(words)


def _groups(words: list[str]) -> Iterator[str]:
    """One group for each word, or for several that are one term."""
    kept = [word for word in words if LETTER.search(word)]
    place = 0
    while place < len(kept):
        length = next(size for size in range(LONGEST_TERM, 0, -1) if size == 1 or _is_term(kept[place : place + size], size))
        yield _group(kept[place : place + length])
        place += length


def _is_term(words: list[str], size: int) -> bool:
    return len(words) == size and " ".join(words).casefold() in SYNONYMS


def _group(words: list[str]) -> str:
    others = SYNONYMS.get(" ".join(words).casefold(), ())
    own = " & ".join(_quoted(word) for word in words)
    return f"({' | '.join((f'({own})', *(_quoted(term) for term in others)))})"


def _quoted(words: str) -> str:
    """A word, or several that follow one another, as one operand; whatever they hold stays inside the quotes."""
    escaped = words.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
