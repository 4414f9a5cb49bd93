"""Keeps, of every byte that leaves, which canaries were in it and who received it: opened archives, PDF text and escapes included."""

import html
import io
import json
import re
import zipfile
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

import pypdfium2

from tests.canaries.words import Canary

ESCAPE = re.compile(rb"\\u([0-9a-fA-F]{4})")


@dataclass
class Recorder:
    """Everything that was received so far.

    Attributes:
        hits: the places at which a recipient received a canary, by canary and recipient.
        places: where anything was received, by recipient.
        pictures: bytes of pictures whose words no machine here reads, with the canary that each shows.
    """

    canaries: list[Canary]
    hits: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    places: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pictures: dict[bytes, str] = field(default_factory=dict)
    size: int = 0

    def __post_init__(self) -> None:
        self.marks = {mark for canary in self.canaries for mark in canary.marks}

    def hear(self, recipient: str, place: str, said: bytes | str) -> None:
        """Notes what a recipient was given at a place."""
        content = said.encode() if isinstance(said, str) else said
        self.size += len(content)
        self.places[recipient].add(place)
        for name in self.found(content):
            self.hits[name, recipient].add(place)

    def found(self, content: bytes) -> set[str]:
        """The canaries in some bytes."""
        if content in self.pictures:
            return {self.pictures[content]}
        spoken = b"\n".join(readings(content)).lower()
        near = {mark for mark in self.marks if mark in spoken}
        asked = [canary for canary in self.canaries if not near.isdisjoint(canary.marks)]
        return {canary.name for canary in asked if any(spelling in spoken for spelling in canary.spellings)}

    def received(self, recipient: str) -> set[str]:
        """Every canary that reached somebody."""
        return {name for name, who in self.hits if who == recipient}


def readings(content: bytes) -> list[bytes]:
    """The bytes as they are and as a reader would open them."""
    if content[:2] == b"PK":
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [archive.read(name) for name in archive.namelist()]
            return ["\n".join(archive.namelist()).encode(), *(part for member in members for part in readings(member))]
    if content[:5] == b"%PDF-":
        with pypdfium2.PdfDocument(content) as document:
            return [content, *(page.get_textpage().get_text_range().encode() for page in document)]
    return [content, *unescaped(content)]


def unescaped(content: bytes) -> list[bytes]:
    """Without the escapes of JSON, HTML and addresses, where there are any."""
    opened = []
    if b"\\u" in content:
        opened.append(ESCAPE.sub(lambda found: chr(int(found[1], 16)).encode("utf-8", "replace"), content))
    if b"&" in content:
        opened.append(html.unescape(content.decode("utf-8", "replace")).encode())
    if b"%" in content:
        opened.append(unquote_to_bytes(content))
    return opened


def headers_of(pairs: list[tuple[str, str]]) -> str:
    return json.dumps(pairs)
