"""Small files and small functions: the maxima of the house."""

import ast

import pytest

from tests.architecture.source import Module, dotted, modules, where

FILE, FUNCTION, SECTION, PARAMETERS, VARS, HANDLERS = 350, 40, 60, 6, 15, 12
LONG_BY_NATURE = ("seeds/", "migrations/")
PAGES = ("site/", "workspace/candidate/", "workspace/recruiter/", "workspace/staff/", "workspace/components/")


def longest_function(module: Module) -> int:
    page = module.name.startswith(PAGES) and not module.name.endswith("_state.py")
    return SECTION if page else FUNCTION


def test_files_are_short() -> None:
    lengths = {module.name: len(module.text.splitlines()) for module in modules() if not module.name.startswith(LONG_BY_NATURE)}
    assert not {name: length for name, length in lengths.items() if length > FILE}


def test_functions_are_short() -> None:
    wrong = [
        f"{where(module, function)} {function.name}: {length} lines"
        for module in modules()
        if not module.name.startswith("migrations/")
        for function in module.functions()
        if (length := (function.end_lineno or 0) - function.lineno + 1) > longest_function(module)
    ]
    assert not wrong


def test_functions_take_few_parameters() -> None:
    wrong = [f"{where(module, function)} {function.name}" for module in modules() for function in module.functions() if parameters(function) > PARAMETERS]
    assert not wrong


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Without the one that every method, use case or query begins with."""
    own = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return len([name for name in own if name not in {"self", "cls", "session", "actor"}])


@pytest.mark.parametrize(("what", "limit"), [("vars", VARS), ("handlers", HANDLERS)])
def test_states_hold_little(what: str, limit: int) -> None:
    counted = {f"{module.name} {state.name}": size(state, what) for module in modules() if module.name.endswith("_state.py") for state in states(module)}
    assert not {name: count for name, count in counted.items() if count > limit}


def states(module: Module) -> list[ast.ClassDef]:
    return [node for node in module.tree.body if isinstance(node, ast.ClassDef)]


def size(state: ast.ClassDef, what: str) -> int:
    if what == "vars":
        return sum(isinstance(node, ast.AnnAssign) for node in state.body)
    return sum(is_handler(node) for node in state.body)


def is_handler(node: ast.stmt) -> bool:
    decorators = getattr(node, "decorator_list", [])
    return any(dotted(one.func if isinstance(one, ast.Call) else one) == "rx.event" for one in decorators)
