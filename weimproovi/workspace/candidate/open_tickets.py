"""Staff who may see something of her at this moment, and the button that ends it. A part of the privacy centre."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.candidate import OpenTicket
from weimproovi.workspace.candidate.privacy_state import PrivacyState as State
from weimproovi.workspace.components.controls import danger
from weimproovi.workspace.components.feedback import confirm_dialog
from weimproovi.workspace.components.layout import lines, section


def open_tickets() -> rx.Component:
    """Nothing where nobody may."""
    lead = rx.el.p(_("Petugas hanya melihat yang tertulis di sini, sampai batas waktunya. Setiap kali melihat tercatat di bawah."), class_name="wm-soft")
    rows = lines(rx.foreach(State.tickets, open_ticket))
    return rx.cond(State.tickets.length() > 0, section(_("Petugas yang boleh melihat datamu"), lead, rows, id="tiket"))


def open_ticket(row: rx.Var[OpenTicket]) -> rx.Component:
    """Who, what, why, until when."""
    words = rx.el.div(
        rx.el.span(row.name, class_name="wm-strong wm-wrap"),
        rx.el.span(row.groups, class_name="wm-wrap"),
        rx.el.span(row.reason, class_name="wm-soft wm-wrap"),
        rx.el.span(_("Sampai {moment}", moment=row.until), class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    ending = confirm_dialog(
        danger(_("Akhiri izin ini"), size="2", aria_label=_("Akhiri izin {name}", name=row.name)),
        title=_("Akhiri izin {name}?", name=row.name),
        words=_("Datamu tertutup lagi bagi petugas ini, saat ini juga."),
        confirm=_("Akhiri izin"),
        on_confirm=State.end_ticket(row.id),
    )
    return rx.el.div(words, ending, key=row.id, class_name="wm-line wm-line-yields")
