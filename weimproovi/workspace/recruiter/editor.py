"""Ubah lowongan: the policy's five things first, then questions, closing date and who works on it. Saves itself."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _, words
from weimproovi.vocabulary import ActorKind, VacancyState
from weimproovi.workspace.components.controls import copy_button, link_button, primary, secondary
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.fields import error_summary
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import badge, callout, page_header, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.advert import taken
from weimproovi.workspace.recruiter.assigned_state import AssignedState
from weimproovi.workspace.recruiter.closing import closing
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
from weimproovi.workspace.recruiter.paths import EDITOR, pipeline_path, spread_path

TONES = {VacancyState.PUBLISHED: "done", VacancyState.PAUSED: "attention"}


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
        rx.cond(State.form.paused, callout(State.form.paused, tone="attention", icon="circle-pause")),
        taken(),
        address(),
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
    draft = State.form.state == VacancyState.DRAFT.value
    state = rx.match(
        State.form.state,
        *[
            (
                state.value,
                badge(words.vacancy_state(state), tone=TONES.get(state, "plain")),
            )
            for state in VacancyState
        ],
        rx.fragment(),
    )
    pass_on = link_button(_("Sebarkan"), to=spread_path(State.form.id), look=secondary)
    see = link_button(_("Lihat pelamar"), to=pipeline_path(State.form.id), look=secondary)
    ready = State.phase == "ready"
    return [
        rx.cond(ready, state),
        rx.cond(ready & draft, primary(_("Tayangkan"), on_click=State.publish)),
        rx.cond(ready & (State.form.state == VacancyState.PUBLISHED.value), pass_on),
        rx.cond(ready & running(), see),
    ]


def elsewhere() -> dict[str, str]:
    """Where to go for what the company, not the vacancy, still needs."""
    card = i18n.localized(routes.COMPANY_CARD)
    return {"company": card, "consent": card, "plan": i18n.localized(routes.PLAN)}


def address() -> rx.Component:
    """Where the public finds it, for passing on; who finds it there alone is told why."""
    now = State.form
    link = rx.el.div(
        site_link(now.address, href=now.address, lang="id", class_name="wm-wrap"),
        copy_button(now.address, name=_("Salin tautan lowongan")),
        class_name="wm-row",
    )
    alone = rx.cond(
        now.link_only,
        rx.el.p(
            _("Identitas perusahaan sedang diperiksa. Sampai selesai, lowongan ini hanya terbuka lewat tautan ini."),
            class_name="wm-soft",
        ),
    )
    return rx.cond(now.address, section(_("Tautan lowongan"), link, alone, id="tautan"))


def ending() -> rx.Component:
    """Closing a vacancy that shows or is paused; its applicants get words, not silence."""
    return rx.cond(running(), closing())


def running() -> rx.Var[bool]:
    """It has been before the public and has not ended."""
    return rx.Var.create([VacancyState.PUBLISHED.value, VacancyState.PAUSED.value]).contains(State.form.state)


PAGES = [
    Page(
        route=EDITOR,
        title=lambda: _("Ubah lowongan"),
        build=editor,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load, AssignedState.load),
    )
]
