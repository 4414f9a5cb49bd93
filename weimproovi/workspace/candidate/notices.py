"""The candidate's notices: what happened to her applications, newest first."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import Notice
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.candidate.notices_state import NoticesState as State
from weimproovi.workspace.components.controls import secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import badge, line, lines, link_line, page_header
from weimproovi.workspace.page import Page


def notices() -> rx.Component:
    """The inbox."""
    none = empty_state(
        _("Belum ada kabar"), _("Saat perusahaan membuka atau memindahkan lamaranmu, kabarnya datang ke sini.")
    )
    rows = rx.cond(State.notices.length() > 0, lines(rx.foreach(State.notices, notice)), none)
    read = rx.cond(State.unread > 0, secondary(_("Tandai semua sudah dibaca"), on_click=State.mark_read))
    return candidate_frame(
        page_header(_("Notifikasi"), read),
        loaded(State.phase, rows, retry=State.load, failure=State.failure),
        current=routes.MY_NOTICES,
    )


def notice(row: rx.Var[Notice]) -> rx.Component:
    """One notice; it leads to what it is about."""
    words = rx.el.div(
        rx.el.span(row.words, class_name=rx.cond(row.unread, "wm-strong", "")),
        rx.el.span(row.when, class_name="wm-meta"),
        class_name="wm-stack-tight wm-grow",
    )
    fresh = rx.cond(row.unread, badge(_("Baru"), tone="done"))
    return rx.cond(row.path, link_line(words, fresh, to=row.path), line(words, fresh))


PAGES = [
    Page(
        route=routes.MY_NOTICES,
        title=lambda: _("Notifikasi"),
        build=notices,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load,),
        live=State.load,
    )
]
