"""Keys sort in the order they were made, so that the latest of several facts is the last."""

import time

from weimproovi.ids import new_id


def test_ids_of_one_moment_sort_as_they_were_made() -> None:
    made = [new_id() for _ in range(2_000)]
    assert made == sorted(made)
    assert len(set(made)) == 2_000


def test_an_id_is_a_version_7_uuid_of_this_moment() -> None:
    made = new_id()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert abs((made.int >> 80) - time.time() * 1000) < 5_000
