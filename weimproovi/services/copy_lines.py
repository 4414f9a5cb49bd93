"""What became of the copies that companies downloaded, as their candidate follows it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.i18n import _, format
from weimproovi.models import Application, CopyRemoval, Disclosure, DisclosurePerson, Pseudonym, Vacancy
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import CopyLine
from weimproovi.vocabulary import DisclosureKind, Purpose


def mine(actor: Actor) -> list[CopyLine]:
    """Every company that downloaded the candidate's CV, the latest first."""
    with db.transaction(actor, Purpose.SELF) as session:
        return [_line(*row) for row in session.execute(_downloads(actor.candidate_id))]


def of_application(session: Session, application: Application) -> list[CopyLine]:
    """The same for one application, in the transaction of its candidate."""
    only = _downloads(application.candidate_id).where(col(Application.id) == application.id)
    return [_line(*row) for row in session.execute(only)]


def _downloads(candidate_id: UUID | None) -> Select[Any]:
    last = func.max(col(Disclosure.at))
    query: Any = (
        select(func.max(col(Disclosure.company_name)), col(Vacancy.title), last, CopyRemoval)
        .join(DisclosurePerson, col(DisclosurePerson.disclosure_id) == col(Disclosure.id))
        .join(Pseudonym, col(Pseudonym.subject_id) == col(DisclosurePerson.subject_id))
        .join(Application, col(Application.id) == col(DisclosurePerson.application_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .outerjoin(
            CopyRemoval,
            (col(CopyRemoval.vacancy_id) == col(Application.vacancy_id))
            & (col(CopyRemoval.candidate_id) == col(Application.candidate_id)),
        )
        .where(col(Pseudonym.candidate_id) == candidate_id, col(Disclosure.kind) == DisclosureKind.FILE)
        .group_by(col(Application.id), col(Vacancy.id), col(CopyRemoval.id))
        .order_by(last.desc())
    )
    found: Select[Any] = query
    return found


def _line(company: str, title: str, at: datetime, task: CopyRemoval | None) -> CopyLine:
    downloaded = _("Diunduh {moment}", moment=format.moment_exact(at))
    return CopyLine(company, title, downloaded, *_state(company, task))


def _state(company: str, task: CopyRemoval | None) -> tuple[str, str, str]:
    """Words, tone and badge."""
    if task is None:
        return _("Bila lamaran ini ditarik, {company} diminta menghapusnya dalam 3×24 jam.", company=company), "", ""
    if task.confirmed_at is not None:
        confirmed = format.moment_exact(task.confirmed_at)
        return _("menurut {company}, {moment}", company=company, moment=confirmed), "done", _("Sudah dihapus")
    due = format.moment_exact(task.due_at)
    if task.due_at < clock.now():
        return _("seharusnya {moment}", moment=due), "fault", _("Terlambat")
    return _("paling lambat {moment}", moment=due), "attention", _("Diminta menghapus")
