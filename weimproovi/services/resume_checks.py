"""What a resume says beyond what candidates are asked for (C1): shown to its owner, closed in the stored copy where she wishes. Nothing is blocked.

What is found is kept nowhere: it is looked up again in the stored copy whenever she asks, so that no list of it exists.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import PurePath

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import DocumentRefused, Invalid
from weimproovi.i18n import _, words
from weimproovi.integrations import rate_limits
from weimproovi.integrations.documents import CleanDocument, look, revise
from weimproovi.integrations.storage_keys import store
from weimproovi.models import Resume, ResumePage, ResumeText
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import ResumeCheck, SensitivePlace
from weimproovi.services import resumes
from weimproovi.services.file_names import kept_name
from weimproovi.vocabulary import Purpose

LOOK_RATE = "120 per hour"
LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){8,}")


def check(actor: Actor, resume_id: str) -> ResumeCheck:
    """The version with what is found in its stored copy.

    Raises:
        NotFound: not one of hers. TooMany.
    """
    rate_limits.spend(LOOK_RATE, "resume check", str(actor.account_id))
    with db.transaction(actor, Purpose.SELF) as session:
        row = resumes.require_resume(session, actor, resume_id)
        shown, stream = resumes.version(row), resumes.file_stream(session, row)
        pages = select(ResumePage).where(col(ResumePage.resume_id) == row.id).order_by(col(ResumePage.number))
        sizes = [(page.width, page.height) for page in session.execute(pages).scalars()]
    try:
        seen = look(stream.chunks, limits=resumes.LIMITS)
    except DocumentRefused as refused:
        raise Invalid({"": words.document_problem(refused.problem)}) from None
    places = [
        SensitivePlace(number, words.sensitive_kind(one.kind), one.page, list(one.boxes))
        for number, one in enumerate(seen.sensitive)
    ]
    return ResumeCheck(shown, sizes, not seen.legible, places)


def change(actor: Actor, resume_id: str, closed: Collection[int], turned: Mapping[int, int]) -> None:
    """Closes places (by their number in `check`) and turns pages (quarters to the right, by page) in the stored copy; the original is not kept.

    Raises:
        NotFound: not one of hers. Invalid: it has changed meanwhile. TooMany.
    """
    rate_limits.spend(LOOK_RATE, "resume check", str(actor.account_id))
    with db.transaction(actor, Purpose.SELF) as session:
        row = resumes.require_resume(session, actor, resume_id)
        before, stream = row.stored_name, resumes.file_stream(session, row)
    try:
        document = revise(stream.chunks, tuple(sorted(closed)), turned, limits=resumes.LIMITS)
    except DocumentRefused:
        raise Invalid({"": _("CV ini tidak bisa diubah. Muat ulang halaman, lalu coba lagi.")}) from None
    with resumes.stored(actor, document) as names:
        former = _put_in_place(actor, resume_id, before, document=document, names=names)
    for name in former:
        store().delete(name)


def _put_in_place(actor: Actor, resume_id: str, before: str, *, document: CleanDocument, names: list[str]) -> list[str]:
    """The changed copy takes the version's place; the names of what it replaces."""
    with db.transaction(actor, Purpose.SELF) as session:
        row = resumes.require_resume(session, actor, resume_id)
        session.refresh(row, with_for_update=True)
        if row.stored_name != before or row.removed_at is not None:
            raise Invalid({"": _("CV ini baru saja berubah. Muat ulang halaman, lalu coba lagi.")})
        former = [row.stored_name, *resumes.page_names(session, row.id)]
        for name, value in resumes.facts_of(document, names).items():
            setattr(row, name, value)
        row.file_name = kept_name(LONG_NUMBER.sub("", PurePath(row.file_name).stem), document.kind.value)
        _replace_parts(session, row, document, names)
        return former


def _replace_parts(session: Session, row: Resume, document: CleanDocument, names: list[str]) -> None:
    session.execute(delete(ResumePage).where(col(ResumePage.resume_id) == row.id))
    session.add_all(resumes.pages_of(row, document, names))
    text = update(ResumeText).where(col(ResumeText.resume_id) == row.id)
    session.execute(text.values(text=resumes.text_of(document)))
