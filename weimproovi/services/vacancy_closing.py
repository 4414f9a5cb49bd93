"""The end of a vacancy: the public copy goes, and everybody who still waits gets an end with words. Called by `services.vacancies`."""

from typing import Any

from sqlalchemy import Row, update
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.models import Application, Mail, Notification, Rejection, StageChange, Vacancy
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.services import listing_copies, standing
from weimproovi.services.mail_words import PURPOSES
from weimproovi.vocabulary import ACTIVE_STAGES, MailKind, NoticeKind, Stage, VacancyState

REASON = "vacancy_closed"
LONGEST = 2000
ENDED_BY_CLOSING = tuple(stage for stage in ACTIVE_STAGES if stage is not Stage.HIRED)


def close(session: Session, actor: Actor, vacancy: Vacancy, message: str) -> None:
    """Closes the vacancy. Hired applicants stay hired.

    Raises:
        Invalid: somebody waits and the message is missing or too long.
    """
    waiting = _waiting(session, actor, vacancy)
    words = message.strip()
    if len(words) > LONGEST or (waiting and not words):
        raise Invalid({"message": _("Tulis kabar untuk pelamar, paling banyak {n} karakter.", n=LONGEST)})
    vacancy.state, vacancy.closed_at = VacancyState.CLOSED, clock.now()
    listing_copies.remove(session, vacancy)
    if waiting:
        _end(session, actor, vacancy, waiting, words)
        _tell(session, vacancy, waiting, {"company": standing.company_of(session, actor).name, "message": words})


def _waiting(session: Session, actor: Actor, vacancy: Vacancy) -> list[Row[Any]]:
    """Applications under way whose existence this member may know, locked."""
    received = scopes.applications_received_by(actor).where(
        col(Application.vacancy_id) == vacancy.id,
        col(Application.stage).in_(ENDED_BY_CLOSING),
    )
    columns = (col(Application.id), col(Application.candidate_id), col(Application.stage))
    return list(session.execute(received.with_only_columns(*columns).with_for_update(of=Application)))


def _end(session: Session, actor: Actor, vacancy: Vacancy, waiting: list[Row[Any]], message: str) -> None:
    moved = update(Application).where(col(Application.id).in_([row.id for row in waiting]))
    session.execute(moved.values(stage=Stage.CLOSED, stage_since=clock.now()))
    for row in waiting:
        fact = {
            "application_id": row.id,
            "candidate_id": row.candidate_id,
            "company_id": vacancy.company_id,
            "vacancy_id": vacancy.id,
            "member_id": actor.member_id,
        }
        session.add(StageChange(**fact, was=row.stage, became=Stage.CLOSED))
        session.add(Rejection(**fact, reason=REASON, message=message))


def _tell(session: Session, vacancy: Vacancy, waiting: list[Row[Any]], values: dict[str, str]) -> None:
    """A notice and a mail for each applicant; the topic of each makes her open pages read again."""
    for row in waiting:
        path = f"{routes.MY_APPLICATIONS}/{row.id}"
        told = {"title": vacancy.title, **values}
        session.add(
            Notification(candidate_id=row.candidate_id, kind=NoticeKind.APPLICATION_ENDED, values=told, path=path)
        )
        session.add(
            Mail(
                candidate_id=row.candidate_id,
                kind=MailKind.APPLICATION_ENDED,
                purpose=PURPOSES[MailKind.APPLICATION_ENDED],
                values={**told, "path": path},
            )
        )
        db.notify(session, kind="changed", topic=f"candidate:{row.candidate_id}")
