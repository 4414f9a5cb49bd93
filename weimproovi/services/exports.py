"""Download my data: asked for with proof of identity, made by a sweep, fetched once (UU PDP arts. 7, 13)."""

import io
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import TypeAdapter
from sqlalchemy import Select, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import NotFound
from weimproovi.i18n import format, speaking
from weimproovi.integrations import rate_limits
from weimproovi.integrations.storage import new_name
from weimproovi.integrations.storage_keys import store, unwrap
from weimproovi.models import Account, Candidate, DataExport, FileRemoval, PersonKey
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.export import ExportStatus, PersonalCopy
from weimproovi.services import (
    consent_receipts,
    consent_views,
    export_contents,
    export_interviews,
    export_page,
    export_scorecards,
    ledger_proofs,
    notifications,
    outbox,
    proofs,
)
from weimproovi.services.file_stream import FileStream
from weimproovi.services.sweeping import Swept, lag_since
from weimproovi.services.tokens import hashed, new_token
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import ActorKind, ExportState, MailKind, NoticeKind, Purpose

RATE = "5 per day"
KEPT = timedelta(days=3)
COPY = TypeAdapter(PersonalCopy)
NAME = "data-weimproovi.zip"
LOOK_PROOFS = "bukti-akses.json"  # of every sealed look; `verify` reads it
log = logging.getLogger("weimproovi.exports")


def ask(actor: Actor, typed: Mapping[str, str], visitor: Visitor) -> None:
    """Asks for a copy. While one is being made, asking again changes nothing.

    Raises:
        Invalid: the password or the code does not fit. TooMany. NotFound: the actor is no candidate.
    """
    if actor.candidate_id is None:
        raise NotFound
    proofs.prove(actor, typed, visitor)
    rate_limits.spend(RATE, "export", str(actor.account_id))
    with db.transaction(actor, Purpose.SELF) as session:
        db.advisory_lock(session, f"export:{actor.candidate_id}")
        newest = session.execute(_newest(actor)).scalars().first()
        if newest is None or newest.state is not ExportState.ASKED:
            unknown = new_token()[1]  # nobody's, until the copy is ready
            session.add(
                DataExport(candidate_id=actor.candidate_id, token_hash=unknown, expires_at=clock.now() + KEPT)
            )


def status(actor: Actor) -> ExportStatus:
    """Where the candidate's newest copy stands. Raises NotFound for anybody who is no candidate."""
    if actor.candidate_id is None:
        raise NotFound
    with db.transaction(actor, Purpose.SELF) as session:
        row = session.execute(_newest(actor)).scalars().first()
        if row is None or row.fetched_at is not None or row.expires_at <= clock.now():
            return ExportStatus("none")
        return ExportStatus(
            row.state.value,
            asked=format.moment_exact(row.created_at),
            until=format.moment_exact(row.expires_at),
            size=format.file_size(row.size),
        )


def open_link(actor: Actor, token: str) -> None:
    """Raises NotFound unless the link is alive and the actor's own."""
    with db.transaction(actor, Purpose.SELF) as session:
        _ready(session, actor, token)


def fetch(actor: Actor, typed: Mapping[str, str], visitor: Visitor, token: str | None = None) -> FileStream:
    """The archive, once. By the mailed link's token, or the newest one where no token is given.

    Raises:
        Invalid: the password or the code does not fit; the link stays alive. TooMany.
        NotFound: nothing to fetch: another person's, used, expired.
    """
    with db.transaction(actor, Purpose.SELF) as session:
        _ready(session, actor, token)
    proofs.prove(actor, typed, visitor)
    with db.transaction(actor, Purpose.SELF) as session:
        row = _ready(session, actor, token, lock=True)
        stream = FileStream(store().open(row.stored_name, _key(session, row.candidate_id)), "application/zip", row.size, NAME)
        row.fetched_at = clock.now()
        return stream


