"""Form parts after the GOV.UK pattern: label, hint, fault at the field, summary on top. Values survive every fault."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from htpy import (
    Attribute,
    Node,
    Renderable,
    a,
    button,
    div,
    fieldset,
    h2,
    input,
    label,
    legend,
    li,
    option,
    p,
    select,
    span,
    textarea,
    ul,
)

from weimproovi.i18n import _
from weimproovi.site.components.flat import flat
from weimproovi.site.components.icons import icon


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed and what must be mended; faults are translated words by field name, "" for the whole form."""

    values: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        return self.values.get(name, "")


def error_summary(form: Form) -> Node:
    """The list of faults on top of a form, each a link to its field."""
    if not form.faults:
        return None
    return div(".summary", role="alert", tabindex="-1", data_summary=True)[
        h2[_("Ada yang perlu diperbaiki")],
        ul[(li[a(href=f"#f-{name}")[words] if name else words] for name, words in form.faults.items())],
    ]


def text_field(form: Form, name: str, words: Node, *, hint: Node = None, **attributes: Attribute) -> Renderable:
    """One line of text; `type` is among the attributes where it is not plain text."""
    control = input(
        ".input", {"type": "text", **attributes}, id=f"f-{name}", name=name, value=form.value(name) or None, **described(form, name, hint)
    )
    return field_frame(form, name, words=words, hint=hint, control=control)


def long_field(form: Form, name: str, words: Node, *, hint: Node = None, **attributes: Attribute) -> Renderable:
    """Several lines of text."""
    control = textarea(".input", id=f"f-{name}", name=name, **described(form, name, hint), **attributes)[form.value(name)]
    return field_frame(form, name, words=words, hint=hint, control=control)


def password_field(form: Form, name: str, words: Node, *, hint: Node = None, autocomplete: str) -> Renderable:
    """A password with a button that shows it; never echoed back, pasting allowed."""
    control = input(
        ".input", id=f"f-{name}", name=name, type="password", autocomplete=autocomplete, maxlength="300", required=True,
        **described(form, name, hint),
    )
    reveal = button(
        type="button", hidden=True, data_reveals=f"f-{name}", data_show=_("Tampilkan"), data_hide=_("Sembunyikan"),
    )[span[_("Tampilkan")], span(".unseen")[" ", words]]
    return field_frame(form, name, words=words, hint=hint, control=div(".with-toggle")[control, reveal])


def select_field(form: Form, name: str, words: Node, options: Iterable[tuple[str, str]], *, hint: Node = None) -> Renderable:
    """One of a list; options are (value, words)."""
    chosen = form.value(name)
    control = select(".input", id=f"f-{name}", name=name, **described(form, name, hint))[
        (option(value=value, selected=value == chosen)[text] for value, text in options)
    ]
    return field_frame(form, name, words=words, hint=hint, control=flat(control))


def radio_field(form: Form, name: str, words: Node, options: Iterable[tuple[str, Node]], *, hint: Node = None) -> Renderable:
    """A question with one answer; nothing is preselected unless a value was chosen before."""
    chosen = form.value(name)
    return fieldset(class_={"field": True, "wrong": name in form.faults}, **described(form, name, hint))[
        legend[words],
        hint_line(name, hint),
        fault_line(form, name),
        (
            label(".choice")[
                input(type="radio", name=name, value=value, checked=value == chosen, id=f"f-{name}" if place == 0 else None),
                span[text],
            ]
            for place, (value, text) in enumerate(options)
        ),
    ]


def tick(name: str, words: Node, *, value: str = "yes", checked: bool = False, id: str | None = None) -> Renderable:  # noqa: A002
    """One box that can be ticked; its whole row is the target."""
    return label(".tick")[input(type="checkbox", name=name, value=value, checked=checked, id=id), span[words]]


def consent_tick(form: Form, name: str, words: Node) -> Renderable:
    """A box that must be ticked by hand: never preselected, its fault beside it."""
    return div(class_={"field": True, "wrong": name in form.faults})[
        fault_line(form, name), tick(name, words, checked=form.value(name) == "yes", id=f"f-{name}")
    ]


def field_frame(form: Form, name: str, *, words: Node, hint: Node, control: Node) -> Renderable:
    """Label above, hint under the label, fault under the hint, then the control."""
    return div(class_={"field": True, "wrong": name in form.faults})[
        label(for_=f"f-{name}")[words], hint_line(name, hint), fault_line(form, name), control
    ]


def hint_line(name: str, hint: Node) -> Node:
    return p(".hint", id=f"h-{name}")[hint] if hint else None


def fault_line(form: Form, name: str) -> Node:
    if name not in form.faults:
        return None
    return p(".fault", id=f"e-{name}")[icon("alert"), span[_("Perlu diperbaiki:"), " ", form.faults[name]]]


def described(form: Form, name: str, hint: Node) -> dict[str, Attribute]:
    """The ids that describe a control, and whether its value must be mended."""
    ids = [f"h-{name}"] * bool(hint) + [f"e-{name}"] * (name in form.faults)
    return {"aria-describedby": " ".join(ids) or None, "aria-invalid": "true" if name in form.faults else None}
