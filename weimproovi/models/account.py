"""Accounts, credentials, sign-in sessions and single-use links. Owned by `services.accounts` and `services.sessions`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, LargeBinary, column
from sqlmodel import Field

from weimproovi.models.base import Row, later, moment, word
from weimproovi.vocabulary import AccountKind, LinkKind, StaffRole, TermsKind

CONFIRMED = column("confirmed_at").is_not(None)
CONFIRMED_AND_OPEN = column("email_confirmed_at").is_not(None) & column("closed_at").is_(None)


class Account(Row, table=True):
    """One person's way in; exactly one kind (P0). The e-mail is stored in its folded form.

    Many unconfirmed accounts may name one address, one confirmed account may: so signing up never tells whether somebody else has.
    """

    __table_args__ = (
        Index("ix_account_email", "email"),
        Index("uq_account_confirmed_email", "email", unique=True, postgresql_where=CONFIRMED_AND_OPEN),
    )

    kind: AccountKind = word(AccountKind)
    email: str = Field(max_length=254)
    language: str = Field(default="id", max_length=2)
    email_confirmed_at: datetime | None = later()
    adult_stated_at: datetime | None = later()
    closed_at: datetime | None = later()
    email_bounced_at: datetime | None = later()  # mail to this address came back
    unused_notices: int = 0  # told that the account will be deleted for want of use
    unused_noticed_at: datetime | None = later()


class Credential(Row, table=True):
    """The password of an account, apart from it so that no listing ever selects it."""

    account_id: UUID = Field(foreign_key="account.id", unique=True)
    password_hash: str = Field(max_length=100)
    changed_at: datetime = moment()


class StaffMembership(Row, table=True):
    """A role that the operator gave to a staff account."""

    account_id: UUID = Field(foreign_key="account.id", index=True)
    role: StaffRole = word(StaffRole)
    name: str = Field(max_length=120)
    ended_at: datetime | None = later()


class SignInSession(Row, table=True):
    """A live sign-in. Only a hash of the cookie is kept."""

    __tablename__ = "sign_in_session"

    account_id: UUID = Field(foreign_key="account.id", index=True)
    token_hash: bytes = Field(max_length=32, unique=True)
    device: str = Field(default="", max_length=80)
    language: str = Field(default="id", max_length=2)
    seen_at: datetime = moment()
    second_factor_at: datetime | None = later()
    idle_seconds: int
    expires_at: datetime = moment()
    ended_at: datetime | None = later()


class MailLink(Row, table=True):
    """A single-use link sent by mail; only its hash is kept."""

    __tablename__ = "mail_link"

    kind: LinkKind = word(LinkKind)
    account_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    invitation_id: UUID | None = Field(default=None, index=True)
    token_hash: bytes = Field(max_length=32, unique=True)
    expires_at: datetime = moment()
    used_at: datetime | None = later()


class SecondFactor(Row, table=True):
    """The secret of an account's one-time codes (RFC 6238), wrapped by the master key.

    One that a code has confirmed counts; beside it one may wait, for the session that asked for it alone.
    """

    __tablename__ = "second_factor"
    __table_args__ = (
        Index("uq_second_factor_confirmed", "account_id", unique=True, postgresql_where=CONFIRMED),
        Index("uq_second_factor_waiting", "account_id", unique=True, postgresql_where=~CONFIRMED),
    )

    account_id: UUID = Field(foreign_key="account.id")
    session_id: UUID | None = None
    wrapped_key: bytes = Field(sa_type=LargeBinary)
    wrapped_at: datetime = moment()
    confirmed_at: datetime | None = later()
    last_step: int = 0  # of the last accepted code: none is taken twice


class RecoveryCode(Row, table=True):
    """A single-use code for somebody who lost her authenticator; only its hash is kept."""

    __tablename__ = "recovery_code"

    account_id: UUID = Field(foreign_key="account.id", index=True)
    code_hash: bytes = Field(max_length=32, unique=True)
    used_at: datetime | None = later()


class AcceptedTerms(Row, table=True):
    """Which version of whose terms was in force when somebody signed up. `sha256` is of the Indonesian file, which binds."""

    __tablename__ = "accepted_terms"

    account_id: UUID = Field(foreign_key="account.id", index=True)
    kind: TermsKind = word(TermsKind)
    version: str = Field(max_length=10)  # its day, ISO 8601
    sha256: str = Field(max_length=64)
    language: str = Field(max_length=2)  # in which she read it
