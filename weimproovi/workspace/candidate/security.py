"""Where the account is signed in, its password, its language."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import Device
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.candidate.security_state import SecurityState as State
from weimproovi.workspace.components.account import language_switch
from weimproovi.workspace.components.controls import danger, quiet, secondary
from weimproovi.workspace.components.feedback import confirm_dialog, loaded
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import badge, lines, page_header, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page


def security() -> rx.Component:
    """Sign-ins, password, language."""
    content = rx.el.div(sign_ins(), password(), language(), class_name="wm-stack-wide")
    return candidate_frame(
        page_header(_("Keamanan"), trail=[(_("Akun"), i18n.localized(routes.ACCOUNT))]),
        loaded(State.phase, content, retry=State.load, failure=State.failure, rows=3),
        current=routes.ACCOUNT,
    )


def sign_ins() -> rx.Component:
    """Every device; each but this one can be sent away."""
    others = confirm_dialog(
        danger(_("Keluarkan semua perangkat lain")),
        title=_("Keluarkan semua perangkat lain?"),
        words=_("Perangkat lain harus masuk lagi dengan sandi; perangkat ini tetap masuk."),
        confirm=_("Keluarkan semua"),
        on_confirm=State.end_others,
    )
    return section(
        _("Perangkat yang masuk"),
        lines(rx.foreach(State.devices, device)),
        rx.cond(State.devices.length() > 1, rx.el.div(others, class_name="wm-row")),
    )


def device(row: rx.Var[Device]) -> rx.Component:
    """One sign-in."""
    words = rx.el.div(
        rx.el.span(row.device, class_name="wm-strong"),
        rx.el.span(
            _("Masuk sejak {day}, terakhir dipakai {moment}", day=row.since, moment=row.seen), class_name="wm-meta"
        ),
        class_name="wm-stack-tight",
    )
    end = quiet(_("Keluarkan"), aria_label=_("Keluarkan {device}", device=row.device), on_click=State.end(row.id))
    return rx.el.div(
        words, rx.cond(row.current, badge(_("Perangkat ini"), tone="done"), end), class_name="wm-line wm-line-straight"
    )


def password() -> rx.Component:
    """Changing it is a form of the site, because it gives this browser a new session."""
    change = secondary(site_link(_("Ganti sandi"), href=i18n.localized(routes.CHANGE_PASSWORD)), as_child=True)
    words = _("Semua perangkat lain dikeluarkan begitu sandi diganti.")
    return section(_("Sandi"), rx.el.p(words, class_name="wm-soft"), rx.el.div(change, class_name="wm-row"))


def language() -> rx.Component:
    """This same page in the other language."""
    return section(_("Bahasa"), rx.el.p(language_switch()))


PAGES = [
    Page(
        route=routes.MY_SESSIONS,
        title=lambda: _("Keamanan"),
        build=security,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load,),
        live=State.load,
    )
]
