"""Tempel teks lowongan: where an advert is pasted, and over the draft what was taken from it and what was not."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.recruiter import Fault
from weimproovi.workspace.components.controls import secondary
from weimproovi.workspace.components.fields import text_area
from weimproovi.workspace.components.layout import callout, panel, section
from weimproovi.workspace.recruiter.advert_state import AdvertState as State
from weimproovi.workspace.recruiter.editor_state import EditorState

PASTED_MOST = 20_000  # letters that the box takes; the service asks for fewer, in words


def paste() -> rx.Component:
    """One box and one button."""
    box = text_area(
        "advert",
        _("Teks lowongan"),
        hint=_("Dari WhatsApp, Instagram, atau dokumen. Teksnya dibaca oleh Weimproovi sendiri, lalu dilupakan."),
        fault=State.fault,
        rows="8",
        max_length=PASTED_MOST,
        custom_attrs={"data-draft": "advert"},
    )
    act = rx.el.div(secondary(_("Baca teks dan isi draf"), type="submit"), class_name="wm-actions")
    return section(_("Tempel teks lowongan"), panel(rx.form(box, act, on_submit=State.read, class_name="wm-form")), id="tempel")


def taken() -> rx.Component:
    """Over the draft, until somebody says that all of it was looked at."""
    marked = EditorState.form.from_text.length() > 0
    fresh = State.notes.vacancy_id == EditorState.form.id
    done = secondary(_("Semua sudah saya periksa"), type="button", on_click=State.looked_at, align_self="flex-start")
    words = rx.el.p(
        rx.cond(fresh, State.notes.filled + ". ", ""),
        _('Isian bertanda "Dari teks, periksa lagi" berasal dari teks yang ditempel. Bandingkan, lalu ubah yang keliru.'),
    )
    return rx.cond(marked, callout(words, rx.cond(fresh, _notes()), done, tone="attention", icon="clipboard-check"))


def mark(name: str) -> rx.Component:
    """Beside a field that came from the text."""
    words = rx.el.span(rx.icon("clipboard-check", size=14), _("Dari teks, periksa lagi"), id=f"{name}-mark", class_name="wm-from-text")
    return rx.cond(EditorState.form.from_text.contains(name), words)


def hint(name: str) -> rx.Component:
    """What a field asks that has nothing to do with the work: a hint, never a verdict."""
    found = EditorState.form.hints[name]
    words = rx.el.span(rx.icon("lightbulb", size=14), rx.el.span(found), id=f"{name}-note", class_name="wm-from-text wm-hinted")
    return rx.cond(found, words)


def _notes() -> rx.Component:
    """What the text did not give, what was left out of it, and lines without a place."""
    notes = State.notes
    return rx.fragment(
        _listed(_("Belum terbaca"), rx.foreach(notes.missing, _missing), notes.missing.length()),
        _listed(_("Sengaja ditinggalkan, karena lowongan tidak memuat kontak atau nama orang"), rx.foreach(notes.left_out, rx.el.li), notes.left_out.length()),
        _listed(_("Baris yang tidak punya tempat"), rx.foreach(notes.unread, rx.el.li), notes.unread.length()),
    )


def _listed(title: str, rows: rx.Component, count: rx.Var[int]) -> rx.Component:
    part = rx.el.div(rx.el.p(title, class_name="wm-strong"), rx.el.ul(rows, class_name="wm-from-text-rows"))
    return rx.cond(count > 0, part)


def _missing(fault: rx.Var[Fault]) -> rx.Component:
    return rx.el.li(rx.el.a(fault.words, href="#" + fault.field))
