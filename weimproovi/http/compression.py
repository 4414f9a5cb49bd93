"""Bodies made smaller for the wire. Only what everybody may read passes here.

A page drawn for one person is sent as it is: where a secret and something that a stranger chose stand in one compressed body, its length tells about
the secret (BREACH). Public pages, feeds and sitemaps hold no secret; the built files are compressed when they are built.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli

VARY = "accept-encoding"
SMALLEST = 400  # bytes; below, the frame costs what the packing saves
QUALITY, LEVEL = 5, 6  # of brotli and gzip: a page of 20 KB in about a millisecond
CODINGS = ("br", "gzip")


def coding_of(accepted: str) -> str:
    """The coding to answer with, by the client's Accept-Encoding; "" for none. The first of ours among those that it likes best."""
    asked = dict(_weights(accepted))
    weights = [(asked.get(coding, asked.get("*", 0.0)), -place, coding) for place, coding in enumerate(CODINGS)]
    weight, _place, coding = max(weights)
    return coding if weight > 0 else ""


def _weights(accepted: str) -> Iterator[tuple[str, float]]:
    for part in accepted.lower().split(","):
        coding, _semicolon, weight = part.replace(" ", "").partition(";q=")
        try:
            yield coding, float(weight or 1)
        except ValueError:
            yield coding, 0.0


def packed(body: bytes, coding: str) -> bytes:
    """A whole body in a coding."""
    if coding == "br":
        return brotli.compress(body, quality=QUALITY)
    return gzip.compress(body, LEVEL, mtime=0) if coding == "gzip" else body


def packed_pieces(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """A body that is still being written, in a coding; pieces of any size go in, and what is ready comes out."""
    if not coding:
        yield from pieces
        return
    take, finish = _packer(coding)
    for piece in pieces:
        if ready := take(piece):
            yield ready
    yield finish()


def _packer(coding: str) -> tuple[Callable[[bytes], bytes], Callable[[], bytes]]:
    if coding == "br":
        packer = brotli.Compressor(quality=QUALITY)
        return packer.process, packer.finish
    zipper = zlib.compressobj(LEVEL, wbits=31)
    return zipper.compress, zipper.flush
