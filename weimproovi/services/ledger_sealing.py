"""Seals the access ledger: committed looks become leaves of a Merkle tree, and its head is signed. A sweep of the worker; `restore` calls `resume`.

Who records a look waits for nobody: a trigger leaves a row in `ledger_waiting`, and only sealing takes the lock. What commits late is sealed later.
"""

from datetime import timedelta
from random import SystemRandom
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Integer,
    LargeBinary,
    Row,
    Select,
    Uuid,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
)
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.integrations import heads
from weimproovi.integrations.signing import sign
from weimproovi.models import Disclosure, LedgerHead, LedgerLeaf, LedgerNode, LedgerWaiting
from weimproovi.models.disclosure import DisclosurePerson
from weimproovi.permissions import merkle
from weimproovi.permissions.actor import SYSTEM
from weimproovi.permissions.merkle import Place
from weimproovi.services import ledger_leaves, sweeping
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import Purpose

LOCK = "ledger"
BATCH = 200  # disclosures a transaction, each of at most a page of people
EVERY = timedelta(hours=1)  # between two heads: an hour's looks are pinned at once, and a year's heads are read in a moment


def sweep_ledger() -> Swept:
    """Seals what waits, the oldest first, a batch a transaction; then signs a head when the newest is an hour old and the tree has grown."""
    rows, lag = 0, 0
    while not sweeping.ending.is_set():
        sealed, waited = _seal_batch()
        rows, lag = rows + sealed, max(lag, waited)
        if not sealed:
            break
    sign_when_due()
    return Swept(rows, lag)


def sign_when_due(every: timedelta = EVERY) -> bool:
    """Signs the tree as it stands unless the newest head is of the same size or younger than `every`. Kept apart first, then committed.

    Raises:
        StorageFault: the head could not be kept apart; nothing is signed.
    """
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        db.advisory_lock(session, LOCK)
        size, frontier = _frontier(session)
        newest, now = ledger_leaves.newest_head(session), clock.now()
        if size == 0 or (newest and (newest.size == size or timedelta() <= now - newest.at < every)):
            return False
        head = sign(size, merkle.root(frontier), now)
        kept = {"size": size, "root": head.root, "at": now, "public_key": head.public_key, "signature": head.signature}
        session.execute(insert(LedgerHead).values(kept))
        heads.append(head)
    return True


def resume() -> int:
    """After a restore: says, signed and kept apart, that the log goes on from here. How many leaves the restored database lacks.

    Raises:
        StorageFault: it could not be kept.
    """
    largest = 0
    for head in heads.kept():
        largest = head.size if head.resumed else max(largest, head.size)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        size, frontier = _frontier(session)
        if largest > size:
            heads.append(sign(size, merkle.root(frontier), clock.now(), resumed=True))
    return max(0, largest - size)


def _seal_batch() -> tuple[int, int]:
    """How many looks were sealed, and how many seconds the oldest had waited."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        db.advisory_lock(session, LOCK)
        waiting = session.execute(_waiting().limit(BATCH)).scalars().all()
        if not waiting:
            return 0, 0
        looks = _looks_at(session, waiting)
        size, frontier = _frontier(session)
        leaves = [(row.row_id, merkle.leaf_hash(ledger_leaves.canonical(row).encode())) for row in looks]
        SystemRandom().shuffle(leaves)  # two who stand in one list cannot count who stands between them (S3)
        _keep_leaves(session, size, leaves)
        _keep_nodes(session, [made for place, (_id, leaf) in enumerate(leaves, size) for made in merkle.append(frontier, place, leaf)])
        session.execute(delete(LedgerWaiting).where(col(LedgerWaiting.disclosure_id).in_(waiting)))
        return len(waiting), sweeping.lag_since(min((row.at for row in looks), default=None))


def _waiting() -> Select[UUID]:
    """Disclosures without a seal, the oldest first. One whose row is gone waits for ever: `verify` tells that it was removed."""
    there = col(Disclosure.id) == col(LedgerWaiting.disclosure_id)
    return select(col(LedgerWaiting.disclosure_id)).join(Disclosure, there).order_by(col(LedgerWaiting.disclosure_id))


def _looks_at(session: Session, waiting: Any) -> list[Row[Any]]:
    """The looks of these disclosures, in order; those that have a leaf already are left out."""
    found = session.execute(ledger_leaves.looks().where(col(Disclosure.id).in_(waiting)).order_by(col(Disclosure.id), col(DisclosurePerson.id))).all()
    sealed = ledger_leaves.with_leaf(session, [row.row_id for row in found])
    return [row for row in found if row.row_id not in sealed]


def _frontier(session: Session) -> tuple[int, list[bytes]]:
    """The size of the tree and the hashes of its full subtrees, the largest first."""
    size = int(session.execute(select(func.coalesce(func.max(col(LedgerLeaf.position)) + 1, 0))).scalar_one())
    places = merkle.frontier_places(size)
    found = ledger_leaves.hashes(session, places)
    return size, [found[place] for place in places]


def _keep_leaves(session: Session, size: int, leaves: list[tuple[UUID, bytes]]) -> None:
    rows = select(
        _rows(list(range(size, size + len(leaves))), BigInteger()),
        _rows([row_id for row_id, _hash in leaves], Uuid()),
        _rows([leaf for _id, leaf in leaves], LargeBinary()),
        literal(clock.now()),
    )
    session.execute(insert(LedgerLeaf).from_select(["position", "person_row_id", "hash", "sealed_at"], rows))


def _keep_nodes(session: Session, nodes: list[tuple[Place, bytes]]) -> None:
    rows = select(
        _rows([level for (level, _position), _hash in nodes], Integer()),
        _rows([position for (_level, position), _hash in nodes], BigInteger()),
        _rows([node for _place, node in nodes], LargeBinary()),
    )
    session.execute(insert(LedgerNode).from_select(["level", "position", "hash"], rows))


def _rows(values: list[Any], kind: Any) -> Any:
    """Many values as one parameter and many rows."""
    return func.unnest(bindparam(None, values, type_=ARRAY(kind), unique=True))
