"""All mutants of a file: where each is, how it reads before and after, and its whole source."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.operators import broken

RULES = Path(__file__).parents[2] / "weimproovi" / "permissions"
LONGEST = 160  # characters of a piece, as it is named
UNTOUCHED = {  # what is not behaviour
    ast.FunctionDef: ("decorator_list", "returns"), ast.ClassDef: ("decorator_list", "bases"), ast.arg: ("annotation",), ast.AnnAssign: ("annotation", "target"), ast.Import: ("names",),
    ast.ImportFrom: ("names",), ast.Subscript: ("slice",),
}


@dataclass(frozen=True)
class Mutant:
    """One broken copy of a file. `name` stays the same while the piece does."""

    name: str
    module: str
    line: int
    source: str


def files() -> list[str]:
    """The modules of the rules, by name."""
    return sorted(path.stem for path in RULES.glob("*.py") if path.stem != "__init__")


def mutants_of(module: str) -> Iterator[Mutant]:
    """Each mutant once; two that read the same are one."""
    tree = ast.parse((RULES / f"{module}.py").read_text("utf-8"))
    whole, seen, named = ast.unparse(tree), set[str](), Counter[str]()
    for parent, field, at, node, within in _places(tree, "module"):
        before = ast.unparse(node)
        for fresh in broken(node):
            _put(parent, field, at, fresh)
            try:
                source = ast.unparse(ast.fix_missing_locations(tree))
                after = "" if fresh is None else ast.unparse(fresh)
            finally:
                _put(parent, field, at, node)
            if source == whole or source in seen or not _compiles(source):
                continue
            seen.add(source)
            name = f"{module}.{within}: {_short(before)} => {_short(after)}"
            named[name] += 1
            yield Mutant(name if named[name] == 1 else f"{name} #{named[name]}", module, getattr(node, "lineno", 0), source)


def _places(node: ast.AST, within: str) -> Iterator[tuple[ast.AST, str, int | None, ast.AST, str]]:
    """Every piece with the place that holds it and the function around it."""
    here = node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else within
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED.get(type(node), ()):
            continue
        for at, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not _is_docstring(child) and not isinstance(child, ast.JoinedStr):
                yield node, field, at, child, here
            if isinstance(child, ast.AST) and not _is_docstring(child):
                yield from _places(child, here)


def _is_docstring(node: ast.AST) -> bool:
    """A text that stands alone, or the empty body of a protocol."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _put(parent: ast.AST, field: str, at: int | None, node: ast.AST | None) -> None:
    if at is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[at] = node


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _short(piece: str) -> str:
    words = " ".join(piece.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
