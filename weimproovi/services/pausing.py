"""The pause: a candidate closes everything of hers to every company, and opens it again (UU PDP art. 11)."""

from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.i18n import _, format
from weimproovi.integrations import journal
from weimproovi.models import Application, Candidate
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import Pause
from weimproovi.services import notifications
from weimproovi.services.candidates import require_candidate
from weimproovi.vocabulary import JournalKind, Purpose


def state(actor: Actor) -> Pause:
    """Whether the candidate has paused, and since when."""
    with db.transaction(actor, Purpose.SELF) as session:
        return _shown(require_candidate(session, actor).paused_at)


def pause(actor: Actor) -> Pause:
    """Every company loses sight of her with this commit, open pages included. Pausing twice changes nothing."""
    with db.transaction(actor, Purpose.SELF) as session:
        person = _held(session, actor)
        if person.paused_at is None:
            set_paused(session, person, clock.now())
            journal.append(JournalKind.PAUSED, person.id)
        return _shown(person.paused_at)


def resume(actor: Actor) -> Pause:
    """Everything is as it was before the pause; what was withdrawn meanwhile stays withdrawn."""
    with db.transaction(actor, Purpose.SELF) as session:
        person = _held(session, actor)
        if person.paused_at is not None:
            set_paused(session, person, None)
            journal.append(JournalKind.RESUMED, person.id)
        return _shown(person.paused_at)


def set_paused(session: Session, person: Candidate, at: datetime | None) -> None:
    """The pause or its end as rows, inside the caller's transaction."""
    person.paused_at = at
    session.flush()
    session.execute(update(Application).where(col(Application.candidate_id) == person.id).values(paused_at=at))
    tell_companies(session, person)


def tell_companies(session: Session, person: Candidate) -> None:
    """Open pages of every company that she applied to read again, as do her own. Not while one is being checked (S3, `notifications.tell_company`)."""
    sent = session.execute(select(Application).where(col(Application.candidate_id) == person.id)).scalars()
    for application in {one.company_id: one for one in sent}.values():
        notifications.tell_company(session, application)
    db.notify(session, kind="changed", topic=f"candidate:{person.id}")


def _held(session: Session, actor: Actor) -> Candidate:
    """Her own row, so that nothing is sent while it changes."""
    require_candidate(session, actor)
    held = scopes.own_profile(actor).with_for_update()
    person: Candidate = session.execute(held.execution_options(populate_existing=True)).scalars().one()
    return person


def _shown(at: datetime | None) -> Pause:
    return Pause(at is not None, _("sejak {day}", day=format.moment_exact(at)) if at else "")
