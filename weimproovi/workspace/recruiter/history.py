"""Riwayat akses: what this company's members looked at, the same rows that candidates read about themselves."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.recruiter import AccessRow
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import HISTORY, recruiter_frame
from weimproovi.workspace.components.layout import badge, page_header
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.history_state import HistoryState as State


def history() -> rx.Component:
    """One table; a refused look says so."""
    none = empty_state(
        _("Belum ada akses"), _("Setiap kali anggota tim melihat data pelamar, waktunya tercatat di sini.")
    )
    rows = rx.cond(State.rows.length() > 0, table(), none)
    lead = _("Yang dilihat tim Anda. Pelamar membaca catatan yang sama tentang dirinya.")
    return recruiter_frame(
        page_header(_("Riwayat akses"), lead=rx.Var.create(lead)),
        loaded(State.phase, rows, retry=State.load, rows=10, failure=State.failure),
        current=HISTORY,
    )


def table() -> rx.Component:
    """When, who, what, for which vacancy."""
    names = (_("Waktu"), _("Anggota"), _("Yang dilihat"), _("Untuk lowongan"))
    head = rx.el.tr(*[rx.el.th(name, scope="col") for name in names])
    rows = rx.el.tbody(rx.foreach(State.rows, _row))
    return rx.el.div(
        rx.el.table(rx.el.thead(head), rows, class_name="wm-table"), class_name="wm-panel wm-panel-flush wm-tablebox"
    )


def _row(row: rx.Var[AccessRow]) -> rx.Component:
    what = rx.el.span(row.what, rx.cond(row.refused, rx.el.span(" ", badge(_("Ditolak"), tone="fault"))))
    return rx.el.tr(
        rx.el.td(row.when, class_name="wm-strong wm-nowrap"),
        rx.el.td(row.member, custom_attrs={"data-label": _("Anggota")}),
        rx.el.td(what, custom_attrs={"data-label": _("Yang dilihat")}),
        rx.el.td(row.vacancy, custom_attrs={"data-label": _("Untuk lowongan")}),
    )


PAGES = [
    Page(
        route=HISTORY,
        title=lambda: _("Riwayat akses"),
        build=history,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load,),
        live=State.load,
    )
]
