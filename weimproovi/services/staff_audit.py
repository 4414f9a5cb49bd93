"""The audit: a row for every act of staff, in the transaction of the act. `staff_trail` reads it."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi.models import StaffAct, StaffMembership
from weimproovi.permissions.actor import Actor
from weimproovi.vocabulary import ActorKind, StaffActKind

AT_THE_MACHINE = "python3 -m weimproovi"  # whoever runs the commands has no account


def record(session: Session, actor: Actor, act: StaffActKind, subject_id: UUID | None = None, **words: str) -> str:
    """Adds the row; returns the name of the acting member of staff. `words` say what was decided, never a candidate's data."""
    name = name_of(session, actor)
    session.add(
        StaffAct(
            account_id=actor.account_id,
            name=name,
            roles=sorted(role.value for role in actor.staff_roles),
            act=act,
            subject_id=subject_id,
            words=words,
        )
    )
    return name


def name_of(session: Session, actor: Actor) -> str:
    """The name of the acting member of staff."""
    if actor.kind is ActorKind.SYSTEM:
        return AT_THE_MACHINE
    mine = select(col(StaffMembership.name)).where(
        col(StaffMembership.account_id) == actor.account_id, col(StaffMembership.ended_at).is_(None)
    )
    name: str = session.execute(mine.limit(1)).scalar_one()
    return name
