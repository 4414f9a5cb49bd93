"""Laporan: staff judge vacancies that people reported, the earliest due first, and answer everybody who did."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.i18n.report_words import report_outcome
from weimproovi.schemas.reports import AnsweredReport, ReportedVacancy, ReportLine
from weimproovi.vocabulary import ActorKind, ReportOutcome
from weimproovi.workspace.components.controls import danger, icon_button, primary, quiet, secondary
from weimproovi.workspace.components.feedback import confirm_dialog, empty_state, loaded, side_sheet
from weimproovi.workspace.components.fields import error_summary, radio_field, radio_row, text_area
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, callout, line, lines, page_header, section
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.reports_state import ReportsState as State


def reports() -> rx.Component:
    """Who waits, then what was answered; the sheet in which one vacancy is judged."""
    return staff_frame(
        page_header(
            _("Laporan lowongan"),
            lead=_("Tiga laporan yang tidak saling terkait menjeda lowongan. Keputusannya selalu oleh petugas."),
        ),
        loaded(
            State.phase, rx.el.div(queue(), answers(), class_name="wm-stack-wide"), retry=State.load, rows=4, failure=State.failure
        ),
        judging(),
        current=routes.STAFF_REPORTS,
        narrow=True,
    )


def queue() -> rx.Component:
    """Reported vacancies without an answer."""
    none = empty_state(_("Tidak ada laporan yang menunggu"), _("Laporan baru tampil di sini tanpa perlu memuat ulang."))
    rows = lines(rx.foreach(State.waiting, waiting_vacancy))
    count = rx.el.span(State.waiting.length(), class_name="wm-count")
    return section(_("Menunggu jawaban"), rx.cond(State.waiting.length() > 0, rows, none), aside=count)


def waiting_vacancy(row: rx.Var[ReportedVacancy]) -> rx.Component:
    """What was reported, how often, and until when it is answered."""
    words = rx.el.div(
        rx.el.span(row.title, class_name="wm-strong wm-wrap"),
        rx.el.span(row.company, " · ", row.counted, class_name="wm-meta wm-wrap"),
        rx.el.span(_("Dijawab paling lambat {due}", due=row.due), class_name="wm-meta wm-wrap"),
        class_name="wm-stack-tight",
    )
    late = rx.cond(row.late, badge(_("Lewat batas"), tone="fault"))
    look = quiet(_("Periksa"), on_click=State.choose(row.id), aria_label=_("Periksa") + ": " + row.title)
    return line(words, rx.el.div(late, _state(row), look, class_name="wm-row"), key=row.id)


def answers() -> rx.Component:
    """The newest answers."""
    rows = section(_("Sudah dijawab"), lines(rx.foreach(State.answered, answered_report)))
    return rx.cond(State.answered.length() > 0, rows)


def answered_report(row: rx.Var[AnsweredReport]) -> rx.Component:
    """What was decided, by whom and when, and the words."""
    words = rx.el.div(
        rx.el.span(row.title, " · ", row.company, class_name="wm-strong wm-wrap"),
        rx.el.span(row.number, " · ", row.by, " · ", row.when, class_name="wm-meta wm-wrap"),
        rx.el.p(row.answer, class_name="wm-soft wm-wrap wm-reading wm-pre"),
        class_name="wm-stack-tight",
    )
    return line(words, badge(row.outcome, tone=rx.cond(row.upheld, "fault", "done")), key=row.number)


def judging() -> rx.Component:
    """One vacancy: what people say, what may stand out, what it says itself, and the answer."""
    now = State.opened
    close = rx.dialog.close(icon_button("x", _("Tutup")))
    return side_sheet(
        rx.el.div(rx.el.h2(now.title, class_name="wm-wrap"), close, class_name="wm-sheet-head"),
        rx.el.div(*standing(now), answer_form(now), class_name="wm-sheet-body"),
        opened=now.id != "",
        on_open_change=State.turn,
        title=_("Periksa") + ": " + now.title,
    )


def standing(now: rx.Var[ReportedVacancy]) -> list[rx.Component]:
    """Everything there is to judge by. Hints are no verdict."""
    hints = callout(rx.el.ul(rx.foreach(now.hints, rx.el.li)), rx.el.p(_("Petunjuk, bukan keputusan."), class_name="wm-meta"), tone="attention")
    vacancy = rx.el.div(
        rx.el.ul(rx.foreach(now.facts, rx.el.li), class_name="wm-commas"),
        rx.foreach(now.text, lambda words: rx.el.p(words, class_name="wm-wrap")),
        class_name="wm-stack-small",
    )
    return [
        rx.el.div(
            rx.el.p(now.company, " · ", now.mark, class_name="wm-wrap"),
            rx.el.div(_state(now), pausing(now), class_name="wm-row"),
            class_name="wm-stack-small",
        ),
        section(_("Laporan"), lines(rx.foreach(now.reports, report_line))),
        rx.cond(now.hints.length() > 0, hints),
        section(_("Isi lowongan"), vacancy),
    ]


def report_line(row: rx.Var[ReportLine]) -> rx.Component:
    """What one person says; which person stays unsaid."""
    return line(
        rx.el.div(
            rx.el.span(row.kind, class_name="wm-strong"),
            rx.el.span(row.number, " · ", row.who, " · ", row.when, class_name="wm-meta wm-wrap"),
            rx.cond(row.words, rx.el.p(row.words, class_name="wm-wrap wm-pre")),
            class_name="wm-stack-tight",
        ),
        key=row.number,
    )


def pausing(now: rx.Var[ReportedVacancy]) -> rx.Component:
    """Out of sight at once, or back, while the answer is not yet written."""
    pause = confirm_dialog(
        danger(_("Jeda sekarang"), size="2"), title=_("Jeda lowongan ini?"), confirm=_("Jeda lowongan"), on_confirm=State.pause(now.id),
        words=_("Lowongan berhenti tampil sampai Anda memutuskan. Perusahaan diberi tahu; pelamar tidak."),
    )  # fmt: skip
    resume = secondary(_("Tayangkan lagi"), size="2", on_click=State.resume(now.id))
    return rx.fragment(rx.cond(now.showing, pause), rx.cond(now.paused, resume))


def answer_form(now: rx.Var[ReportedVacancy]) -> rx.Component:
    """Decision and words; it carries the newest report that was on screen."""
    faults = State.faults
    return rx.el.form(
        error_summary(faults),
        rx.el.input(type="hidden", name="vacancy_id", value=now.id),
        rx.el.input(type="hidden", name="newest", value=now.newest),
        radio_field(
            "outcome", _("Keputusan"),
            radio_row("outcome", ReportOutcome.UPHELD.value, _("Tutup lowongan; pelamarnya mendapat kabar")),
            radio_row("outcome", ReportOutcome.DISMISSED.value, report_outcome(ReportOutcome.DISMISSED)),
            fault=faults["outcome"],
        ),
        text_area(
            "words", _("Jawaban untuk pelapor"), hint=_("Semua yang melaporkan lowongan ini membacanya, di layar dan lewat e-mail."),
            fault=faults["words"], rows="4", custom_attrs={"data-draft": "answer-" + now.id},
        ),
        rx.el.div(primary(_("Kirim jawaban"), type="submit"), class_name="wm-actions"),
        key=now.id, on_submit=State.answer, no_validate=True, class_name="wm-stack",
    )  # fmt: skip


def _state(row: rx.Var[ReportedVacancy]) -> rx.Component:
    return badge(row.state_words, tone=rx.cond(row.showing, "done", "attention"))


PAGES = [
    Page(
        route=routes.STAFF_REPORTS,
        title=lambda: _("Laporan lowongan"),
        build=reports,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
