"""One opened application: the sheet beside the pipeline, and a page of its own with the same content."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.recruiter import AnswerLine, Lock
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import icon_button, link_button, page_link, secondary
from weimproovi.workspace.components.feedback import FAILED, READY, empty_state, skeleton_rows
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import (
    badge,
    locked_row,
    page_header,
    section,
    timeline,
    timeline_entry,
)
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.cards import sheet_path
from weimproovi.workspace.recruiter.contact import contact
from weimproovi.workspace.recruiter.ending import ending_dialog
from weimproovi.workspace.recruiter.ending_state import EndingState
from weimproovi.workspace.recruiter.messages import messages
from weimproovi.workspace.recruiter.moving import move_menu
from weimproovi.workspace.recruiter.paths import APPLICATION, application_path, pipeline_path, review_path, scores_path
from weimproovi.workspace.recruiter.sheet_state import SheetState as State


def sheet() -> rx.Component:
    """Beside the pipeline: name and way out stay on top, the rest scrolls."""
    gone = rx.el.p(State.gone, role="status", class_name="wm-strong wm-sheet-body")
    content = rx.el.div(*body(move()), class_name="wm-sheet-body")
    return rx.fragment(head(), rx.match(State.phase, (READY, content), (FAILED, gone), skeleton_rows(8)))


def application_page() -> rx.Component:
    """The application with an address of its own."""
    now = State.sheet
    trail = [(_("Lowongan"), i18n.localized(routes.RECRUITER_VACANCIES)), (now.title, pipeline_path(now.vacancy_id))]
    title = rx.cond(now.name, now.name, rx.cond(State.gone, _("Lamaran tidak dapat dibuka"), _("Pelamar")))
    content = rx.el.div(*body(), class_name="wm-stack-wide")
    back = link_button(_("Semua lowongan"), to=i18n.localized(routes.RECRUITER_VACANCIES), look=secondary)
    gone = empty_state(State.gone, _("Yang tidak terbuka bagi Anda tidak tampil di sini."), back)
    return recruiter_frame(
        page_header(title, move(), lead=now.headline, trail=trail),
        rx.match(State.phase, (READY, content), (FAILED, gone), skeleton_rows(8)),
        ending_dialog(),
        current=routes.RECRUITER_VACANCIES,
        narrow=True,
    )


def head() -> rx.Component:
    """Name, where it stands, its neighbours, the way out."""
    now = State.sheet
    steps = rx.cond(
        State.place,
        rx.el.div(
            _neighbour("chevron-up", _("Pelamar sebelumnya"), State.earlier, "-1"),
            _neighbour("chevron-down", _("Pelamar berikutnya"), State.later, "1"),
            rx.el.span(State.place, class_name="wm-meta wm-num"),
            class_name="wm-row",
        ),
    )
    way_out = rx.el.div(
        rx.cond(
            State.phase == READY,
            page_link(_("Halaman penuh"), to=application_path(now.application_id), class_name="wm-meta"),
        ),
        rx.dialog.close(icon_button("x", _("Tutup"))),
        class_name="wm-row wm-end",
    )
    name = rx.el.div(
        rx.el.h2(now.name, class_name="wm-wrap"),
        rx.el.span(now.headline, class_name="wm-soft wm-wrap"),
        class_name="wm-stack-tight",
    )
    return rx.el.div(
        rx.el.div(
            rx.el.div(steps, way_out, class_name="wm-between"),
            rx.cond(now.name, name),
            class_name="wm-stack-small wm-grow",
        ),
        class_name="wm-sheet-head",
    )


def body(*actions: rx.Component) -> list[rx.Component]:
    """Where it stands and why it is seen, contact, answers, the resume, what is closed, what happened."""
    now = State.sheet
    stands = rx.el.div(badge(now.stage_words), rx.el.span(now.since, class_name="wm-meta"), class_name="wm-row")
    return [
        rx.el.div(
            rx.el.div(stands, *actions, class_name="wm-between"),
            rx.el.p(rx.icon("eye", size=16), rx.el.span(now.access_line), class_name="wm-access"),
            class_name="wm-stack-small",
        ),
        contact(),
        rx.cond(now.answers.length() > 0, section(_("Jawaban"), fact_list_of(now.answers))),
        rx.cond(now.written.length() > 0, section(_("Jawaban tertulis"), fact_list_of(now.written))),
        messages(),
        resume(),
        section(_("Wawancara video"), rx.el.p(site_link(_("Buka wawancara video"), href=review_path(now.application_id)))),
        section(_("Penilaian"), rx.el.p(site_link(_("Nilai pelamar ini"), href=scores_path(now.application_id)))),
        rx.cond(now.locks.length() > 0, section(_("Yang tertutup"), rx.el.div(rx.foreach(now.locks, _lock)))),
        section(_("Riwayat"), timeline(now.history, lambda entry: timeline_entry(entry.question, entry.answer))),
    ]


def resume() -> rx.Component:
    """Each page a picture, fetched when it comes into view and decided on anew each time."""
    now = State.sheet
    download = site_link(_("Unduh CV"), href=now.download_url, download="")
    pages = rx.el.div(
        rx.foreach(
            now.page_urls,
            lambda url, number: rx.el.img(src=url, alt=_("CV, halaman") + " " + (number + 1).to(str), loading="lazy"),
        ),
        class_name="wm-pages",
    )
    return rx.cond(now.page_urls.length() > 0, section(_("CV"), pages, aside=rx.cond(now.download_url, download)))


def fact_list_of(answers: rx.Var[list[AnswerLine]]) -> rx.Component:
    """Questions and their answers."""
    return rx.el.dl(
        rx.foreach(
            answers, lambda line: rx.fragment(rx.el.dt(line.question), rx.el.dd(line.answer, class_name="wm-pre"))
        ),
        class_name="wm-facts",
    )


def move() -> rx.Component:
    """The stages it may go to; nothing once it ended."""
    now = State.sheet
    return rx.cond(now.ended, rx.fragment(), move_menu(now.application_id, now.name, now, now.stage, State.move))


def _lock(lock: rx.Var[Lock]) -> rx.Component:
    plans = rx.cond(lock.plan_opens, page_link(_("Lihat paket"), to=i18n.localized(routes.PLAN)))
    return locked_row(lock.label, lock.words, plans)


def _neighbour(icon: str, name: str, application_id: rx.Var[str], step: str) -> rx.Component:
    link = page_link(
        rx.icon(icon, size=18),
        to=sheet_path(application_id),
        aria_label=name,
        class_name="wm-step",
        custom_attrs={"data-step": step},
    )
    return rx.cond(application_id, link)


PAGES = [
    Page(
        route=APPLICATION,
        title=lambda: _("Pelamar"),
        build=application_page,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load,),
        live=EndingState.reload,
    )
]
