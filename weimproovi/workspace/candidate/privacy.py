"""Pusat privasi: who looked at her, what is open to whom now, and what the law gives her."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import MyApplicationSheet, OpenGroup
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.candidate.application_rows import ONE_APPLICATION
from weimproovi.workspace.candidate.consents import consents
from weimproovi.workspace.candidate.consents_state import ConsentsState
from weimproovi.workspace.candidate.open_tickets import open_tickets
from weimproovi.workspace.candidate.privacy_state import PrivacyState as State
from weimproovi.workspace.candidate.rights import copies, rights
from weimproovi.workspace.candidate.rights_state import RightsState
from weimproovi.workspace.components.controls import page_link, path_to, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import lines, page_header, section
from weimproovi.workspace.components.ledger import meeting, visit_row
from weimproovi.workspace.page import Page


def privacy() -> rx.Component:
    """What is open now, the consents, the looks, the rights; the page says at its top which parts it has."""
    lead = _(
        "Setiap kali datamu dibuka, kami mencatatnya di sini pada saat yang sama. Tanpa catatan, datamu tidak terbuka."
    )
    content = rx.el.div(parts(), open_tickets(), permits(), consents(), looks(), copies(), rights(), class_name="wm-stack-wide")
    return candidate_frame(
        page_header(_("Pusat privasi"), lead=lead, trail=[(_("Akun"), i18n.localized(routes.ACCOUNT))]),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.ACCOUNT,
    )


def parts() -> rx.Component:
    """The four parts, so that a long page is a short way."""
    count = rx.el.span(State.permits.length(), class_name="wm-count")
    return rx.el.nav(
        rx.el.a(_("Terbuka"), " ", count, href="#terbuka"),
        rx.el.a(_("Izin"), href="#izin"),
        rx.el.a(_("Riwayat"), href="#riwayat"),
        rx.el.a(_("Hakmu"), href="#hak"),
        aria_label=_("Bagian halaman ini"),
        class_name="wm-parts",
    )


def looks() -> rx.Component:
    """The ledger as its person reads it, refused attempts included."""
    none = empty_state(
        _("Belum ada yang melihat datamu"),
        _("Perusahaan hanya bisa melihatnya setelah kamu melamar dan mereka membuka lamaranmu."),
    )
    rows = rx.el.ol(rx.foreach(State.visits, visit_row), class_name="wm-ledger")
    nobody = rx.el.p(_("Tidak ada yang ditolak di antara catatan yang ditampilkan."), class_name="wm-soft")
    earlier = rx.cond(
        State.more, rx.el.div(secondary(_("Tampilkan yang lebih lama"), on_click=State.earlier), class_name="wm-row")
    )
    promise = _("Janji S3: sebuah perusahaan hanya melihat datamu setelah kamu melamar ke lowongannya.")
    seal = _("Dalam satu jam setiap catatan dikunci. Bila setelah itu ada yang mengubah atau menghapusnya, kami sekalipun, hal itu ketahuan. Bukti mengunduh berkas untuk memeriksanya tanpa kami.")
    some = rx.el.div(
        rx.el.p(promise, class_name="wm-soft"),
        legend(),
        rx.cond(State.visits.length() > 0, rows, nobody),
        earlier,
        rx.el.p(seal, class_name="wm-soft"),
        class_name="wm-stack",
    )
    kept = (State.visits.length() > 0) | State.refused_only
    return section(_("Siapa yang melihat datamu"), rx.cond(kept, some, none), id="riwayat")


def legend() -> rx.Component:
    """How to read the rows, which is also how to narrow them."""
    return rx.el.div(
        _narrowing(_("Semua"), meeting(together=True), refused_only=False),
        _narrowing(_("Ditolak saja"), meeting(together=False), refused_only=True),
        role="group",
        aria_label=_("Pilih catatan"),
        class_name="wm-legend",
    )


def permits() -> rx.Component:
    """What is open to whom now; each with its way back."""
    none = rx.el.p(_("Tidak ada perusahaan yang bisa membuka datamu sekarang."), class_name="wm-soft")
    rows = rx.cond(State.permits.length() > 0, lines(rx.foreach(State.permits, _permit)), none)
    return section(_("Yang terbuka sekarang"), rows, id="terbuka")


def _narrowing(words: str, drawing: rx.Component, *, refused_only: bool) -> rx.Component:
    pressed = State.refused_only if refused_only else ~State.refused_only
    return rx.el.button(
        drawing,
        words,
        type="button",
        on_click=State.narrow(refused_only),
        custom_attrs={"aria-pressed": rx.cond(pressed, "true", "false")},
    )


def _permit(sheet: rx.Var[MyApplicationSheet]) -> rx.Component:
    card = sheet.card
    words = rx.el.div(
        rx.el.span(card.company, class_name="wm-strong"),
        rx.el.span(card.title, " · ", card.opened, class_name="wm-soft"),
        rx.el.ul(rx.foreach(sheet.open_now, _group), aria_label=_("Terbuka"), class_name="wm-commas"),
        rx.el.span(_("Paling lama sampai {day}", day=sheet.visible_until), class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    named = {"aria-label": _("Tarik lamaran {title}", title=card.title)}
    back = page_link(
        _("Tarik lamaran"), to=path_to(ONE_APPLICATION, application_id=card.id) + "#tarik", custom_attrs=named
    )
    return rx.el.div(words, back, class_name="wm-line wm-line-yields")


def _group(group: rx.Var[OpenGroup]) -> rx.Component:
    return rx.cond(group.open, rx.el.li(group.label))


PAGES = [
    Page(
        route=routes.MY_PRIVACY,
        title=lambda: _("Pusat privasi"),
        build=privacy,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load, ConsentsState.arrive, RightsState.load),
        live=State.reload,
    )
]
