"""Strict reading of what a browser sends to a handler: the right names, the right types, nothing more. Used by the guard alone."""

import inspect
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NotRequired, Required, get_type_hints

from pydantic import ConfigDict, PydanticUserError, TypeAdapter
from pydantic_core import to_json
from reflex_base.event import EventHandler
from reflex_base.utils.form import form_data_as_dict
from typing_extensions import TypedDict

_typed_dict: Any = TypedDict  # made from signatures, which no type checker can follow


class PayloadRefused(Exception):
    """The payload does not fit the handler's signature."""


def typed_payload(handler: EventHandler, payload: dict[str, Any]) -> dict[str, Any]:
    """The payload as the handler's annotated types.

    Raises:
        PayloadRefused: a missing, unknown or wrongly typed value. Nothing of it is repeated in the message.
    """
    try:
        # A submitted form travels as a list of names and values under a name of Reflex's own; the handler wants its fields.
        plain = {name: form_data_as_dict(value) for name, value in payload.items()}
        return _reader(handler.fn).validate_json(to_json(plain))
    except (ValueError, TypeError):  # pydantic's own refusals are ValueErrors
        raise PayloadRefused from None


def unreadable(handler: EventHandler) -> str | None:
    """Words for a handler whose signature cannot be checked; None when it can."""
    try:
        _reader(handler.fn)
    except (PydanticUserError, KeyError, NameError) as fault:
        return f"{handler.fn.__qualname__} has an argument that cannot be checked: {fault}"
    return None


@lru_cache(maxsize=2048)
def _reader(function: Callable[..., object]) -> TypeAdapter[dict[str, Any]]:
    hints = get_type_hints(function, include_extras=True)
    parameters = list(inspect.signature(function).parameters.values())[1:]
    fields = {parameter.name: _field(hints[parameter.name], parameter) for parameter in parameters}
    payload: Any = _typed_dict("payload", fields)
    payload.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)
    return TypeAdapter(payload)


def _field(hint: Any, parameter: inspect.Parameter) -> Any:
    return Required[hint] if parameter.default is inspect.Parameter.empty else NotRequired[hint]
