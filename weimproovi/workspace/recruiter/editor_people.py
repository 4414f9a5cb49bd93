"""Who works on a vacancy, in its editor. Only the owner sees and decides it."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.recruiter import MemberRow
from weimproovi.workspace.components.layout import panel, section
from weimproovi.workspace.recruiter.assigned_state import AssignedState as State


def people() -> rx.Component:
    """Members with a tick each; the owner always sees every vacancy."""
    rows = panel(rx.foreach(State.rows, _member))
    hint = _("Yang ditugaskan melihat pelamar lowongan ini sesuai perannya.")
    return rx.cond(State.rows.length() > 0, section(_("Tim lowongan ini"), rx.el.p(hint, class_name="wm-soft"), rows))


def _member(row: rx.Var[tuple[MemberRow, bool]]) -> rx.Component:
    member = row[0].to(MemberRow)
    tick = rx.el.input(type="checkbox", checked=row[1].to(bool), on_change=lambda on: State.assign(member.id, on))
    words = rx.el.span(member.name, rx.el.span(" · ", member.role_words, class_name="wm-soft"))
    return rx.el.label(tick, words, class_name="wm-choice", key=member.id)
