"""The candidate's first screen."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.interviews import InterviewStep
from weimproovi.schemas.public import ListingCard
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.candidate.application_rows import application_row
from weimproovi.workspace.candidate.home_state import CandidateHomeState as State
from weimproovi.workspace.components.controls import Words, link_button, page_link, primary, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import line, lines, link_line, page_header, section
from weimproovi.workspace.components.mail_return import returned_mail
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.mail_return_state import MailReturnState
from weimproovi.workspace.page import Page


def home() -> rx.Component:
    """Greets the person, then says what is next."""
    greeting = rx.cond(State.greeting, State.greeting, _("Beranda"))
    content = rx.el.div(next_steps(), under_way(), saved(), account(), class_name="wm-stack-wide")
    return candidate_frame(
        page_header(greeting),
        returned_mail(),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.ACCOUNT,
    )


def next_steps() -> rx.Component:
    """What she can do now, the first of it as the page's one solid button; one plain sentence when there is nothing."""
    confirm, no_resume = ~State.profile.email_confirmed, State.resume.length() == 0
    unread, search, asked = State.unread > 0, ~State.applied, State.interviews.length() > 0
    later = confirm | no_resume
    steps = lines(
        rx.cond(confirm, _confirm()),
        rx.cond(
            no_resume,
            _step(
                _("Tambahkan CV"),
                _("PDF atau DOCX, paling besar 10 MB."),
                _first(_("Unggah CV"), routes.RESUMES, before=confirm),
            ),
        ),
        rx.foreach(State.interviews, lambda step, place: _interview(step, before=later | (place > 0))),
        rx.cond(
            unread,
            _step(
                _("Ada kabar baru tentang lamaranmu"), "", _first(_("Buka notifikasi"), routes.MY_NOTICES, before=later | asked)
            ),
        ),
        rx.cond(search, _search()),
    )
    nothing = rx.el.p(_("Tidak ada yang perlu kamu lakukan sekarang."), class_name="wm-soft")
    return section(_("Berikutnya"), rx.cond(later | asked | unread | search, steps, nothing))


def under_way() -> rx.Component:
    """Her active applications, three at most."""
    rows = lines(rx.foreach(State.active, application_row))
    none = empty_state(
        _("Belum ada lamaran yang berjalan"), _("Saat kamu melamar, tahapnya tampil di sini dan berubah sendiri.")
    )
    every = page_link(_("Semua lamaran"), to=i18n.localized(routes.MY_APPLICATIONS))
    return section(_("Lamaran berjalan"), rx.cond(State.active_total > 0, rows, none), aside=every)


def saved() -> rx.Component:
    """What she keeps in mind, three at most; nothing where she keeps nothing."""
    every = site_link(_("Semua yang tersimpan"), href=i18n.localized(routes.SAVED))
    return rx.cond(State.saved_total > 0, section(_("Tersimpan"), lines(rx.foreach(State.saved, saved_row)), aside=every))


def saved_row(card: rx.Var[ListingCard]) -> rx.Component:
    """One saved vacancy; its page belongs to the site."""
    words = rx.el.div(
        site_link(card.title, href=f"{i18n.localized(routes.VACANCIES)}/{card.slug}", class_name="wm-strong"),
        rx.el.span(card.company, " · ", card.place, class_name="wm-soft"),
        rx.el.span(card.salary, class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    return line(words)


def account() -> rx.Component:
    """Her pages, each with a plain fact instead of a score."""
    profile = State.profile
    confirmed = rx.cond(profile.email_confirmed, _("e-mail sudah dikonfirmasi"), _("e-mail belum dikonfirmasi"))
    resume = rx.cond(State.resume.length() > 0, _("Ada, diunggah {day}", day=State.resume[0].uploaded), _("Belum ada"))
    return section(
        _("Akunmu"),
        lines(
            _page(_("Pusat privasi"), _("Siapa yang melihat datamu, dan apa yang terbuka sekarang"), routes.MY_PRIVACY),
            _page(_("Profil"), rx.el.span(profile.full_name, ", ", profile.phone, ", ", confirmed), routes.PROFILE),
            _page(_("CV"), resume, routes.RESUMES),
            _page(_("Keamanan"), _("Perangkat, sandi, dan bahasa"), routes.MY_SESSIONS),
        ),
    )


def _confirm() -> rx.Component:
    words = _("Buka tautan yang kami kirim. Lamaranmu sampai ke perusahaan setelah e-mail dikonfirmasi.")
    return _step(_("Konfirmasi e-mailmu"), words, primary(_("Kirim ulang tautan"), on_click=State.resend))


def _interview(step: rx.Var[InterviewStep], *, before: rx.Var[bool]) -> rx.Component:
    """Answering is a site page; declining it is one tap there."""
    link = site_link(_("Lihat undangan"), href=i18n.localized(routes.INTERVIEW.format(application_id="")) + step.application_id)
    return _step(step.title, step.words, rx.cond(before, secondary(link, as_child=True), primary(link, as_child=True)))


def _search() -> rx.Component:
    to_search = secondary(site_link(_("Cari lowongan"), href=i18n.localized(routes.VACANCIES)), as_child=True)
    return _step(_("Temukan lowongan pertamamu"), _("Gaji dan struktur organisasi selalu tertulis."), to_search)


def _first(words: str, path: str, *, before: rx.Var[bool]) -> rx.Component:
    """Solid when nothing more urgent stands `before` it."""
    to = i18n.localized(path)
    return rx.cond(before, link_button(words, to=to, look=secondary), link_button(words, to=to))


def _page(title: str, fact: rx.Component | rx.Var[str] | str, path: str) -> rx.Component:
    words = rx.el.div(
        rx.el.span(title, class_name="wm-strong"),
        rx.el.span(fact, class_name="wm-soft wm-wrap"),
        class_name="wm-stack-tight",
    )
    return link_line(words, to=i18n.localized(path))


def _step(title: Words, words: Words, action: rx.Component) -> rx.Component:
    said = [] if isinstance(words, str) and not words else [rx.el.span(words, class_name="wm-soft")]
    return line(rx.el.div(rx.el.span(title, class_name="wm-strong"), *said, class_name="wm-stack-tight"), action)


PAGES = [
    Page(
        route=routes.ACCOUNT,
        title=lambda: _("Beranda"),
        build=home,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load, MailReturnState.load),
        live=State.load,
    )
]
