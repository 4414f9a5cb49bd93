"""Proves that the access ledger is as it was sealed, from the rows up. Called by `python3 -m weimproovi verify`. Memory does not grow with the ledger.

Read: every look and its leaf, in order; the nodes above; every head in the database and every head kept apart from it. What it finds first, it names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import LedgerBroken
from weimproovi.integrations import heads
from weimproovi.integrations.signing import SignedHead, is_genuine, is_ours
from weimproovi.models import Disclosure, DisclosurePerson, LedgerHead, LedgerLeaf, LedgerNode, LedgerWaiting
from weimproovi.permissions import merkle
from weimproovi.permissions.actor import SYSTEM
from weimproovi.permissions.merkle import Place
from weimproovi.services import ledger_leaves
from weimproovi.vocabulary import Purpose

AT_ONCE = 2_000  # leaves in memory


@dataclass(frozen=True, slots=True)
class Verified:
    """A ledger that is whole: how many looks are sealed, until when, how many heads vouch for it, how many looks wait, what a restore cost."""

    rows: int
    sealed_until: datetime | None
    heads: int
    signed: int  # leaves under a head
    waiting: int
    resumed: list[SignedHead]


def verify() -> Verified:
    """Recomputes everything.

    Raises:
        LedgerBroken: names the first broken row, or the head that does not hold.
        StorageFault: the heads kept apart cannot be read.
    """
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        kept = [ledger_leaves.signed(one) for one in _kept_here(session)]
        apart, resumed = _counting(heads.kept())
        vouching = _by_size([*_genuine(kept, "in the database"), *_genuine(apart, "kept apart"), *_genuine(resumed, "kept apart")])
        walk = _Walk(vouching)
        for rows in _pages(session):
            walk.over(rows, _nodes(session, walk.size, len(rows)))
        _require_no_more(walk.size, vouching)
        _require_no_stranger(session)
        _require_none_vanished(session)
        waiting = session.execute(select(func.count()).select_from(LedgerWaiting)).scalar_one()
    return Verified(walk.size, walk.sealed_at, len(vouching), max(vouching, default=0), waiting, resumed)


class _Walk:
    """The tree as it grows again, leaf by leaf."""

    def __init__(self, vouching: dict[int, list[SignedHead]]) -> None:
        self._vouching = vouching
        self._frontier: list[bytes] = []
        self._signed = 0  # the size of the last head that held
        self.size = 0
        self.sealed_at: datetime | None = None

    def over(self, rows: Sequence[Row[Any]], nodes: dict[Place, bytes]) -> None:
        """Takes the next leaves, with the kept nodes that they complete."""
        for row in rows:
            _require_whole(row, self.size)
            for place, made in merkle.append(self._frontier, self.size, row.hash):
                if nodes.get(place) != made:
                    first = place[1] << place[0]
                    raise LedgerBroken(f"Positions {first} to {self.size} do not hold what was sealed there; the last of them is {_named(row)}.")
            self.size, self.sealed_at = self.size + 1, row.sealed_at
            self._require_signed_root()

    def _require_signed_root(self) -> None:
        for head in self._vouching.get(self.size, ()):
            if head.root != merkle.root(self._frontier):
                raise LedgerBroken(
                    f"The log is not what was signed on {_utc(head.at)} at size {head.size}: between positions {self._signed} and {head.size - 1} "
                    "a row was changed, removed or inserted together with its seal."
                )
            self._signed = head.size


def _require_whole(row: Row[Any], position: int) -> None:
    """The leaf is the next one, and its look is there as it was sealed."""
    if row.position != position:
        raise LedgerBroken(f"Position {position} is missing from the log: the next leaf is {_named(row)}.")
    if row.look_id is None:
        raise LedgerBroken(f"{_named(row)}, is missing: it was removed after it was sealed.")
    if merkle.leaf_hash(ledger_leaves.canonical(row).encode()) != row.hash:
        raise LedgerBroken(f"{_named(row)}, was changed after it was sealed.")


def _require_no_more(size: int, vouching: dict[int, list[SignedHead]]) -> None:
    """No head vouches for more than there is."""
    largest = max(vouching, default=0)
    if largest > size:
        raise LedgerBroken(
            f"The log ends at {size} rows, but a head signed on {_utc(vouching[largest][0].at)} covers {largest}: {largest - size} rows were cut off, "
            "or this database is an older backup that was not put back by `restore`."
        )


def _require_no_stranger(session: Session) -> None:
    """Every look is sealed or waits. Asked page by page: a page's ids are found by their key, whatever the planner believes of the tables."""
    rows = session.execute(_people()).all()
    while rows:
        strange = {row.id: row for row in rows if row.waiting is None}
        for row_id in ledger_leaves.with_leaf(session, strange):
            del strange[row_id]
        if strange:
            first = next(iter(strange.values()))
            said = f" of {_utc(first.at)}" if first.at else ""
            raise LedgerBroken(f"Row {first.id}{said} was inserted beside the log: it is neither sealed nor waiting to be.")
        rows = session.execute(_people().where(col(DisclosurePerson.id) > rows[-1].id)).all()


