"""Lowongan: drafts, published, paused and closed ones, with counts per stage."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _, words
from weimproovi.vocabulary import ActorKind, VacancyState
from weimproovi.workspace.components.controls import link_button, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import page_header, tab, tab_row
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.vacancies_state import STATE_WORDS
from weimproovi.workspace.recruiter.vacancies_state import VacanciesState as State
from weimproovi.workspace.recruiter.vacancy_table import vacancy_table


def vacancies() -> rx.Component:
    """A list behind each tab; the address says which."""
    write = link_button(_("Buat lowongan"), to=i18n.localized(routes.NEW_VACANCY))
    rows = rx.cond(State.rows.length() > 0, vacancy_table(State.rows), nothing())
    return recruiter_frame(
        page_header(_("Lowongan"), write),
        rx.el.div(tabs(), loaded(State.phase, rows, retry=State.load, failure=State.failure), class_name="wm-stack"),
        current=routes.RECRUITER_VACANCIES,
    )


def tabs() -> rx.Component:
    """Draf, Tayang, Dijeda, Ditutup."""
    counts = {
        VacancyState.DRAFT: State.drafts,
        VacancyState.PUBLISHED: State.published,
        VacancyState.PAUSED: State.paused,
        VacancyState.CLOSED: State.closed,
    }
    path = i18n.localized(routes.RECRUITER_VACANCIES)
    entries = [
        tab(
            words.vacancy_state(state),
            to=f"{path}?status={word}",
            current=State.shown == state.value,
            count=counts[state],
        )
        for word, state in STATE_WORDS.items()
    ]
    return tab_row(_("Status lowongan"), *entries)


def nothing() -> rx.Component:
    """Why a list is empty."""
    published = empty_state(
        _("Belum ada lowongan yang tayang"),
        _("Tulis lowongan, lalu tayangkan setelah lima hal wajibnya terisi."),
        link_button(_("Mulai menulis"), to=i18n.localized(routes.NEW_VACANCY), look=secondary),
    )
    return rx.match(
        State.shown,
        ("paused", empty_state(_("Tidak ada lowongan yang dijeda"), _("Lowongan yang sementara tidak tampil ada di sini."))),
        ("draft", empty_state(_("Tidak ada draf"), _("Lowongan yang belum selesai ditulis tersimpan di sini."))),
        (
            "closed",
            empty_state(_("Belum ada lowongan yang ditutup"), _("Lowongan yang ditutup tetap tersimpan di sini.")),
        ),
        published,
    )


PAGES = [
    Page(
        route=routes.RECRUITER_VACANCIES,
        title=lambda: _("Lowongan"),
        build=vacancies,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load,),
        live=State.load,
    )
]
