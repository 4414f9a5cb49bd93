"""Ending applications with words. The one place where an application ends other than by its candidate's hand.

Called by `pipeline` and `vacancy_closing` for a company, and by every service in which the operator ends applications.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from weimproovi import clock, db, routes
from weimproovi.models import Application, Company, Rejection, StageChange, Vacancy
from weimproovi.services import ending_words as words_for_candidates
from weimproovi.services import notifications, outbox, video_units
from weimproovi.vocabulary import ACTIVE_STAGES, EndedBy, EndReason, MailKind, NoticeKind, Stage

LONGEST = 2000
UNDER_WAY = tuple(stage for stage in ACTIVE_STAGES if stage is not Stage.HIRED)


@dataclass(frozen=True, slots=True)
class Ending:
    """How an application ends: a company's own reason or an `EndReason`, words for the candidate, the stage, and who of the company."""

    reason: str
    message: str
    became: Stage = Stage.CLOSED
    member_id: UUID | None = None

    @property
    def by(self) -> EndedBy:
        return EndedBy.WEIMPROOVI if self.member_id is None else EndedBy.COMPANY


def end(session: Session, applications: Sequence[Application], *, reason: EndReason, words: str = "") -> None:
    """Ends applications as the operator, in the caller's transaction; those that are no longer under way stay as they are.

    Args:
        applications: locked by the caller.
        words: what the candidates read besides the sentence that `ending_words` makes.
    """
    conclude(session, [one for one in applications if one.stage in UNDER_WAY], Ending(reason.value, words))


def conclude(session: Session, applications: Sequence[Application], ending: Ending) -> None:
    """Facts, stage, notice and mail for each; open pages of her and of the company read again."""
    with session.no_autoflush:
        for application in applications:
            _conclude(session, application, ending)
    session.flush()
    for company_id in {application.company_id for application in applications}:
        db.notify(session, kind="changed", topic=f"company:{company_id}")


def ending_words(rejection: Rejection, company: str, title: str, *, opened: bool = True) -> str:
    """What the candidate reads: who ended it and why."""
    return words_for_candidates.sentence(
        rejection.ended_by, rejection.reason, company=company, title=title, opened=opened
    )


def _conclude(session: Session, application: Application, ending: Ending) -> None:
    fact: dict[str, Any] = {
        "application_id": application.id,
        "candidate_id": application.candidate_id,
        "company_id": application.company_id,
        "vacancy_id": application.vacancy_id,
        "member_id": ending.member_id,
    }
    session.add(StageChange(**fact, was=application.stage, became=ending.became))
    session.add(Rejection(**fact, ended_by=ending.by, reason=ending.reason, message=ending.message))
    application.stage, application.stage_since = ending.became, clock.now()
    video_units.give_back(session, application)
    _tell(session, application, ending)


def _tell(session: Session, application: Application, ending: Ending) -> None:
    values = {
        "title": session.get_one(Vacancy, application.vacancy_id).title,
        "company": session.get_one(Company, application.company_id).name,
        "by": ending.by.value,
        "reason": ending.reason if ending.by is EndedBy.WEIMPROOVI or ending.reason in set(EndReason) else "",
        "opened": words_for_candidates.YES if application.opening_ordinal else "",
    }
    path = f"{routes.MY_APPLICATIONS}/{application.id}"
    notifications.tell_candidate(session, application.candidate_id, NoticeKind.APPLICATION_ENDED, path, **values)
    outbox.queue(
        session,
        MailKind.APPLICATION_ENDED,
        candidate_id=application.candidate_id,
        path=path,
        values={**values, "message": ending.message},
    )
