"""Resume versions of a candidate (C2): added, shown to herself, removed."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import DocumentRefused, Invalid, NotFound
from weimproovi.i18n import _, format, localized, words
from weimproovi.integrations import rate_limits
from weimproovi.integrations.documents import CleanDocument, Limits, inspect
from weimproovi.integrations.storage import new_name
from weimproovi.integrations.storage_keys import store, unwrap
from weimproovi.models import Application, PersonKey, Resume, ResumeDraft, ResumePage, ResumeText
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import ResumeVersion
from weimproovi.services import ids
from weimproovi.services.file_names import kept_name
from weimproovi.services.file_stream import FileStream
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import Purpose

UPLOAD_RATE = "30 per hour"
LIMITS = Limits(cpu_seconds=25, wall_seconds=60.0)  # five photographs take longer than a file
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PAGE_TYPE = "image/webp"


def versions(actor: Actor) -> list[ResumeVersion]:
    """The candidate's resumes, newest first, without the removed ones."""
    with db.transaction(actor, Purpose.SELF) as session:
        rows = session.execute(_own(actor).order_by(col(Resume.version).desc())).scalars().all()
        uses = _uses(session, [row.id for row in rows])
        return [version(row, uses.get(row.id, 0)) for row in rows]


def add(actor: Actor, upload: Path, file_name: str, more: tuple[Path, ...] = ()) -> ResumeVersion:
    """Inspects, cleans, encrypts and keeps an uploaded file, or several photographs, as the newest version.

    Raises:
        Invalid: the file is refused; the words say what to do. TooMany.
    """
    rate_limits.spend(UPLOAD_RATE, "resume", str(actor.account_id))
    return keep(actor, inspected(upload, *more), file_name)


def inspected(upload: Path, *more: Path) -> CleanDocument:
    """What may be kept of an upload.

    Raises:
        Invalid: it is refused; the words say what to do.
    """
    try:
        return inspect(upload, *more, limits=LIMITS)
    except DocumentRefused as refused:
        raise Invalid({"file": words.document_problem(refused.problem)}) from None


def keep(actor: Actor, document: CleanDocument, file_name: str) -> ResumeVersion:
    """Encrypts and keeps an inspected document as the newest version."""
    with stored(actor, document) as names:
        return _keep(actor, document, names, file_name)


@contextmanager
def stored(actor: Actor, document: CleanDocument) -> Iterator[list[str]]:
    """The document's files under new names: first its own, then its pages; taken back when the block fails."""
    key = _key_of(actor)
    names = [new_name() for _page in range(document.page_count + 1)]
    _store(document, names, key)
    try:
        yield names
    except BaseException:
        for name in names:
            store().delete(name)
        raise


def remove(actor: Actor, resume_id: str) -> None:
    """Removes a version and its files; refused while an application that is not withdrawn uses it."""
    with db.transaction(actor, Purpose.SELF) as session:
        row = require_resume(session, actor, resume_id)
        if _uses(session, [row.id]).get(row.id):
            raise Invalid({"": _("CV ini dipakai dalam lamaran. Tarik lamarannya lebih dulu.")})
        names = [row.stored_name, *page_names(session, row.id)]
        row.removed_at = clock.now()
        session.execute(delete(ResumeDraft).where(col(ResumeDraft.resume_id) == row.id))  # what it was made from goes with it
    for name in names:
        store().delete(name)


def set_headline(actor: Actor, resume_id: str, headline: str) -> None:
    """The one line under the name, kept with the resume."""
    with db.transaction(actor, Purpose.SELF) as session:
        require_resume(session, actor, resume_id).headline = tidy(headline)[:120] or None


def own_page(actor: Actor, resume_id: str, number: int) -> FileStream:
    """A page picture of one's own resume."""
    with db.transaction(actor, Purpose.SELF) as session:
        row = require_resume(session, actor, resume_id)
        return page_stream(session, row, number)


def own_file(actor: Actor, resume_id: str) -> FileStream:
    """One's own stored copy."""
    with db.transaction(actor, Purpose.SELF) as session:
        return file_stream(session, require_resume(session, actor, resume_id))


def page_stream(session: Session, row: Resume, number: int) -> FileStream:
    """A page picture of a resume that the caller has already been allowed. Raises NotFound for a page that is not there."""
    found = (
        session.execute(select(ResumePage).where(col(ResumePage.resume_id) == row.id, col(ResumePage.number) == number))
        .scalars()
        .first()
    )
    if found is None:
        raise NotFound(row.id)
    return _stream(session, row, found.stored_name, PAGE_TYPE, 0)


def file_stream(session: Session, row: Resume) -> FileStream:
    """The stored copy of a resume that the caller has already been allowed."""
    return _stream(session, row, row.stored_name, MEDIA_TYPES[row.kind], row.size)


