"""What a leaf of the sealed ledger stands for: one look at one person, as canonical bytes. Sealing, proofs and verification share it.

Canonical bytes: one JSON object in UTF-8, keys in alphabetical order, no spaces, characters as they are (RFC 8259 escapes only where it asks), and
only strings, null, and one list of strings. It holds every column of the disclosure and of the person's row in it:
`format` ("1"), `look_id`, `at` (UTC, microseconds, "Z"), `day`, `kind`, `viewer_kind`, `viewer`, `company_id`, `company_name`, `role`, `purpose`, `clause`,
`reason`, `note`, then `id`, `subject_id`, `seen_by_company_id`, `application_id` and `groups` of the person's row. `viewer` is the SHA-256, in
hexadecimals, of "weimproovi viewer", a zero byte, and the 16 bytes of the account's id and of the disclosure's: a candidate's proof does not tell
which account looked, nor that two looks were of one account (U8). One leaf a person: a proof of one says nothing of the others in the same list (S3).
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Row, Select, Uuid, and_, any_, bindparam, func, or_, select
from sqlmodel import Session, col

from weimproovi.integrations.signing import SignedHead, moment
from weimproovi.models import Disclosure, DisclosurePerson, LedgerHead, LedgerLeaf, LedgerNode
from weimproovi.permissions.merkle import Place
from weimproovi.vocabulary import DisclosureKind

FORMAT = "1"
ONCE_A_DAY = (  # shown as one line a day, with a count; many attempts must not push a look out of sight
    DisclosureKind.LIST,
    DisclosureKind.PAGE,
    DisclosureKind.REFUSED,
)
_written = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
VIEWER = b"weimproovi viewer\0"
LOOK: tuple[Any, ...] = (
    *(col(column) for column in (Disclosure.at, Disclosure.day, Disclosure.kind, Disclosure.viewer_kind, Disclosure.viewer_account_id)),
    *(col(column) for column in (Disclosure.company_id, Disclosure.company_name, Disclosure.role, Disclosure.purpose, Disclosure.clause)),
    *(col(column) for column in (Disclosure.reason, Disclosure.note)),
    col(Disclosure.id).label("look_id"),
    col(DisclosurePerson.id).label("row_id"),
    col(DisclosurePerson.subject_id),
    col(DisclosurePerson.company_id).label("seen_by_company_id"),
    col(DisclosurePerson.application_id),
    col(DisclosurePerson.groups),
)


def looks() -> Select[Any]:
    """The columns that a leaf covers, of every person in every disclosure."""
    return select(*LOOK).join(DisclosurePerson, col(DisclosurePerson.disclosure_id) == col(Disclosure.id))


def canonical(look: Row[Any]) -> str:
    """A look as the text whose UTF-8 bytes are the leaf's."""
    said = {
        "format": FORMAT,
        "look_id": str(look.look_id),
        "at": moment(look.at),
        "day": look.day.isoformat(),
        "kind": look.kind.value,
        "viewer_kind": look.viewer_kind.value,
        "viewer": _viewer(look.viewer_account_id, look.look_id),
        "company_id": _text(look.company_id),
        "company_name": look.company_name,
        "role": look.role and look.role.value,
        "purpose": look.purpose.value,
        "clause": look.clause.value,
        "reason": look.reason and look.reason.value,
        "note": look.note,
        "id": str(look.row_id),
        "subject_id": str(look.subject_id),
        "seen_by_company_id": _text(look.seen_by_company_id),
        "application_id": _text(look.application_id),
        "groups": look.groups,
    }
    return _written(said)


def hashes(session: Session, places: Iterable[Place]) -> dict[Place, bytes]:
    """The kept hashes of full subtrees; what is not kept is left out."""
    wanted: dict[int, list[int]] = {}
    for level, position in places:
        wanted.setdefault(level, []).append(position)
    leaves = col(LedgerLeaf.position).in_(wanted.pop(0, []))
    found = {(0, row.position): row.hash for row in session.execute(select(col(LedgerLeaf.position), col(LedgerLeaf.hash)).where(leaves))}
    if wanted:
        kept = [and_(col(LedgerNode.level) == level, col(LedgerNode.position).in_(which)) for level, which in wanted.items()]
        nodes = select(col(LedgerNode.level), col(LedgerNode.position), col(LedgerNode.hash)).where(or_(*kept))
        found |= {(row.level, row.position): row.hash for row in session.execute(nodes)}
    return found


def with_leaf(session: Session, row_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these rows are sealed."""
    wanted = any_(bindparam(None, list(row_ids), type_=ARRAY(Uuid()), unique=True))
    return set(session.execute(select(col(LedgerLeaf.person_row_id)).where(col(LedgerLeaf.person_row_id) == wanted)).scalars())


def newest_head(session: Session) -> LedgerHead | None:
    """The last head that was signed. One that claims more than the tree holds is passed over: `verify` names it."""
    leaves = select(func.coalesce(func.max(col(LedgerLeaf.position)) + 1, 0)).scalar_subquery()
    sound = select(LedgerHead).where(col(LedgerHead.size) <= leaves)
    return session.execute(sound.order_by(col(LedgerHead.size).desc()).limit(1)).scalars().first()


def signed(head: LedgerHead) -> SignedHead:
    """A head as it was signed."""
    return SignedHead(head.size, head.root, head.at, resumed=False, public_key=head.public_key, signature=head.signature)


def _viewer(account_id: UUID | None, look_id: UUID) -> str | None:
    return hashlib.sha256(VIEWER + account_id.bytes + look_id.bytes).hexdigest() if account_id else None


def _text(key: UUID | None) -> str | None:
    return None if key is None else str(key)
