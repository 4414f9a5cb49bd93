"""`docs/permissions.md` and `docs/second-wall.md` say what the rules say."""

from pathlib import Path

from weimproovi.i18n import speaking
from weimproovi.permissions.clause_words import PROMISES
from weimproovi.permissions.matrix import matrix
from weimproovi.permissions.personal import personal_columns
from weimproovi.permissions.resources import WAYS
from weimproovi.permissions.wall_text import wall_text
from weimproovi.vocabulary import Clause

DOCS = Path(__file__).parents[2] / "docs"


def test_the_document_is_what_the_rules_say() -> None:
    assert (DOCS / "permissions.md").read_text("utf-8") == matrix(), "run: python3 -m weimproovi matrix"


def test_the_second_wall_is_the_one_that_was_read_before_it_changed() -> None:
    assert (DOCS / "second-wall.md").read_text("utf-8") == wall_text(), "run: python3 -m weimproovi matrix, and read what changed"


def test_it_is_the_same_in_whatever_language_it_is_written() -> None:
    with speaking("id"):
        first = matrix()
    with speaking("en"):
        assert matrix() == first


def test_every_clause_has_its_promise() -> None:
    assert set(PROMISES) == set(Clause)
    assert all(f"| {clause.value} | {promise} |" in matrix() for clause, promise in PROMISES.items())


def test_every_way_in_and_every_personal_column_stands_in_it() -> None:
    written = matrix()
    assert written.count("| Aggregate figures | nobody |") == 1
    assert all(f"`{table}.{column}`" in written for table, column, _ in personal_columns())
    assert written.count("\n| ") > sum(map(len, WAYS.values()))
