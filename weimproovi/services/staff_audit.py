"""The audit: a row for every act of staff, in the transaction of the act; and its page."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.i18n import format
from weimproovi.i18n.staff_words import staff_act, staff_roles
from weimproovi.models import StaffAct, StaffMembership
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import ActRow
from weimproovi.services import ids
from weimproovi.vocabulary import ActorKind, Purpose, StaffActKind

PAGE = 50
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


def acts(actor: Actor, act: str = "", name: str = "", before: str = "") -> list[ActRow]:
    """A page of what staff did, newest first; of one kind and one person where they are given. `before` is the id of the last row shown.

    Opening the first page is itself an act.

    Raises:
        Denied: no role of the actor includes the audit. NotFound: `before` is no id.
    """
    staff_acts.require(actor, StaffActKind.AUDIT_READ)
    query = select(StaffAct).order_by(col(StaffAct.id).desc()).limit(PAGE)
    if act in list(StaffActKind):
        query = query.where(col(StaffAct.act) == act)
    if name:
        query = query.where(col(StaffAct.name) == name)
    if before:
        query = query.where(col(StaffAct.id) < ids.parse(before))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        if not before:
            record(session, actor, StaffActKind.AUDIT_READ)
            session.flush()
        return [_row(row) for row in session.execute(query).scalars()]


def names(actor: Actor) -> list[str]:
    """Everybody who ever did something, for narrowing the audit. Raises Denied as `acts`."""
    staff_acts.require(actor, StaffActKind.AUDIT_READ)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(col(StaffAct.name)).distinct().order_by(col(StaffAct.name))).scalars())


def _row(row: StaffAct) -> ActRow:
    return ActRow(
        id=str(row.id),
        when=format.moment_exact(row.created_at),
        name=row.name,
        roles=staff_roles(row.roles),
        act=staff_act(row.act),
        words=" · ".join(row.words.values()),
    )
