"""Hari ini: everything that waits for the reader's roles, by due time, what is late first."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.staff import DeskLine
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, lines, link_line, page_header
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.home_state import StaffHomeState as State


def home() -> rx.Component:
    """One list."""
    none = empty_state(
        _("Tidak ada yang menunggu"),
        _("Pemeriksaan, laporan, permintaan, pembayaran, dan surat yang gagal tampil di sini menurut batas waktunya."),
    )
    rows = rx.cond(State.tasks.length() > 0, lines(rx.foreach(State.tasks, task)), none)
    return staff_frame(
        page_header(_("Hari ini"), lead=_("Yang menunggu Anda, menurut batas waktunya.")),
        loaded(State.phase, rows, retry=State.load, failure=State.failure, rows=6),
        current=routes.STAFF,
        narrow=True,
    )


def task(row: rx.Var[DeskLine]) -> rx.Component:
    """What to do, about what, until when; a word where it is late."""
    words = rx.el.div(
        rx.el.span(row.kind, class_name="wm-soft"),
        rx.el.span(row.subject, class_name="wm-strong wm-wrap"),
        rx.el.span(_("Batas {moment}", moment=row.due), class_name="wm-meta"),
        class_name="wm-stack-tight wm-grow",
    )
    tone = rx.cond(row.late, "fault", "attention")
    return link_line(words, rx.cond(row.state, badge(row.state, tone=tone)), to=row.path, key=row.key)


PAGES = [
    Page(
        route=routes.STAFF,
        title=lambda: _("Hari ini"),
        build=home,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
