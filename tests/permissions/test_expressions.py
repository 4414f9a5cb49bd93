"""The atoms of every rule, one by one: when they hold, and that their SQL is a comparison which NULL never satisfies. `test_two_faces` compares both in the database."""

from typing import Any

import pytest
from sqlalchemy import Integer, Text, column
from sqlalchemy.dialects import postgresql

from weimproovi.permissions.expressions import Absent, AllOf, AnyOf, AtLeast, Expression, Known, Met, OneOf, Same

ONE, TWO = OneOf("a", (1,)), OneOf("a", (1, 2))
BOTH, EITHER = AllOf((Known("a"), Known("b"))), AnyOf((Known("a"), Known("b")))


@pytest.mark.parametrize(
    ("expression", "a", "b", "holds"),
    [
        (ONE, 1, None, True), (ONE, 2, None, False), (TWO, 2, None, True), (TWO, 3, None, False), (TWO, None, None, False), (OneOf("a", (None,)), None, None, False),
        (Known("a"), 0, None, True), (Known("a"), None, None, False), (Absent("a"), None, None, True), (Absent("a"), 0, None, False),
        (Met("a"), True, None, True), (Met("a"), False, None, False), (Met("a"), None, None, False), (Met("a"), 1, None, False), (Met("a"), "yes", None, False),
        (Same("a", "b"), 1, 1, True), (Same("a", "b"), 1, 2, False), (Same("a", "b"), None, None, False), (Same("a", "b"), None, 1, False), (Same("a", "b"), 1, None, False),
        (AtLeast("a", "b"), 2, 1, True), (AtLeast("a", "b"), 1, 1, True), (AtLeast("a", "b"), 1, 2, False), (AtLeast("a", "b"), None, 1, False), (AtLeast("a", "b"), 1, None, False),
        (BOTH, 1, 1, True), (BOTH, 1, None, False), (BOTH, None, 1, False), (EITHER, 1, None, True), (EITHER, None, 1, True), (EITHER, None, None, False),
    ],
)  # fmt: skip
def test_it_holds_where_the_facts_are_known_to_fit(expression: Expression, a: Any, b: Any, *, holds: bool) -> None:
    assert expression.holds({"a": a, "b": b}) is holds


@pytest.mark.parametrize(
    ("expression", "sql"),
    [
        (ONE, "a = 1"), (TWO, "a IN (1, 2)"), (Known("a"), "a IS NOT NULL"), (Absent("a"), "a IS NULL"), (Met("a"), "a"), (Same("a", "b"), "a = b"), (AtLeast("a", "b"), "a >= b"),
        (BOTH, "a IS NOT NULL AND b IS NOT NULL"), (EITHER, "a IS NOT NULL OR b IS NOT NULL"),
    ],
)  # fmt: skip
def test_its_sql_says_the_same(expression: Expression, sql: str) -> None:
    columns = {"a": column("a", Integer), "b": column("b", Integer)}
    assert str(expression.sql(columns).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})) == sql


def test_a_rules_own_words_are_written_and_not_bound() -> None:
    compiled = OneOf("a", ("new", "in_review")).sql({"a": column("a", Text)}).compile(dialect=postgresql.dialect())
    assert (str(compiled), compiled.params) == ("a IN ('new', 'in_review')", {})


@pytest.mark.parametrize("word", ["it's", "a'; DROP TABLE x --", "%(a)s", "a b", "A", "1", "", "new\n", "\\", "é", ":a"])
def test_what_is_no_plain_word_is_bound(word: str) -> None:
    compiled = OneOf("a", (word,)).sql({"a": column("a", Text)}).compile(dialect=postgresql.dialect())
    assert (str(compiled), compiled.params) == ("a = %(a_1)s::VARCHAR", {"a_1": word})
