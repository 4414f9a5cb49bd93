"""Tiket: the reader's own tickets, and opening one. A list names nobody: seeing a person is a look."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.staff import TicketRow
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import path_to
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, line, lines, link_line, page_header, section
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.paths import ONE_TICKET
from weimproovi.workspace.staff.ticket_form import ticket_form
from weimproovi.workspace.staff.tickets_state import TicketsState as State


def tickets() -> rx.Component:
    """What is open, what was, and the form."""
    none = empty_state(_("Belum ada tiket"), _("Buka tiket bila seorang kandidat meminta bantuan atas datanya."))
    rows = rx.cond(State.rows.length() > 0, lines(rx.foreach(State.rows, ticket_row)), none)
    lead = _("Data kandidat hanya terbuka lewat tiket: untuk satu orang, hal yang dipilih, sampai batas waktunya. Kandidat membaca tiket dan setiap kali Anda melihat.")
    return staff_frame(
        page_header(_("Tiket"), lead=lead),
        section(_("Tiket saya"), loaded(State.phase, rows, retry=State.load, failure=State.failure, rows=3)),
        rx.cond(State.phase == "ready", section(_("Buka tiket baru"), ticket_form())),
        current=routes.STAFF_TICKETS,
        narrow=True,
    )


def ticket_row(row: rx.Var[TicketRow]) -> rx.Component:
    """One ticket; only an open one leads on."""
    words = rx.el.div(
        rx.el.span(row.reason, class_name="wm-strong wm-wrap"),
        rx.el.span(row.groups, class_name="wm-soft wm-wrap"),
        rx.el.span(_("Sampai {moment}", moment=row.until), class_name="wm-meta"),
        class_name="wm-stack-tight wm-grow",
    )
    opened = link_line(words, badge(_("Terbuka"), tone="attention"), to=path_to(ONE_TICKET, ticket_id=row.id), key=row.id)
    return rx.cond(row.open, opened, line(words, badge(_("Selesai")), key=row.id))


PAGES = [
    Page(
        route=routes.STAFF_TICKETS,
        title=lambda: _("Tiket"),
        build=tickets,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
