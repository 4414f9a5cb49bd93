"""Seats of a plan (S6): who is beyond them after a downgrade, in words. Nobody is removed; candidates learn nothing of it.

The rule itself is a condition of the permission module (`conditions.SEATED`); the words here follow the same place in the row.
"""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlmodel import Session, col

from weimproovi import i18n, routes
from weimproovi.i18n import format, n_, words
from weimproovi.models import CompanyMember
from weimproovi.permissions import facts
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.columns import seat_of
from weimproovi.permissions.plans import PLANS
from weimproovi.schemas.recruiter import Fault
from weimproovi.services import standing


def limit(session: Session, actor: Actor) -> int:
    """How many may recruit on the plan of this moment."""
    return PLANS[standing.plan_of(session, actor)].seats


def locked_words(seats: int, *, own: bool) -> str:
    """Beside a member's name: what is closed to her, and what opens it."""
    if own:
        return words.seat_locked()
    return n_(
        "Kursi terkunci: paket memuat 1 perekrut. Naik paket, atau keluarkan yang tidak merekrut lagi.",
        "Kursi terkunci: paket memuat {n} perekrut. Naik paket, atau keluarkan yang tidak merekrut lagi.",
        seats,
    )


def of_home(session: Session, actor: Actor) -> Iterator[Fault]:
    """What the first screen says of it: to the member whose seat is locked, and to owners about their team."""
    if facts.seat_is_locked(session):
        yield Fault(i18n.localized(routes.TEAM), words.seat_locked())
    elif actor.owner:
        yield from (Fault(i18n.localized(routes.TEAM), said) for said in of_team(session, actor))


def of_team(session: Session, actor: Actor) -> Iterator[str]:
    """How many seats are locked and who keeps hers; nothing while the team fits."""
    most = limit(session, actor)
    members = (col(CompanyMember.company_id) == actor.company_id, col(CompanyMember.removed_at).is_(None))
    beyond = select(func.count()).select_from(CompanyMember).where(*members, seat_of(CompanyMember) > most)
    if locked := int(session.execute(beyond).scalar_one()):
        yield n_(
            "1 kursi terkunci karena paket memuat {limit} perekrut. Pemilik dan yang paling dulu bergabung tetap bekerja; naik paket membuka sisanya.",
            "{n} kursi terkunci karena paket memuat {limit} perekrut. Pemilik dan yang paling dulu bergabung tetap bekerja; naik paket membuka sisanya.",
            locked,
            limit=format.number(most),
        )