def version(row: Resume, used_in: int = 0) -> ResumeVersion:
    """A resume as its candidate sees it."""
    path = f"/berkas/cv/{row.id}"
    return ResumeVersion(
        id=str(row.id),
        version=row.version,
        file_name=row.file_name,
        headline=row.headline or "",
        uploaded=format.date_short(row.created_at.astimezone(clock.WIB).date()),
        pages=row.pages,
        size=format.file_size(row.size),
        used_in=used_in,
        page_urls=[f"{path}/halaman/{number}" for number in range(1, row.pages + 1)],
        download_url=f"{path}/unduh",
        check_url=localized(routes.CHECK_RESUME.format(resume_id=row.id)),
    )


def _stream(session: Session, row: Resume, name: str, media_type: str, size: int) -> FileStream:
    wrapped = session.execute(
        select(col(PersonKey.wrapped_key)).where(col(PersonKey.candidate_id) == row.candidate_id)
    ).scalar()
    if wrapped is None or row.removed_at is not None:
        raise NotFound(row.id)
    return FileStream(store().open(name, unwrap(wrapped)), media_type, size, row.file_name)


def _key_of(actor: Actor) -> bytes:
    with db.transaction(actor, Purpose.SELF) as session:
        wrapped = session.execute(
            select(col(PersonKey.wrapped_key)).where(col(PersonKey.candidate_id) == actor.candidate_id)
        ).scalar()
    if wrapped is None:
        raise NotFound
    return unwrap(wrapped)


def _store(document: CleanDocument, names: list[str], key: bytes) -> None:
    """Files first, rows after: a crash leaves an unreadable stray file, never a row without a file."""
    for name, content in zip(names, (document.content, *(page.content for page in document.pages)), strict=True):
        store().put(name, key, pieces(content))


def _keep(actor: Actor, document: CleanDocument, names: list[str], file_name: str) -> ResumeVersion:
    if actor.candidate_id is None:
        raise NotFound
    with db.transaction(actor, Purpose.SELF) as session:
        db.advisory_lock(session, f"resume:{actor.candidate_id}")
        newest = session.execute(
            select(func.max(col(Resume.version))).where(col(Resume.candidate_id) == actor.candidate_id)
        ).scalar()
        row = Resume(
            candidate_id=actor.candidate_id,
            version=(newest or 0) + 1,
            file_name=kept_name(file_name, document.kind.value),
            headline=None,
            **facts_of(document, names),
        )
        session.add(row)
        session.flush()
        session.add_all(pages_of(row, document, names))
        session.add(ResumeText(resume_id=row.id, candidate_id=row.candidate_id, text=text_of(document)))
        return replace(version(row), worth_a_look=document.worth_a_look)


def facts_of(document: CleanDocument, names: list[str]) -> dict[str, Any]:
    """What a version's row says about its stored copy."""
    return {
        "kind": document.kind.value,
        "pages": document.page_count,
        "size": len(document.content),
        "sha256": hashlib.sha256(document.content).digest(),
        "stored_name": names[0],
    }


def pages_of(row: Resume, document: CleanDocument, names: list[str]) -> list[ResumePage]:
    """A version's page pictures as rows."""
    return [
        ResumePage(
            resume_id=row.id,
            candidate_id=row.candidate_id,
            number=number,
            stored_name=name,
            width=page.width,
            height=page.height,
        )
        for number, (page, name) in enumerate(zip(document.pages, names[1:], strict=True), start=1)
    ]


def text_of(document: CleanDocument) -> str:
    """A document's text as the database takes it."""
    return document.text.replace("\x00", "")


def _own(actor: Actor) -> Select[Resume]:
    return select(Resume).where(col(Resume.candidate_id) == actor.candidate_id, col(Resume.removed_at).is_(None))


def require_resume(session: Session, actor: Actor, resume_id: str | UUID) -> Resume:
    """One of the actor's own versions. Raises NotFound for any other."""
    row: Resume | None = session.execute(_own(actor).where(col(Resume.id) == ids.parse(resume_id))).scalars().first()
    if row is None:
        raise NotFound
    return row


def _uses(session: Session, resume_ids: list[UUID]) -> dict[UUID, int]:
    counted = session.execute(
        select(col(Application.resume_id), func.count())
        .where(
            col(Application.resume_id).in_(resume_ids),
            col(Application.stage) != "withdrawn",
        )
        .group_by(col(Application.resume_id))
    )
    return {resume_id: count for resume_id, count in counted}  # noqa: C416  typed rows


def page_names(session: Session, resume_id: UUID) -> list[str]:
    """Where a version's page pictures are stored."""
    return list(
        session.execute(select(col(ResumePage.stored_name)).where(col(ResumePage.resume_id) == resume_id)).scalars()
    )


def pieces(content: bytes, size: int = 64 * 1024) -> Iterator[bytes]:
    """Bytes as the store takes them."""
    for start in range(0, len(content), size):
        yield content[start : start + size]
