"""What a site page is before it has a frame."""

from dataclasses import dataclass

from htpy import Node


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `width` is "wide", "reading" or "narrow"; `bare` leaves the phone's bottom bar out; `indexed` opens it to search engines; `feed` is its Atom feed."""

    title: str
    body: Node
    description: str = ""
    width: str = "wide"
    indexed: bool = False
    bare: bool = False
    feed: str = ""
