"""Pipeline of a vacancy: stages with counts, the applications of one stage, the sheet over them."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _, words
from weimproovi.vocabulary import ACTIVE_STAGES, END_STAGES, ActorKind, Stage
from weimproovi.workspace.components.controls import link_button, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded, side_sheet
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import badge, callout, page_header, section, tab, tab_row
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.cards import application_card
from weimproovi.workspace.recruiter.ending import ending_dialog
from weimproovi.workspace.recruiter.ending_state import EndingState
from weimproovi.workspace.recruiter.paths import (
    PIPELINE,
    STAGE_WORDS,
    editor_path,
    kit_path,
    pipeline_path,
    spread_path,
)
from weimproovi.workspace.recruiter.pipeline_state import PipelineState as State
from weimproovi.workspace.recruiter.sheet import sheet
from weimproovi.workspace.recruiter.sheet_state import SheetState
from weimproovi.workspace.recruiter.shortcuts import shortcuts


def pipeline() -> rx.Component:
    """One stage at a time; the address says which, and which application is open."""
    board = State.board
    edit = link_button(_("Ubah lowongan"), to=editor_path(board.vacancy_id), look=secondary)
    pass_on = link_button(_("Sebarkan"), to=spread_path(board.vacancy_id), look=secondary)
    interview = secondary(site_link(_("Wawancara video"), href=kit_path(board.vacancy_id)), as_child=True)
    closed = rx.cond(board.state == "closed", badge(board.state_words))
    paused = rx.cond(board.state == "paused", badge(board.state_words, tone="attention"))
    soon = rx.cond(board.warning, callout(board.warning, tone="attention", icon="clock"))
    content = rx.el.div(soon, tabs(), openings(), applications(), nameless(), class_name="wm-stack")
    return recruiter_frame(
        page_header(
            board.title,
            closed,
            paused,
            rx.cond(board.state == "published", pass_on),
            rx.cond(board.vacancy_id, interview),
            rx.cond(board.vacancy_id, edit),
            lead=board.place,
            trail=[(_("Lowongan"), i18n.localized(routes.RECRUITER_VACANCIES))],
        ),
        loaded(State.phase, content, retry=State.load, rows=10, failure=State.failure),
        side_sheet(sheet(), opened=SheetState.shown, on_open_change=SheetState.turn, title=_("Pelamar")),
        ending_dialog(),
        shortcuts(),
        current=routes.RECRUITER_VACANCIES,
    )


def tabs() -> rx.Component:
    """All stages, those on the way first, those at an end after."""
    return tab_row(_("Tahap seleksi"), *[_stage(stage) for stage in (*ACTIVE_STAGES, *END_STAGES)])


def openings() -> rx.Component:
    """How many applications the plan still lets this company open for the vacancy."""
    words = rx.el.span(State.board.openings_words, class_name="wm-num")
    return rx.cond(State.board.openings_words, rx.el.p(words, class_name="wm-soft"))


def applications() -> rx.Component:
    """The cards of the stage, page by page."""
    cards = rx.el.div(rx.foreach(State.cards, application_card), class_name="wm-panel wm-panel-flush", id="kartu")
    more = rx.el.div(secondary(_("Tampilkan lebih banyak"), on_click=State.more), class_name="wm-actions")
    waits = empty_state(_("Perusahaan sedang diperiksa"), State.board.waits)
    locked = empty_state(_("Kursi Anda terkunci"), State.board.locked)
    none = rx.cond(State.board.locked, locked, rx.cond(State.board.waits, waits, _empty_stage()))
    return rx.fragment(rx.cond(State.cards.length() > 0, cards, none), rx.cond(State.board.next_after, more))


def nameless() -> rx.Component:
    """What is left of applications that were destroyed: quiet lines under the newest stage."""
    rows = rx.el.ul(rx.foreach(State.board.erased, rx.el.li), class_name="wm-soft wm-stack-tight")
    shown = (State.board.stage == Stage.NEW.value) & (State.board.erased.length() > 0)
    return rx.cond(shown, section(_("Lamaran yang sudah dihapus"), rows, id="terhapus"))


def _empty_stage() -> rx.Component:
    """Nobody is in this stage."""
    return rx.cond(
        State.board.stage == Stage.NEW.value,
        empty_state(_("Tidak ada lamaran baru"), _("Lamaran yang masuk tampil di sini tanpa perlu memuat ulang.")),
        empty_state(_("Belum ada pelamar di tahap ini"), _("Pindahkan pelamar ke tahap ini dari tahap sebelumnya.")),
    )


def _stage(stage: Stage) -> rx.Component:
    path = pipeline_path(State.board.vacancy_id) + f"?tahap={STAGE_WORDS[stage]}"
    count = State.counts[stage.value]
    return tab(
        words.stage_for_company(stage),
        to=path,
        current=State.board.stage == stage.value,
        count=rx.cond(count, count, 0),
    )


PAGES = [
    Page(
        route=PIPELINE,
        title=lambda: _("Tahap seleksi"),
        build=pipeline,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load, SheetState.load),
        live=EndingState.reload,
    )
]
