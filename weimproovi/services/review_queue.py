"""The reviewer's list: interviews that wait for her, by the day on which they can no longer be watched. A look at a list, recorded as one."""

from sqlalchemy import Row

from weimproovi import db
from weimproovi.i18n import format
from weimproovi.permissions import disclosures
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.review_queue import QueueRow, ReviewQueue
from weimproovi.services import ids, review_digests, review_turns
from weimproovi.services.mail_company_words import turn_words
from weimproovi.vocabulary import DisclosureKind, FieldGroup, Purpose

SHOWN = 50


def waiting(actor: Actor) -> ReviewQueue:
    """What waits for this member, the first of it by name. Empty for who reviews nothing."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        total, rows = review_turns.total(session, actor), review_turns.first(session, actor, SHOWN)
        seen = (disclosures.Seen(row.candidate_id, row.id, frozenset({FieldGroup.IDENTITY})) for row in rows if row.full_name)
        disclosures.record(session, actor, DisclosureKind.LIST, seen)
        return ReviewQueue(
            words=turn_words(str(total.count), str(total.minutes)) if total.count else "",
            count=total.count,
            minutes=total.minutes,
            rows=[_row(row) for row in rows],
            mailed=review_digests.is_on(session, actor),
        )


def next_after(actor: Actor, application_id: str) -> str:
    """The application that comes after this one in her list, from the top again after the last; nothing where no other waits."""
    asked = ids.parse(application_id)
    with db.transaction(actor, Purpose.RECRUIT) as session:
        order = review_turns.in_order(session, actor)
    start = order.index(asked) + 1 if asked in order else 0
    return next((str(one) for one in order[start:] + order[:start] if one != asked), "")


def _row(row: Row) -> QueueRow:  # type: ignore[type-arg]
    return QueueRow(
        application_id=str(row.id),
        name=row.full_name or "",
        title=row.title,
        answers=row.answers,
        minutes=review_turns.minutes(row.left),
        until=format.moment_exact(row.until),
        begun=row.begun,
    )
