"""Tickets: the one way in which staff see something of a candidate. A ticket names a person, field groups, a reason and an end.

The person reads the opening and every look in her ledger, and may end the ticket herself. `staff_looks` is the looking.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format, speaking
from weimproovi.i18n.staff_words import staff_roles, ticket_groups
from weimproovi.integrations import rate_limits
from weimproovi.models import Account, Candidate, PrivacyRequest, StaffTicket
from weimproovi.permissions import disclosures, lapses, staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.candidate import OpenTicket
from weimproovi.schemas.staff import TicketRow
from weimproovi.services import contact_words, ids, staff_audit
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import TICKET_GROUPS, AccountKind, Clause, DisclosureKind, FieldGroup, Purpose, StaffActKind

MOST_HOURS = 24
LONGEST_REASON = 120
OPEN_RATE = "20 per hour"
SHOWN = 50
REQUEST_NUMBER = re.compile(r"\bP-\d{4}-\d{6}\b")


@dataclass(frozen=True, slots=True)
class TicketAsked:
    """What a ticket shall open. The person is named by her e-mail, or by a privacy request of hers."""

    email: str = ""
    request_id: str = ""
    groups: Sequence[str] = ()
    reason: str = ""
    hours: int = 1


def open_ticket(actor: Actor, asked: TicketAsked) -> str:
    """Opens a ticket for the actor; its id. The person's ledger gets its row in the same transaction.

    Raises:
        Denied: no role of the actor includes tickets. NotFound: no such request.
        Invalid: words for "email", "groups", "reason" or "hours". TooMany.
    """
    staff_acts.require(actor, StaffActKind.TICKET_OPEN)
    groups, reason = _asked_groups(asked), tidy(asked.reason)
    _refuse_faults(asked, groups, reason)
    rate_limits.spend(OPEN_RATE, "ticket", str(actor.account_id))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        candidate = _person(session, actor, asked)
        ticket = StaffTicket(
            account_id=ids.present(actor.account_id),
            staff_name=staff_audit.name_of(session, actor),
            candidate_id=candidate.id,
            request_id=ids.parse(asked.request_id) if asked.request_id else None,
            groups=[group.value for group in groups],
            reason=reason,
            ends_at=clock.now() + timedelta(hours=asked.hours),
        )
        session.add(ticket)
        _tell(session, actor, ticket, candidate)
        staff_audit.record(
            session, actor, StaffActKind.TICKET_OPEN, ticket.id, groups=",".join(ticket.groups), until=ticket.ends_at.isoformat()
        )
        changed(session, ticket)
        return str(ticket.id)


def mine(actor: Actor) -> list[TicketRow]:
    """The actor's own tickets, newest first. They name no person: that is a look.

    Raises:
        Denied: no role of the actor includes tickets.
    """
    staff_acts.require(actor, StaffActKind.TICKET_LOOK)
    with db.transaction(actor, Purpose.OPERATE) as session:
        own = select(StaffTicket).where(col(StaffTicket.account_id) == actor.account_id)
        rows = session.execute(own.order_by(col(StaffTicket.id).desc()).limit(SHOWN)).scalars()
        return [_row(row) for row in rows]


def is_open(actor: Actor, ticket_id: str | UUID) -> bool:
    """The ticket is the actor's and still opens something; asking is no look."""
    with db.transaction(actor, Purpose.OPERATE) as session:
        ticket = session.execute(live(actor, ticket_id)).scalars().first()
        lapses.note(ticket.ends_at if ticket else None)
        return ticket is not None


def close(actor: Actor, ticket_id: str | UUID) -> None:
    """Ends a ticket of the actor before its time.

    Raises:
        Denied: no role of the actor includes tickets. NotFound: closed, over, or another's.
    """
    staff_acts.require(actor, StaffActKind.TICKET_CLOSE)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        ticket = require_live(session, actor, ticket_id)
        ticket.closed_at = clock.now()
        staff_audit.record(session, actor, StaffActKind.TICKET_CLOSE, ticket.id)
        changed(session, ticket)


def about_me(actor: Actor) -> list[OpenTicket]:
    """Tickets by which staff may see something of the candidate at this moment."""
    with db.transaction(actor, Purpose.SELF) as session:
        open_ones = select(StaffTicket).where(col(StaffTicket.candidate_id) == actor.candidate_id, *_still_open())
        found = session.execute(open_ones.order_by(col(StaffTicket.id))).scalars().all()
        for row in found:
            lapses.note(row.ends_at)
        return [OpenTicket(str(row.id), row.staff_name, row.reason, _group_words(row), _until(row)) for row in found]


def end_mine(actor: Actor, ticket_id: str | UUID) -> None:
    """The candidate ends a ticket about her, at once. Raises NotFound where it is not about her, or over."""
    with db.transaction(SYSTEM, Purpose.SELF) as session:
        about_her = select(StaffTicket).where(
            col(StaffTicket.id) == ids.parse(ticket_id), col(StaffTicket.candidate_id) == actor.candidate_id, *_still_open()
        )
        ticket = session.execute(about_her.with_for_update()).scalars().first()
        if ticket is None or actor.candidate_id is None:
            raise NotFound
        ticket.closed_at = clock.now()
        changed(session, ticket)


def close_about(session: Session, candidate_id: UUID) -> None:
    """Ends every ticket about a person, inside the caller's transaction (she leaves)."""
    _close_where(session, col(StaffTicket.candidate_id) == candidate_id)


