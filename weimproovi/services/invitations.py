"""Inviting a person into a company, and joining it (C5). Seats are the plan's; reviewers take none (S6). Used through `services.members`."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, n_, words
from weimproovi.integrations import rate_limits
from weimproovi.models import Account, Company, CompanyMember, Invitation, MailLink
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.plans import PLANS
from weimproovi.schemas.recruiter import MemberRow
from weimproovi.services import (
    accounts,
    contact_words,
    ids,
    member_rows,
    outbox,
    passwords,
    plan_limits,
    sessions,
    standing,
    subscriptions,
)
from weimproovi.services.sign_up_form import email_address, person_name, refuse_under_age
from weimproovi.services.tokens import hashed, new_token
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import AccountKind, LinkKind, MailKind, MemberRole, Purpose

INVITED_FOR = timedelta(days=7)
INVITE_RATE = "30 per hour"  # of a company: each is a mail to an address that somebody typed


def invite(actor: Actor, name: str, email: str, role: str) -> MemberRow:
    """Asks a person to join, by a link that lives 7 days.

    Raises:
        Invalid: words per field; "" where the plan has no seat left. TooMany.
    """
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.require_owner(actor)
        db.advisory_lock(session, f"seats:{actor.company_id}")
        invitation = _read(session, actor, name, email, role)
        _refuse_without_seat(session, actor, invitation.role)
        rate_limits.spend(INVITE_RATE, "invite", str(actor.company_id))
        session.add(invitation)
        token, token_hash = new_token()
        outbox.queue(
            session,
            MailKind.MEMBER_INVITED,
            address=invitation.email,
            path=routes.JOIN.format(token=token),
            values={"company": standing.company_of(session, actor).name, "name": invitation.name},
        )
        standing.changed(session, actor.company_id)
        _keep_link(invitation.id, token_hash)
        return member_rows.invited_row(invitation, actor)


def cancel(actor: Actor, invitation_id: str | UUID) -> None:
    """Takes an invitation back; its link is dead at once."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.require_owner(actor)
        wanted = select(Invitation).where(
            *member_rows.waiting_of(actor), col(Invitation.id) == ids.parse(invitation_id)
        )
        invitation = session.execute(wanted.with_for_update()).scalars().first()
        if invitation is None:
            raise NotFound
        invitation.cancelled_at = clock.now()
        standing.changed(session, actor.company_id)


