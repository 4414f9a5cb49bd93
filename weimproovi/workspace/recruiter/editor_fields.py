"""The editor's fields: those of the workspace, each with the mark of a pasted advert and with what it may unfairly ask."""

from collections.abc import Callable

import reflex as rx

from weimproovi.workspace.components import fields
from weimproovi.workspace.recruiter.advert import hint, mark

HINTED = ("title", "duties", "qualifications")


def text_field(name: str, label: str, **more: object) -> rx.Component:
    return _marked(fields.text_field, name, label, **more)


def text_area(name: str, label: str, **more: object) -> rx.Component:
    return _marked(fields.text_area, name, label, **more)


def rupiah_input(name: str, label: str, **more: object) -> rx.Component:
    return _marked(fields.rupiah_input, name, label, **more)


def select_field(name: str, label: str, choices: list[tuple[str, str]], **more: object) -> rx.Component:
    return _marked(fields.select_field, name, label, choices, **more)


def _marked(kind: Callable[..., rx.Component], name: str, *given: object, **more: object) -> rx.Component:
    """A field and, under it, what is said about its value."""
    told = f"{name}-hint {name}-fault {name}-mark {name}-note"
    notes = [mark(name), *([hint(name)] if name in HINTED else [])]
    return rx.el.div(kind(name, *given, aria_describedby=told, **more), *notes, class_name="wm-field-noted")
