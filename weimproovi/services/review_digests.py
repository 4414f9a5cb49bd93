"""Mail about videos that wait: on a working morning at most one, to members who have something new, something that soon ends, or something that has
waited a week. How many and how long, and nobody's name; each member switches it off for herself.

What waits is asked as the member herself asks it, so a mail never counts what her list does not show.
"""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.ids import new_id
from weimproovi.models import Account, Application, CompanyMember, ReviewDigest
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import outbox, review_turns, standing, sweeping, working_hours
from weimproovi.services.review_turns import Sum
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import LIVE_CONSENTS, ActorKind, MailKind, Purpose

BATCH = 500
SOON = timedelta(days=3)
AGAIN = timedelta(days=7)


def is_on(session: Session, actor: Actor) -> bool:
    """This member is told by mail."""
    off = select(col(ReviewDigest.id)).where(col(ReviewDigest.member_id) == actor.member_id, col(ReviewDigest.off_at).is_not(None))
    return session.execute(off).first() is None


def switch(actor: Actor, on: bool) -> None:
    """A member chooses for herself. Raises NotFound where she is none."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        _note(session, standing.member_of(session, actor), off_at=None if on else clock.now())


def sweep_digests() -> Swept:
    """In working hours, each member once a day; a member a transaction, shared by SKIP LOCKED."""
    if not working_hours.is_open(clock.now()):
        return Swept()
    return Swept(len(sweeping.each(_look_next, BATCH)))


def _look_next() -> int | None:
    """Looks at what waits for the next member, and tells her where it is time to."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found = session.execute(_next()).first()
        if found is None:
            return None
        member, told_at = found
        waiting, moment = _waiting_for(member), clock.now()
        told = _is_time(waiting, told_at)
        _note(session, member, looked_at=moment, **({"told_at": moment} if told else {}))
        if told:
            _tell(session, member, waiting)
        return 0


def _next() -> Select[Any]:
    """A member not looked at today whose company has something to watch at all, and when she was last told."""
    today = datetime.combine(clock.today(), time.min, clock.WIB)
    reads = (col(CompanyMember.removed_at).is_(None), col(Account.closed_at).is_(None), col(Account.email_confirmed_at).is_not(None))
    asked = (col(ReviewDigest.off_at).is_(None), or_(col(ReviewDigest.looked_at).is_(None), col(ReviewDigest.looked_at) < today))
    shared = exists().where(
        col(Application.company_id) == col(CompanyMember.company_id),
        col(Application.video_share).in_(LIVE_CONSENTS),
        col(Application.video_share_until) > clock.now(),
    )
    wanted: Any = (
        select(CompanyMember, col(ReviewDigest.told_at))
        .join(Account, col(Account.id) == col(CompanyMember.account_id))
        .outerjoin(ReviewDigest, col(ReviewDigest.member_id) == col(CompanyMember.id))
        .where(*reads, *asked, shared)
    )
    found: Select[Any] = wanted.order_by(col(CompanyMember.id)).limit(1).with_for_update(of=CompanyMember, skip_locked=True)
    return found


def _waiting_for(member: CompanyMember) -> Sum:
    """As she herself would count it: her role, her vacancies, her company's plan at this moment."""
    herself = Actor(ActorKind.MEMBER, member.account_id, company_id=member.company_id, member_id=member.id, role=member.role)
    with db.transaction(herself, Purpose.RECRUIT) as session:
        return review_turns.total(session, herself)


def _is_time(waiting: Sum, told_at: datetime | None) -> bool:
    if not waiting.count or waiting.until is None or waiting.newest is None:
        return False
    moment = clock.now()
    return told_at is None or waiting.newest > told_at or waiting.until <= moment + SOON or told_at <= moment - AGAIN


def _tell(session: Session, member: CompanyMember, waiting: Sum) -> None:
    said = {"count": str(waiting.count), "minutes": str(waiting.minutes), "until": waiting.until.isoformat() if waiting.until else ""}
    outbox.queue(session, MailKind.REVIEWS_WAITING, account_id=member.account_id, path=routes.REVIEWS, values=said)


def _note(session: Session, member: CompanyMember, **changed: datetime | None) -> None:
    row = insert(ReviewDigest).values(id=new_id(), created_at=clock.now(), company_id=member.company_id, member_id=member.id, **changed)
    session.execute(row.on_conflict_do_update(index_elements=["member_id"], set_=changed))
