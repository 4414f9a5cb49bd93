"""Jejak petugas: what staff did, appended and never changed. It names no candidate."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.i18n.staff_words import staff_act
from weimproovi.schemas.staff import ActRow
from weimproovi.vocabulary import ActorKind, StaffActKind
from weimproovi.workspace.components.controls import quiet, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import page_header
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.audit_state import AuditState as State


def audit() -> rx.Component:
    """Two narrowings, one table, a way to what is older."""
    more = rx.cond(State.more, rx.el.div(secondary(_("Tampilkan yang lebih lama"), on_click=State.earlier), class_name="wm-row"))
    none = empty_state(_("Tidak ada catatan"), _("Tidak ada yang cocok dengan pilihan ini."), quiet(_("Hapus pilihan"), on_click=State.widen))
    rows = rx.cond(State.rows.length() > 0, rx.el.div(table(), more, class_name="wm-stack"), none)
    return staff_frame(
        page_header(_("Jejak petugas"), lead=_("Setiap tindakan petugas, tanpa nama kandidat. Membaca halaman ini juga tercatat.")),
        rx.el.div(narrowing(), loaded(State.phase, rows, retry=State.load, failure=State.failure, rows=10), class_name="wm-stack"),
        current=routes.STAFF_AUDIT,
    )


def narrowing() -> rx.Component:
    """One kind of act, one person."""
    kinds = [rx.el.option(staff_act(act), value=act.value) for act in StaffActKind]
    by_kind = rx.el.select(
        rx.el.option(_("Semua tindakan"), value=""), *kinds,
        value=State.act, on_change=State.choose_act, aria_label=_("Tindakan"), class_name="wm-input wm-narrowing",
    )  # fmt: skip
    people = rx.foreach(State.names, lambda name: rx.el.option(name, value=name))
    by_person = rx.el.select(
        rx.el.option(_("Semua petugas"), value=""), people,
        value=State.name, on_change=State.choose_name, aria_label=_("Petugas"), class_name="wm-input wm-narrowing",
    )  # fmt: skip
    return rx.el.div(by_kind, by_person, class_name="wm-row")


def table() -> rx.Component:
    """When, who, what, with which words."""
    names = (_("Waktu"), _("Petugas"), _("Tindakan"), _("Keterangan"))
    head = rx.el.tr(*[rx.el.th(name, scope="col") for name in names])
    return rx.el.div(
        rx.el.table(rx.el.thead(head), rx.el.tbody(rx.foreach(State.rows, act_row)), class_name="wm-table"),
        class_name="wm-panel wm-panel-flush wm-tablebox",
    )


def act_row(row: rx.Var[ActRow]) -> rx.Component:
    """One act."""
    who = rx.el.div(rx.el.span(row.name), rx.el.span(row.roles, class_name="wm-meta"), class_name="wm-stack-tight")
    return rx.el.tr(
        rx.el.td(row.when, class_name="wm-strong wm-nowrap"),
        rx.el.td(who, custom_attrs={"data-label": _("Petugas")}),
        rx.el.td(row.act, custom_attrs={"data-label": _("Tindakan")}),
        rx.el.td(row.words, class_name="wm-wrap", custom_attrs={"data-label": _("Keterangan")}),
        key=row.id,
    )


PAGES = [
    Page(
        route=routes.STAFF_AUDIT,
        title=lambda: _("Jejak petugas"),
        build=audit,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
    )
]
