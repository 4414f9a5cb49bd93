"""Staff judge reported vacancies: they look, pause, show again, and answer everybody who reported. Every act is an audit row."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from weimproovi import clock, db, i18n, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.models import Account, Candidate, Vacancy, VacancyReport
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.reports import AnsweredReport, ReportedVacancy
from weimproovi.services import desk, ids, notifications, outbox, pauses, staff_audit, vacancy_closing
from weimproovi.services import report_views as views
from weimproovi.services.reports import LONGEST, number_of, public_title
from weimproovi.vocabulary import (
    EndReason,
    MailKind,
    NoticeKind,
    PauseReason,
    Purpose,
    ReportOutcome,
    StaffActKind,
    VacancyState,
)

SHOWN = 100


def waiting(actor: Actor) -> list[ReportedVacancy]:
    """Vacancies with unanswered reports, the earliest due first.

    Raises:
        Denied: no role of the actor answers reports.
    """
    staff_acts.require(actor, StaffActKind.REPORT_ANSWER)
    due = func.min(col(VacancyReport.due_at))
    reported = select(col(VacancyReport.vacancy_id)).where(col(VacancyReport.answered_at).is_(None))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found = session.execute(reported.group_by(col(VacancyReport.vacancy_id)).order_by(due).limit(SHOWN)).scalars()
        return [views.reported(session, session.get_one(Vacancy, one), _unanswered(session, one)) for one in found.all()]


def answered(actor: Actor) -> list[AnsweredReport]:
    """The newest answers.

    Raises:
        Denied: no role of the actor answers reports.
    """
    staff_acts.require(actor, StaffActKind.REPORT_ANSWER)
    newest = select(VacancyReport).where(col(VacancyReport.answered_at).is_not(None))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows = session.execute(newest.order_by(col(VacancyReport.answered_at).desc()).limit(SHOWN)).scalars()
        return [views.answered(session, report) for report in rows]


def pause(actor: Actor, vacancy_id: str | UUID) -> None:
    """Takes the vacancy out of the public's sight until a decision.

    Raises:
        Denied, NotFound.
    """
    staff_acts.require(actor, StaffActKind.VACANCY_PAUSE)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        vacancy = _held(session, vacancy_id)
        pauses.pause(session, vacancy, PauseReason.MODERATOR)
        staff_audit.record(session, actor, StaffActKind.VACANCY_PAUSE, vacancy.id, title=vacancy.title)
        desk.changed(session)


def resume(actor: Actor, vacancy_id: str | UUID) -> None:
    """Shows the vacancy again while its reports wait for their answer.

    Raises:
        Denied, NotFound.
    """
    staff_acts.require(actor, StaffActKind.VACANCY_RESUME)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        vacancy = _held(session, vacancy_id)
        _show_again(session, vacancy)
        staff_audit.record(session, actor, StaffActKind.VACANCY_RESUME, vacancy.id, title=vacancy.title)
        desk.changed(session)


def answer(actor: Actor, vacancy_id: str | UUID, *, outcome: str, words: str, newest: str | UUID) -> None:
    """Decides about a vacancy and answers its reports: upheld closes it and ends its applications in words; dismissed shows it again.

    Args:
        outcome: a `ReportOutcome`; anything else counts as not chosen.
        words: what everybody who reported reads.
        newest: the newest report that was on screen; a later one waits for its own answer.

    Raises:
        Denied, NotFound: also when somebody else has answered. Invalid: words for "outcome" or "words".
    """
    staff_acts.require(actor, StaffActKind.REPORT_ANSWER)
    chosen, said = _decision(outcome, words)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        vacancy = _held(session, vacancy_id)
        reports = [one for one in _unanswered(session, vacancy.id) if one.id <= ids.parse(newest)]
        if not reports:
            raise NotFound
        name = staff_audit.record(
            session, actor, StaffActKind.REPORT_ANSWER, vacancy.id, title=vacancy.title, outcome=chosen.value, words=said
        )
        for report in reports:
            report.outcome, report.answer, report.answered_at, report.answered_by = chosen, said, clock.now(), name
        _carry_out(session, vacancy, chosen)
        _tell(session, vacancy, reports, said)
        _forget_origins(reports)
        desk.changed(session)


def _decision(outcome: str, words: str) -> tuple[ReportOutcome, str]:
    said, faults = words.strip(), {}
    if outcome not in set(ReportOutcome):
        faults["outcome"] = _("Pilih keputusannya.")
    if not said:
        faults["words"] = _("Tulis jawabannya. Setiap pelapor membacanya.")
    elif len(said) > LONGEST:
        faults["words"] = _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(LONGEST))
    if faults:
        raise Invalid(faults)
    return ReportOutcome(outcome), said


def _held(session: Session, vacancy_id: str | UUID) -> Vacancy:
    vacancy = pauses.held(session, ids.parse(vacancy_id))
    if vacancy is None:
        raise NotFound
    return vacancy


def _unanswered(session: Session, vacancy_id: UUID) -> list[VacancyReport]:
    waiting = (col(VacancyReport.vacancy_id) == vacancy_id, col(VacancyReport.answered_at).is_(None))
    return list(session.execute(select(VacancyReport).where(*waiting).order_by(col(VacancyReport.id))).scalars())


def _carry_out(session: Session, vacancy: Vacancy, outcome: ReportOutcome) -> None:
    if outcome is ReportOutcome.DISMISSED:
        _show_again(session, vacancy)
    elif vacancy.state is not VacancyState.CLOSED:
        pauses.pause(session, vacancy, PauseReason.MODERATOR)  # its company reads that it was us
        vacancy_closing.close_as_operator(session, vacancy, EndReason.VACANCY_REPORTED)


def _show_again(session: Session, vacancy: Vacancy) -> None:
    for reason in pauses.BY_US:
        pauses.resume(session, vacancy, reason)


def _tell(session: Session, vacancy: Vacancy, reports: Iterable[VacancyReport], said: str) -> None:
    """A mail to everybody who reported, once each; a notice too where it is a candidate."""
    title, path = public_title(session, vacancy), routes.VACANCY.format(slug=vacancy.slug)
    readers = {report.account_id or report.email: report for report in reports}
    for report in readers.values():
        if not _is_reached(session, report):
            continue
        values = {"title": title, "number": number_of(report.id), "answer": said}
        with i18n.speaking(report.language):
            outbox.queue(
                session, MailKind.REPORT_ANSWERED, account_id=report.account_id, address=report.email, path=path, values=values
            )
        candidate = select(col(Candidate.id)).where(col(Candidate.account_id) == report.account_id)
        for candidate_id in session.execute(candidate).scalars().all():
            notifications.tell_candidate(session, candidate_id, NoticeKind.REPORT_ANSWERED, "", title=title)


def _is_reached(session: Session, report: VacancyReport) -> bool:
    """Whoever reported is still there; an erased person is neither an account nor an address."""
    account = session.get(Account, report.account_id) if report.account_id else None
    return bool(report.email) if account is None else account.closed_at is None


def _forget_origins(reports: Iterable[VacancyReport]) -> None:
    """Address and network served this answer and the count before it; nothing needs them any more."""
    for report in reports:
        report.email, report.origin = "", b""
