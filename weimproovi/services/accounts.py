"""Accounts: signing up, confirming an e-mail, passwords. Nobody learns whether somebody else has an account (sign-in, sign-up, reset)."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import Select, select, update
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _
from weimproovi.integrations import rate_limits, storage_keys
from weimproovi.models import (
    Account,
    Candidate,
    Company,
    CompanyMember,
    ConsentEvent,
    Credential,
    MailLink,
    PersonKey,
    Pseudonym,
    StaffMembership,
)
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.public import SignedIn
from weimproovi.services import delivery, ids, legal_texts, outbox, passwords, proofs, sessions
from weimproovi.services.sign_up_form import (
    CandidateSignUp,
    CompanySignUp,
    candidate_sign_up,
    company_sign_up,
    records_text,
)
from weimproovi.services.slugs import new_slug
from weimproovi.services.tokens import hashed, new_token
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import (
    AccountKind,
    ActorKind,
    ConsentPurpose,
    ConsentScope,
    ConsentState,
    LinkKind,
    MailKind,
    MemberRole,
    Purpose,
    TermsKind,
)

SIGN_UP_RATE = "30 per hour"
RESET_RATE = "5 per day"
RESEND_RATE = "5 per hour"
CONFIRM_FOR = timedelta(days=3)
RESET_FOR = timedelta(hours=1)
RECORDS_VERSION = "2026-11-22"


def sign_up_candidate(form: Mapping[str, str], visitor: Visitor) -> str:
    """A candidate's account and session (C1). Returns the session's cookie value; the e-mail is confirmed afterwards.

    Raises:
        Invalid, TooYoung, TooMany: nothing is stored.
    """
    asked = candidate_sign_up(form)
    rate_limits.spend(SIGN_UP_RATE, "sign-up", visitor.address)
    password_hash = passwords.hash_password(asked.password)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = create_account(session, AccountKind.CANDIDATE, asked.email, password_hash, visitor.language)
        add_candidate(session, account, asked)
        legal_texts.accept(session, account, TermsKind.CANDIDATES)
        _ask_to_confirm(session, account)
        return sessions.begin(session, account, visitor)


def sign_up_company(form: Mapping[str, str], visitor: Visitor) -> str:
    """A company with its first owner (C4, C5), and her consent that its records are kept by our service providers (S5).

    Raises:
        Invalid, TooYoung, TooMany: nothing is stored.
    """
    asked = company_sign_up(form)
    rate_limits.spend(SIGN_UP_RATE, "sign-up", visitor.address)
    password_hash = passwords.hash_password(asked.password)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = create_account(session, AccountKind.MEMBER, asked.email, password_hash, visitor.language)
        add_company(session, account, asked, visitor.language)
        legal_texts.accept(session, account, TermsKind.COMPANIES)
        _ask_to_confirm(session, account)
        return sessions.begin(session, account, visitor)


def create_account(
    session: Session,
    kind: AccountKind,
    email: str,
    password_hash: str,
    language: str,
    *,
    confirmed: bool = False,
) -> Account:
    """An account with its credential, inside the caller's transaction."""
    moment = clock.now()
    account = Account(
        kind=kind,
        email=email,
        language=language,
        adult_stated_at=moment,
        email_confirmed_at=moment if confirmed else None,
    )
    session.add(account)
    session.flush()
    session.add(Credential(account_id=account.id, password_hash=password_hash))
    return account


def add_candidate(session: Session, account: Account, asked: CandidateSignUp) -> Candidate:
    """The person behind a candidate's account, with her own key and pseudonym."""
    candidate = Candidate(account_id=account.id, full_name=asked.full_name, phone=asked.phone)
    session.add(candidate)
    session.flush()
    session.add(PersonKey(candidate_id=candidate.id, wrapped_key=storage_keys.new_wrapped_key()))
    session.add(Pseudonym(candidate_id=candidate.id, subject_id=uuid4()))
    return candidate


