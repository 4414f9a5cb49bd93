"""Resume pages and downloads for members of a company: decided and recorded at every request, and decided again on the way (S3, S6)."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import NotFound
from weimproovi.models import Application, Resume
from weimproovi.permissions import disclosures, facts
from weimproovi.permissions.actor import Actor
from weimproovi.services import ids, resumes
from weimproovi.services.file_stream import FileStream
from weimproovi.vocabulary import DisclosureKind, FieldGroup, Purpose


def resume_page(actor: Actor, application_id: str, number: int) -> FileStream:
    """One page picture of the resume that an application froze.

    Raises:
        NotFound, Denied: not there, not for this viewer, withdrawn, not opened.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        row = _decided(session, actor, ids.parse(application_id), FieldGroup.RESUME, DisclosureKind.PAGE)
        page = resumes.page_stream(session, row, number)
    return replace(page, still_allowed=still_open(ids.parse(application_id), FieldGroup.RESUME))


def resume_file(actor: Actor, application_id: str) -> FileStream:
    """The stored copy as a download; only where the plan has downloads."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        row = _decided(session, actor, ids.parse(application_id), FieldGroup.RESUME_FILE, DisclosureKind.FILE)
        file = resumes.file_stream(session, row)
    return replace(file, still_allowed=still_open(ids.parse(application_id), FieldGroup.RESUME_FILE))


def still_open(application_id: UUID, group: FieldGroup) -> Callable[[Actor], bool]:
    """Asks the decision again, for a stream under way: no look of its own, and no refused attempt."""

    def ask(actor: Actor) -> bool:
        with db.transaction(actor, Purpose.RECRUIT) as session:
            try:
                return facts.decision_about(session, actor, Purpose.RECRUIT, application_id).allows(group)
            except NotFound:  # caught inside: what she began was allowed when she began it
                return False

    return ask


def _decided(session: Session, actor: Actor, application_id: UUID, group: FieldGroup, kind: DisclosureKind) -> Resume:
    decision = facts.decision_about(session, actor, Purpose.RECRUIT, application_id)
    facts.require(decision, group, application_id)
    application = session.get_one(Application, application_id)
    disclosures.record(
        session, actor, kind, [disclosures.Seen(application.candidate_id, application.id, frozenset({group}))]
    )
    row: Resume | None = (
        session.execute(select(Resume).where(col(Resume.id) == application.resume_id)).scalars().first()
    )
    if row is None:
        raise NotFound(application_id)
    return row
