"""Pekerjaan berkala: when each sweep last ran, what it did, and what stands still."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.staff import SweepRow
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, page_header
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.sweeps_state import SweepsState as State


def sweeps() -> rx.Component:
    """A table; cards on a phone."""
    none = empty_state(
        _("Belum ada yang berjalan"), _("Pekerjaan berjalan di dalam aplikasi, atau terpisah dengan perintah worker.")
    )
    return staff_frame(
        page_header(
            _("Pekerjaan berkala"),
            secondary(_("Muat ulang"), on_click=State.load, size="2"),
            lead=_("Yang dikerjakan sistem sendiri: kapan terakhir berjalan, berapa baris, dan berapa lama yang tertua menunggu."),
        ),
        loaded(State.phase, rx.cond(State.rows.length() > 0, table(), none), retry=State.load, failure=State.failure),
        current=routes.STAFF_SWEEPS,
    )  # fmt: skip


def table() -> rx.Component:
    """Every sweep by name."""
    names = (_("Pekerjaan"), _("Keadaan"), _("Terakhir"))
    numbers = (_("Baris"), _("Tertua menunggu"))
    head = [rx.el.th(name, scope="col") for name in names]
    head += [rx.el.th(name, scope="col", class_name="wm-num") for name in numbers]
    body = rx.el.tbody(rx.foreach(State.rows, row))
    return rx.el.div(
        rx.el.table(rx.el.thead(rx.el.tr(*head)), body, class_name="wm-table"),
        class_name="wm-panel wm-panel-flush wm-tablebox",
    )


def row(run: rx.Var[SweepRow]) -> rx.Component:
    """One sweep; the kind of fault stands under its state."""
    verdict = rx.match(
        run.state,
        ("done", badge(_("Berjalan baik"), tone="done")),
        ("running", badge(_("Sedang berjalan"))),
        ("fault", badge(_("Gagal"), tone="fault")),
        badge(_("Terlambat"), tone="attention"),
    )
    why = rx.cond(run.fault, rx.el.span(run.fault, class_name="wm-meta wm-wrap"))
    state = rx.el.div(rx.el.div(verdict), why, class_name="wm-stack-tight")
    return rx.el.tr(
        rx.el.th(run.words, rx.el.div(run.every, class_name="wm-meta"), scope="row"),
        rx.el.td(state, custom_attrs={"data-label": _("Keadaan")}),
        rx.el.td(run.started, custom_attrs={"data-label": _("Terakhir")}),
        rx.el.td(run.rows, class_name="wm-num", custom_attrs={"data-label": _("Baris")}),
        rx.el.td(run.lag, class_name="wm-num", custom_attrs={"data-label": _("Tertua menunggu")}),
        key=run.name,
    )


PAGES = [
    Page(
        route=routes.STAFF_SWEEPS,
        title=lambda: _("Pekerjaan berkala"),
        build=sweeps,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
    )
]
