"""Ubah lowongan: the policy's five things first, then questions, closing date and who works on it. Saves itself."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _, words
from weimproovi.vocabulary import ActorKind, VacancyState
from weimproovi.workspace.components.controls import danger, link_button, primary, secondary
from weimproovi.workspace.components.feedback import confirm_dialog, loaded
from weimproovi.workspace.components.fields import error_summary, text_area
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import badge, callout, page_header
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.assigned_state import AssignedState
from weimproovi.workspace.recruiter.closing_state import ClosingState
from weimproovi.workspace.recruiter.editor_people import people
from weimproovi.workspace.recruiter.editor_questions import questions
from weimproovi.workspace.recruiter.editor_sections import (
    employment,
    further,
    placement,
    position,
    salary,
    showing,
    structure,
)
from weimproovi.workspace.recruiter.editor_state import EditorState as State
from weimproovi.workspace.recruiter.paths import EDITOR, pipeline_path


def editor() -> rx.Component:
    """Sections in the order of the policy's list; what is missing stands on top with links."""
    sections = (
        position(),
        placement(),
        salary(),
        employment(),
        structure(),
        further(),
        questions(),
        showing(),
        people(),
    )
    closed = State.form.state == VacancyState.CLOSED.value
    content = rx.el.div(
        error_summary(State.faults, elsewhere()),
        rx.cond(closed, callout(_("Lowongan ini sudah ditutup dan tidak dapat diubah."))),
        rx.el.fieldset(*sections, disabled=closed, class_name="wm-bare wm-stack-wide"),
        ending(),
        class_name="wm-stack-wide",
    )
    title = rx.cond(State.form.title, State.form.title, _("Lowongan tanpa judul"))
    return recruiter_frame(
        page_header(
            title,
            *actions(),
            lead=rx.cond(State.saving, State.saving, State.form.saved),
            trail=[(_("Lowongan"), i18n.localized(routes.RECRUITER_VACANCIES))],
        ),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.RECRUITER_VACANCIES,
        narrow=True,
    )


def actions() -> list[rx.Component]:
    """Its state, and the one act that belongs to it."""
    draft, published = State.form.state == VacancyState.DRAFT.value, State.form.state == VacancyState.PUBLISHED.value
    state = rx.match(
        State.form.state,
        *[
            (
                state.value,
                badge(words.vacancy_state(state), tone="done" if state is VacancyState.PUBLISHED else "plain"),
            )
            for state in VacancyState
        ],
        rx.fragment(),
    )
    see = link_button(_("Lihat pelamar"), to=pipeline_path(State.form.id), look=secondary)
    ready = State.phase == "ready"
    return [
        rx.cond(ready, state),
        rx.cond(ready & draft, primary(_("Tayangkan"), on_click=State.publish)),
        rx.cond(ready & published, see),
    ]


def elsewhere() -> dict[str, str]:
    """Where to go for what the company, not the vacancy, still needs."""
    card = i18n.localized(routes.COMPANY_CARD)
    return {"company": card, "consent": card, "plan": i18n.localized(routes.PLAN)}


def ending() -> rx.Component:
    """Closing a published vacancy; its applicants get words, not silence."""
    message = text_area(
        "closing-message",
        _("Pesan untuk pelamar yang belum selesai"),
        hint=_("Dikirim kepada mereka bersama kabar bahwa lowongan ditutup."),
        value=ClosingState.message,
        on_change=ClosingState.write,
        optional=True,
    )
    dialog = confirm_dialog(
        danger(_("Tutup lowongan")), rx.el.div(message, padding_top="16px"), title=_("Tutup lowongan ini?"),
        words=_("Lowongan berhenti tampil dan lamaran yang belum selesai berakhir dengan tahap Ditutup."), confirm=_("Tutup lowongan"),
        on_confirm=ClosingState.close,
    )  # fmt: skip
    return rx.cond(State.form.state == VacancyState.PUBLISHED.value, rx.el.div(dialog, class_name="wm-actions"))


PAGES = [
    Page(
        route=EDITOR,
        title=lambda: _("Ubah lowongan"),
        build=editor,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load, AssignedState.load),
    )
]
