"""Builders for tests of scorecards: an opened application with its reviewers, and cards as a form brings them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from tests.support.market import SomeVacancy, apply, some_candidate, some_member, some_owner, some_vacancy
from weimproovi import db
from weimproovi.models import Scorecard, ScorecardDraft, ScorecardSending
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.scorecards import CardForm
from weimproovi.services import pipeline, scorecards
from weimproovi.vocabulary import MemberRole, Plan, Purpose

GIVEN = ["=tasks", "=clarity", "=cooperation"]  # of the vacancy that `some_vacancy` makes
NOTE = "Tenang saat antrean panjang."


@dataclass(frozen=True)
class Reviewed:
    """An opened application with an owner and an assigned reviewer."""

    owner: Actor
    reviewer: Actor
    person: Actor
    vacancy: SomeVacancy
    application_id: str


def reviewed(plan: Plan = Plan.FREE, *, opened: bool = True) -> Reviewed:
    owner, person = some_owner(plan=plan), some_candidate()
    vacancy = some_vacancy(owner)
    application_id = apply(person, vacancy)
    if opened:
        pipeline.open_application(owner, application_id)
    return Reviewed(owner, some_member(owner, MemberRole.REVIEWER, vacancy), person, vacancy, application_id)


def card(*steps: int | None, advice: str = "go_on", note: str = NOTE, marks: list[str] | None = None, version: int = 0) -> CardForm:
    return CardForm(GIVEN if marks is None else marks, list(steps or (4, 5, 3)), advice, note, version)


def sent(actor: Actor, one: Reviewed, *steps: int | None, note: str = NOTE) -> None:
    scorecards.send(actor, one.application_id, card(*steps, note=note))


def kept(table: type[Scorecard | ScorecardDraft | ScorecardSending], application_id: str) -> int:
    """Rows of a table about an application, as the system counts them."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return len(session.execute(select(table).where(col(table.application_id) == UUID(application_id))).all())
