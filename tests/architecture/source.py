"""The product's source as syntax trees, read once for all rules of this folder."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ROOT / "weimproovi"


@dataclass(frozen=True)
class Module:
    """One file of the product; `name` is its path inside `weimproovi`."""

    name: str
    text: str
    tree: ast.Module

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        return (node for node in ast.walk(self.tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))

    def imports(self) -> Iterator[tuple[str, str]]:
        """Module and name of each import; the name is empty for a whole module."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.module or "", alias.name) for alias in node.names)


@lru_cache(maxsize=1)
def modules() -> tuple[Module, ...]:
    """Every Python file of the product."""
    return tuple(read(path) for path in sorted(PRODUCT.rglob("*.py")))


def read(path: Path) -> Module:
    text = path.read_text("utf-8")
    return Module(path.relative_to(PRODUCT).as_posix(), text, ast.parse(text))


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or attribute; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else f".{node.attr}"
    return ""


def where(module: Module, node: ast.AST) -> str:
    return f"{module.name}:{getattr(node, 'lineno', 0)}"
