"""What the workspace's handlers take, found by introspection: all handlers, their arguments, and values that fit or do not."""

import dataclasses
import inspect
from enum import StrEnum
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints
from uuid import UUID

from reflex_base.event import EventHandler

import weimproovi.weimproovi as product

WRONG: tuple[Any, ...] = (7, True, None, 1.5, "", "x" * 50_000, [], [[[]]], {"a": {"b": [1]}}, "' OR 1=1 --", "\x00", "00000000-0000-0000-0000-000000000000")


def handlers() -> list[tuple[str, EventHandler]]:
    """All that the running product would recognise, what Reflex brings included."""
    return [(name, found.handler) for name, found in product.app._registration_context.event_handlers.items()]


def arguments_of(handler: EventHandler) -> dict[str, Any]:
    hints = get_type_hints(handler.fn)
    return {name: hints.get(name, str) for name in list(inspect.signature(handler.fn).parameters)[1:]}


def fitting(kind: Any, key: str) -> Any:
    """A value of the annotated kind; where it is an id, this one."""
    if kind is UUID:
        return key
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if inspect.isclass(kind) and issubclass(kind, StrEnum):
        return list(kind)[-1].value
    if inspect.isclass(kind) and (dataclasses.is_dataclass(kind) or hasattr(kind, "__required_keys__")):
        return {name: fitting(hint, key) for name, hint in get_type_hints(kind).items()}
    if get_origin(kind) is UnionType:
        return None
    return {bool: True, int: 0, str: "experience", list: [], dict: {}}.get(get_origin(kind) or kind, key)
