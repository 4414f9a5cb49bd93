"""The small ways to break a piece of a syntax tree. A rule here is mostly a table, so that leaving out one entry matters as much as turning a comparison."""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any

from weimproovi import vocabulary

Broken = ast.AST | None  # None: the piece is left out
TURNED = {
    "and_": "or_", "or_": "and_", "AllOf": "AnyOf", "AnyOf": "AllOf", "all": "any", "any": "all", "min": "max", "max": "min", "Known": "Absent", "Absent": "Known",
    "is_": "is_not", "is_not": "is_", "desc": "asc", "asc": "desc", "exists": "not_", "startswith": "endswith",
}
COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
}
CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitXor: ast.BitAnd,
}
ENTRIES_OF = ("and_", "or_", "where", "frozenset", "Condition", "chain")


def broken(node: ast.AST) -> Iterator[Broken]:
    """Every way to break one node."""
    for kind, ways in WAYS.items():
        if isinstance(node, kind):
            yield from ways(node)


def _fewer(node: Any, field: str, least: int = 0) -> Iterator[Broken]:
    """The node without one of its entries."""
    entries = getattr(node, field)
    for at in range(len(entries) if len(entries) > least else 0):
        yield _with(node, **{field: entries[:at] + entries[at + 1 :]})


def _sequence(node: ast.Tuple | ast.List | ast.Set) -> Iterator[Broken]:
    if isinstance(node.ctx if not isinstance(node, ast.Set) else ast.Load(), ast.Load):
        yield from _fewer(node, "elts", 1 if isinstance(node, ast.Set) else 0)


def _dictionary(node: ast.Dict) -> Iterator[Broken]:
    for at in range(len(node.keys)):
        yield _with(node, keys=node.keys[:at] + node.keys[at + 1 :], values=node.values[:at] + node.values[at + 1 :])


def _call(node: ast.Call) -> Iterator[Broken]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in TURNED:
        yield _with(node, func=_renamed(node.func, TURNED[name]))
    if name in ENTRIES_OF:
        yield from _fewer(node, "args", 1)
    if not _makes_a_row_of_values(node):
        yield from _fewer(node, "keywords")


def _makes_a_row_of_values(node: ast.Call) -> bool:
    return any(one.arg is None for one in node.keywords)


def _comparison(node: ast.Compare) -> Iterator[Broken]:
    for other in COMPARED.get(type(node.ops[0]), ()):
        yield _with(node, ops=[other(), *node.ops[1:]])


def _logic(node: ast.BoolOp) -> Iterator[Broken]:
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for at in range(len(node.values)):
        left = node.values[:at] + node.values[at + 1 :]
        yield left[0] if len(left) == 1 else _with(node, values=left)


def _turned(node: ast.UnaryOp) -> Iterator[Broken]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _choice(node: ast.IfExp) -> Iterator[Broken]:
    yield node.body
    yield node.orelse


def _branch(node: ast.If) -> Iterator[Broken]:
    yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))


def _calculation(node: ast.BinOp) -> Iterator[Broken]:
    other = CALCULATED.get(type(node.op))
    if other:
        yield _with(node, op=other())


def _constant(node: ast.Constant) -> Iterator[Broken]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
    elif isinstance(value, str | bytes) and value:
        yield ast.Constant(value[:0])
        yield ast.Constant(value + ("~" if isinstance(value, str) else b"~"))


def _member(node: ast.Attribute) -> Iterator[Broken]:
    """Another word of the vocabulary in place of this one."""
    enum = getattr(vocabulary, node.value.id, None) if isinstance(node.value, ast.Name) else None
    names = list(getattr(enum, "__members__", ()))
    if node.attr in names:
        yield _with(node, attr=names[(names.index(node.attr) + 1) % len(names)])


def _answer(node: ast.Return) -> Iterator[Broken]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield _with(node, value=ast.Constant(None))


def _statement(_node: ast.AST) -> Iterator[Broken]:
    yield ast.Pass()


def _filter(node: ast.comprehension) -> Iterator[Broken]:
    yield from _fewer(node, "ifs")


WAYS: dict[Any, Callable[[Any], Iterator[Broken]]] = {
    (ast.Tuple, ast.List, ast.Set): _sequence, ast.Dict: _dictionary, ast.Call: _call, ast.Compare: _comparison, ast.BoolOp: _logic, ast.UnaryOp: _turned, ast.IfExp: _choice,
    ast.If: _branch, ast.BinOp: _calculation, ast.Constant: _constant, ast.Attribute: _member, ast.Return: _answer, (ast.Expr, ast.Raise, ast.AugAssign, ast.If): _statement,
    ast.comprehension: _filter,
}


def _with(node: Any, **changes: Any) -> Any:
    fresh = copy.copy(node)
    for field, value in changes.items():
        setattr(fresh, field, value)
    return fresh


def _renamed(function: ast.expr, name: str) -> ast.expr:
    return _with(function, attr=name) if isinstance(function, ast.Attribute) else ast.Name(name, ast.Load())
