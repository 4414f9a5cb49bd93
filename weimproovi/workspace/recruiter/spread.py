"""Sebarkan lowongan: posters to print and to post, a text for WhatsApp, and links that open other services."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import LANGUAGES, _
from weimproovi.schemas.sharing import PosterFile, ShareLink
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import link_button, primary, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import page_header, panel, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.paths import SPREAD, editor_path, pipeline_path
from weimproovi.workspace.recruiter.spread_state import SpreadState as State

TEXT = "teks-siap-pakai"


def spread() -> rx.Component:
    """The text first, because most adverts travel by message; then paper."""
    now = State.spread
    nothing = empty_state(
        _("Belum ada yang bisa disebarkan"),
        now.why_not,
        link_button(_("Ubah lowongan"), to=editor_path(now.vacancy_id), look=secondary),
    )
    content = rx.el.div(text(), links(), papers(), class_name="wm-stack-wide")
    return recruiter_frame(
        page_header(
            _("Sebarkan lowongan"),
            lead=now.title,
            trail=[(_("Lowongan"), i18n.localized(routes.RECRUITER_VACANCIES)), (now.title, pipeline_path(now.vacancy_id))],
        ),
        loaded(State.phase, rx.cond(now.address, content, nothing), retry=State.load, failure=State.failure),
        current=routes.RECRUITER_VACANCIES,
        narrow=True,
    )


def text() -> rx.Component:
    """Ready words; whoever cannot use the button selects them in the box."""
    now = State.spread
    box = rx.el.textarea(id=TEXT, value=now.text, read_only=True, rows="12", class_name="wm-input", aria_describedby=f"{TEXT}-hint")
    words = {"data-copies": TEXT, "data-done": _("Teks tersalin."), "data-failed": _("Browser menolak menyalin. Teks sudah dipilih: salin sendiri.")}
    copy = primary(_("Salin teks"), type="button", custom_attrs=words)
    told = rx.el.span(id=f"{TEXT}-kabar", role="status", class_name="wm-soft")  # assets/workspace.js says here what became of it
    hint = _("Hanya fakta yang sudah terbaca siapa pun di halaman lowongan.")
    return section(
        _("Teks siap pakai"),
        panel(
            rx.el.div(
                rx.el.label(_("Teks untuk WhatsApp dan grup"), html_for=TEXT, class_name="wm-label"),
                rx.el.span(hint, id=f"{TEXT}-hint", class_name="wm-hint"),
                box,
                class_name="wm-field",
            ),
            rx.el.div(copy, told, class_name="wm-actions"),
            look="wm-stack",
        ),
        id="teks",
    )


def links() -> rx.Component:
    """Plain links: the other service asks to whom."""
    row = rx.el.div(rx.foreach(State.spread.links, _link), class_name="wm-actions")
    return section(_("Bagikan lewat"), row, id="bagikan")


def papers() -> rx.Component:
    """Posters in both languages, and what they look like."""
    now = State.spread
    picture = rx.el.img(src=now.preview, alt=now.preview_words, width="1080", height="1080", loading="lazy", class_name="wm-poster")
    rows = [_language(code) for code in LANGUAGES]
    hint = _("Dibuat saat diunduh, jadi selalu sesuai dengan halaman lowongan. Kode QR-nya membuka halaman itu.")
    return section(
        _("Poster"),
        rx.el.p(hint, class_name="wm-soft wm-reading"),
        rx.el.div(picture, rx.el.div(*rows, class_name="wm-stack"), class_name="wm-posters"),
        id="poster",
    )


def _language(code: str) -> rx.Component:
    name = {"id": "Bahasa Indonesia", "en": "English"}[code]
    files = rx.foreach(State.spread.posters, lambda file: rx.cond(file.lang == code, _file(file)))
    return rx.el.div(rx.el.h3(name, lang=code), rx.el.div(files, class_name="wm-actions"), class_name="wm-stack-small")


def _file(file: rx.Var[PosterFile]) -> rx.Component:
    name = file.words + ", " + file.language
    return secondary(site_link(file.words, href=file.href, download="", aria_label=name), as_child=True)


def _link(link: rx.Var[ShareLink]) -> rx.Component:
    away = {"rel": "noopener noreferrer", "data-share": link.code}
    return secondary(site_link(link.words, href=link.href, target="_blank", custom_attrs=away), as_child=True)


PAGES = [
    Page(
        route=SPREAD,
        title=lambda: _("Sebarkan lowongan"),
        build=spread,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load,),
        live=State.load,
    )
]
