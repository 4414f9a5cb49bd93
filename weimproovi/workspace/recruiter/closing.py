"""The dialog "Tutup lowongan": who still waits, the words that they will read, and only then the button that closes and sends."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.workspace.components.controls import danger, final
from weimproovi.workspace.components.feedback import act_dialog
from weimproovi.workspace.components.fields import text_area
from weimproovi.workspace.recruiter.closing_state import ClosingState as State


def closing() -> rx.Component:
    """The button under the form, and its dialog."""
    return rx.el.div(danger(_("Tutup lowongan"), on_click=State.begin), closing_dialog(), class_name="wm-actions")


def closing_dialog() -> rx.Component:
    """Without anybody waiting there is nothing to write."""
    send = rx.cond(State.waiting > 0, _("Tutup dan kirim pesan"), _("Tutup lowongan"))
    return act_dialog(
        rx.el.p(State.words, class_name="wm-strong"),
        rx.cond(State.waiting > 0, message()),
        title=[_("Tutup lowongan ini?")],
        words=_("Lowongan berhenti tampil. Tidak ada yang terkirim sebelum Anda menekan tombol terakhir."),
        act=final(send, on_click=State.close),
        opened=State.shown,
        on_open_change=State.turn,
    )


def message() -> rx.Component:
    """A first draft, to be edited; the same words for everybody."""
    return text_area(
        "closing-message",
        _("Pesan untuk pelamar"),
        value=State.message,
        on_change=State.write,
        fault=State.fault,
        rows="8",
        custom_attrs={"data-draft": "closing-message"},
    )
