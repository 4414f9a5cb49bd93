"""The first screen of staff: what waits for them."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import lines, link_line, page_header
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.mails_state import MailsState as State


def home() -> rx.Component:
    """One line for each kind of work."""
    words = rx.el.div(
        rx.el.span(_("Surat keluar"), class_name="wm-strong"),
        rx.el.span(_("{count} surat terakhir", count=State.mails.length()), class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    rows = lines(link_line(words, to=i18n.localized(routes.STAFF_MAIL)))
    lead = _("Staf melihat surat keluar saja. Data kandidat tidak terbuka di sini.")
    return staff_frame(
        page_header(_("Beranda staf"), lead=lead),
        loaded(State.phase, rows, retry=State.load, failure=State.failure, rows=1),
        current=routes.STAFF,
        narrow=True,
    )


PAGES = [
    Page(
        route=routes.STAFF,
        title=lambda: _("Beranda staf"),
        build=home,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
