"""The only way into the database: `transaction(actor, purpose)`. Also the only module that commits or writes SQL as text."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Engine, create_engine, func, select, text
from sqlmodel import Session

from weimproovi import clock, db_embedded
from weimproovi.errors import Denied
from weimproovi.ids import new_id
from weimproovi.permissions.actor import SETTLED, Actor
from weimproovi.settings import settings
from weimproovi.vocabulary import Purpose

CHANNEL = "weimproovi"
RESTORING = "weimproovi_restoring"  # a schema that exists from the first to the last moment of a restore
IS_RESTORING = select(func.to_regnamespace(RESTORING).is_not(None))
POOL_SIZE = 10
ACT_AS = text("SELECT * FROM act_as(:kind, :account, :candidate, :company, :member, :role, :purpose, :now, :today)")
PUBLIC_STATE = text("SELECT number FROM public_state WHERE id = 1")
REFUSAL = text(
    "SELECT record_refusal(:disclosure_id, :person_id, :resource_id, :viewer_kind, :account_id, :company_id, :role, :purpose, "
    ":reason, :at, :day)"
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The three logins (postgres.md 1), as SQLAlchemy URLs."""

    application: str
    owner: str
    listen: str


@contextmanager
def transaction(actor: Actor, purpose: Purpose) -> Iterator[Session]:
    """One use case. Commits at the end; rolls everything back on any error.

    The actor, the purpose and the product's time are set for this transaction alone, so row-level security knows them and
    nothing survives it (transaction pooling works).

    Raises:
        Denied: after the work is rolled back and one refusal row is committed.
    """
    try:
        with Session(engine(), expire_on_commit=False) as session:
            _settle(session, actor, purpose)
            yield session
            session.commit()
    except Denied as refusal:
        _record_refusal(actor, purpose, refusal)
        raise


def notify(session: Session, **event: Any) -> None:
    """Tells every worker, when this transaction commits, that something changed. Ids only, never values."""
    session.execute(select(func.pg_notify(CHANNEL, json.dumps(event, default=str))))


def advisory_lock(session: Session, name: str) -> None:
    """Waits for a lock that ends with the transaction."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))


def try_advisory_lock(session: Session, name: str) -> bool:
    """Takes a lock that ends with the transaction, or says that somebody else has it."""
    return bool(session.execute(select(func.pg_try_advisory_xact_lock(func.hashtextextended(name, 0)))).scalar())


def engine() -> Engine:
    """The pool of this process; a forked worker gets its own."""
    return _engine(os.getpid())


def addresses() -> Addresses:
    """Where the database is. Starts the embedded server when no other is named."""
    chosen = settings()
    if chosen.database_url is None:
        urls = db_embedded.start(chosen.data_dir / "postgres", test=chosen.env == "test")
        return Addresses(urls.application, urls.owner, urls.listen)
    return Addresses(
        chosen.database_url,
        chosen.database_owner_url or chosen.database_url,
        chosen.database_listen_url or chosen.database_url,
    )


def public_state() -> int | None:
    """The number of the public state that was committed last (`models.PublicState`). One statement of its own: nobody acts, nothing is settled."""
    with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        return connection.execute(PUBLIC_STATE).scalar()


def is_ready() -> bool:
    """The database answers."""
    with engine().connect() as connection:
        return connection.execute(select(1)).scalar() == 1


def is_restoring() -> bool:
    """A restore was begun in this database and is not finished: nobody may be served from it."""
    with engine().connect() as connection:
        return connection.execute(IS_RESTORING).scalar() is True


def disconnect() -> None:
    """Closes the pool and leaves the embedded server, which stops with its last user."""
    engine().dispose()
    _engine.cache_clear()
    if settings().embedded:
        db_embedded.stop(settings().data_dir / "postgres")


@lru_cache(maxsize=1)
def _engine(_process: int) -> Engine:
    pooled = settings().database_url is not None
    return create_engine(
        addresses().application,
        pool_size=POOL_SIZE,
        max_overflow=POOL_SIZE,
        pool_pre_ping=pooled,
        connect_args={"prepare_threshold": None if pooled else 5, "application_name": "weimproovi"},
    )


def _settle(session: Session, actor: Actor, purpose: Purpose) -> None:
    """Says who acts, why and when, for this transaction alone; the database adds what the company may do (`permissions.acting`)."""
    values = {
        "kind": actor.kind.value,
        "account": actor.account_id,
        "candidate": actor.candidate_id,
        "company": actor.company_id,
        "member": actor.member_id,
        "role": actor.role and actor.role.value,
        "purpose": purpose.value,
        "now": clock.now().isoformat(),
        "today": clock.today().isoformat(),
    }
    found = session.execute(ACT_AS, {name: None if value is None else str(value) for name, value in values.items()}).one()
    session.info[SETTLED] = found._mapping


def _record_refusal(actor: Actor, purpose: Purpose, refusal: Denied) -> None:
    """Leaves one row that the person can read. An id that names nobody writes nothing, in the same time."""
    if refusal.resource_id is None:
        return
    with Session(engine()) as session:
        session.execute(
            REFUSAL,
            {
                "disclosure_id": new_id(),
                "person_id": new_id(),
                "resource_id": refusal.resource_id,
                "viewer_kind": actor.kind.value,
                "account_id": actor.account_id,
                "company_id": actor.company_id,
                "role": actor.role and actor.role.value,
                "purpose": purpose.value,
                "reason": refusal.reason.value,
                "at": clock.now(),
                "day": clock.today(),
            },
        )
        session.commit()
