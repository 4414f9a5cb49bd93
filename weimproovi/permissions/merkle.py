"""The Merkle tree of RFC 6962 over SHA-256: hashes, roots, inclusion and consistency proofs, and how a stranger checks them. Pure.

A place is (level, position): the full subtree over the leaves from 2^level * position on, 2^level of them; level 0 are the leaves. A tree
of any size is a row of full subtrees, the largest first: its frontier. `services.ledger_*` are the only callers.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

EMPTY = hashlib.sha256(b"").digest()
Place = tuple[int, int]
Span = tuple[int, int]  # leaves from the first up to, not including, the second


def leaf_hash(content: bytes) -> bytes:
    """RFC 6962 2.1: a leaf's hash never looks like a node's."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def frontier_places(size: int, start: int = 0) -> list[Place]:
    """The full subtrees of which so many leaves consist, from a leaf at which a subtree of that size begins."""
    found = []
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            found.append((level, start >> level))
            start += 1 << level
    return found


def append(frontier: list[bytes], size: int, leaf: bytes) -> list[tuple[Place, bytes]]:
    """Adds the hash of the leaf at position `size` to a frontier, in place; the full subtrees that it completes."""
    made, level = [], 0
    frontier.append(leaf)
    while size >> level & 1:
        right, left = frontier.pop(), frontier.pop()
        level += 1
        frontier.append(node_hash(left, right))
        made.append(((level, size >> level), frontier[-1]))
    return made


def root(frontier: Sequence[bytes]) -> bytes:
    """The root of a tree of which this is the frontier."""
    if not frontier:
        return EMPTY
    folded = frontier[-1]
    for left in reversed(frontier[:-1]):
        folded = node_hash(left, folded)
    return folded


def audit_spans(position: int, size: int) -> list[Span]:
    """Whose roots prove that a leaf is in a tree of this size, the nearest first (RFC 6962 2.1.1)."""
    found, start, stop = [], 0, size
    while stop - start > 1:
        middle = start + _split(stop - start)
        if position < middle:
            found.append((middle, stop))
            stop = middle
        else:
            found.append((start, middle))
            start = middle
    return found[::-1]


def consistency_spans(first: int, second: int) -> list[Span]:
    """Whose roots prove that a tree of the second size begins with the tree of the first, 0 < first <= second (RFC 6962 2.1.2)."""
    found, start, stop = [], 0, second
    while first != stop:
        middle = start + _split(stop - start)
        if first <= middle:
            found.append((middle, stop))
            stop = middle
        else:
            found.append((start, middle))
            start = middle
    return (found + [(start, stop)] * (start > 0))[::-1]


def places(spans: Iterable[Span]) -> set[Place]:
    """The full subtrees whose hashes the roots of these spans are made of."""
    return {place for start, stop in spans for place in frontier_places(stop - start, start)}


def roots(spans: Iterable[Span], hashes: Mapping[Place, bytes]) -> list[bytes]:
    """The root of each span."""
    return [root([hashes[place] for place in frontier_places(stop - start, start)]) for start, stop in spans]


def root_with(leaf: bytes, position: int, size: int, path: Iterable[bytes]) -> bytes | None:
    """The root that an audit path leads to; None for a path of another length (RFC 9162 2.1.3.2)."""
    at, last, found = position, size - 1, leaf
    if not 0 <= position < size:
        return None
    for sibling in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            found = node_hash(sibling, found)
            at, last = _up_to_a_right_child(at, last)
        else:
            found = node_hash(found, sibling)
        at, last = at >> 1, last >> 1
    return found if last == 0 else None


def is_consistent(first: tuple[int, bytes], second: tuple[int, bytes], path: Sequence[bytes]) -> bool:
    """Whether a path proves that the second tree (size and root) begins with the whole of the first (RFC 9162 2.1.4.2)."""
    if not 0 < first[0] < second[0]:
        return first == second and not path
    at, last = first[0] - 1, second[0] - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    begun = [first[1], *path] if first[0] & (first[0] - 1) == 0 else list(path)
    if not begun:
        return False
    was = became = begun[0]
    for sibling in begun[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            was, became = node_hash(sibling, was), node_hash(sibling, became)
            at, last = _up_to_a_right_child(at, last)
        else:
            became = node_hash(became, sibling)
        at, last = at >> 1, last >> 1
    return (was, became, last) == (first[1], second[1], 0)


def _split(count: int) -> int:
    """The largest power of two below a count above 1."""
    return 1 << (count - 1).bit_length() - 1


def _up_to_a_right_child(at: int, last: int) -> tuple[int, int]:
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last
