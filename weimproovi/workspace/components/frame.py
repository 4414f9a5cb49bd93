"""What surrounds every workspace page: the toast's live region and the bar that says the connection is lost."""

import reflex as rx
from reflex.components.base.error_boundary import error_boundary
from reflex.components.core.banner import has_connection_errors
from reflex.event import EventType

from weimproovi.http.front_end import ASSETS, FONT, fingerprint
from weimproovi.i18n import _
from weimproovi.workspace.components.controls import Words
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.session import SessionState


def framed(page: rx.Component) -> rx.Component:
    """A page with the parts that belong to every page, in the current language."""
    return rx.fragment(error_boundary(page, fallback_render=broken()), connection_bar(), toast_region())


def broken() -> rx.Component:
    """Stands where a page could not be drawn; its link loads the document again."""
    return rx.el.main(
        rx.el.h1(_("Halaman ini tidak bisa ditampilkan")),
        rx.el.p(_("Ada yang salah di pihak kami, dan sudah kami catat. Yang sudah tersimpan tetap ada.")),
        site_link(_("Muat ulang halaman"), href=""),
        class_name="wm-broken",
    )


def waiting() -> rx.Component:
    """Two dots while the front end wakes up on a page that is not prerendered."""
    return rx.el.div(rx.el.span(), rx.el.span(), class_name="wm-waking", aria_hidden="true")


def connection_bar() -> rx.Component:
    """A quiet bar while the live connection is lost; what was typed stays. `workspace.js` asks to sign in when that is the cause."""
    bar = rx.el.div(
        connection_words(),
        id="connection-bar",
        class_name="wm-connection-bar",
    )
    return rx.el.div(rx.cond(has_connection_errors, bar), role="status")


def connection_words() -> rx.Component:
    """What the bar says."""
    return rx.el.span(_("Koneksi terputus. Mencoba lagi…"))


def toast_region() -> rx.Component:
    """The tab's one toast, in a polite live region that is always there. Also tells `workspace.js` whose drafts these are."""
    toast = SessionState.toast
    shown = toast_look(toast.words, toast.tone, on_close=SessionState.hush, key=toast.number.to_string())
    return rx.el.div(
        rx.cond(toast.words != "", shown),
        id="toast",
        role="status",
        aria_live="polite",
        custom_attrs={
            "data-account": SessionState.account,
            "data-forgotten-draft": SessionState.forgotten_draft,
        },
    )


def toast_look(words: Words, tone: Words, *, on_close: EventType[()], **props: object) -> rx.Component:
    """A toast; it leaves by itself, or by its button."""
    close = rx.el.button("×", on_click=on_close, aria_label=_("Tutup pemberitahuan"), class_name="wm-toast-close", type="button")
    return rx.el.div(rx.el.span(words), close, class_name="wm-toast", custom_attrs={"data-tone": tone}, **props)


def head() -> list[rx.Component]:
    """What the head of every page loads besides Reflex's own: drafts and the way back after an ended session."""
    return [
        rx.el.link(rel="preload", href=f"/{FONT}?v={fingerprint(ASSETS / FONT)}", cross_origin="anonymous", custom_attrs={"as": "font"}),
        rx.el.meta(name="theme-color", content="#ffffff", custom_attrs={"media": "(prefers-color-scheme: light)"}),
        rx.el.meta(name="theme-color", content="#171918", custom_attrs={"media": "(prefers-color-scheme: dark)"}),
        rx.el.link(rel="icon", href="/icon-32.png", sizes="32x32"),
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="apple-touch-icon", href="/icon-180.png"),
        rx.el.link(rel="manifest", href="/site.webmanifest"),
        rx.el.script(src="/workspace.js", defer=True),
        rx.el.script(src="/pipeline.js", defer=True),
    ]
