"""Somebody reports a vacancy. Three independent unanswered reports take it out of the public's sight; nothing else follows by itself."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db, i18n, routes
from weimproovi.errors import Invalid
from weimproovi.i18n import _, format
from weimproovi.ids import new_id
from weimproovi.integrations import rate_limits
from weimproovi.models import Company, Vacancy, VacancyReport
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.reports import ReportReceipt
from weimproovi.services import desk, independent_reports, outbox, pauses, standing, working_hours
from weimproovi.services.sign_up_form import email_address, paragraphs, tidy
from weimproovi.services.visitor import Visitor
from weimproovi.services.withheld_names import covered
from weimproovi.vocabulary import MailKind, PauseReason, Purpose, ReportKind, VacancyState

LONGEST = 2000
ANSWER_HOURS = 16  # working hours
RATES = ("5 per hour", "15 per day")
MAILED_RATE = "5 per day"  # to an address that a visitor typed


def report(actor: Actor, slug: str, *, typed: Mapping[str, str], visitor: Visitor) -> ReportReceipt:
    """Keeps a report and says when it is answered; the same answer whether the vacancy is there or not.

    Args:
        typed: "kind", "words" (needed for other things) and, from somebody who is not signed in, "email".

    Raises:
        Invalid: words per field. TooMany.
    """
    kind, words, email = _read(actor, typed)
    for rate in RATES:
        rate_limits.spend(rate, "report", visitor.address)
    if email:
        rate_limits.spend(MAILED_RATE, "report-to", email)
    due_at = working_hours.due_after(clock.now(), ANSWER_HOURS)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        vacancy = _reported(session, slug)
        if vacancy is None:
            return receipt(new_id(), due_at)
        kept = VacancyReport(
            vacancy_id=vacancy.id,
            company_id=vacancy.company_id,
            account_id=actor.account_id,
            email=email,
            language=i18n.language(),
            origin=independent_reports.origin_of(visitor.address),
            kind=kind,
            words=words,
            due_at=due_at,
        )
        session.add(kept)
        session.flush()
        _follow(session, vacancy, kept)
        return receipt(kept.id, due_at)


def receipt(report_id: UUID, due_at: datetime) -> ReportReceipt:
    return ReportReceipt(number_of(report_id), working_hours.promise(due_at))


def number_of(report_id: UUID) -> str:
    """By which people name a report: the end of its id, which is random."""
    return f"L-{report_id.hex[-8:].upper()}"


def public_title(session: Session, vacancy: Vacancy) -> str:
    """The title as the public page shows it: without the company's name where that is withheld."""
    open_name = not vacancy.confidential and standing.published_card(session, vacancy.company_id) is not None
    name = session.get_one(Company, vacancy.company_id).name
    return vacancy.title if open_name else covered(vacancy.title, name)


def _read(actor: Actor, typed: Mapping[str, str]) -> tuple[ReportKind, str, str]:
    """Kind, words and address.

    Raises:
        Invalid: words per field.
    """
    faults: dict[str, str] = {}
    kind = ReportKind(typed["kind"]) if typed.get("kind") in set(ReportKind) else None
    words = paragraphs(typed.get("words", ""))
    if kind is None:
        faults["kind"] = _("Pilih apa yang terjadi.")
    if len(words) > LONGEST:
        faults["words"] = _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(LONGEST))
    elif kind is ReportKind.OTHER and not words:
        faults["words"] = _("Ceritakan apa yang terjadi.")
    email = "" if actor.account_id else email_address(typed.get("email", ""), faults)
    if faults or kind is None:
        raise Invalid(faults)
    return kind, words, email


def _reported(session: Session, slug: str) -> Vacancy | None:
    """The vacancy, held; a draft was never shown to anybody."""
    shown = (col(Vacancy.slug) == tidy(slug), col(Vacancy.state) != VacancyState.DRAFT)
    found = session.execute(select(col(Vacancy.id)).where(*shown)).scalar()
    return pauses.held(session, found) if found else None


def _follow(session: Session, vacancy: Vacancy, kept: VacancyReport) -> None:
    title = public_title(session, vacancy)
    outbox.queue(
        session,
        MailKind.REPORT_RECEIVED,
        account_id=kept.account_id,
        address=kept.email,
        path=routes.VACANCY.format(slug=vacancy.slug),
        values={"title": title, "number": number_of(kept.id), "due": kept.due_at.isoformat()},
    )
    if independent_reports.count(session, vacancy.id, vacancy.company_id) >= independent_reports.ENOUGH:
        pauses.pause(session, vacancy, PauseReason.REPORTS)
    desk.changed(session)
