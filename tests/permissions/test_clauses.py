"""Every promise that the product keeps by now has a test in which it passes and one in which it refuses."""

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]
KEPT = {"S3", "S5", "S6", "C2", "U3", "U8", "P0"}
ROWS_OF_A_TABLE = {"opens": "passes", "refuses": "refuses"}  # the helpers of test_decide.py, which mark each row


def test_every_clause_is_proven_both_ways() -> None:
    missing = {(clause, way) for clause in KEPT for way in ("passes", "refuses")} - proven()
    assert not missing, f"no test marked @pytest.mark.clause for {sorted(missing)}"


def test_the_marks_name_promises_that_exist() -> None:
    from weimproovi.vocabulary import Clause

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
