"""Lamaranku: the candidate's applications, with the stage in words, changing by themselves."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.candidate.application_rows import application_row
from weimproovi.workspace.candidate.applications_state import ApplicationsState as State
from weimproovi.workspace.components.controls import primary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import lines, page_header
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page


def applications() -> rx.Component:
    """Two lists behind two tabs; ended ones stay."""
    shown = rx.cond(State.ended_shown, ended(), active())
    return candidate_frame(
        page_header(_("Lamaranku")),
        rx.el.div(tabs(), loaded(State.phase, shown, retry=State.load, failure=State.failure), class_name="wm-stack"),
        current=routes.MY_APPLICATIONS,
    )


def tabs() -> rx.Component:
    """Aktif and Selesai, each with its count."""
    return rx.el.div(
        _tab(_("Aktif"), State.active.length(), ended=False),
        _tab(_("Selesai"), State.ended.length(), ended=True),
        role="group",
        aria_label=_("Pilih daftar"),
        class_name="wm-tabs",
    )


def active() -> rx.Component:
    """Applications under way."""
    search = primary(site_link(_("Cari lowongan"), href=i18n.localized(routes.VACANCIES)), as_child=True)
    none = empty_state(
        _("Belum ada lamaran yang berjalan"),
        _("Setiap lamaran yang kamu kirim tampil di sini beserta tahapnya."),
        search,
    )
    return rx.cond(State.active.length() > 0, lines(rx.foreach(State.active, application_row)), none)


def ended() -> rx.Component:
    """Applications that ended, whoever ended them."""
    none = empty_state(
        _("Belum ada lamaran yang selesai"), _("Lamaran yang ditarik atau tidak dilanjutkan tetap tersimpan di sini.")
    )
    return rx.cond(State.ended.length() > 0, lines(rx.foreach(State.ended, application_row)), none)


def _tab(words: str, count: rx.Var[int], *, ended: bool) -> rx.Component:
    current = State.ended_shown if ended else ~State.ended_shown
    return rx.el.button(
        rx.el.span(words),
        rx.el.span(count, class_name="wm-count"),
        type="button",
        on_click=State.show(ended),
        custom_attrs={
            "aria-pressed": rx.cond(current, "true", "false"),
            "aria-current": rx.cond(current, "true", "false"),
        },
    )


PAGES = [
    Page(
        route=routes.MY_APPLICATIONS,
        title=lambda: _("Lamaranku"),
        build=applications,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load,),
        live=State.load,
    )
]
