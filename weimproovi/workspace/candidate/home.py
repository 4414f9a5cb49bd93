"""The candidate's first screen."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.candidate.application_rows import application_row
from weimproovi.workspace.candidate.home_state import CandidateHomeState as State
from weimproovi.workspace.components.controls import link_button, page_link, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import fact_list, line, lines, page_header, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page


def home() -> rx.Component:
    """Greets the person, then says what is next."""
    greeting = rx.cond(State.greeting, State.greeting, _("Beranda"))
    content = rx.el.div(next_steps(), under_way(), facts(), class_name="wm-stack-wide")
    return candidate_frame(
        page_header(greeting),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.ACCOUNT,
    )


def next_steps() -> rx.Component:
    """What she can do now; one plain sentence when there is nothing."""
    no_resume, unread = State.resume.length() == 0, State.unread > 0
    nothing = State.profile.email_confirmed & ~no_resume & State.applied & ~unread
    steps = lines(
        rx.cond(State.profile.email_confirmed, rx.fragment(), _confirm()),
        rx.cond(no_resume, _step(_("Tambahkan CV"), _("PDF atau DOCX, paling besar 10 MB."), _button(_("Unggah CV"), routes.RESUMES))),
        rx.cond(unread, _step(_("Ada kabar baru tentang lamaranmu"), "", _button(_("Buka notifikasi"), routes.MY_NOTICES))),
        rx.cond(State.applied, rx.fragment(), _search()),
    )
    return section(_("Berikutnya"), rx.cond(nothing, rx.el.p(_("Tidak ada yang perlu kamu lakukan sekarang."), class_name="wm-soft"), steps))


def under_way() -> rx.Component:
    """Her active applications, three at most."""
    rows = lines(rx.foreach(State.active, application_row))
    none = empty_state(_("Belum ada lamaran yang berjalan"), _("Saat kamu melamar, tahapnya tampil di sini dan berubah sendiri."))
    every = page_link(_("Semua lamaran"), to=i18n.localized(routes.MY_APPLICATIONS))
    return section(_("Lamaran berjalan"), rx.cond(State.active_total > 0, rows, none), aside=every)


def facts() -> rx.Component:
    """What companies that she applies to will find: plain facts, no score."""
    profile = State.profile
    confirmed = rx.cond(profile.email_confirmed, _("sudah dikonfirmasi"), _("belum dikonfirmasi"))
    resume = rx.cond(State.resume.length() > 0, _("Ada, diunggah {day}", day=State.resume[0].uploaded), _("Belum ada"))
    return section(
        _("Datamu"),
        fact_list(
            (_("E-mail"), rx.el.span(profile.email, ", ", confirmed)),
            (_("Nomor HP"), profile.phone),
            (_("CV"), resume),
            (_("LinkedIn"), rx.cond(profile.linkedin_url, profile.linkedin_url, _("Kosong (opsional)"))),
        ),
        rx.el.p(page_link(_("Lihat siapa yang pernah melihatnya"), to=i18n.localized(routes.MY_PRIVACY))),
        aside=page_link(_("Ubah profil"), to=i18n.localized(routes.PROFILE)),
    )


def _confirm() -> rx.Component:
    words = _("Buka tautan yang kami kirim. Lamaranmu sampai ke perusahaan setelah e-mail dikonfirmasi.")
    return _step(_("Konfirmasi e-mailmu"), words, secondary(_("Kirim ulang tautan"), on_click=State.resend))


def _search() -> rx.Component:
    to_search = secondary(site_link(_("Cari lowongan"), href=i18n.localized(routes.VACANCIES)), as_child=True)
    return _step(_("Temukan lowongan pertamamu"), _("Gaji dan struktur organisasi selalu tertulis."), to_search)


def _button(words: str, path: str) -> rx.Component:
    return link_button(words, to=i18n.localized(path), look=secondary)


def _step(title: str, words: str, action: rx.Component) -> rx.Component:
    said = [rx.el.span(words, class_name="wm-soft")] if words else []
    return line(rx.el.div(rx.el.span(title, class_name="wm-strong"), *said, class_name="wm-stack-tight"), action)


PAGES = [
    Page(
        route=routes.ACCOUNT,
        title=lambda: _("Beranda"),
        build=home,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load,),
        live=State.load,
    )
]
