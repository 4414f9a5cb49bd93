"""A long file is decided again on its way: by time, by bytes, and not more often than that."""

from collections.abc import Callable, Iterator

import pytest

from weimproovi.services import file_stream
from weimproovi.services.file_stream import BYTES, decided_again, together

MIB = b"x" * 1024 * 1024


def asked(answers: list[bool]) -> tuple[Callable[[], bool], list[bool]]:
    """A decision that gives these answers, and those that were asked for."""
    given: list[bool] = []

    def still_allowed() -> bool:
        given.append(answers[len(given)])
        return given[-1]

    return still_allowed, given


def pieces(count: int) -> Iterator[bytes]:
    return (MIB for _number in range(count))


def test_a_short_file_is_decided_once_when_it_is_opened() -> None:
    still_allowed, given = asked([])
    assert len(list(decided_again(pieces(4), still_allowed))) == 4
    assert given == []


def test_no_more_than_four_mib_leave_on_one_decision() -> None:
    still_allowed, given = asked([True, True])
    assert sum(map(len, decided_again(pieces(12), still_allowed))) == 12 * len(MIB)
    assert given == [True, True]


def test_the_rest_stays_where_the_decision_refuses() -> None:
    still_allowed, given = asked([True, False])
    assert sum(map(len, decided_again(pieces(40), still_allowed))) == 2 * BYTES
    assert given == [True, False]


def test_a_slow_reader_is_decided_about_after_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([0.0, 1.0, 1.9, 2.1, 2.1, 3.0, 4.2])
    monkeypatch.setattr(file_stream.time, "monotonic", lambda: next(seconds))
    still_allowed, given = asked([True, False])
    assert len(list(decided_again(pieces(9), still_allowed))) == 4
    assert given == [True, False]


FRAME = b"y" * 64 * 1024


def test_a_fast_reader_gets_a_small_piece_soon_and_then_larger_ones() -> None:
    found = [len(piece) // len(FRAME) for piece in together(FRAME for _number in range(64))]
    assert found == [4, *[8] * 7, 4]


def test_four_mib_of_frames_leave_on_the_decision_that_opened_them() -> None:
    still_allowed, given = asked([])
    assert sum(map(len, decided_again(together(FRAME for _number in range(64)), still_allowed))) == BYTES
    assert given == []


def test_a_slow_reader_gets_them_as_they_come_and_a_fast_one_again_more(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = iter([0.0, 0.3, 1.0, 1.3, 2.0, 2.1, 3.0, 3.1])  # given and come back for, in turn
    monkeypatch.setattr(file_stream.time, "monotonic", lambda: next(taken))
    assert [len(piece) // len(FRAME) for piece in together(FRAME for _number in range(17))] == [4, 1, 1, 8, 3]


@pytest.mark.parametrize("sizes", [[], [1], [3, 70_000, 1, 600_000, 5]])
def test_no_byte_is_lost_or_moved(sizes: list[int]) -> None:
    chunks = [bytes([number]) * size for number, size in enumerate(sizes)]
    assert b"".join(together(iter(chunks))) == b"".join(chunks)
