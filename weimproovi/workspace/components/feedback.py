"""What a list or an action says about itself: waiting, empty, failed, sure?"""

from collections.abc import Sequence

import reflex as rx
from reflex.event import EventType

from weimproovi.i18n import _
from weimproovi.workspace.components.controls import Words, final, secondary

WAITING, READY, FAILED = "waiting", "ready", "failed"


def loaded(
    phase: rx.Var[str],
    content: rx.Component,
    *,
    retry: EventType[()],
    rows: int = 6,
    failure: rx.Var[str] | None = None,
) -> rx.Component:
    """The content when its state's `phase` is READY; skeleton rows while WAITING; else words and a way to try again."""
    return rx.match(
        phase,
        (READY, content),
        (FAILED, error_state(failure, retry=retry)),
        skeleton_rows(rows),
    )


def skeleton_rows(count: int = 6) -> rx.Component:
    """The shape of rows that are on their way; appears after 300 ms only."""
    rows = [rx.el.div() for _row in range(count)]
    return rx.el.div(
        *rows, class_name="wm-panel wm-panel-flush wm-skeleton", role="status", aria_label=_("Sedang memuat")
    )


def empty_state(title: Words, words: Words = "", action: rx.Component | None = None) -> rx.Component:
    """Nothing yet: why, and what to do next."""
    return rx.el.div(
        pair(),
        rx.el.div(
            rx.el.h3(title),
            *([rx.el.p(words, class_name="wm-soft wm-reading")] if not isinstance(words, str) or words else []),
            class_name="wm-stack-tight",
        ),
        *([action] if action else []),
        class_name="wm-panel wm-empty",
    )


def error_state(words: rx.Var[str] | None, *, retry: EventType[()]) -> rx.Component:
    """It could not be shown: why, and trying again."""
    general = _("Halaman ini belum bisa ditampilkan. Tidak ada yang hilang.")
    return rx.el.div(
        rx.el.h3(_("Belum berhasil dimuat")),
        rx.el.p(general if words is None else rx.cond(words, words, general), class_name="wm-soft"),
        secondary(_("Coba lagi"), on_click=retry),
        role="alert",
        class_name="wm-panel wm-empty",
    )


def confirm_dialog(
    trigger: rx.Component, *content: rx.Component, title: Words, words: Words, confirm: Words, on_confirm: EventType[()]
) -> rx.Component:
    """Asks before something ends. `words` say the consequence in one sentence; `confirm` is verb and object."""
    return rx.alert_dialog.root(
        rx.alert_dialog.trigger(trigger),
        rx.alert_dialog.content(
            rx.alert_dialog.title(title, custom_attrs={"as": "h2"}),
            rx.alert_dialog.description(words),
            *content,
            rx.el.div(
                rx.alert_dialog.cancel(secondary(_("Batal"))),
                rx.alert_dialog.action(final(confirm, on_click=on_confirm)),
                class_name="wm-dialog-actions",
            ),
            max_width="480px",
            class_name="wm-float",
        ),
    )


def act_dialog(
    *content: rx.Component, act: rx.Component, opened: rx.Var[bool], on_open_change: EventType[bool], title: Sequence[Words], words: Words
) -> rx.Component:
    """What is filled in before something is sent, and only then the button `act`."""
    return rx.dialog.root(
        rx.dialog.content(
            rx.dialog.title(*title, custom_attrs={"as": "h2"}),
            rx.dialog.description(words, custom_attrs={"size": "2"}),
            rx.el.div(*content, class_name="wm-stack", padding_top="16px"),
            rx.el.div(rx.dialog.close(secondary(_("Batal"))), act, class_name="wm-dialog-actions"),
            max_width="560px",
            class_name="wm-float",
        ),
        open=opened,
        on_open_change=on_open_change,
    )


def side_sheet(
    *content: rx.Component, opened: rx.Var[bool], on_open_change: EventType[bool], title: Words
) -> rx.Component:
    """A sheet at the right edge, a full screen on phones; focus stays in it and returns when it closes."""
    return rx.dialog.root(
        rx.dialog.content(
            rx.dialog.title(title, class_name="wm-hidden", custom_attrs={"as": "h2"}),
            *content,
            class_name="wm-sheet wm-float",
            aria_describedby=rx.Var("undefined"),
        ),
        open=opened,
        on_open_change=on_open_change,
    )


def pair() -> rx.Component:
    """The mark's two circles, drawn as outlines."""
    circles = [rx.el.svg.circle(cx=x, cy="12", r="9") for x in ("13", "23")]
    return rx.el.svg(*circles, view_box="0 0 36 24", class_name="wm-pair", aria_hidden="true")
