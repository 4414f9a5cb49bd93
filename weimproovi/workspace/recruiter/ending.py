"""The dialog "Akhiri lamaran": reason, message as it will be read, and only then the button that sends it."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.recruiter import Fault
from weimproovi.workspace.components.controls import final
from weimproovi.workspace.components.feedback import act_dialog
from weimproovi.workspace.components.fields import radio_field, radio_row, text_area
from weimproovi.workspace.recruiter.ending_state import EndingState as State


def ending_dialog() -> rx.Component:
    """Once per page; opened by the menus and the sheet."""
    return act_dialog(
        reason(),
        rx.cond(State.reason, message()),
        title=[_("Akhiri lamaran"), " ", State.name],
        words=_("Pelamar menerima pesan di bawah. Tidak ada yang terkirim sebelum Anda menekan tombol terakhir."),
        act=final(_("Akhiri dan kirim pesan"), on_click=State.send),
        opened=State.shown,
        on_open_change=State.turn,
    )


def reason() -> rx.Component:
    """One of the product's reasons; kept for the company, not sent."""
    return radio_field(
        "reason",
        _("Alasan"),
        rx.foreach(State.reasons, _reason),
        hint=_("Untuk catatan tim; pelamar membaca pesannya saja."),
        fault=State.fault,
    )


def message() -> rx.Component:
    """The template, to be edited."""
    return text_area(
        "end-message",
        _("Pesan untuk pelamar"),
        value=State.message,
        on_change=State.write,
        rows="8",
        custom_attrs={"data-draft": "end-message"},
    )


def _reason(reason: rx.Var[Fault]) -> rx.Component:
    chosen = State.reason == reason.field
    return radio_row(
        "reason", reason.field, reason.words, checked=chosen, on_change=lambda _value: State.choose(reason.field)
    )
