"""The line that says that mail to one's address comes back. A page that shows it loads MailReturnState."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.workspace.components.controls import quiet
from weimproovi.workspace.components.layout import callout
from weimproovi.workspace.mail_return_state import MailReturnState as State


def returned_mail() -> rx.Component:
    """Nothing while mail arrives."""
    words = rx.el.p(
        _("Surat ke {address} kembali. Periksa alamatnya, lalu konfirmasi sekali lagi.", address=State.address),
        class_name="wm-wrap",
    )
    again = rx.el.div(quiet(_("Kirim konfirmasi lagi"), on_click=State.resend))
    return rx.cond(State.address, callout(words, again, tone="attention", icon="mail-warning"))
