"""The account menu: who is signed in, language, light or dark, sign-out."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.workspace.components.controls import page_link
from weimproovi.workspace.components.layout import avatar
from weimproovi.workspace.components.native import native_form, site_link
from weimproovi.workspace.session import SessionState


def account_menu(*links: tuple[str, str]) -> rx.Component:
    """A button with the person's name that opens the menu. `links` are further (path, words) of the workspace."""
    name = SessionState.name
    label = rx.el.span(rx.cond(name, name, _("Akun")), class_name="wm-account-label")
    trigger = rx.el.button(
        rx.cond(name, avatar(name)), label, type="button", aria_label=_("Menu akun"), class_name="wm-account-trigger"
    )
    return rx.popover.root(
        rx.popover.trigger(trigger),
        rx.popover.content(
            rx.el.div(
                rx.el.p(name, class_name="wm-account-name"),
                *[page_link(words, to=i18n.localized(path)) for path, words in links],
                language_switch(),
                appearance_switch(),
                sign_out_form(),
                class_name="wm-account",
            ),
            size="1",
            class_name="wm-float",
        ),
    )


def language_switch() -> rx.Component:
    """This same page in the other language, as a new document so that `lang` follows."""
    url = rx.State.router.url
    asked = rx.cond(url.query, "?" + url.query.to(str), "")
    if i18n.language() == i18n.DEFAULT_LANGUAGE:
        return site_link("English", href="/en" + url.path.to(str) + asked, custom_attrs={"lang": "en", "hrefLang": "en"})
    return site_link("Bahasa Indonesia", href=url.path.to(str)[3:] + asked, custom_attrs={"lang": "id", "hrefLang": "id"})


def appearance_switch() -> rx.Component:
    """Light or dark, remembered by the browser."""
    words = rx.color_mode_cond(light=_("Tampilan gelap"), dark=_("Tampilan terang"))
    return rx.el.button(words, type="button", on_click=rx.toggle_color_mode)


def sign_out_form() -> rx.Component:
    """Leaves at once; the browser itself posts it."""
    return native_form(
        rx.el.button(_("Keluar"), type="submit"),
        action=i18n.localized(routes.SIGN_OUT),
        custom_attrs={"data-sign-out": ""},
    )
