"""The access ledger's writing side: a row in the transaction of the read. No row, no data."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import insert, select
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.errors import NotFound
from weimproovi.ids import new_id
from weimproovi.models import Company, Disclosure, DisclosurePerson, Pseudonym
from weimproovi.permissions.actor import Actor
from weimproovi.vocabulary import ActorKind, Clause, DisclosureKind, FieldGroup, Purpose

OPERATOR = "Weimproovi"
NOTE = 300  # characters


@dataclass(frozen=True, slots=True)
class Seen:
    """One person in a disclosure and what of her was open."""

    candidate_id: UUID
    application_id: UUID | None
    groups: frozenset[FieldGroup]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why somebody looks. `note` is read by the person: who of the staff, for what reason, until when."""

    purpose: Purpose = Purpose.RECRUIT
    clause: Clause = Clause.S3
    note: str = ""


RECRUITING = Ground()


def record(
    session: Session, actor: Actor, kind: DisclosureKind, seen: Iterable[Seen], ground: Ground = RECRUITING
) -> UUID | None:
    """One disclosure with its people, and its id; nothing when nobody was seen. Raises NotFound: taken back since it was decided."""
    people = [one for one in seen if one.groups]
    if not people:
        return None
    subjects = _subjects(session, [one.candidate_id for one in people])
    disclosure_id = new_id()
    session.execute(
        insert(Disclosure).values(
            id=disclosure_id,
            at=clock.now(),
            day=clock.today(),
            kind=kind,
            viewer_kind=actor.kind,
            viewer_account_id=actor.account_id,
            company_id=actor.company_id,
            company_name=_company_name(session, actor),
            role=actor.role,
            purpose=ground.purpose,
            clause=ground.clause,
            note=ground.note[:NOTE],
        )
    )
    session.execute(
        insert(DisclosurePerson),
        [
            {
                "id": new_id(),
                "disclosure_id": disclosure_id,
                "subject_id": subjects[one.candidate_id],
                "company_id": actor.company_id,
                "application_id": one.application_id,
                "groups": sorted(group.value for group in one.groups),
            }
            for one in people
        ],
    )
    return disclosure_id


def _company_name(session: Session, actor: Actor) -> str:
    if actor.kind is ActorKind.STAFF:
        return OPERATOR
    return session.execute(select(col(Company.name)).where(col(Company.id) == actor.company_id)).scalar() or ""


def _subjects(session: Session, candidate_ids: list[UUID]) -> dict[UUID, UUID]:
    """Everybody's pseudonym. Who took her data back between the decision and this row has none here: no row, no data."""
    found = session.execute(
        select(col(Pseudonym.candidate_id), col(Pseudonym.subject_id)).where(
            col(Pseudonym.candidate_id).in_(candidate_ids)
        )
    )
    subjects: dict[UUID, UUID] = {candidate_id: subject_id for candidate_id, subject_id in found}  # noqa: C416  typed rows
    if not subjects.keys() >= set(candidate_ids):
        raise NotFound
    return subjects
