"""The Merkle tree against the published vectors of RFC 6962 (certificate-transparency's reference tree), and against its definition."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weimproovi.permissions import merkle
from weimproovi.permissions.merkle import Place

LEAVES = [bytes.fromhex(one) for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
PATHS = {  # leaf counted from 1, and size
    (1, 1): (),
    (1, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (6, 8): (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (3, 3): ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",),
    (2, 5): (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ),
}
CONSISTENT = {
    (1, 1): (),
    (1, 8): PATHS[1, 8],
    (6, 8): (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 5): (
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ),
}
SMALL = 64


def tree(count: int) -> tuple[dict[Place, bytes], list[bytes]]:
    """Every full subtree's hash, and the root at every size, as they grow."""
    hashes: dict[Place, bytes] = {}
    roots, frontier = [merkle.EMPTY], list[bytes]()
    for position in range(count):
        hashes[0, position] = merkle.leaf_hash(content(position))
        hashes |= merkle.append(frontier, position, hashes[0, position])
        roots.append(merkle.root(frontier))
    return hashes, roots


def content(position: int) -> bytes:
    return LEAVES[position] if position < len(LEAVES) else str(position).encode()


def defined(leaves: list[bytes]) -> bytes:
    """MTH as RFC 6962 2.1 writes it, slow and plain."""
    if len(leaves) < 2:
        return hashlib.sha256(b"\x00" + leaves[0]).digest() if leaves else hashlib.sha256().digest()
    middle = max(2**power for power in range(20) if 2**power < len(leaves))
    return hashlib.sha256(b"\x01" + defined(leaves[:middle]) + defined(leaves[middle:])).digest()


HASHES, ALL_ROOTS = tree(SMALL)


def audit_path(position: int, size: int, hashes: dict[Place, bytes] = HASHES) -> list[bytes]:
    return merkle.roots(merkle.audit_spans(position, size), hashes)


def consistency_path(first: int, second: int, hashes: dict[Place, bytes] = HASHES) -> list[bytes]:
    return merkle.roots(merkle.consistency_spans(first, second), hashes)


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_the_published_ones(size: int) -> None:
    assert ALL_ROOTS[size].hex() == ROOTS[size]


@pytest.mark.parametrize(("leaf", "size"), PATHS)
def test_the_audit_paths_are_the_published_ones(leaf: int, size: int) -> None:
    assert tuple(one.hex() for one in audit_path(leaf - 1, size)) == PATHS[leaf, size]


@pytest.mark.parametrize(("first", "second"), CONSISTENT)
def test_the_consistency_paths_are_the_published_ones(first: int, second: int) -> None:
    assert tuple(one.hex() for one in consistency_path(first, second)) == CONSISTENT[first, second]


def test_every_root_is_as_the_definition_says() -> None:
    assert [defined([content(position) for position in range(size)]) for size in range(SMALL + 1)] == ALL_ROOTS


def test_every_leaf_of_every_small_tree_is_proven_and_stands_nowhere_else() -> None:
    for size in range(1, SMALL + 1):
        for position in range(size):
            leaf, path = HASHES[0, position], audit_path(position, size)
            assert merkle.root_with(leaf, position, size, path) == ALL_ROOTS[size]
            assert merkle.root_with(leaf, position ^ 1, size, path) != ALL_ROOTS[size] or size == 1
            assert merkle.root_with(HASHES[0, (position + 1) % SMALL], position, size, path) != ALL_ROOTS[size]


def test_a_path_of_another_length_or_place_leads_nowhere() -> None:
    leaf, path = HASHES[0, 5], audit_path(5, 8)
    wrong = [(5, 8, path[:-1]), (5, 8, [*path, path[0]]), (8, 8, path), (-1, 8, path), (0, 0, []), (0, 1, path[:1])]
    assert [merkle.root_with(leaf, *one) for one in wrong] == [None] * len(wrong)


def test_every_small_tree_begins_with_every_smaller_one_and_with_no_other() -> None:
    for second in range(1, SMALL + 1):
        for first in range(1, second + 1):
            path, was, became = consistency_path(first, second), ALL_ROOTS[first], ALL_ROOTS[second]
            assert merkle.is_consistent((first, was), (second, became), path)
            for one, other in ((merkle.EMPTY, became), (was, merkle.EMPTY)):
                assert merkle.is_consistent((first, one), (second, other), path) is False
            if path:
                for forged in (path[:-1], [*path, path[0]], [merkle.EMPTY, *path[1:]]):
                    assert merkle.is_consistent((first, was), (second, became), forged) is False


def test_trees_of_no_size_or_in_the_wrong_order_are_not_consistent() -> None:
    small, large = (3, ALL_ROOTS[3]), (5, ALL_ROOTS[5])
    assert merkle.is_consistent((0, merkle.EMPTY), large, []) is False
    assert merkle.is_consistent(large, small, consistency_path(3, 5)) is False
    assert merkle.is_consistent(small, large, []) is False
    assert merkle.is_consistent(small, small, [merkle.EMPTY]) is False


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_larger_trees_are_proven_from_their_full_subtrees_alone(drawn: st.DataObject) -> None:
    second = drawn.draw(st.integers(1, len(LARGE[1]) - 1))
    position, first = drawn.draw(st.integers(0, second - 1)), drawn.draw(st.integers(1, second))
    hashes, roots = LARGE
    assert merkle.root_with(hashes[0, position], position, second, audit_path(position, second, hashes)) == roots[second]
    assert merkle.is_consistent((first, roots[first]), (second, roots[second]), consistency_path(first, second, hashes))
    wanted = merkle.places(merkle.audit_spans(position, second))
    assert len(wanted) <= second.bit_length() ** 2


LARGE = tree(3_000)


def test_a_tree_without_leaves_has_the_root_of_nothing() -> None:
    assert merkle.root(()) == merkle.EMPTY == hashlib.sha256(b"").digest()
    assert merkle.frontier_places(0) == []


@pytest.mark.parametrize("spans", [merkle.audit_spans(5, 7), merkle.audit_spans(0, 11), merkle.consistency_spans(6, 11), merkle.consistency_spans(7, 8), [(4, 7)]])
def test_the_places_of_spans_are_their_leaves_and_no_others(spans: list[merkle.Span]) -> None:
    covered = sorted(leaf for level, position in merkle.places(spans) for leaf in range(position << level, (position + 1) << level))
    assert covered == sorted(leaf for start, stop in spans for leaf in range(start, stop))


def test_a_tree_is_a_row_of_full_subtrees_from_its_first_leaf_on() -> None:
    assert merkle.frontier_places(5) == [(2, 0), (0, 4)]
    assert merkle.frontier_places(3, 4) == [(1, 2), (0, 6)]
