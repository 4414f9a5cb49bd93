"""Hapus salinan: downloaded CVs that the company must delete, and where its members state that they did."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.recruiter import CopyTask
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import secondary
from weimproovi.workspace.components.feedback import confirm_dialog, empty_state, loaded
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import badge, lines, page_header
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.copies_state import CopiesState as State


def copies() -> rx.Component:
    """What waits, the most urgent first."""
    none = empty_state(
        _("Tidak ada salinan yang perlu dihapus"),
        _("Bila pelamar menarik lamaran atau menghapus akunnya, CV yang pernah diunduh tampil di sini."),
    )
    rows = rx.cond(State.tasks.length() > 0, lines(rx.foreach(State.tasks, copy_task)), none)
    return recruiter_frame(
        page_header(
            _("Hapus salinan"),
            lead=_("Pelamar ini menutup datanya. Hapus CV yang pernah diunduh dari semua tempat, termasuk surat dan folder bersama, lalu nyatakan di sini."),
            trail=[(_("Beranda"), i18n.localized(routes.RECRUITER))],
        ),
        loaded(State.phase, rows, retry=State.load, rows=3, failure=State.failure),
        current=routes.RECRUITER,
        narrow=True,
    )


def copy_task(task: rx.Var[CopyTask]) -> rx.Component:
    """Which application, who downloaded it and when, until when."""
    named = _("Lamaran nomor {number}", number=task.number)
    words = rx.el.div(
        rx.el.span(named, " · ", task.title, class_name="wm-strong wm-wrap"),
        rx.el.span(_("Diunduh {name}, {moment}", name=task.downloaded_by, moment=task.downloaded), class_name="wm-soft wm-wrap"),
        rx.cond(
            task.late,
            rx.el.span(badge(_("Terlambat"), tone="fault"), " ", _("seharusnya {moment}", moment=task.due)),
            rx.el.span(_("Paling lambat {moment}", moment=task.due)),
        ),
        class_name="wm-stack-tight",
    )
    done = confirm_dialog(
        secondary(_("Sudah dihapus"), aria_label=_("Sudah dihapus") + ": " + named + ", " + task.title),
        title=_("Nyatakan sudah dihapus?"),
        words=_("Pelamar langsung membaca pernyataan ini. Pastikan tidak ada salinan yang tersisa."),
        confirm=_("Nyatakan sudah dihapus"),
        on_confirm=State.confirm(task.id),
    )
    return rx.el.div(words, done, class_name="wm-line wm-line-yields", key=task.id)


PAGES = [
    Page(
        route=routes.COPIES,
        title=lambda: _("Hapus salinan"),
        build=copies,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load,),
        live=State.load,
    )
]
