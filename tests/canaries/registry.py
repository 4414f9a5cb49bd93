"""What the product has that can carry words out of it, found in the code, and where each is listened to."""

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from reflex_base.registry import RegistrationContext

import weimproovi.weimproovi as product
from weimproovi import schemas, services, worker
from weimproovi.__main__ import COMMANDS
from weimproovi.schemas.interviews import InviteForm
from weimproovi.schemas.public import SearchQuery

TESTS = Path(__file__).parents[1]
# Commands that say nothing of anybody: they prepare, build and serve, or hand everything to what is listened to here.
SILENT = {"run", "test", "migrate", "seed", "build", "serve", "rotate"}


@cache
def said_in_tests() -> str:
    """The code of every other test."""
    return "\n".join(path.read_text("utf-8") for path in sorted(TESTS.rglob("test_*.py")) if path.parent.name != "canaries")


def named_in_tests(word: str) -> bool:
    return word in said_in_tests()


def unheard(kinds: type[StrEnum], heard: set[str]) -> list[str]:
    """Members of a vocabulary that the journey did not meet and no test names."""
    return sorted(kind.name for kind in kinds if kind.value not in heard and not named_in_tests(f"{kinds.__name__}.{kind.name}"))


def unheard_sweeps() -> list[str]:
    return [sweep.name for sweep in worker.SWEEPS if not named_in_tests(f"{sweep.function.__name__}(")]


def unheard_commands() -> list[str]:
    return [name for name in COMMANDS if name not in SILENT and not re.search(rf"\b{name}\b", said_in_tests())]


def schema_classes() -> set[type]:
    """Every dataclass of the schemas, the complete list of what may reach a browser; a search and an invitation come from it."""
    modules = [importlib.import_module(f"{schemas.__name__}.{found.name}") for found in pkgutil.iter_modules(schemas.__path__)]
    return {kind for module in modules for kind in vars(module).values() if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__} - {SearchQuery, InviteForm}


def reached_schemas() -> set[type]:
    """Those in what pages hold and in what services give."""
    with product.app.set_contexts():
        states = list(RegistrationContext.get().base_states.values())
    held = [hint for state in states for hint in get_type_hints(state).values()]
    found: set[type] = set()
    for hint in [*held, *given()]:
        _collect(hint, found)
    return found


def given() -> Iterator[Any]:
    """What public functions of services give back."""
    for module in (importlib.import_module(f"{services.__name__}.{found.name}") for found in pkgutil.iter_modules(services.__path__)):
        for function in vars(module).values():
            if inspect.isfunction(function) and function.__module__ == module.__name__ and not function.__name__.startswith("_"):
                yield get_type_hints(function).get("return")


def _collect(hint: Any, found: set[type]) -> None:
    for part in get_args(hint):
        _collect(part, found)
    if inspect.isclass(hint) and dataclasses.is_dataclass(hint) and hint.__module__.startswith("weimproovi.") and hint not in found:
        found.add(hint)
        for inner in get_type_hints(hint).values():
            _collect(inner, found)
