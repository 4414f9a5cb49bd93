"""The operator's people in tests: somebody with several roles, and tickets."""

from sqlalchemy import select, update
from sqlmodel import col

from tests.support import market
from weimproovi import clock, db
from weimproovi.models import Account, SignInSession, StaffMembership
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import staff_tickets
from weimproovi.services.staff_tickets import TicketAsked
from weimproovi.vocabulary import FieldGroup, Purpose, StaffRole


def staff_with(*roles: StaffRole) -> Actor:
    """Somebody of the staff with exactly these roles."""
    actor = market.some_staff(roles[0])
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add_all(StaffMembership(account_id=actor.account_id, role=role, name="Nirmala") for role in roles[1:])
    return Actor(actor.kind, actor.account_id, actor.session_id, staff_roles=frozenset(roles))


def ticket(actor: Actor, about: Actor, *groups: FieldGroup, hours: int = 1) -> str:
    """A ticket of the actor about a person; its id."""
    asked = TicketAsked(email_of(about), "", [group.value for group in groups], "Bantuan mengunggah CV", hours)
    return staff_tickets.open_ticket(actor, asked)


def email_of(person: Actor) -> str:
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        return session.get_one(Account, person.account_id).email


def end_roles(actor: Actor, *roles: StaffRole) -> None:
    """The roles are gone in the tables, however the actor may still look in memory."""
    held = (col(StaffMembership.account_id) == actor.account_id, col(StaffMembership.role).in_(roles))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(StaffMembership).where(*held).values(ended_at=clock.now()))


def still_signed_in(actor: Actor) -> bool:
    """A session of the actor's account is open."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        live = select(col(SignInSession.id)).where(col(SignInSession.account_id) == actor.account_id, col(SignInSession.ended_at).is_(None))
        return session.execute(live).first() is not None
