"""Permintaan privasi: what candidates ask about their data, by the time that was promised."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.staff import RequestToAnswer
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import path_to
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, lines, link_line, page_header, section
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.paths import ONE_REQUEST
from weimproovi.workspace.staff.requests_state import RequestsState as State


def requests() -> rx.Component:
    """What waits, then what was answered."""
    none = empty_state(_("Tidak ada permintaan yang menunggu"), _("Setiap permintaan dijawab dalam 3×24 jam."))
    waiting = rx.cond(State.waiting.length() > 0, lines(rx.foreach(State.waiting, request_row)), none)
    done = section(_("Sudah dijawab"), lines(rx.foreach(State.answered, request_row)))
    content = rx.el.div(
        section(_("Menunggu jawaban"), waiting), rx.cond(State.answered.length() > 0, done), class_name="wm-stack-wide"
    )
    return staff_frame(
        page_header(_("Permintaan privasi")),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.STAFF_REQUESTS,
        narrow=True,
    )


def request_row(row: rx.Var[RequestToAnswer]) -> rx.Component:
    """Number and kind; who asks is not here."""
    when = rx.cond(row.answered, row.answered, _("Batas {moment}", moment=row.due))
    words = rx.el.div(
        rx.el.span(row.number, class_name="wm-strong"),
        rx.el.span(row.kind, class_name="wm-soft wm-wrap"),
        rx.el.span(when, class_name="wm-meta"),
        class_name="wm-stack-tight wm-grow",
    )
    late = rx.cond(row.late, badge(_("Lewat batas"), tone="fault"))
    return link_line(words, late, to=path_to(ONE_REQUEST, request_id=row.id), key=row.id)


PAGES = [
    Page(
        route=routes.STAFF_REQUESTS,
        title=lambda: _("Permintaan privasi"),
        build=requests,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