def add_company(session: Session, account: Account, asked: CompanySignUp, language: str) -> Company:
    """A company, its owner, and the recorded consent for keeping its records."""
    company = Company(name=asked.company, slug=new_slug(asked.company), contact_email=asked.email)
    session.add(company)
    session.flush()
    session.add(
        CompanyMember(company_id=company.id, account_id=account.id, role=MemberRole.OWNER, name=asked.full_name)
    )
    shown = records_text()
    session.add(
        ConsentEvent(
            company_id=company.id,
            account_id=account.id,
            scope=ConsentScope.COMPANY_RECORDS,
            state=ConsentState.GIVEN,
            purpose=ConsentPurpose.SERVICE_PROVIDING,
            typed_name=asked.full_name,
            text_shown=shown,
            text_sha256=hashed(shown).hex(),
            text_version=RECORDS_VERSION,
            language=language,
            method="unticked box at sign-up",
            fields=["name", "address", "contact"],
            recipients=["service providers"],
        )
    )
    return company


def confirm_email(token: str, actor: Actor | None, password: str | None, visitor: Visitor) -> str | None:
    """Confirms the address that a link was sent to (U4), by the person who is signed in to that account or knows its password.

    Returns:
        A new session's cookie value where the password signed her in, else None.

    Raises:
        NotFound: the link is dead. Invalid: the password is needed, or wrong. TooMany.
    """
    account_id = _account_of_link(token, LinkKind.CONFIRM_EMAIL)
    signed_in = actor is not None and actor.account_id == account_id
    if not signed_in:
        proofs.check_password(account_id, password, visitor)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = _use_link(session, token, LinkKind.CONFIRM_EMAIL)
        _refuse_taken(session, account)
        account.email_confirmed_at, account.email_bounced_at = account.email_confirmed_at or clock.now(), None
        session.flush()
        delivery.deliver_waiting(session, account.id)
        db.notify(session, kind="changed", topic=f"account:{account.id}")
        return None if signed_in else sessions.begin(session, account, visitor)


def resend_confirmation(actor: Actor) -> None:
    """Sends the confirmation once more. Raises TooMany after five in an hour."""
    rate_limits.spend(RESEND_RATE, "confirm", str(actor.account_id))
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = session.get_one(Account, actor.account_id)
        if account.email_confirmed_at is None or account.email_bounced_at is not None:
            _ask_to_confirm(session, account)


def returned(actor: Actor) -> str:
    """The actor's address while mail to it comes back; empty while it arrives. Raises NotFound for a visitor."""
    with db.transaction(actor, Purpose.SELF) as session:
        account = session.get_one(Account, ids.present(actor.account_id))
        return account.email if account.email_bounced_at else ""


def ask_reset(email: str, visitor: Visitor) -> None:
    """Sends a link for a new password if the e-mail has an account; says and takes the same if it has none."""
    folded = email.strip().casefold()
    rate_limits.spend(RESET_RATE, "reset", folded)
    rate_limits.spend(SIGN_UP_RATE, "reset-from", visitor.address)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = session.execute(_by_email(folded)).scalars().first()
        token, token_hash = new_token()
        if account is not None:
            session.add(_link(LinkKind.RESET_PASSWORD, account.id, token_hash, RESET_FOR))
            outbox.queue(session, MailKind.RESET_PASSWORD, account_id=account.id, path=f"/atur-sandi/{token}")


def reset_open(token: str) -> None:
    """Raises NotFound when a reset link is dead."""
    _account_of_link(token, LinkKind.RESET_PASSWORD)


def reset_password(token: str, password: str, visitor: Visitor) -> None:  # noqa: ARG001  one form for all doors
    """Sets a new password by a link from a mail; ends every session of the account, and confirms the address.

    Raises:
        NotFound: the link is dead. Invalid: the password may not be used; the link stays alive.
    """
    _account_of_link(token, LinkKind.RESET_PASSWORD)
    _refuse_weak(password)
    password_hash = passwords.hash_password(password)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = _use_link(session, token, LinkKind.RESET_PASSWORD)
        _set_password(session, account, password_hash)
        if account.email_confirmed_at is None and not _taken(session, account):
            account.email_confirmed_at = clock.now()
            session.flush()
            delivery.deliver_waiting(session, account.id)


def change_password(actor: Actor, current: str, new: str, visitor: Visitor) -> str:
    """A new password; every session ends, and this browser gets a fresh one (its cookie value is returned).

    Raises:
        Invalid: the current password is wrong, or the new one may not be used. TooMany.
    """
    account_id = ids.present(actor.account_id)
    proofs.check_password(account_id, current, visitor, field="current")
    _refuse_weak(new, field="new")
    password_hash = passwords.hash_password(new)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account, shown_at = session.get_one(Account, account_id), sessions.shown_at(session, actor)
        _set_password(session, account, password_hash)
        return sessions.begin(session, account, visitor, proved_at=shown_at)


