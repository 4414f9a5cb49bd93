"""The form that opens a ticket: about whom, which fields, why, how long. On the page of tickets and on that of a privacy request."""

import reflex as rx

from weimproovi.i18n import _, n_
from weimproovi.i18n.staff_words import ticket_group
from weimproovi.vocabulary import TICKET_GROUPS
from weimproovi.workspace.components.controls import Words, primary, secondary
from weimproovi.workspace.components.fields import (
    checkbox_row,
    error_summary,
    fault_line,
    select_field,
    text_field,
)
from weimproovi.workspace.components.layout import panel
from weimproovi.workspace.staff.ticket_form_state import TicketFormState as State

HOURS = (1, 2, 4, 8, 24)


def ticket_form(request_id: Words = "", *, main: bool = True) -> rx.Component:
    """Asks for an e-mail unless a request names the person; the person reads the reason."""
    faults = State.faults
    named = isinstance(request_id, str) and not request_id
    person = text_field(
        "email", _("E-mail akun kandidat"), fault=faults["email"], type="email", auto_complete="off",
        custom_attrs={"data-draft": "ticket-email"},
    )  # fmt: skip
    fields = rx.el.div(
        rx.el.input(type="hidden", name="request_id", value=request_id),
        *([person] if named else []),
        groups_field(),
        text_field(
            "reason", _("Alasan"), hint=_("Kandidat membacanya di riwayat aksesnya."), fault=faults["reason"],
            auto_complete="off", max_length=120, custom_attrs={"data-draft": "ticket-reason"},
        ),
        select_field(
            "hours", _("Lama"), [(str(hours), n_("1 jam", "{n} jam", hours)) for hours in HOURS], fault=faults["hours"],
            default_value="1",
        ),
        class_name="wm-stack",
    )  # fmt: skip
    return rx.el.form(
        error_summary(faults),
        panel(fields),
        rx.el.div((primary if main else secondary)(_("Buka tiket"), type="submit"), class_name="wm-actions"),
        on_submit=State.open_one,
        no_validate=True,
        class_name="wm-stack",
    )


def groups_field() -> rx.Component:
    """What the ticket opens; nothing is chosen beforehand."""
    fault = State.faults["groups"]
    rows = [checkbox_row(group.value, ticket_group(group)) for group in TICKET_GROUPS]
    return rx.el.fieldset(
        rx.el.legend(_("Yang perlu dilihat"), class_name="wm-label"),
        fault_line("groups", fault),
        rx.el.div(*rows, class_name="wm-choices"),
        id="groups",
        class_name="wm-field",
    )
