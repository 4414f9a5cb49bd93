"""The seal of the access ledger: a Merkle tree as RFC 6962 hashes it, and the heads that were signed. Appended, never changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field, SQLModel

from weimproovi.models.base import moment


class LedgerWaiting(SQLModel, table=True):
    """A disclosure that is not sealed yet. The database adds it with the disclosure (a trigger); sealing takes it away."""

    __tablename__ = "ledger_waiting"

    disclosure_id: UUID = Field(primary_key=True)


class LedgerLeaf(SQLModel, table=True):
    """The place in the tree of one look at one person. Without a foreign key: it outlives a row that somebody deletes, and tells."""

    __tablename__ = "ledger_leaf"

    position: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})  # from 0, without gaps
    person_row_id: UUID = Field(unique=True)  # of disclosure_person
    hash: bytes = Field(sa_type=LargeBinary)  # SHA-256 of 0x00 and the canonical bytes (services/ledger_leaves.py)
    sealed_at: datetime = moment()


class LedgerNode(SQLModel, table=True):
    """The hash of a full subtree of 2^level leaves, so that a proof reads a handful of rows."""

    __tablename__ = "ledger_node"

    level: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})  # from 1
    position: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})  # leaves 2^level * position and on
    hash: bytes = Field(sa_type=LargeBinary)


class LedgerHead(SQLModel, table=True):
    """A signed tree head: so many leaves had this root at this moment. Ed25519 over its canonical bytes (integrations/signing.py)."""

    __tablename__ = "ledger_head"

    size: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    root: bytes = Field(sa_type=LargeBinary)
    at: datetime = moment()
    public_key: bytes = Field(sa_type=LargeBinary)
    signature: bytes = Field(sa_type=LargeBinary)