def who(actor: Actor) -> SignedIn:
    """Who is signed in, for the top of a page: kind, name and first page (in its Indonesian form). Raises NotFound for a visitor."""
    account_id = ids.present(actor.account_id)
    named, home = {
        ActorKind.CANDIDATE: (select(col(Candidate.full_name)).where(col(Candidate.account_id) == account_id), routes.ACCOUNT),
        ActorKind.MEMBER: (select(col(CompanyMember.name)).where(col(CompanyMember.id) == actor.member_id), routes.REVIEWS if actor.role is MemberRole.REVIEWER else routes.RECRUITER),
        ActorKind.STAFF: (select(col(StaffMembership.name)).where(col(StaffMembership.account_id) == account_id), routes.STAFF),
    }[actor.kind]
    with db.transaction(actor, Purpose.SELF) as session:
        return SignedIn(actor.kind.value, session.execute(named).scalars().first() or "", home)


def _ask_to_confirm(session: Session, account: Account) -> None:
    """A link to the address; or, where it already has a confirmed account, a word to its owner."""
    if _taken(session, account):
        outbox.queue(session, MailKind.EMAIL_TAKEN, account_id=account.id, path="/masuk")
        return
    token, token_hash = new_token()
    session.add(_link(LinkKind.CONFIRM_EMAIL, account.id, token_hash, CONFIRM_FOR))
    outbox.queue(session, MailKind.CONFIRM_EMAIL, account_id=account.id, path=f"/konfirmasi/{token}")


def _link(kind: LinkKind, account_id: UUID, token_hash: bytes, lives: timedelta) -> MailLink:
    return MailLink(kind=kind, account_id=account_id, token_hash=token_hash, expires_at=clock.now() + lives)


def _account_of_link(token: str, kind: LinkKind) -> UUID:
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        link: MailLink | None = session.execute(_live_link(token, kind)).scalars().first()
        if link is None or link.account_id is None:
            raise NotFound
        return link.account_id


def _use_link(session: Session, token: str, kind: LinkKind) -> Account:
    link: MailLink | None = session.execute(_live_link(token, kind).with_for_update()).scalars().first()
    if link is None or link.account_id is None:
        raise NotFound
    link.used_at = clock.now()
    return session.get_one(Account, link.account_id)


def _live_link(token: str, kind: LinkKind) -> Select[MailLink]:
    return select(MailLink).where(
        col(MailLink.token_hash) == hashed(token),
        col(MailLink.kind) == kind,
        col(MailLink.used_at).is_(None),
        col(MailLink.expires_at) > clock.now(),
    )


def _by_email(email: str) -> Select[Account]:
    return (
        select(Account)
        .where(col(Account.email) == email, col(Account.closed_at).is_(None))
        .order_by(col(Account.email_confirmed_at).is_(None), col(Account.id).desc())
        .limit(1)
    )


def _taken(session: Session, account: Account) -> bool:
    """Another open account has confirmed this address."""
    other = select(col(Account.id)).where(
        col(Account.email) == account.email,
        col(Account.id) != account.id,
        col(Account.email_confirmed_at).is_not(None),
        col(Account.closed_at).is_(None),
    )
    return session.execute(other).first() is not None


def _refuse_taken(session: Session, account: Account) -> None:
    if _taken(session, account):
        raise Invalid({"": _("Alamat ini sudah dikonfirmasi untuk akun lain. Masuk dengan akun itu.")})


def _refuse_weak(password: str, field: str = "password") -> None:
    if words := passwords.check_words(password):
        raise Invalid({field: words})


def _set_password(session: Session, account: Account, password_hash: str) -> None:
    session.execute(
        update(Credential)
        .where(col(Credential.account_id) == account.id)
        .values(password_hash=password_hash, changed_at=clock.now())
    )
    sessions.end_all(session, account.id)
    outbox.queue(session, MailKind.PASSWORD_CHANGED, account_id=account.id, path="/lupa-sandi")
