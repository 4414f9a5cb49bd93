"""Proofs that a look stands in the sealed ledger: for the person it was about, and the signed heads for everybody.

The person's own looks alone; http streams them, `exports` puts them beside her copy. How a stranger checks them: `ledger_proof_check`.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Row, Select, cast, func, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.clock import WIB
from weimproovi.errors import NotFound
from weimproovi.i18n import _
from weimproovi.integrations.signing import as_words, moment, public_key_in_use
from weimproovi.models import Disclosure, DisclosurePerson, LedgerHead, LedgerLeaf, Pseudonym
from weimproovi.permissions import merkle
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import ids, ledger_leaves
from weimproovi.services.file_stream import FileStream
from weimproovi.settings import former_ledger_keys, settings
from weimproovi.vocabulary import CONTROLLER, Purpose

PROOF_FORMAT = "weimproovi ledger proof 1"
HEADS_FORMAT = "weimproovi ledger heads 1"
HEADS_AT_ONCE = 100
JSON = "application/json"


def proof(actor: Actor, row_id: str) -> FileStream:
    """The proof of one look at the actor's data; where such looks are shown once a day, of all of that day.

    Raises:
        NotFound: not a look at the actor's data, or not sealed yet.
    """
    looks = _with(actor, ids.parse(row_id))
    body = _document(looks)
    if body is None:
        raise NotFound
    return FileStream(iter((body,)), JSON, len(body), f"bukti-akses-{looks[0].day.isoformat()}.json")


def whole(actor: Actor) -> bytes | None:
    """The proofs of every sealed look at the actor's data in one document; None when there is none."""
    with db.transaction(actor, Purpose.SELF) as session:
        looks = session.execute(_about(actor).order_by(col(DisclosurePerson.id))).all()
    return _document(looks)


