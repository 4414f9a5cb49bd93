"""Buttons and links. One `primary` per view; what ends something is `danger` until its dialog, where it is `final`."""

from collections.abc import Callable

import reflex as rx
from reflex.components.react_router.dom import ReactRouterLink

from weimproovi import i18n
from weimproovi.i18n import _

Words = str | rx.Var[str]


def primary(words: Words, **props: object) -> rx.Component:
    """The one solid button of a view."""
    return rx.button(words, **{"size": "3", **props})


def secondary(words: Words, **props: object) -> rx.Component:
    """Any other action."""
    return rx.button(
        words, **{"size": "3", "variant": "surface", "color_scheme": "gray", "high_contrast": True, **props}
    )


def quiet(words: Words, **props: object) -> rx.Component:
    """An action inside a row or a line of text."""
    return rx.button(words, **{"size": "2", "variant": "soft", "color_scheme": "gray", "high_contrast": True, **props})


def danger(words: Words, **props: object) -> rx.Component:
    """Opens the dialog that confirms an ending."""
    return rx.button(words, **{"size": "3", "variant": "surface", "color_scheme": "red", **props})


def final(words: Words, **props: object) -> rx.Component:
    """Confirms an ending, inside its dialog only."""
    return rx.button(words, **{"size": "3", "color_scheme": "red", **props})


def icon_button(icon: str, name: Words, **props: object) -> rx.Component:
    """A button that is only a drawing; `name` is what it is called."""
    chosen = {"size": "2", "variant": "soft", "color_scheme": "gray", "high_contrast": True, "type": "button", **props}
    return rx.icon_button(rx.icon(icon, size=18), aria_label=name, **chosen)


def page_link(*children: rx.Component | Words, to: Words, **props: object) -> rx.Component:
    """A link to a page of the workspace, without a new document. `to` is a path in the current language."""
    return ReactRouterLink.create(*children, to=to, **props)


def link_button(
    words: Words, *, to: Words, look: Callable[..., rx.Component] = primary, **props: object
) -> rx.Component:
    """A link to a page of the workspace that looks like one of the buttons above."""
    return look(ReactRouterLink.create(words, to=to), as_child=True, **props)


def path_to(route: str, **parts: rx.Var[str]) -> rx.Var[str]:
    """The path of a route in the current language with vars in its "[name]" places."""
    path = rx.Var.create("")
    for position, piece in enumerate(i18n.localized(route).replace("]", "[").split("[")):
        path = path + (parts[piece] if position % 2 else piece)
    return path


def copy_button(value: rx.Var[str] | str, *, name: str) -> rx.Component:
    """Puts a value on the clipboard; `name` says which, for those who hear the page."""
    return quiet(_("Salin"), type="button", size="1", on_click=rx.set_clipboard(value), aria_label=name)
