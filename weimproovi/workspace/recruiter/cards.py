"""One application in the pipeline: opened, still closed, or ended. What is closed is not in the page."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.recruiter import AnswerLine, PipelineCard
from weimproovi.workspace.components.controls import page_link, quiet
from weimproovi.workspace.recruiter.ending_state import EndingState
from weimproovi.workspace.recruiter.moving import move_menu
from weimproovi.workspace.recruiter.paths import STAGE_WORDS, pipeline_path
from weimproovi.workspace.recruiter.pipeline_state import PipelineState as State


def application_card(card: rx.Var[PipelineCard]) -> rx.Component:
    """A row on a desk, a card on a phone."""
    return rx.cond(card.opened & (card.name != ""), opened_card(card), nameless_card(card))


def opened_card(card: rx.Var[PipelineCard]) -> rx.Component:
    """Name, headline, when, and where it may go next."""
    name = page_link(card.name, to=sheet_path(card.id), class_name="wm-card-name")
    return rx.el.article(
        rx.el.div(name, rx.el.span(card.headline, class_name="wm-soft wm-wrap"), class_name="wm-stack-tight"),
        _times(card),
        rx.el.div(
            rx.cond(card.ended, rx.fragment(), move_menu(card.id, card.name, State.board, card.stage, State.move)),
            class_name="wm-card-acts",
        ),
        key=card.id,
        class_name="wm-card",
        custom_attrs={"data-application": card.id},
    )


def nameless_card(card: rx.Var[PipelineCard]) -> rx.Component:
    """Number, day and choice answers; what opens it. After a withdrawal the line alone."""
    answers = rx.el.div(rx.foreach(card.answers, _answer), class_name="wm-card-answers")
    spent = _("Batas lamaran yang dapat dibuka pada paket Anda sudah terpakai.")
    lock = rx.el.span(
        rx.icon("lock", size=14), " ", rx.cond(_spent(card), spent, card.lock), class_name="wm-meta wm-lockline"
    )
    return rx.el.article(
        rx.el.div(
            rx.el.div(rx.el.span(card.line, class_name="wm-strong"), rx.cond(card.lock, lock), class_name="wm-row"),
            rx.cond(card.answers.length() > 0, answers),
            class_name="wm-stack-tight",
        ),
        _times(card),
        rx.el.div(rx.cond(card.ended | card.opened, rx.fragment(), _opening(card)), class_name="wm-card-acts"),
        key=card.id,
        class_name="wm-card",
        custom_attrs={"data-application": card.id},
    )


def sheet_path(application_id: rx.Var[str]) -> rx.Var[str]:
    """The pipeline with this application's sheet over it."""
    stage = rx.match(State.board.stage, *[(stage.value, word) for stage, word in STAGE_WORDS.items()], "baru")
    return pipeline_path(State.board.vacancy_id) + "?tahap=" + stage.to(str) + "&lamaran=" + application_id


def _opening(card: rx.Var[PipelineCard]) -> rx.Component:
    """Opening counts against the plan; only a plan's limit leads to the plans. An application may end unopened."""
    plans = page_link(_("Lihat paket"), to=i18n.localized(routes.PLAN))
    end = quiet(
        _("Akhiri"),
        aria_label=_("Akhiri lamaran") + ": " + card.line,
        on_click=EndingState.begin(card.id, "", State.board.title),
    )
    first = rx.cond(_spent(card), plans, quiet(_("Buka lamaran"), on_click=State.open(card.id)))
    return rx.cond(State.board.can_move, rx.fragment(end, first))


def _spent(card: rx.Var[PipelineCard]) -> rx.Var[bool]:
    return card.plan_opens | (State.board.openings_left == 0)


def _times(card: rx.Var[PipelineCard]) -> rx.Component:
    applied = rx.el.span(_("Melamar"), " ", card.applied)
    return rx.el.div(applied, rx.el.span(_("Di tahap ini sejak"), " ", card.since), class_name="wm-card-times wm-meta")


def _answer(answer: rx.Var[AnswerLine]) -> rx.Component:
    return rx.el.span(rx.el.span(answer.question, " ", class_name="wm-soft"), answer.answer)
