"""One application as a row: what, where, which stage, opened or not. Used by the first screen and Lamaranku."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import MyApplication
from weimproovi.workspace.components.controls import path_to
from weimproovi.workspace.components.layout import badge, link_line

ONE_APPLICATION = f"{routes.MY_APPLICATIONS}/[application_id]"


def application_row(row: rx.Var[MyApplication]) -> rx.Component:
    """The whole row leads to the application's own page."""
    words = rx.el.div(
        rx.el.span(row.title, class_name="wm-strong"),
        rx.el.span(row.company, " · ", row.place, class_name="wm-soft"),
        rx.el.span(
            stage_badge(row),
            rx.el.span(_("sejak {day}", day=row.since)),
            rx.el.span(row.opened),
            class_name="wm-status wm-meta",
        ),
        rx.cond(row.unwatched, rx.el.span(row.unwatched, class_name="wm-meta wm-wrap")),
        rx.cond(row.ended, rx.el.span(row.ended, class_name="wm-meta wm-wrap")),
        class_name="wm-stack-tight",
    )
    return link_line(words, to=path_to(ONE_APPLICATION, application_id=row.id))


def stage_badge(row: rx.Var[MyApplication]) -> rx.Component:
    """The stage in words; ended ones are quiet."""
    return badge(row.stage, tone=rx.cond(row.active, "done", "plain"))
