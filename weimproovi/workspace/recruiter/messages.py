"""Messages to the candidate on the sheet: what was written, and a place to write."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.workspace.components.controls import quiet
from weimproovi.workspace.components.fields import text_area
from weimproovi.workspace.components.layout import section, timeline, timeline_entry
from weimproovi.workspace.recruiter.message_state import MessageState as State
from weimproovi.workspace.recruiter.sheet_state import SheetState


def messages() -> rx.Component:
    """Nothing for reviewers, unless somebody else wrote before."""
    now = SheetState.sheet
    written = timeline(now.messages, lambda entry: timeline_entry(entry.question, "", message=entry.answer))
    some = rx.cond(now.messages.length() > 0, written)
    shown = now.can_move | (now.messages.length() > 0)
    return rx.cond(shown, section(_("Pesan"), rx.cond(now.can_move, writing()), some))


def writing() -> rx.Component:
    """One field and its button."""
    now = SheetState.sheet
    mine = State.about == now.application_id
    return rx.el.div(
        text_area(
            "message",
            _("Pesan untuk pelamar"),
            hint=_("Pelamar membacanya bersama nama Anda, di layar dan lewat e-mail."),
            value=rx.cond(mine, State.words, ""),
            on_change=lambda text: State.write(now.application_id, text),
            fault=rx.cond(mine, State.fault, ""),
            rows="4",
            custom_attrs={"data-draft": "message-" + now.application_id},
        ),
        rx.el.div(quiet(_("Kirim pesan"), on_click=State.send(now.application_id)), class_name="wm-row"),
        class_name="wm-stack-small",
    )
