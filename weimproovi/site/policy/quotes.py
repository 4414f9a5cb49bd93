"""Which sentence of the policy makes which promise. Places are line and sentence of version 1, the same in original and translation."""

import re
from collections.abc import Iterator
from functools import cache

from weimproovi.site import policy
from weimproovi.vocabulary import Clause

SENTENCE = re.compile(r"(?<=\.) (?=- |[A-Z])")
PLACES: dict[Clause, tuple[int, int]] = {
    Clause.P0: (0, 0), Clause.C1: (3, 0), Clause.C2: (4, 0), Clause.C3: (5, 0), Clause.C4: (7, 0), Clause.C5: (8, 0), Clause.C6: (9, 0),
    Clause.U1: (12, 0), Clause.U2: (12, 0), Clause.U3: (12, 0), Clause.U4: (12, 0), Clause.U5: (12, 0), Clause.U6: (13, 0),
    Clause.U7: (15, 0), Clause.U8: (16, 0), Clause.U9: (17, 0), Clause.S1: (20, 0), Clause.S2: (21, 0), Clause.S3: (22, 0), Clause.S4: (22, 1),
    Clause.S5: (24, 0), Clause.S6: (25, 0), Clause.D1: (27, 0), Clause.D2: (27, 1), Clause.N1: (29, 0), Clause.N2: (29, 1), Clause.K1: (31, 0),
}  # fmt: skip


def sentences(line: str) -> list[str]:
    """A line cut where a sentence or a clause of its own begins; joined by spaces the pieces are the line again."""
    return SENTENCE.split(line)


@cache
def quote(clause: Clause, language: str) -> str:
    """The policy's own sentence, in the original or in our translation, without the dash of its list."""
    line, piece = PLACES[clause]
    text = policy.translation() if language == "id" else policy.original().decode("utf-8")
    return sentences(text.splitlines()[line])[piece].removeprefix("- ")


def clauses_at(line: int, piece: int) -> Iterator[Clause]:
    """The promises that a piece of the text makes."""
    return (clause for clause, place in PLACES.items() if place == (line, piece))
