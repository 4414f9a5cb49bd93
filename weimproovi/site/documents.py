"""Answers that programs read: whole or piece by piece, compressed, and known by their tag until they change. The same for everybody."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from weimproovi import i18n
from weimproovi.http.compression import VARY, coding_of, packed, packed_pieces
from weimproovi.settings import settings

ASK_AGAIN = {"cache-control": "public, max-age=0, must-revalidate", "vary": VARY}
UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 has no place for
PIECE = 64 * 1024
PRODUCT = Path(__file__).resolve().parents[1]


def whole(request: Request, words: str, media_type: str) -> Response:
    """A short document; its tag is of its words."""
    body = words.encode()
    tag = tag_of(body)
    if known(request, tag):
        return unchanged(tag)
    coding = coding_of(request.headers.get("accept-encoding", ""))
    return Response(packed(body, coding), headers=headers_of(tag, coding), media_type=media_type)


def in_pieces(request: Request, state: str, write: Callable[[], Iterable[str]], media_type: str) -> Response:
    """A long document, written while it is sent; its tag is of the state that it is written from, and of the code that writes."""
    tag = tag_of(f"{state} {i18n.language()} {settings().origin} {form()}".encode())
    if known(request, tag):
        return unchanged(tag)
    coding = coding_of(request.headers.get("accept-encoding", ""))
    pieces = packed_pieces(gathered(write()), coding) if request.method == "GET" else ()  # nobody reads what a HEAD would write
    return StreamingResponse(iter(pieces), headers=headers_of(tag, coding), media_type=media_type)


def gathered(words: Iterable[str]) -> Iterator[bytes]:
    """Words in pieces that are worth sending."""
    waiting, size = [], 0
    for each in words:
        waiting.append(each)
        size += len(each)
        if size >= PIECE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()


@cache
def form() -> str:
    """A version of the code and the catalogs that write: a new form is a new document, though nothing in it changed."""
    written = sorted(path for folder in ("site", "i18n") for path in (PRODUCT / folder).rglob("*") if path.suffix in (".py", ".po"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in written)).hexdigest()[:12]


def tag_of(body: bytes) -> str:
    return f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'


def known(request: Request, tag: str) -> bool:
    return tag in request.headers.get("if-none-match", "")


def unchanged(tag: str) -> Response:
    return Response(None, 304, {**ASK_AGAIN, "etag": tag})


def headers_of(tag: str, coding: str) -> dict[str, str]:
    return {**ASK_AGAIN, "etag": tag} | ({"content-encoding": coding} if coding else {})


def speakable(words: str) -> str:
    """A text without the signs that would make a whole XML document unreadable."""
    return UNSPEAKABLE.sub("", words)
