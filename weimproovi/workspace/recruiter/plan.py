"""Paket: what the company has, how much of it is used, and how the plans differ."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.public import PlanCard
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.frames import CONTACT, recruiter_frame
from weimproovi.workspace.components.layout import badge, page_header, panel, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.plan_state import PlanState as State
from weimproovi.workspace.recruiter.usage import usage_line


def plan() -> rx.Component:
    """Use first, then the comparison, then whom to write to."""
    content = rx.el.div(use(), comparison(), change(), class_name="wm-stack-wide")
    return recruiter_frame(
        page_header(_("Paket")),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.PLAN,
    )


def use() -> rx.Component:
    """The plan's name and price, and each limit with what is used of it."""
    now = State.plan
    price = rx.el.span(now.price, rx.cond(now.until, " · " + now.until, ""), class_name="wm-soft")
    lines = rx.el.div(rx.foreach(now.usage, usage_line), class_name="wm-fields")
    return section(_("Paket Anda:") + " " + now.name, panel(price, lines, look="wm-stack"))


def comparison() -> rx.Component:
    """The plans beside one another, in words."""
    note = _("Harga belum termasuk PPN. Semua hak privasi berlaku pada setiap paket, untuk pelamar dan perusahaan.")
    return section(
        _("Bandingkan paket"),
        rx.el.div(rx.foreach(State.plans, _plan), class_name="wm-plans"),
        rx.el.p(note, class_name="wm-soft"),
    )


def change() -> rx.Component:
    """Changing a plan goes by letter; a member who may not decide is told who may."""
    words = _("Tulis ke alamat ini untuk berganti paket. Lowongan yang tayang tetap tayang selama masa paket berjalan.")
    return section(
        _("Ganti paket"), rx.el.p(words, " ", site_link(CONTACT, href=f"mailto:{CONTACT}"), class_name="wm-reading")
    )


def _plan(card: rx.Var[PlanCard]) -> rx.Component:
    mine = rx.cond(card.code == State.plan.code, badge(_("Paket Anda"), tone="done"))
    return panel(
        rx.el.div(rx.el.h3(card.name), mine, class_name="wm-between"),
        rx.el.p(card.price, class_name="wm-strong wm-num"),
        rx.el.p(card.suits, class_name="wm-soft"),
        rx.el.ul(rx.foreach(card.lines, lambda line: rx.el.li(line)), class_name="wm-planlines"),
        look="wm-stack-small",
    )


PAGES = [
    Page(
        route=routes.PLAN,
        title=lambda: _("Paket"),
        build=plan,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load,),
        live=State.load,
    )
]
