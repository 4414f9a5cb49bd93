"""What the security screens of the three rooms show: sign-ins, password, second factor, language."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import Device
from weimproovi.workspace.components.account import language_switch
from weimproovi.workspace.components.controls import danger, quiet, secondary
from weimproovi.workspace.components.feedback import confirm_dialog, loaded
from weimproovi.workspace.components.layout import badge, lines, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.security_state import SecurityState as State


def security_sections() -> rx.Component:
    """The whole screen below its header."""
    content = rx.el.div(sign_ins(), second_factor(), password(), language(), class_name="wm-stack-wide")
    return loaded(State.phase, content, retry=State.load, failure=State.failure, rows=3)


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


def second_factor() -> rx.Component:
    """Changes are forms of the site, because they ask for the password and give this browser a new session."""
    on = rx.el.div(
        rx.el.div(
            badge(_("Menyala"), tone="done"),
            rx.el.span(_("Sejak {day}", day=State.factor.since), class_name="wm-meta"),
            class_name="wm-row",
        ),
        rx.el.p(
            _("Kode pemulihan yang belum dipakai: {n}", n=State.factor.codes_left.to_string()), class_name="wm-soft"
        ),
        rx.el.div(
            _to_site(_("Ganti aplikasi autentikator"), routes.NEW_SECOND_FACTOR),
            _to_site(_("Buat kode pemulihan baru"), routes.RECOVERY_CODES),
            rx.cond(State.factor.required, rx.fragment(), _to_site(_("Matikan"), routes.SECOND_FACTOR_OFF)),
            class_name="wm-row",
        ),
        class_name="wm-stack",
    )
    off = rx.el.div(_to_site(_("Nyalakan"), routes.NEW_SECOND_FACTOR), class_name="wm-row")
    words = _("Selain sandi, masuk memerlukan kode dari aplikasi di ponsel. Orang yang tahu sandi saja tidak bisa masuk.")
    return section(_("Verifikasi dua langkah"), rx.el.p(words, class_name="wm-soft"), rx.cond(State.factor.on, on, off))


def password() -> rx.Component:
    """Changing it is a form of the site, because it gives this browser a new session."""
    words = _("Semua perangkat lain dikeluarkan begitu sandi diganti.")
    change = _to_site(_("Ganti sandi"), routes.CHANGE_PASSWORD)
    return section(_("Sandi"), rx.el.p(words, class_name="wm-soft"), rx.el.div(change, class_name="wm-row"))


def language() -> rx.Component:
    """This same page in the other language."""
    return section(_("Bahasa"), rx.el.p(language_switch()))


def _to_site(words: str, path: str) -> rx.Component:
    return secondary(site_link(words, href=i18n.localized(path)), as_child=True)
