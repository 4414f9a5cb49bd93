"""Izin: each consent with to whom, what for and since when, its receipts and its way back; giving shows the exact text first (S1)."""

import reflex as rx
from reflex.event import EventType

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.consents import ConsentCard, ConsentLine, ConsentStep
from weimproovi.workspace.candidate.consents_state import ConsentsState as State
from weimproovi.workspace.components.controls import Words, quiet, secondary
from weimproovi.workspace.components.layout import badge, lines, section
from weimproovi.workspace.components.native import receipt_link, site_link


def consents() -> rx.Component:
    """All of them. A company never learns of any."""
    platform = _kind(_("Dari Weimproovi"), State.platform)
    videos = rx.cond(State.videos.length() > 0, _kind(_("Wawancara video untuk perusahaan"), State.videos))
    words = _("Setiap izin punya satu tujuan dan bisa kamu cabut di sini, seketika. Perusahaan tidak diberi tahu.")
    return section(_("Izin"), rx.el.p(words, class_name="wm-soft"), platform, videos, text(), id="izin")


def video_consents(application_id: rx.Var[str]) -> rx.Component:
    """Those of one application; nothing where none was ever asked for."""
    rows = rx.foreach(State.videos, lambda card: rx.cond(card.application_id == application_id, consent_row(card)))
    return rx.cond(State.applications.contains(application_id), section(_("Izin video"), lines(rows), text(), id="izin"))


def consent_row(card: rx.Var[ConsentCard]) -> rx.Component:
    """One consent. What withdrawing does stands beside the button, which does it at once."""
    words = rx.el.div(
        rx.el.span(card.name, class_name="wm-strong"),
        rx.el.span(card.about, class_name="wm-soft"),
        rx.el.span(badge(card.state, tone=card.tone), rx.el.span(card.since), class_name="wm-status wm-meta"),
        rx.cond(card.on, rx.el.span(card.ending, class_name="wm-meta")),
        class_name="wm-stack-tight",
    )
    acts = rx.el.div(*_actions(card), class_name="wm-row")
    return rx.el.div(words, acts, rx.cond(card.steps.length() > 0, story(card)), class_name="wm-line wm-line-yields")


def story(card: rx.Var[ConsentCard]) -> rx.Component:
    """What happened to it, newest first, each with its receipt."""
    return rx.el.details(
        rx.el.summary(_("Riwayat dan tanda terima")),
        rx.el.ul(rx.foreach(card.steps, _step), class_name="wm-steps"),
        class_name="wm-details",
    )


def text() -> rx.Component:
    """The words to be agreed to, in full, with two equal answers; closing is neither."""
    asked = State.asked
    return rx.dialog.root(
        rx.dialog.content(
            rx.dialog.title(asked.title, custom_attrs={"as": "h2"}),
            rx.el.dl(rx.foreach(asked.lines, _line), class_name="wm-facts wm-agreed"),
            rx.dialog.description(asked.note, margin_top="16px"),
            rx.el.p(asked.edition, " · ", site_link(_("Baca kebijakan privasi"), href=i18n.localized(routes.POLICY)), class_name="wm-hint"),
            rx.el.div(
                secondary(_("Jangan izinkan"), on_click=State.refuse),
                secondary(_("Izinkan"), on_click=State.allow),
                class_name="wm-answers",
            ),
            max_width="560px",
            class_name="wm-float",
        ),
        open=State.reading,
        on_open_change=State.close,
    )


def _kind(title: Words, cards: rx.Var[list[ConsentCard]]) -> rx.Component:
    return rx.el.div(rx.el.h3(title), lines(rx.foreach(cards, consent_row)), class_name="wm-kind wm-stack-small")


def _actions(card: rx.Var[ConsentCard]) -> list[rx.Component]:
    scope, about = card.scope, card.application_id
    return [
        rx.cond(card.can_ask, _action(_("Baca dan pilih"), card, State.read(scope, about))),
        rx.cond(card.can_renew, _action(_("Perpanjang"), card, State.read_again(scope, about))),
        rx.cond(card.on, _action(card.end, card, State.withdraw(scope, about))),
    ]


def _action(words: Words, card: rx.Var[ConsentCard], act: EventType[()]) -> rx.Component:
    """A button that those who hear the page can tell from its neighbours."""
    name = rx.Var.create(words) + ": " + card.name + rx.cond(card.application_id, ", " + card.about, "")
    return quiet(words, size="3", on_click=act, custom_attrs={"aria-label": name})


def _line(row: rx.Var[ConsentLine]) -> rx.Component:
    return rx.fragment(rx.el.dt(row.label), rx.el.dd(row.words))


def _step(step: rx.Var[ConsentStep]) -> rx.Component:
    return rx.el.li(rx.el.span(step.words, ", ", step.when), receipt_link(step.receipt_url))
