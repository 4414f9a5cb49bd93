"""The dialog "Minta paket": what begins when, what it costs, what closes; then the button that makes the invoice."""

import reflex as rx

from weimproovi.i18n import _, n_
from weimproovi.workspace.components.controls import primary
from weimproovi.workspace.components.feedback import act_dialog
from weimproovi.workspace.components.fields import select_field
from weimproovi.workspace.components.layout import fact_list
from weimproovi.workspace.recruiter.plan_request_state import PlanRequestState as State

LONGEST = 12  # months


def request_dialog() -> rx.Component:
    """Once on the plan page; opened by the plans' buttons."""
    now = State.change
    return act_dialog(
        *(months(), sums(), consequences(), _refusal()),
        title=[_("Minta paket"), " ", now.name],
        words=now.begins,
        act=primary(_("Buat tagihan"), on_click=State.send),
        opened=State.shown,
        on_open_change=State.turn,
    )


def months() -> rx.Component:
    """One to twelve months; nothing is cheaper for longer, so nothing is chosen for anybody."""
    choices = [(str(number), n_("1 bulan", "{n} bulan", number)) for number in range(1, LONGEST + 1)]
    return select_field("months", _("Lama"), choices, value=State.change.months.to(str), on_change=State.pick)


def sums() -> rx.Component:
    """Price, tax, total."""
    now = State.change
    return fact_list(
        (_("Harga"), rx.el.span(now.net, class_name="wm-num")),
        (now.tax_words, rx.el.span(now.tax, class_name="wm-num")),
        (_("Jumlah transfer"), rx.el.strong(now.total, class_name="wm-num")),
    )


def consequences() -> rx.Component:
    """What changes; which vacancies stay where the plan holds fewer."""
    now = State.change
    lines = rx.el.ul(rx.foreach(now.lines, rx.el.li), class_name="wm-planlines")
    fewer = rx.el.div(
        _titles(_("Tetap tayang"), now.stays),
        _titles(_("Dijeda, tidak dihapus"), now.pauses),
        class_name="wm-stack-small",
    )
    return rx.el.div(lines, rx.cond(now.pauses.length() > 0, fewer), class_name="wm-stack-small")


def _titles(caption: str, titles: rx.Var[list[str]]) -> rx.Component:
    return rx.el.div(
        rx.el.p(caption, class_name="wm-strong"), rx.el.ul(rx.foreach(titles, rx.el.li), class_name="wm-planlines")
    )


def _refusal() -> rx.Component:
    return rx.cond(
        State.fault, rx.el.p(rx.icon("circle-alert", size=16), State.fault, role="alert", class_name="wm-fault")
    )
