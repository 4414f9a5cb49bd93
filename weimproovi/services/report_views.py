"""Reports turned into what staff see. Who reported stays unnamed: only what kind of person."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.i18n import _, format, n_, words
from weimproovi.i18n.report_words import report_kind, report_outcome
from weimproovi.models import Account, Company, CompanyMember, Vacancy, VacancyReport
from weimproovi.schemas.reports import AnsweredReport, ReportedVacancy, ReportLine
from weimproovi.services import independent_reports, pauses, report_hints, standing
from weimproovi.services.listings import lines, place_words
from weimproovi.services.reports import number_of
from weimproovi.vocabulary import AccountKind, ReportOutcome, VacancyState


def reported(session: Session, vacancy: Vacancy, reports: Sequence[VacancyReport]) -> ReportedVacancy:
    """A vacancy with its unanswered reports, oldest first; there is at least one."""
    due_at, independent = min(report.due_at for report in reports), _independent(session, vacancy)
    why = pauses.reasons(session, vacancy.id)
    return ReportedVacancy(
        id=str(vacancy.id),
        title=vacancy.title,
        company=session.get_one(Company, vacancy.company_id).name,
        mark=standing.checked_words(standing.checked_on(session, vacancy.company_id)) or _("Perusahaan belum diperiksa"),
        facts=_facts(vacancy),
        text=[*lines(vacancy.duties), *lines(vacancy.qualifications)],
        state_words=words.vacancy_state(vacancy.state),
        showing=vacancy.state is VacancyState.PUBLISHED,
        paused=vacancy.state is VacancyState.PAUSED and bool(set(pauses.BY_US) & set(why)),
        due=format.moment_exact(due_at),
        late=due_at < clock.now(),
        count=len(reports),
        independent=independent,
        counted=_counted(len(reports), independent),
        newest=str(reports[-1].id),
        reports=[_line(session, report) for report in reports],
        hints=report_hints.hints(session, vacancy),
    )


def answered(session: Session, report: VacancyReport) -> AnsweredReport:
    """One answer as it was given."""
    return AnsweredReport(
        number=number_of(report.id),
        title=session.get_one(Vacancy, report.vacancy_id).title,
        company=session.get_one(Company, report.company_id).name,
        outcome=report_outcome(report.outcome or ReportOutcome.DISMISSED),
        upheld=report.outcome is ReportOutcome.UPHELD,
        answer=report.answer,
        by=report.answered_by,
        when=format.moment_exact(report.answered_at or report.created_at),
    )


def _independent(session: Session, vacancy: Vacancy) -> int:
    return independent_reports.count(session, vacancy.id, vacancy.company_id)


def _counted(count: int, independent: int) -> str:
    return n_("1 laporan, {independent} tidak saling terkait", "{n} laporan, {independent} tidak saling terkait", count, independent=independent)


def _facts(vacancy: Vacancy) -> list[str]:
    pay = vacancy.salary_min and format.salary_full(
        vacancy.salary_min, vacancy.salary_max, vacancy.currency, period=vacancy.salary_period, basis=vacancy.salary_basis
    )
    status = vacancy.employment_status and words.employment(vacancy.employment_status)
    return [fact for fact in (place_words(vacancy.city, vacancy.province), pay, status) if fact]


def _line(session: Session, report: VacancyReport) -> ReportLine:
    return ReportLine(
        number=number_of(report.id),
        kind=report_kind(report.kind),
        words=report.words,
        who=_who(session, report),
        when=format.moment_exact(report.created_at),
    )


def _who(session: Session, report: VacancyReport) -> str:
    account = session.get(Account, report.account_id) if report.account_id else None
    if account is None:
        return _("Pengunjung tanpa akun")
    if account.kind is not AccountKind.MEMBER:
        return _("Pencari kerja") if account.kind is AccountKind.CANDIDATE else _("Petugas Weimproovi")
    colleague = select(col(CompanyMember.id)).where(
        col(CompanyMember.account_id) == account.id, col(CompanyMember.company_id) == report.company_id
    )
    own = session.execute(colleague.limit(1)).first() is not None
    return _("Anggota perusahaan ini sendiri") if own else _("Anggota perusahaan lain")