def _require_none_vanished(session: Session) -> None:
    """Every look that waits is there: nothing of ours removes one, not even the erasure of its person."""
    there = col(Disclosure.id) == col(LedgerWaiting.disclosure_id)
    vanished = select(col(LedgerWaiting.disclosure_id)).outerjoin(Disclosure, there).where(col(Disclosure.id).is_(None))
    first = session.execute(vanished.order_by(col(LedgerWaiting.disclosure_id)).limit(1)).scalar()
    if first is not None:
        raise LedgerBroken(f"Look {first} is missing: it was removed before it was sealed.")


def _people() -> Select[Any]:
    """The first people's rows by their key, with the moment of the look, and whether it waits."""
    shown: tuple[Any, ...] = (col(DisclosurePerson.id), col(Disclosure.at), col(LedgerWaiting.disclosure_id).label("waiting"))
    return (
        select(*shown)
        .outerjoin(Disclosure, col(Disclosure.id) == col(DisclosurePerson.disclosure_id))
        .outerjoin(LedgerWaiting, col(LedgerWaiting.disclosure_id) == col(DisclosurePerson.disclosure_id))
        .order_by(col(DisclosurePerson.id))
        .limit(AT_ONCE)
    )


def _kept_here(session: Session) -> Iterable[LedgerHead]:
    return session.execute(select(LedgerHead).order_by(col(LedgerHead.size))).scalars()


def _counting(kept: Iterable[SignedHead]) -> tuple[list[SignedHead], list[SignedHead]]:
    """The heads that still count, and the ones that said where the log went on after a restore."""
    counting: list[SignedHead] = []
    resumed: list[SignedHead] = []
    for head in kept:
        if head in resumed:  # said again by somebody who copied it: it excuses nothing that was signed since
            continue
        if head.resumed and is_genuine(head):
            counting = [one for one in counting if one.size <= head.size]
            resumed.append(head)
        else:
            counting.append(head)
    return counting, resumed


def _genuine(found: list[SignedHead], where: str) -> list[SignedHead]:
    for head in found:
        if not is_genuine(head) or not is_ours(head.public_key):
            raise LedgerBroken(f"The head of size {head.size} of {_utc(head.at)}, {where}, is forged: its signature is not ours.")
    return found


def _by_size(found: list[SignedHead]) -> dict[int, list[SignedHead]]:
    by_size: dict[int, list[SignedHead]] = {}
    for head in found:
        by_size.setdefault(head.size, []).append(head)
    return by_size


def _pages(session: Session) -> Iterator[Sequence[Row[Any]]]:
    """Every leaf in order, some at once."""
    rows = session.execute(_leaves()).all()
    while rows:
        yield rows
        rows = session.execute(_leaves().where(col(LedgerLeaf.position) > rows[-1].position)).all()


def _leaves() -> Select[Any]:
    """The first leaves in order, with what each stands for as far as it is there."""
    return (
        select(col(LedgerLeaf.position), col(LedgerLeaf.person_row_id), col(LedgerLeaf.hash), col(LedgerLeaf.sealed_at), *ledger_leaves.LOOK)
        .outerjoin(DisclosurePerson, col(DisclosurePerson.id) == col(LedgerLeaf.person_row_id))
        .outerjoin(Disclosure, col(Disclosure.id) == col(DisclosurePerson.disclosure_id))
        .order_by(col(LedgerLeaf.position))
        .limit(AT_ONCE)
    )


def _nodes(session: Session, first: int, count: int) -> dict[Place, bytes]:
    """The kept hashes of the full subtrees that so many leaves from the first on complete."""
    ranges = []
    for level in range(1, (first + count).bit_length()):
        begin, end = (first >> level), (first + count >> level) - 1
        if begin <= end:
            ranges.append(and_(col(LedgerNode.level) == level, col(LedgerNode.position).between(begin, end)))
    if not ranges:
        return {}
    found = session.execute(select(col(LedgerNode.level), col(LedgerNode.position), col(LedgerNode.hash)).where(or_(*ranges)))
    return {(row.level, row.position): row.hash for row in found}


def _named(row: Row[Any]) -> str:
    """A row as the operator finds it again."""
    row_id: UUID = row.person_row_id
    moment = f"of {_utc(row.at)}" if row.look_id is not None else f"sealed on {_utc(row.sealed_at)}"
    return f"Row {row_id} {moment}, position {row.position}"


def _utc(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
