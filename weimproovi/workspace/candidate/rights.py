"""Hakmu atas datamu: what the law gives her, each with the button that does it; the pause; the copies that companies downloaded."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import CopyLine
from weimproovi.vocabulary import CONTACT
from weimproovi.workspace.candidate.rights_state import RightsState as State
from weimproovi.workspace.components.controls import page_link, secondary
from weimproovi.workspace.components.feedback import confirm_dialog
from weimproovi.workspace.components.layout import badge, line, lines, section
from weimproovi.workspace.components.native import site_link


def copies() -> rx.Component:
    """Who downloaded her CV and what became of the copy; nothing where nobody did."""
    rows = lines(rx.foreach(State.copies, copy_line))
    return rx.cond(State.copies.length() > 0, section(_("Salinan CV di perusahaan"), rows, id="salinan"))


def copy_line(copy: rx.Var[CopyLine]) -> rx.Component:
    """One company's copy."""
    words = rx.el.div(
        rx.el.span(copy.company, class_name="wm-strong"),
        rx.el.span(copy.title, " · ", copy.downloaded, class_name="wm-soft"),
        rx.el.span(
            rx.cond(copy.tone, badge(copy.state, tone=copy.tone)), rx.el.span(copy.words), class_name="wm-status wm-meta"
        ),
        class_name="wm-stack-tight",
    )
    return line(words)


def rights() -> rx.Component:
    """One row a right: what it does here, the article, the button."""
    question = rx.el.p(
        _("Pertanyaan tentang datamu:"),
        " ",
        site_link(CONTACT, href=f"mailto:{CONTACT}"),
        ". ",
        site_link(_("Baca kebijakan privasi"), href=i18n.localized(routes.POLICY)),
        class_name="wm-soft",
    )
    return section(_("Hakmu atas datamu"), lines(*_rights()), question, id="hak")


def _rights() -> list[rx.Component]:
    see = _("Catatan di atas lengkap dan gratis. Satu berkas berisi semua yang kami simpan tentangmu bisa kamu unduh.")
    correct = _("Ubah nama, nomor HP, dan LinkedIn sendiri, saat itu juga.")
    withdraw = _("Menarik lamaran menutup datamu bagi perusahaan itu seketika.")
    ask = _("Tulis permintaanmu. Kami menjawab dalam 3×24 jam, dan nomornya bisa kamu ikuti.")
    leave = _("Tertutup bagi semua orang seketika, dihapus setelah 72 jam. Sampai saat itu bisa dibatalkan.")
    return [
        _right(_("Melihat dan menyalin"), see, "UU PDP ps. 7, 13", _site(_("Unduh datamu"), routes.EXPORT)),
        _right(_("Memperbaiki"), correct, "UU PDP ps. 6", _here(_("Ubah profil"), routes.PROFILE)),
        _right(_("Mencabut"), withdraw, "UU PDP ps. 9", _here(_("Buka Lamaranku"), routes.MY_APPLICATIONS)),
        _pause(),
        _right(_("Bertanya dan berkeberatan"), ask, "UU PDP ps. 10, 11", _here(_("Buka permintaan"), routes.MY_REQUESTS)),
        _right(_("Menghapus"), leave, "UU PDP ps. 8", _site(_("Hapus akun"), routes.LEAVE)),
    ]


def _pause() -> rx.Component:
    """The switch: closed to every company at once, and open again."""
    words = _("Semua perusahaan kehilangan akses ke datamu sampai kamu membukanya lagi. Tidak ada yang dihapus.")
    asks = confirm_dialog(
        secondary(_("Jeda akun")),
        title=_("Jeda akunmu?"),
        words=_("Semua lamaranmu hilang dari layar perusahaan, dan kamu tidak bisa melamar, sampai kamu membukanya lagi."),
        confirm=_("Jeda akun"),
        on_confirm=State.pause,
    )
    again = secondary(_("Buka lagi"), on_click=State.resume)
    said = rx.el.div(
        rx.el.span(_("Membatasi"), class_name="wm-strong"),
        rx.el.span(words, class_name="wm-soft"),
        rx.cond(
            State.paused.on,
            rx.el.span(badge(_("Dijeda"), tone="attention"), rx.el.span(State.paused.words), class_name="wm-status wm-meta"),
        ),
        rx.el.span("UU PDP ps. 11", class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    return rx.el.div(said, rx.cond(State.paused.on, again, asks), class_name="wm-line wm-line-yields", id="jeda")


def _right(title: str, words: str, law: str, action: rx.Component) -> rx.Component:
    said = rx.el.div(
        rx.el.span(title, class_name="wm-strong"),
        rx.el.span(words, class_name="wm-soft"),
        rx.el.span(law, class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    return rx.el.div(said, action, class_name="wm-line wm-line-yields")


def _here(words: str, path: str) -> rx.Component:
    return page_link(words, to=i18n.localized(path))


def _site(words: str, path: str) -> rx.Component:
    return site_link(words, href=i18n.localized(path))