def invitation(token: str) -> tuple[str, str, str]:
    """Company, name and e-mail of a live invitation. Raises NotFound when its link is dead."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        invited, _link = _open_invitation(session, token)
        return session.get_one(Company, invited.company_id).name, invited.name, invited.email


def join(token: str, form: Mapping[str, str], visitor: Visitor) -> str:
    """The invited person makes her account (keys password, adult) and is signed in. Returns the session's cookie value.

    Raises:
        NotFound: the link is dead. TooYoung. Invalid: words per field, or no seat is left; the link stays alive.
    """
    refuse_under_age(form)
    company_id, email = _invited_to(token)
    _refuse_unfit(form, email)
    password_hash = passwords.hash_password(form.get("password", ""))
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        db.advisory_lock(session, f"seats:{company_id}")
        invited, link = _open_invitation(session, token)
        _refuse_known(session, invited.email)
        _refuse_beyond_seats(session, invited)
        link.used_at = invited.accepted_at = clock.now()
        account = accounts.create_account(
            session, AccountKind.MEMBER, invited.email, password_hash, visitor.language, confirmed=True
        )
        session.add(
            CompanyMember(company_id=invited.company_id, account_id=account.id, role=invited.role, name=invited.name)
        )
        standing.changed(session, invited.company_id)
        return sessions.begin(session, account, visitor)


def _read(session: Session, actor: Actor, name: str, email: str, role: str) -> Invitation:
    faults: dict[str, str] = {}
    invited_name, address = person_name(name, "name", faults), email_address(email, faults)
    if role not in list(MemberRole):
        faults["role"] = _("Pilih peran dari daftar.")
    if address and _is_known_here(session, actor, address):
        faults["email"] = _("Alamat ini sudah ada di tim, atau undangannya masih menunggu.")
    company = standing.company_of(session, actor)
    named = (invited_name, company.name)  # both stand in the mail, to an address that somebody typed
    if standing.checked_on(session, company.id) is None and any(map(contact_words.reaches_outside, named)):
        faults["name"] = contact_words.refused_words()
    if faults:
        raise Invalid(faults)
    return Invitation(company_id=company.id, role=MemberRole(role), name=invited_name, email=address)


def _is_known_here(session: Session, actor: Actor, email: str) -> bool:
    invited = select(col(Invitation.id)).where(*member_rows.waiting_of(actor), col(Invitation.email) == email)
    return (
        email in {row.email for row in member_rows.of_company(session, actor)}
        or session.execute(invited).first() is not None
    )


def _refuse_without_seat(session: Session, actor: Actor, role: MemberRole) -> None:
    plan = standing.plan_of(session, actor)
    seats = PLANS[plan].seats
    if role is not MemberRole.REVIEWER and subscriptions.seats_taken(session, actor) >= seats:
        raise Invalid(
            {
                "": n_(
                    "Paket {plan} memuat 1 perekrut, termasuk pemilik. Penilai gratis dan tidak terbatas.",
                    "Paket {plan} memuat {n} perekrut, termasuk pemilik. Penilai gratis dan tidak terbatas.",
                    seats,
                    plan=words.plan(plan),
                )
            }
        )


def _keep_link(invitation_id: UUID, token_hash: bytes) -> None:
    """Links are nobody's to read, so the system keeps them; one without an invitation opens nothing."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        session.add(
            MailLink(
                kind=LinkKind.JOIN_COMPANY,
                invitation_id=invitation_id,
                token_hash=token_hash,
                expires_at=clock.now() + INVITED_FOR,
            )
        )


def _invited_to(token: str) -> tuple[UUID, str]:
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        invited, _link = _open_invitation(session, token)
        return invited.company_id, invited.email


def _open_invitation(session: Session, token: str) -> tuple[Invitation, MailLink]:
    live = (
        select(Invitation, MailLink)
        .join(MailLink, col(MailLink.invitation_id) == col(Invitation.id))
        .where(
            col(MailLink.token_hash) == hashed(token),
            col(MailLink.kind) == LinkKind.JOIN_COMPANY,
            col(MailLink.used_at).is_(None),
            col(MailLink.expires_at) > clock.now(),
            col(Invitation.accepted_at).is_(None),
            col(Invitation.cancelled_at).is_(None),
        )
    )
    found = session.execute(live.with_for_update()).first()
    if found is None:
        raise NotFound
    return found[0], found[1]


def _refuse_unfit(form: Mapping[str, str], email: str) -> None:
    faults: dict[str, str] = {}
    if form.get("adult") != "yes":
        faults["adult"] = _("Nyatakan bahwa Anda berusia 18 tahun atau lebih.")
    if fault := passwords.check_words(form.get("password", ""), email):
        faults["password"] = fault
    if faults:
        raise Invalid(faults)


def _refuse_beyond_seats(session: Session, invited: Invitation) -> None:
    """The plan may hold fewer seats than on the day of the invitation; its own seat is not counted twice."""
    seats = PLANS[plan_limits.plan_of(session, invited.company_id)].seats
    if invited.role is not MemberRole.REVIEWER and subscriptions.seated(session, invited.company_id) >= seats:
        raise Invalid({"": _("Tim perusahaan ini sudah penuh. Minta pemiliknya menambah tempat, lalu buka tautan ini lagi.")})


def _refuse_known(session: Session, email: str) -> None:
    """One confirmed account names one address; told only to who holds the mail to it."""
    taken = select(col(Account.id)).where(
        col(Account.email) == email,
        col(Account.email_confirmed_at).is_not(None),
        col(Account.closed_at).is_(None),
    )
    if session.execute(taken).first() is not None:
        raise Invalid({"": _("Alamat ini sudah dipakai akun lain. Minta undangan ke alamat kerja yang lain.")})
