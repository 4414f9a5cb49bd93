"""The first screen of staff: what waits for them."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import lines, link_line, page_header
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.companies_state import CompanyChecksState
from weimproovi.workspace.staff.home_state import StaffHomeState as State


def home() -> rx.Component:
    """One line for each kind of work."""
    checks = rx.cond(
        CompanyChecksState.failure,
        CompanyChecksState.failure,
        _("{count} menunggu pemeriksaan", count=CompanyChecksState.waiting.length()),
    )
    rows = lines(
        _work(_("Pemeriksaan perusahaan"), checks, routes.STAFF_COMPANIES),
        _work(_("Surat keluar"), _("{count} surat terakhir", count=State.mails), routes.STAFF_MAIL),
    )
    lead = _("Staf memeriksa perusahaan dan melihat surat keluar. Data kandidat tidak terbuka di sini.")
    return staff_frame(
        page_header(_("Beranda staf"), lead=lead),
        loaded(State.phase, rows, retry=State.load, failure=State.failure, rows=2),
        current=routes.STAFF,
        narrow=True,
    )


def _work(name: str, state: str | rx.Var[str], route: str) -> rx.Component:
    words = rx.el.div(
        rx.el.span(name, class_name="wm-strong"),
        rx.el.span(state, class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    return link_line(words, to=i18n.localized(route))


PAGES = [
    Page(
        route=routes.STAFF,
        title=lambda: _("Beranda staf"),
        build=home,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load, CompanyChecksState.load),
        live=State.load,
    )
]
