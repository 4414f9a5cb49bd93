"""Languages. Indonesian is the source; `_()` takes an Indonesian sentence and gives it in the current language.

Any layer above `vocabulary` may call it. Catalogs are gettext files, one per area, under `en/`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("id", "en")
DEFAULT_LANGUAGE = "id"
ONE = "1\x04"  # marks the singular form, which may have the same source as the plural
_current: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


def language() -> str:
    """The language of this request, page or mail: "id" or "en"."""
    return _current.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Runs a block in a language; an unknown code falls back to Indonesian."""
    token = _current.set(code if code in LANGUAGES else DEFAULT_LANGUAGE)
    try:
        yield
    finally:
        _current.reset(token)


def speak(code: str) -> None:
    """Sets the language for the rest of this context (one request, one event)."""
    _current.set(code if code in LANGUAGES else DEFAULT_LANGUAGE)


def _(sentence: str, **values: object) -> str:
    """The sentence in the current language, its named placeholders filled."""
    words = catalog(language()).get(sentence, sentence)
    return words.format(**values) if values else words


def n_(one: str, many: str, n: int, **values: object) -> str:
    """Like `_`, choosing the English plural by `n`; Indonesian has one form. Both forms may hold `{n}`."""
    if language() == DEFAULT_LANGUAGE:
        return many.format(n=n, **values)
    words = catalog(language()).get(ONE + one if n == 1 else many, many)
    return words.format(n=n, **values)


def localized(path: str) -> str:
    """A product path in the current language: "/lowongan" or "/en/lowongan"."""
    if language() == DEFAULT_LANGUAGE:
        return path
    return f"/{language()}" + ("" if path == "/" else path)


@lru_cache(maxsize=len(LANGUAGES))
def catalog(code: str) -> dict[str, str]:
    """Every sentence of a language by its Indonesian source; plural entries under both of their sources."""
    sentences: dict[str, str] = {}
    for path in sorted((Path(__file__).parent / code).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=code):
                if isinstance(message.id, str):
                    sentences |= {message.id: str(message.string)} if message.id and message.string else {}
                else:
                    one, many = message.id[0], message.id[1]
                    forms = list(message.string or (one, many))
                    sentences |= {ONE + one: forms[0], many: forms[1]} | ({} if one == many else {one: forms[0]})
    return sentences
