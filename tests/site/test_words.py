"""Every sentence of the site has its English, and none is shouted."""

import ast
from pathlib import Path

import pytest

from weimproovi import site
from weimproovi.i18n import catalog

FOLDER = Path(site.__file__).parent


def sentences() -> list[str]:
    found = []
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_"):
                given = node.args[: 1 if node.func.id == "_" else 2]
                found += [words.value for words in given if isinstance(words, ast.Constant)]
    return sorted(set(found))


@pytest.mark.parametrize("sentence", sentences())
def test_a_sentence_has_its_english(sentence: str) -> None:
    assert catalog("en").get(sentence)


def test_no_sentence_is_shouted_or_promises_the_impossible() -> None:
    for sentence in sentences():
        assert "!" not in sentence
        assert not any(word in sentence.lower() for word in ("100%", "dijamin", "pasti aman"))