def close_of(session: Session, account_id: UUID) -> None:
    """Ends every ticket of a member of staff, inside the caller's transaction (her service or role ends)."""
    _close_where(session, col(StaffTicket.account_id) == account_id)


def live(actor: Actor, ticket_id: str | UUID) -> Select[StaffTicket]:
    """A ticket of the actor, if it still opens something."""
    return select(StaffTicket).where(
        col(StaffTicket.id) == ids.parse(ticket_id), col(StaffTicket.account_id) == actor.account_id, *_still_open()
    )


def require_live(session: Session, actor: Actor, ticket_id: str | UUID) -> StaffTicket:
    """The ticket. Raises NotFound: closed, over, another's and never there look the same."""
    ticket: StaffTicket | None = session.execute(live(actor, ticket_id)).scalars().first()
    if ticket is None:
        raise NotFound
    lapses.note(ticket.ends_at)
    return ticket


def changed(session: Session, ticket: StaffTicket) -> None:
    """Both sides of a ticket read anew."""
    db.notify(session, kind="changed", topic=f"candidate:{ticket.candidate_id}")
    db.notify(session, kind="changed", topic=f"account:{ticket.account_id}")


def _asked_groups(asked: TicketAsked) -> list[FieldGroup]:
    return [group for group in TICKET_GROUPS if group.value in asked.groups]


def _refuse_faults(asked: TicketAsked, groups: list[FieldGroup], reason: str) -> None:
    faults: dict[str, str] = {}
    if contact_words.reaches_outside(REQUEST_NUMBER.sub(" ", reason)):  # it stays in the ledger when the person is gone
        faults["reason"] = _("Tulis tanpa e-mail, nomor telepon, atau tautan: alasan ini tetap ada di catatan akses.")
    if not asked.request_id and not asked.email.strip():
        faults["email"] = _("Tulis e-mail akun kandidat.")
    if not groups:
        faults["groups"] = _("Pilih paling sedikit satu hal yang perlu dilihat.")
    if not reason or len(reason) > LONGEST_REASON:
        faults["reason"] = _("Tulis alasannya, paling banyak {n} karakter. Kandidat membacanya.", n=LONGEST_REASON)
    if not 1 <= asked.hours <= MOST_HOURS:
        faults["hours"] = _("Pilih 1 sampai {n} jam.", n=MOST_HOURS)
    if faults:
        raise Invalid(faults)


def _person(session: Session, actor: Actor, asked: TicketAsked) -> Candidate:
    """Whom the ticket is about, held: she leaves before it or after it, and then it closes with her."""
    if asked.request_id:
        staff_acts.require(actor, StaffActKind.REQUEST_ANSWER)
        request = session.get(PrivacyRequest, ids.parse(asked.request_id))
        candidate = session.get(Candidate, request.candidate_id, with_for_update={"read": True}) if request else None
        if candidate is None or candidate.erased_at is not None:
            raise NotFound
        return candidate
    found = (
        select(Candidate)
        .join(Account, col(Account.id) == col(Candidate.account_id))
        .where(
            col(Account.email) == asked.email.strip().casefold(),
            col(Account.kind) == AccountKind.CANDIDATE,
            col(Account.closed_at).is_(None),
            col(Candidate.erased_at).is_(None),
        )
        .order_by(col(Account.email_confirmed_at).is_(None), col(Account.id).desc())
        .limit(1)
        .with_for_update(read=True, of=Candidate)
    )
    person: Candidate | None = session.execute(found).scalars().first()
    if person is None:
        raise Invalid({"email": _("Tidak ada akun kandidat dengan alamat ini.")})
    return person


def _tell(session: Session, actor: Actor, ticket: StaffTicket, candidate: Candidate) -> None:
    """The row of the ledger that says who may look, at what, why and until when, in the person's language."""
    language = session.get_one(Account, candidate.account_id).language
    with speaking(language):
        roles = staff_roles(role.value for role in actor.staff_roles)
        note = _(
            "{name} ({roles}), sampai {until}: {reason}",
            name=ticket.staff_name, roles=roles, until=_until(ticket), reason=ticket.reason,
        )  # fmt: skip
    seen = disclosures.Seen(candidate.id, None, frozenset(FieldGroup(group) for group in ticket.groups))
    ground = disclosures.Ground(Purpose.SUPPORT, Clause.D1, note)
    disclosures.record(session, actor, DisclosureKind.TICKET, [seen], ground)


def _row(ticket: StaffTicket) -> TicketRow:
    over = ticket.closed_at is not None or ticket.ends_at <= clock.now()
    if not over:
        lapses.note(ticket.ends_at)
    return TicketRow(
        id=str(ticket.id), reason=ticket.reason, groups=_group_words(ticket), until=_until(ticket), open=not over
    )


def _group_words(ticket: StaffTicket) -> str:
    return ticket_groups(ticket.groups)


def _until(ticket: StaffTicket) -> str:
    return format.moment_exact(ticket.ends_at)


def _still_open() -> tuple[Any, ...]:
    return (col(StaffTicket.closed_at).is_(None), col(StaffTicket.ends_at) > clock.now())


def _close_where(session: Session, whose: Any) -> None:
    ending = (
        update(StaffTicket)
        .where(whose, *_still_open())
        .values(closed_at=clock.now())
        .returning(col(StaffTicket.account_id))
    )
    for account_id in set(session.execute(ending).scalars()):
        db.notify(session, kind="changed", topic=f"account:{account_id}")
