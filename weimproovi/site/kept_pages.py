"""Whole pages that anybody may read, kept in the memory of this process: each for one state of what it tells, all together within a bound."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

FRAME = 400  # bytes that a kept page costs beside its body and its address


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it goes over the wire. `tag` is of what it says, whatever its coding."""

    tag: str
    body: bytes = field(repr=False)
    indexed: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands, in which language and coding."""

    path: str
    query: bytes
    language: str
    coding: str


class KeptPages:
    """The pages asked for last. One that tells of another state is as good as gone. Event loop only."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._pages: OrderedDict[Place, tuple[Hashable, KeptPage]] = OrderedDict()
        self.held = 0  # bytes

    def find(self, place: Place, state: Hashable) -> KeptPage | None:
        kept = self._pages.get(place)
        if kept is None or kept[0] != state:
            return None
        self._pages.move_to_end(place)
        return kept[1]

    def keep(self, place: Place, state: Hashable, page: KeptPage) -> None:
        """In the place of a former one; those asked for longest ago make room."""
        self._drop(place)
        self._pages[place] = state, page
        self.held += _size(place, page)
        while self.held > self._most:
            self._drop(next(iter(self._pages)))

    def _drop(self, place: Place) -> None:
        kept = self._pages.pop(place, None)
        if kept is not None:
            self.held -= _size(place, kept[1])


def _size(place: Place, page: KeptPage) -> int:
    return FRAME + len(place.path) + len(place.query) + len(page.body)
