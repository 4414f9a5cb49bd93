"""Paket: what the company has, how much of it is used, how the plans differ, and the invoices."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.billing import InvoiceRow, KeptVacancy
from weimproovi.schemas.public import PlanCard
from weimproovi.vocabulary import ActorKind, Plan
from weimproovi.workspace.components.controls import primary, secondary
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import badge, callout, line, lines, page_header, panel, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.plan_request import request_dialog
from weimproovi.workspace.recruiter.plan_request_state import PlanRequestState as Request
from weimproovi.workspace.recruiter.plan_state import PlanState as State
from weimproovi.workspace.recruiter.usage import usage_line


def plan() -> rx.Component:
    """What is near or locked first, then use, the comparison, and the invoices."""
    content = rx.el.div(
        rx.foreach(State.billing.notices, lambda words: callout(words, tone="attention")),
        choice(),
        use(),
        comparison(),
        change(),
        invoices(),
        class_name="wm-stack-wide",
    )
    return recruiter_frame(
        page_header(_("Paket")),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        request_dialog(),
        current=routes.PLAN,
    )


def choice() -> rx.Component:
    """Which vacancies stay where the plan holds fewer; for owners, while there is something to choose."""
    rows = rx.el.div(rx.foreach(State.billing.vacancies, _vacancy), class_name="wm-choices")
    fault = rx.cond(
        State.keep_fault,
        rx.el.p(rx.icon("circle-alert", size=16), State.keep_fault, role="alert", class_name="wm-fault"),
    )
    chosen = section(
        _("Pilih lowongan yang tayang"),
        panel(
            rx.el.fieldset(
                rx.el.legend(State.billing.choice, class_name="wm-label wm-reading"), fault, rows, class_name="wm-field"
            )
        ),
        rx.el.p(
            _("Yang tidak dipilih dijeda, tidak dihapus. Tanpa pilihan, yang paling baru dijeda lebih dulu."),
            class_name="wm-soft",
        ),
        rx.el.div(primary(_("Simpan pilihan"), on_click=State.keep), class_name="wm-actions"),
    )
    return rx.cond(State.billing.limit > 0, chosen)


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
    """How a plan is changed; a member who may not decide is told who may."""
    owner = _(
        "Minta paket, lalu transfer sesuai tagihannya. Paket yang lebih besar mulai saat transfer kami konfirmasi; perpanjangan dan paket yang lebih kecil mulai sesudah masa yang sudah dibayar."
    )
    other = rx.fragment(_("Yang dapat meminta paket:"), " ", State.billing.owners)
    return section(_("Ganti paket"), rx.el.p(rx.cond(State.billing.owner, owner, other), class_name="wm-reading"))


def invoices() -> rx.Component:
    """Every invoice with its state and its paper; for owners."""
    rows = section(_("Semua tagihan"), lines(rx.foreach(State.billing.invoices, _invoice)))
    return rx.cond(State.billing.invoices.length() > 0, rows)


def _plan(card: rx.Var[PlanCard]) -> rx.Component:
    mine = card.code == State.plan.code
    return panel(
        rx.el.div(rx.el.h3(card.name), rx.cond(mine, badge(_("Paket Anda"), tone="done")), class_name="wm-between"),
        rx.el.p(card.price, class_name="wm-strong wm-num"),
        rx.el.p(card.suits, class_name="wm-soft"),
        rx.el.ul(rx.foreach(card.lines, lambda line: rx.el.li(line)), class_name="wm-planlines"),
        rx.cond(State.billing.owner & (card.code != Plan.FREE.value), _request(card, mine)),
        look="wm-stack-small",
    )


def _request(card: rx.Var[PlanCard], mine: rx.Var[bool]) -> rx.Component:
    words = rx.cond(mine, _("Perpanjang"), _("Minta paket"))
    return rx.el.div(secondary(words, on_click=Request.begin(card.code), aria_label=words + " " + card.name))


def _vacancy(row: rx.Var[KeptVacancy]) -> rx.Component:
    words = rx.el.span(
        rx.el.span(row.title, class_name="wm-wrap"),
        rx.el.span(" · ", _("tayang {day}", day=row.since), class_name="wm-soft"),
        rx.cond(row.paused, rx.el.span(" · ", _("dijeda"), class_name="wm-soft")),
    )
    box = rx.el.input(
        type="checkbox", checked=State.kept.contains(row.id), on_change=lambda stays: State.mark(row.id, stays)
    )
    return rx.el.label(box, words, key=row.id, class_name="wm-choice")


def _invoice(row: rx.Var[InvoiceRow]) -> rx.Component:
    words = rx.el.div(
        rx.el.span(row.number, class_name="wm-strong wm-num"),
        rx.el.span(
            row.plan, ", ", row.months, " · ", _("jatuh tempo {day}", day=row.due), class_name="wm-meta wm-wrap"
        ),
        class_name="wm-stack-tight",
    )
    tone = rx.match(row.state, ("paid", "done"), ("overdue", "fault"), ("waiting", "attention"), "plain")
    paper = site_link(_("Unduh PDF"), href=row.path, download="", aria_label=_("Unduh PDF") + " " + row.number)
    return line(
        words,
        rx.el.div(
            rx.el.span(row.total, class_name="wm-num"),
            badge(row.state_words, tone=tone),
            paper,
            class_name="wm-row-wide",
        ),
        key=row.id,
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
