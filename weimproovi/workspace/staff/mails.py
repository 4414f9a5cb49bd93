"""The outbox: what was written to whom, readable in the browser."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.staff import OutboxMail
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, page_header
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.mails_state import MailsState as State


def mails() -> rx.Component:
    """Every mail, closed until opened."""
    none = empty_state(
        _("Belum ada surat"), _("Surat konfirmasi dan kabar lamaran tampil di sini selama server surat belum diatur.")
    )
    rows = rx.cond(
        State.mails.length() > 0,
        rx.el.div(rx.foreach(State.mails, mail), class_name="wm-panel wm-panel-flush wm-lines"),
        none,
    )
    return staff_frame(
        page_header(_("Surat keluar"), secondary(_("Muat ulang"), on_click=State.load, size="2")),
        loaded(State.phase, rows, retry=State.load, failure=State.failure),
        current=routes.STAFF_MAIL,
        narrow=True,
    )


def mail(row: rx.Var[OutboxMail]) -> rx.Component:
    """Subject and address; the body with its link when opened."""
    head = rx.el.span(
        rx.el.span(row.subject, lang=row.language, class_name="wm-strong"),
        rx.el.span(row.address, " · ", row.when, class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    link = rx.cond(
        State.links.contains(row.id), rx.el.p(site_link(_("Buka tautan di surat ini"), href=State.links[row.id]))
    )
    return rx.el.details(
        rx.el.summary(head, badge(row.state)),
        rx.el.div(rx.el.pre(row.body, lang=row.language), link, class_name="wm-stack-small"),
        key=row.id,
        class_name="wm-mail",
    )


PAGES = [
    Page(
        route=routes.STAFF_MAIL,
        title=lambda: _("Surat keluar"),
        build=mails,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
