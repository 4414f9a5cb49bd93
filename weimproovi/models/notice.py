"""Notices on screen and the mail outbox. A mail row is written in the transaction of its cause (U3)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field

from weimproovi.models.base import Row, later, moment, word
from weimproovi.vocabulary import MailKind, MailPurpose, NoticeKind


class Notification(Row, table=True):
    """Something a person should know, in words made when it is shown. Candidates are named by `candidate_id`: who writes need not know the account."""

    account_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    candidate_id: UUID | None = Field(default=None, foreign_key="candidate.id", index=True)
    kind: NoticeKind = word(NoticeKind)
    values: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    path: str = Field(default="", max_length=200)
    read_at: datetime | None = later()


class Mail(Row, table=True):
    """A mail to send. `values` fill the template in the reader's language."""

    account_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    candidate_id: UUID | None = Field(default=None, foreign_key="candidate.id")
    address: str = Field(default="", max_length=254)  # empty: looked up when it is sent
    kind: MailKind = word(MailKind)
    purpose: MailPurpose = word(MailPurpose)
    language: str = Field(default="", max_length=2)  # empty: the account's own
    values: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    due_at: datetime = moment(index=True)
    attempts: int = 0
    sent_at: datetime | None = later()
    failure: str = Field(default="", max_length=300)
    failed_at: datetime | None = later()  # given up: refused for good, or tried too often
    bounced_at: datetime | None = later()


class ReviewDigest(Row, table=True):
    """What a member of a company is mailed about videos that wait for her: when it was last looked at and told, and whether she wants none. No row: never, and she does."""

    __tablename__ = "review_digest"

    company_id: UUID = Field(foreign_key="company.id")
    member_id: UUID = Field(foreign_key="company_member.id", unique=True)
    looked_at: datetime | None = later()
    told_at: datetime | None = later()
    off_at: datetime | None = later()


class DemoMarket(Row, table=True):
    """Marks a database that holds the demo market; production refuses to start on it."""

    __tablename__ = "demo_market"
