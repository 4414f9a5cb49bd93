"""One application as its candidate sees it: the story, what the company can see now, taking it back."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import TimelineEntry
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.candidate.application_rows import ONE_APPLICATION, stage_badge
from weimproovi.workspace.candidate.application_state import ApplicationState as State
from weimproovi.workspace.candidate.consents import video_consents
from weimproovi.workspace.candidate.consents_state import ConsentsState
from weimproovi.workspace.candidate.rights import copy_line
from weimproovi.workspace.components.controls import danger, page_link
from weimproovi.workspace.components.feedback import confirm_dialog, loaded
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import callout, lines, page_header, section, timeline, timeline_entry
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page


def application() -> rx.Component:
    """Header, what is open now, the story, and the way out."""
    card = State.sheet.card
    content = rx.el.div(
        rx.cond(State.sheet.waiting_for_email, _waiting()),
        rx.cond(State.sheet.being_checked, _being_checked()),
        stage(),
        rx.cond(State.sheet.interview, interview()),
        rx.cond(card.ended, callout(card.ended)),
        open_now(),
        copies(),
        video_consents(card.id),
        section(_("Riwayat lamaran"), timeline(State.sheet.timeline, _entry)),
        rx.cond(State.sheet.can_withdraw, withdrawal()),
        class_name="wm-stack-wide",
    )
    return candidate_frame(
        page_header(
            rx.cond(card.title, card.title, _("Lamaran")),
            lead=card.company + rx.cond(card.place, " · " + card.place, ""),
            trail=[(_("Lamaranku"), i18n.localized(routes.MY_APPLICATIONS))],
        ),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.MY_APPLICATIONS,
    )


def stage() -> rx.Component:
    """Where it stands, in one line."""
    card = State.sheet.card
    return rx.el.p(
        stage_badge(card), rx.el.span(_("sejak {day}", day=card.since)), rx.el.span(card.opened), class_name="wm-status"
    )


def interview() -> rx.Component:
    """Her video interview: who may watch, and the way to its pages."""
    sheet = State.sheet
    return section(
        _("Wawancara video"), rx.el.p(sheet.interview), rx.el.p(site_link(_("Buka wawancara video"), href=sheet.interview_path)), id="wawancara"
    )


def open_now() -> rx.Component:
    """What this company can see now, group by group, and until when."""
    sheet = State.sheet
    until = rx.cond(
        sheet.visible_until,
        rx.el.p(
            _("Paling lama sampai {day}, atau sampai kamu menarik lamaran ini.", day=sheet.visible_until),
            class_name="wm-soft",
        ),
    )
    ledger = page_link(_("Lihat siapa yang pernah membukanya"), to=i18n.localized(routes.MY_PRIVACY) + "#riwayat")
    return section(
        _("Yang bisa dilihat perusahaan sekarang"),
        _groups(_("Terbuka"), "eye", State.open_now, ""),
        _groups(_("Tertutup"), "eye-off", State.closed_now, State.closed_because),
        rx.el.p(_("Yang dikirim: {resume}", resume=sheet.resume)),
        until,
        rx.el.p(ledger),
    )


def copies() -> rx.Component:
    """Whether the company downloaded the CV, and what became of the copy."""
    rows = lines(rx.foreach(State.sheet.copies, copy_line))
    return rx.cond(State.sheet.copies.length() > 0, section(_("Salinan CV di perusahaan"), rows, id="salinan"))


def withdrawal() -> rx.Component:
    """Taking the application back: one dialog, one sentence, no second thoughts asked."""
    company = State.sheet.card.company
    words = _(
        "{company} langsung tidak bisa membuka nama, kontak, dan CV-mu; lamaran ini tidak bisa dikirim ulang.",
        company=company,
    )
    return section(
        _("Tarik lamaran"),
        rx.el.p(_("Kamu boleh menariknya kapan saja, tanpa alasan."), class_name="wm-soft"),
        rx.el.div(
            confirm_dialog(
                danger(_("Tarik lamaran")),
                title=_("Tarik lamaran ini?"),
                words=words,
                confirm=_("Tarik lamaran"),
                on_confirm=State.withdraw,
            ),
            class_name="wm-row",
        ),
        id="tarik",
    )


def _waiting() -> rx.Component:
    words = _("Lamaranmu tersimpan dan dikirim ke perusahaan setelah kamu membuka tautan konfirmasi di e-mailmu.")
    return callout(
        rx.el.p(_("Menunggu konfirmasi e-mail"), class_name="wm-strong"), rx.el.p(words), tone="attention", icon="mail"
    )


def _being_checked() -> rx.Component:
    """The company opens nothing before staff have checked it (S3)."""
    words = _("Sampai lulus, perusahaan tidak melihat apa pun dari lamaranmu. Kamu mendapat kabar bila tidak lulus.")
    return callout(
        rx.el.p(_("Identitas perusahaan sedang diperiksa"), class_name="wm-strong"),
        rx.el.p(words),
        tone="attention",
        icon="clock",
    )


def _groups(title: str, icon: str, labels: rx.Var[list[str]], why: rx.Var[str] | str) -> rx.Component:
    """What is open, or what is closed and why; nothing when there is none of it."""
    reason = rx.cond(why, rx.el.span(why, class_name="wm-soft"))
    words = rx.el.div(
        rx.el.span(title, class_name="wm-strong"),
        rx.el.ul(rx.foreach(labels, rx.el.li), class_name="wm-commas"),
        reason,
        class_name="wm-stack-tight",
    )
    return rx.cond(labels.length() > 0, rx.el.div(rx.icon(icon, size=20), words, class_name="wm-openness"))


def _entry(entry: rx.Var[TimelineEntry]) -> rx.Component:
    return timeline_entry(entry.when, entry.words, exact=entry.when_exact, message=entry.message)


PAGES = [
    Page(
        route=ONE_APPLICATION,
        title=lambda: _("Lamaran"),
        build=application,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load, ConsentsState.arrive),
        live=State.reload,
    )
]
