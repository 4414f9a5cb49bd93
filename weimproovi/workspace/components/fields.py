"""Form fields: label above, hint under it, fault with a sign and words, values that survive.

Ids equal names, so that a summary can link to its fields.

`fault` is a var (usually `State.faults["name"]`) or words; an absent key shows nothing.
"""

from collections.abc import Sequence

import reflex as rx

from weimproovi.i18n import _
from weimproovi.workspace.components.controls import Words, page_link


def field(
    name: str, label: Words, control: rx.Component, *, hint: Words = "", fault: Words = "", optional: bool = False
) -> rx.Component:
    """One labelled control. `control` must have `id=name`; `described(name)` gives it its descriptions."""
    mark = rx.el.span(" ", _("(opsional)"), class_name="wm-optional") if optional else None
    return rx.el.div(
        rx.el.label(label, *([mark] if mark else []), html_for=name, class_name="wm-label"),
        _hint(name, hint),
        fault_line(name, fault),
        control,
        class_name="wm-field",
    )


def described(name: str, fault: Words = "") -> dict[str, object]:
    """The attributes that tie a control to its hint and fault, and name it for the browser."""
    return {
        "id": name,
        "name": name,
        "aria_describedby": f"{name}-hint {name}-fault",
        "aria_invalid": rx.cond(fault, "true", "false"),
    }


def fault_line(name: str, fault: Words) -> rx.Component:
    """What to mend at a field; nothing when there is nothing."""
    words = rx.el.span(rx.el.strong(_("Perlu diperbaiki:")), " ", fault)
    return rx.cond(fault, rx.el.p(rx.icon("circle-alert", size=16), words, id=f"{name}-fault", class_name="wm-fault"))


def text_field(
    name: str, label: Words, *, hint: Words = "", fault: Words = "", optional: bool = False, **props: object
) -> rx.Component:
    """One line of text. With `value` and `on_change` the server keeps it: changes travel after a pause and on leaving."""
    control = _typed(
        rx.el.input(**{"type": "text", "class_name": "wm-input", **described(name, fault), **props}), props
    )
    return field(name, label, control, hint=hint, fault=fault, optional=optional)


def text_area(
    name: str, label: Words, *, hint: Words = "", fault: Words = "", optional: bool = False, **props: object
) -> rx.Component:
    """Several lines of text; like `text_field`."""
    control = _typed(
        rx.el.textarea(**{"rows": "5", "class_name": "wm-input", **described(name, fault), **props}), props
    )
    return field(name, label, control, hint=hint, fault=fault, optional=optional)


def rupiah_input(
    name: str, label: Words, *, hint: Words = "", fault: Words = "", optional: bool = False, **props: object
) -> rx.Component:
    """A sum in whole rupiah, "8.000.000"."""
    control = rx.el.input(
        **{
            "type": "text",
            "input_mode": "numeric",
            "auto_complete": "off",
            "class_name": "wm-input",
            **described(name, fault),
            **props,
        }
    )
    return field(
        name,
        label,
        rx.el.div(rx.el.span("Rp", aria_hidden="true"), _typed(control, props), class_name="wm-money"),
        hint=hint,
        fault=fault,
        optional=optional,
    )


def select_field(
    name: str, label: Words, choices: Sequence[tuple[str, str]], *, hint: Words = "", fault: Words = "", **props: object
) -> rx.Component:
    """The browser's own select, best on phones. `choices` are (value, words) in order."""
    options = [rx.el.option(words, value=value) for value, words in choices]
    return field(
        name,
        label,
        rx.el.select(*options, **{"class_name": "wm-input", **described(name, fault), **props}),
        hint=hint,
        fault=fault,
    )


def checkbox_row(name: str, words: Words, *, hint: Words = "", **props: object) -> rx.Component:
    """A tick box whose whole row is the target."""
    box = rx.el.input(**{"type": "checkbox", "id": name, "name": name, **props})
    return rx.el.label(box, rx.el.span(words, _hint(name, hint)), html_for=name, class_name="wm-choice")


def radio_row(name: str, value: Words, words: Words, **props: object) -> rx.Component:
    """One of several choices with the same `name`."""
    return rx.el.label(
        rx.el.input(**{"type": "radio", "name": name, "value": value, **props}),
        rx.el.span(words),
        class_name="wm-choice",
    )


def radio_field(name: str, legend: Words, *rows: rx.Component, hint: Words = "", fault: Words = "") -> rx.Component:
    """A question answered by one of its `radio_row`s."""
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="wm-label"),
        _hint(name, hint),
        fault_line(name, fault),
        rx.el.div(*rows, class_name="wm-choices"),
        id=name,
        class_name="wm-field",
    )


def file_input(name: str, **props: object) -> rx.Component:
    """The browser's own file field under our words: its own would be in the browser's language. `workspace.js` says what was chosen."""
    chosen = rx.el.input(type="file", id=name, name="file", custom_attrs={"aria-describedby": f"{name}-hint"}, **props)
    shown = rx.el.span(
        rx.el.b(_("Pilih file")), aria_hidden="true", class_name="wm-file-shown", custom_attrs={"data-none": _("Belum ada file")}
    )
    return rx.el.span(chosen, shown, class_name="wm-file-cover")


def error_summary(faults: rx.Var[dict[str, str]], elsewhere: dict[str, str] | None = None) -> rx.Component:
    """What must be mended, each a link to its field; takes the focus when it appears.

    `elsewhere` gives the paths of faults that are mended on another page.
    """
    lines = rx.foreach(faults, lambda fault: rx.el.li(_way_to(fault[0].to(str), fault[1].to(str), elsewhere or {})))
    box = rx.el.div(
        rx.el.h2(_("Ada yang perlu diperbaiki")),
        rx.el.ul(lines),
        id="error-summary",
        role="alert",
        tab_index=-1,
        class_name="wm-summary",
        on_mount=rx.set_focus("error-summary"),
    )
    return rx.cond(faults.length() > 0, box)


def _way_to(name: rx.Var[str], words: rx.Var[str], elsewhere: dict[str, str]) -> rx.Component:
    here = rx.el.a(words, href="#" + name)
    if not elsewhere:
        return here
    return rx.match(name, *[(place, page_link(words, to=path)) for place, path in elsewhere.items()], here)


def _hint(name: str, hint: Words) -> rx.Component:
    if isinstance(hint, str) and not hint:
        return rx.fragment()
    return rx.el.span(hint, id=f"{name}-hint", class_name="wm-hint")


def _typed(control: rx.Component, props: dict[str, object]) -> rx.Component:
    if "value" in props and "on_change" in props:
        return rx.debounce_input(control, debounce_timeout=1500)
    return control
