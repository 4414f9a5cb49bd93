"""Every promise that the product keeps by now has a test in which it passes and one in which it refuses."""

import ast
from pathlib import Path

from weimproovi.vocabulary import Clause

TESTS = Path(__file__).parents[1]
LATER = {  # what there is nothing of yet to see or do; the consents for it are kept already
    "U1": "matching runs in a later release; its off switch is proven among the consents",
    "U2": "no alert is sent yet; its consent and its one-click stop are proven",
    "U7": "a company cannot yet have matching candidates told",
    "S4": "no table of aggregates is published yet",
    "N2": "there is one version of the policy; that a wider purpose inherits nothing is proven",
}
KEPT = {clause.value for clause in Clause} - set(LATER)
ROWS_OF_A_TABLE = {"opens": "passes", "refuses": "refuses"}  # the helpers of test_decide.py, which mark each row


def test_every_clause_is_proven_both_ways() -> None:
    missing = {(clause, way) for clause in KEPT for way in ("passes", "refuses")} - proven()
    assert not missing, f"no test marked @pytest.mark.clause for {sorted(missing)}"


def test_what_waits_for_later_is_a_promise_and_says_why() -> None:
    assert set(LATER) < {clause.value for clause in Clause}
    assert all(LATER.values())


def test_the_marks_name_promises_that_exist() -> None:
    assert {clause for clause, _ in proven()} <= {clause.value for clause in Clause}


def proven() -> set[tuple[str, str]]:
    """Clause and way of every mark in the tests."""
    return {
        mark
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and (mark := mark_of(node, path.name))
    }


def mark_of(call: ast.Call, file: str) -> tuple[str, str] | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    words = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    if name == "clause" and len(words) == 2:
        return str(words[0]), str(words[1])
    if file == "test_decide.py" and name in ROWS_OF_A_TABLE and words:
        return str(words[0]), ROWS_OF_A_TABLE[name]
    return None
