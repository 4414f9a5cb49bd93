"""Papers for the check of a company (S3): added and removed by its owners, read by moderators, gone at the decision."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import Denied, DocumentRefused, Invalid, NotFound
from weimproovi.i18n import _, format, words
from weimproovi.integrations import rate_limits
from weimproovi.integrations.documents import CleanDocument, DocumentKind, Limits, inspect
from weimproovi.integrations.storage import new_name
from weimproovi.integrations.storage_keys import new_wrapped_key, store, unwrap
from weimproovi.models import Company, CompanyKey, CompanyPaper, FileRemoval
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.recruiter import Paper
from weimproovi.services import ids, staff_audit, standing
from weimproovi.services.file_names import kept_name
from weimproovi.services.file_stream import FileStream
from weimproovi.vocabulary import DocumentProblem, Purpose, Reason, StaffActKind

MOST = 3
MEBIBYTE = 1024 * 1024
LIMITS = Limits(file_bytes=5 * MEBIBYTE, pictures=True)
UPLOAD_RATE = "20 per hour"
MEDIA_TYPES = {DocumentKind.PDF.value: "application/pdf", DocumentKind.PICTURE.value: "image/jpeg"}
PIECE = 64 * 1024


def add(actor: Actor, upload: Path, file_name: str) -> None:
    """Inspects, draws anew and keeps a paper while a check is asked for.

    Raises:
        Invalid: words for "file". Denied: not an owner. TooMany.
    """
    standing.require_owner(actor)
    rate_limits.spend(UPLOAD_RATE, "company paper", str(actor.account_id))
    key = _key(actor)
    try:
        document = inspect(upload, limits=LIMITS)
    except DocumentRefused as refused:
        raise Invalid({"file": _refused_words(refused.problem)}) from None
    name = new_name()
    store().put(name, key, _pieces(document.content))
    try:
        _keep(actor, document, name, kept_name(file_name, document.kind.value, "surat"))
    except BaseException:
        store().delete(name)
        raise


def remove(actor: Actor, paper_id: str | UUID) -> None:
    """An owner takes a paper back; its file goes with the next sweep.

    Raises:
        Denied: not an owner. NotFound: not one of the company's.
    """
    standing.require_owner(actor)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = (col(CompanyPaper.id) == ids.parse(paper_id), col(CompanyPaper.company_id) == actor.company_id)
        if not _remove(session, *mine):
            raise NotFound
        standing.changed(session, actor.company_id)


def read(actor: Actor, paper_id: str | UUID) -> FileStream:
    """One paper, for a moderator; every look is an audit row.

    Raises:
        Denied: no moderator. NotFound: not there, or gone with the decision.
    """
    staff_acts.require(actor, StaffActKind.PAPER_READ)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row = session.get(CompanyPaper, ids.parse(paper_id))
        wrapped = _wrapped_key(session, row.company_id) if row else None
        if row is None or wrapped is None:
            raise NotFound
        company = session.get_one(Company, row.company_id).name  # the paper's own name goes with it at the decision
        staff_audit.record(session, actor, StaffActKind.PAPER_READ, row.company_id, company=company)
        return FileStream(
            store().open(row.stored_name, unwrap(wrapped)), MEDIA_TYPES[row.kind], row.size, row.file_name
        )


def papers(session: Session, company_id: UUID) -> list[Paper]:
    """The papers that are there, in the order in which they came."""
    rows = session.execute(
        select(CompanyPaper).where(col(CompanyPaper.company_id) == company_id).order_by(col(CompanyPaper.id))
    ).scalars()
    return [
        Paper(
            id=str(row.id),
            file_name=row.file_name,
            facts=f"{format.file_size(row.size)} · {format.date_short(format.jakarta_date(row.created_at))}",
        )
        for row in rows
    ]


def remove_all(session: Session, company_id: UUID) -> None:
    """Nothing of the papers outlives the decision. In the system's transaction that decides."""
    _remove(session, col(CompanyPaper.company_id) == company_id)


def _remove(session: Session, *which: object) -> bool:
    gone = delete(CompanyPaper).where(*which).returning(col(CompanyPaper.stored_name))  # type: ignore[arg-type]
    names = session.execute(gone).scalars().all()
    session.add_all(FileRemoval(stored_name=name) for name in names)
    return bool(names)


def _key(actor: Actor) -> bytes:
    """The company's key, made with its first paper."""
    if actor.company_id is None:
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        db.advisory_lock(session, f"company key:{actor.company_id}")
        wrapped = _wrapped_key(session, actor.company_id)
        if wrapped is None:
            wrapped = new_wrapped_key()
            session.add(CompanyKey(company_id=actor.company_id, wrapped_key=wrapped))
    return unwrap(wrapped)


def _wrapped_key(session: Session, company_id: UUID) -> bytes | None:
    return session.execute(select(col(CompanyKey.wrapped_key)).where(col(CompanyKey.company_id) == company_id)).scalar()


def _keep(actor: Actor, document: CleanDocument, name: str, file_name: str) -> None:
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.lock_publishing(session, actor.company_id)
        if standing.open_request(session, actor.company_id) is None:  # nobody would look at it, or take it away
            raise Invalid({"file": _("Kirim NIB dulu, lalu tambahkan berkasnya.")})
        there = select(func.count()).select_from(CompanyPaper).where(col(CompanyPaper.company_id) == actor.company_id)
        if int(session.execute(there).scalar_one()) >= MOST:
            raise Invalid({"file": _("Sudah ada {n} berkas. Hapus satu dulu.", n=MOST)})
        member = standing.member_of(session, actor)
        session.add(
            CompanyPaper(
                company_id=member.company_id,
                account_id=member.account_id,
                kind=document.kind.value,
                file_name=file_name,
                size=len(document.content),
                stored_name=name,
            )
        )
        standing.changed(session, actor.company_id)


def _refused_words(problem: DocumentProblem) -> str:
    return {
        DocumentProblem.TOO_BIG: _("Berkas ini lebih dari 5 MB. Perkecil, lalu unggah lagi."),
        DocumentProblem.WRONG_TYPE: _(
            "Berkas ini bukan PDF, JPEG, atau PNG. Simpan sebagai salah satunya, lalu unggah lagi."
        ),
        DocumentProblem.TOO_MANY_PAGES: _("Berkas ini lebih dari 20 halaman. Unggah halaman yang memuat NIB saja."),
        DocumentProblem.EMPTY: _("Berkas ini kosong. Pilih berkas yang berisi."),
    }.get(problem) or words.document_problem(problem)


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]