def sealed(session: Session, row_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these rows stand under a signed head. In a transaction of the system."""
    head = ledger_leaves.newest_head(session)
    return set() if head is None else {row.person_row_id for row in _leaves(session, row_ids, head.size)}


def heads(before: str = "", since: str = "", *, today: bool = False) -> bytes:
    """Signed heads as JSON, for anybody: who keeps one can tell later whether the log still begins with it.

    The last of each finished day: one an hour would tell a stranger how busy a small instance is at what hour.

    Args:
        before: only heads of a smaller size.
        since: the size of a tree; a proof that the newest listed head begins with it comes along. Any size will do, so that none tells of a head.
        today: the newest head of today too.

    Raises:
        NotFound: a size that is no number, or larger than the newest listed head's.
    """
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        listed = _listed(session, _size(before) if before else None, today=today)
        body: dict[str, Any] = {
            "format": HEADS_FORMAT,
            "issuer": CONTROLLER,
            "public_keys": [key.hex() for key in (public_key_in_use(), *former_ledger_keys())],
            "heads": [as_words(ledger_leaves.signed(one)) for one in listed],
            "older": f"{routes.LEDGER_HEADS}?sebelum={listed[-1].size}" if len(listed) >= HEADS_AT_ONCE else None,
        }
        if since:
            body["consistency"] = _consistency(session, listed, _size(since))
    return _written(body)


def _listed(session: Session, before: int | None, *, today: bool) -> list[LedgerHead]:
    """The last head of each finished day in Jakarta, the newest first; after today's newest, where that is asked for."""
    day, size = cast(func.timezone(WIB.key, col(LedgerHead.at)), Date), col(LedgerHead.size)
    last = select(func.max(size)).where(day < clock.today()).group_by(day)
    found = select(LedgerHead).where(size.in_(last)).order_by(size.desc()).limit(HEADS_AT_ONCE)
    if before is not None:
        return list(session.execute(found.where(size < before)).scalars())
    days = list(session.execute(found).scalars())
    newest = ledger_leaves.newest_head(session) if today else None
    return days if newest is None or newest in days else [newest, *days]


def _about(actor: Actor) -> Select[Any]:
    """Every look at the actor's data.

    Raises:
        NotFound: the actor is no candidate.
    """
    mine = ledger_leaves.looks().join(Pseudonym, col(Pseudonym.subject_id) == col(DisclosurePerson.subject_id))
    return mine.where(col(Pseudonym.candidate_id) == ids.present(actor.candidate_id))


def _with(actor: Actor, row_id: UUID) -> list[Row[Any]]:
    """The look of a row, and those that are shown together with it."""
    with db.transaction(actor, Purpose.SELF) as session:
        named = session.execute(_about(actor).where(col(DisclosurePerson.id) == row_id)).first()
        if named is None:
            raise NotFound
        if named.kind not in ledger_leaves.ONCE_A_DAY:
            return [named]
        day = _about(actor).where(col(Disclosure.day) == named.day, col(Disclosure.kind) == named.kind)
        rows = session.execute(day.order_by(col(DisclosurePerson.id)))
        return [row for row in rows if _shown_as(row) == _shown_as(named)]


def _shown_as(look: Row[Any]) -> tuple[Any, ...]:
    """What looks that are one line of the ledger have in common (`ledger.looks`)."""
    return (
        *(look.viewer_account_id, look.company_name, look.viewer_kind, look.role, look.purpose, look.clause),
        *(look.reason, look.note, look.application_id, look.groups),
    )


def _document(looks: Iterable[Row[Any]]) -> bytes | None:
    """The sealed ones of some looks, each with its path to the newest head."""
    by_row = {look.row_id: look for look in looks}
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        head = ledger_leaves.newest_head(session)
        leaves = _leaves(session, by_row, head.size) if head else []
        if head is None or not leaves:
            return None
        spans = {row.position: merkle.audit_spans(row.position, head.size) for row in leaves}
        kept = ledger_leaves.hashes(session, merkle.places(span for path in spans.values() for span in path))
    proven = [
        {
            "position": row.position,
            "look": ledger_leaves.canonical(by_row[row.person_row_id]),
            "audit_path": [one.hex() for one in merkle.roots(spans[row.position], kept)],
        }
        for row in leaves
    ]
    about = {"format": PROOF_FORMAT, "issuer": CONTROLLER, "made_at": moment(clock.now()), "how_to_check": _how_to_check(head.size)}
    return _written({**about, "head": as_words(ledger_leaves.signed(head)), "looks": proven})


def _leaves(session: Session, row_ids: Iterable[UUID], size: int) -> list[Row[Any]]:
    wanted = select(col(LedgerLeaf.position), col(LedgerLeaf.person_row_id))
    found = wanted.where(col(LedgerLeaf.person_row_id).in_(list(row_ids)), col(LedgerLeaf.position) < size)
    return list(session.execute(found.order_by(col(LedgerLeaf.position))))


def _consistency(session: Session, listed: list[LedgerHead], first: int) -> dict[str, Any]:
    if not listed or not 0 < first <= listed[0].size:
        raise NotFound
    spans = merkle.consistency_spans(first, listed[0].size)
    path = merkle.roots(spans, ledger_leaves.hashes(session, merkle.places(spans)))
    return {"from": first, "to": listed[0].size, "path": [one.hex() for one in path]}


def _size(words: str) -> int:
    if not (words.isascii() and words.isdecimal() and len(words) < 19):
        raise NotFound
    return int(words)


def _how_to_check(size: int) -> list[str]:
    return [
        _("Setiap catatan di bawah adalah satu kali datamu dilihat, persis seperti disegel. Periksa tanpa kami: python3 -m weimproovi verify BERKAS-INI"),
        _("Cara yang sama dengan tangan: RFC 6962, SHA-256. Hash daun = SHA-256(0x00, catatan dalam UTF-8); hash simpul = SHA-256(0x01, kiri, kanan)."),
        _("Naik lewat audit_path sampai akar; akar itu ada di head, yang kami tanda tangani dengan Ed25519."),
        _("Cocokkan kunci publik dengan yang di {address}, dan simpan berkas ini.", address=f"{settings().origin}{routes.LEDGER_HEADS}?dari={size}"),
    ]


def _written(document: dict[str, Any]) -> bytes:
    return json.dumps(document, indent=1, ensure_ascii=False).encode()
