"""The menu that moves an application: a button and its outcomes, the next stage first; ending stands last."""

import reflex as rx
from reflex.event import EventHandler

from weimproovi.i18n import _, words
from weimproovi.schemas.recruiter import Pipeline
from weimproovi.vocabulary import ACTIVE_STAGES, Stage
from weimproovi.workspace.components.controls import quiet
from weimproovi.workspace.recruiter.ending_state import EndingState


def move_menu(
    application_id: rx.Var[str], name: rx.Var[str], board: rx.Var[Pipeline], stage: rx.Var[str], move: EventHandler
) -> rx.Component:
    """Nothing where this member may not move, or the application has ended. `board` is whatever knows `title` and `can_move`."""
    outcomes = rx.match(
        stage, *[(now.value, _outcomes(now, application_id, move)) for now in ACTIVE_STAGES], rx.fragment()
    )
    end = rx.menu.item(
        _("Akhiri lamaran…"), color="red", on_select=EndingState.begin(application_id, name, board.title)
    )
    menu = rx.menu.root(
        rx.menu.trigger(quiet(_("Pindahkan ke…"), aria_label=_("Pindahkan") + " " + name)),
        rx.menu.content(outcomes, rx.menu.separator(), end, variant="soft", color_scheme="gray"),
    )
    return rx.cond(board.can_move, rx.el.span(menu, custom_attrs={"data-moves": "true"}))


def _outcomes(now: Stage, application_id: rx.Var[str], move: EventHandler) -> rx.Component:
    place = ACTIVE_STAGES.index(now)
    order = [*ACTIVE_STAGES[place + 1 :], *reversed(ACTIVE_STAGES[:place])]
    items = [
        rx.menu.item(words.stage_for_company(stage), on_select=move(application_id, stage.value)) for stage in order
    ]
    return rx.fragment(*items)