def sweep_exports() -> Swept:
    """Makes one copy that was asked for, or clears one that is over."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row = session.execute(_claim(col(DataExport.state) == ExportState.ASKED)).scalars().first()
        if row is not None:
            lag = lag_since(row.created_at)
            _make(session, row)
            return Swept(1, lag)
        over = (col(DataExport.expires_at) <= clock.now()) | (col(DataExport.fetched_at) <= clock.now() - timedelta(hours=1))
        old = session.execute(_claim(over)).scalars().first()
        if old is None:
            return Swept(0, 0)
        if old.stored_name:
            session.add(FileRemoval(stored_name=old.stored_name))
        session.delete(old)
        return Swept(1, 0)


def _newest(actor: Actor) -> Select[DataExport]:
    mine = select(DataExport).where(col(DataExport.candidate_id) == actor.candidate_id)
    return mine.order_by(col(DataExport.id).desc()).limit(1)


def _ready(session: Session, actor: Actor, token: str | None, *, lock: bool = False) -> DataExport:
    wanted: Any = _newest(actor).where(
        col(DataExport.state) == ExportState.READY,
        col(DataExport.fetched_at).is_(None),
        col(DataExport.expires_at) > clock.now(),
    )
    if token is not None:
        wanted = wanted.where(col(DataExport.token_hash) == hashed(token))
    found: DataExport | None = session.execute(wanted.with_for_update() if lock else wanted).scalars().first()
    if found is None:
        raise NotFound
    return found


def _claim(condition: Any) -> Select[DataExport]:
    return select(DataExport).where(condition).order_by(col(DataExport.id)).limit(1).with_for_update(skip_locked=True)


def _make(session: Session, row: DataExport) -> None:
    """Reads in the person's own name, stores under her key, tells her. The row stays asked for when this process dies."""
    person = session.get_one(Candidate, row.candidate_id)
    account = session.get_one(Account, person.account_id)
    actor = Actor(ActorKind.CANDIDATE, account.id, None, person.id, language=account.language)
    name = new_name()
    try:
        with speaking(account.language):
            row.size = store().put(name, _key(session, person.id), zipped(_entries(actor)))
    except Exception:  # whatever it is, it holds up nobody else's copy
        log.exception("a copy could not be made")
        row.state = ExportState.FAILED
        return
    token, row.token_hash = new_token()
    row.state, row.stored_name, row.ready_at, row.expires_at = ExportState.READY, name, clock.now(), clock.now() + KEPT
    outbox.queue(
        session,
        MailKind.EXPORT_READY,
        candidate_id=person.id,
        path=routes.EXPORT_FILE.format(token=token),
        values={"until": row.expires_at.isoformat()},
    )
    notifications.tell_candidate(session, person.id, NoticeKind.EXPORT_READY, routes.EXPORT)


def _key(session: Session, candidate_id: UUID | None) -> bytes:
    wrapped = session.execute(select(col(PersonKey.wrapped_key)).where(col(PersonKey.candidate_id) == candidate_id))
    return unwrap(wrapped.scalar_one())


def _entries(actor: Actor) -> Iterator[tuple[str, Iterable[bytes]]]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        reports = export_contents.reports_by(session, actor.account_id)
    with db.transaction(actor, Purpose.SELF) as session:
        copy = replace(
            export_contents.personal_copy(session, actor),
            reports=reports,
            interviews=export_interviews.interviews(session, actor),
            scorecards=export_scorecards.scorecards(session, actor),
        )
        key = _key(session, actor.candidate_id)
        yield "index.html", [export_page.page(copy)]
        yield "data.json", [COPY.dump_json(copy, indent=2)]
        yield "schema.json", [_schema()]
        for event in consent_views.events_by(session, actor):
            yield export_contents.receipt_path(event), [consent_receipts.written(event)]
        for resume in export_contents.kept_resumes(session, actor):
            yield export_contents.file_path(resume), store().open(resume.stored_name, key)
        for path, stored_name, video_key in export_interviews.recordings(session, actor):
            yield path, store().open(stored_name, video_key)
    if (proven := ledger_proofs.whole(actor)) is not None:
        yield LOOK_PROOFS, [proven]


def _schema() -> bytes:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **COPY.json_schema(mode="serialization")}
    return json.dumps(schema, indent=2).encode()


class _Sink(io.RawIOBase):
    """Takes what ZipFile writes and hands it on; it cannot seek, so nothing is kept."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, block: Any) -> int:
        self._waiting += block
        return len(block)

    def taken(self) -> bytes:
        block = bytes(self._waiting)
        self._waiting.clear()
        return block


def zipped(entries: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """The entries as a ZIP archive, piece by piece; nothing lies on a disk in the clear."""
    sink, now = _Sink(), clock.now().astimezone(clock.WIB)
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, blocks in entries:
            described = ZipInfo(name, _zip_moment(now))
            described.compress_type = ZIP_DEFLATED
            with archive.open(described, "w") as member:
                for block in blocks:
                    member.write(block)
                    yield sink.taken()
    yield sink.taken()


def _zip_moment(moment: datetime) -> tuple[int, int, int, int, int, int]:
    return moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second
