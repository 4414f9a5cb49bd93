"""What a member reads before she closes a vacancy: how many of those she may know of still wait for words, and a first draft of them."""

from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.i18n import _, n_
from weimproovi.models import Application
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.recruiter import Closing
from weimproovi.services import endings, ids
from weimproovi.services.pipeline import end_message, require_vacancy
from weimproovi.vocabulary import Purpose


def closing(actor: Actor, vacancy_id: str | UUID) -> Closing:
    """Who waits, and the words that they would read.

    Raises:
        NotFound: the vacancy is not this member's.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        vacancy = require_vacancy(session, actor, ids.parse(vacancy_id))
        waiting, unopened = _counts(session, actor, vacancy.id)
        message = end_message("filled", "", vacancy.title) if waiting else ""
        return Closing(waiting, _words(waiting, unopened), message)


def _counts(session: Session, actor: Actor, vacancy_id: UUID) -> tuple[int, int]:
    """Applications under way whose existence this member may know, and how many of them are unopened."""
    unopened = func.count().filter(col(Application.opening_ordinal).is_(None))
    known = scopes.applications_received_by(actor).with_only_columns(func.count(), unopened)
    under_way = (col(Application.vacancy_id) == vacancy_id, col(Application.stage).in_(endings.UNDER_WAY))
    found = session.execute(known.where(*under_way)).one()
    return int(found[0]), int(found[1])


def _words(waiting: int, unopened: int) -> str:
    if not waiting:
        return _("Tidak ada pelamar yang menunggu kabar.")
    people = n_("1 pelamar masih menunggu kabar.", "{n} pelamar masih menunggu kabar.", waiting)
    if not unopened:
        return f"{people} {_('Semuanya membaca pesan di bawah.')}"
    closed = n_("1 lamaran belum Anda buka; pelamarnya juga membaca pesan ini.", "{n} lamaran belum Anda buka; pelamarnya juga membaca pesan ini.", unopened)
    return f"{people} {closed}"
