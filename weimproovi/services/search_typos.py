"""Typing mistakes: where the typed words find nothing, words that really occur and look alike are searched for instead.

Words that occur are those of published titles and departments (`SearchWord`) and of the synonym table. A word stays on that list after its
vacancy is gone; it leads to nothing then, because only what finds something is ever offered.
"""

import re

from sqlalchemy import func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.ids import new_id
from weimproovi.models import Listing, SearchWord
from weimproovi.services import search_sql, search_words
from weimproovi.vocabulary.synonyms import TERM_WORDS

WORD = re.compile(r"[^\W\d_]{3,40}")
SHORTEST, SHORT, ALIKE = 4, 5, 40  # letters of a word that is mended, of one with a single mistake; words compared


def learn(session: Session, *texts: str) -> None:
    """Remembers the words of a published vacancy."""
    words = {word for text in texts for word in WORD.findall(text.casefold())}
    remembered = session.execute(select(col(SearchWord.word)).where(col(SearchWord.word).in_(words))).scalars()
    if fresh := sorted(words - set(remembered)):
        rows = [{"id": new_id(), "created_at": clock.now(), "word": word} for word in fresh]
        session.execute(insert(SearchWord).values(rows).on_conflict_do_nothing(index_elements=["word"]))


def mended(session: Session, typed: str) -> str:
    """The typed words with each that occurs nowhere replaced by the likeliest that does; "" where nothing was replaced."""
    words = [word for word in dict.fromkeys(search_words.plain_words(typed)) if len(word) >= SHORTEST and WORD.fullmatch(word) and word not in TERM_WORDS]
    changed = typed
    for word in words:
        if not _occurs(session, word) and (better := _likeliest(session, word)):
            changed = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", better, changed, flags=re.IGNORECASE)
    return changed if changed != typed else ""


def distance(one: str, other: str) -> int:
    """Letters put in, left out, exchanged or swapped with the next one."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for place, opposite in enumerate(other, 1):
            cost = min(last[place] + 1, current[place - 1] + 1, last[place - 1] + (letter != opposite))
            if row > 1 and place > 1 and letter == other[place - 2] and one[row - 2] == opposite:
                cost = min(cost, before[place - 2] + 1)
            current.append(cost)
        before, last = last, current
    return last[-1]


def _occurs(session: Session, word: str) -> bool:
    found = select(col(Listing.id)).where(col(Listing.search).op("@@")(search_sql.words_query())).limit(1)
    return session.execute(found, {"asked": search_words.text_query(word)}).first() is not None


def _likeliest(session: Session, word: str) -> str:
    mistakes = 1 if len(word) <= SHORT else 2
    alike = func.similarity(col(SearchWord.word), literal(word))
    occurring = select(col(SearchWord.word)).where(col(SearchWord.word).op("%")(literal(word))).order_by(alike.desc(), col(SearchWord.word)).limit(ALIKE)
    known = [*session.execute(occurring).scalars(), *sorted(term for term in TERM_WORDS if abs(len(term) - len(word)) <= mistakes)]
    likely = [(distance(word, other), place, other) for place, other in enumerate(known) if abs(len(other) - len(word)) <= mistakes]
    best = min(likely, default=(mistakes + 1, 0, ""))
    return best[2] if best[0] <= mistakes else ""
