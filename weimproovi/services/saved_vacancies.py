"""A candidate saves vacancies. The rows are hers alone: no company, no member of staff and no count ever tells who saved (U1)."""

from contextlib import AbstractContextManager

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.ids import new_id
from weimproovi.integrations import rate_limits
from weimproovi.models import Application, Listing, SavedVacancy
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.saved import SavedList, VacancyMarks
from weimproovi.services import listings
from weimproovi.services import search as searching
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import Purpose

MOST = 200
RATE = "300 per hour"


def save(actor: Actor, slug: str) -> None:
    """Keeps a vacancy; keeping it twice changes nothing.

    Raises:
        NotFound: no such vacancy is open, or the actor is no candidate. Invalid: she keeps too many. TooMany.
    """
    with _of_candidate(actor) as session:
        vacancy_id = session.execute(select(col(Listing.vacancy_id)).where(_named(slug), searching.is_open())).scalar()
        if vacancy_id is None:
            raise NotFound
        others = select(func.count()).where(_own(actor), col(SavedVacancy.vacancy_id) != vacancy_id)
        if session.execute(others).scalar_one() >= MOST:
            raise Invalid({"": _("Kamu menyimpan {n} lowongan, itu yang paling banyak. Hapus beberapa dulu.", n=format.number(MOST))})
        kept = insert(SavedVacancy).values(
            id=new_id(), created_at=clock.now(), candidate_id=actor.candidate_id, vacancy_id=vacancy_id
        )
        session.execute(kept.on_conflict_do_nothing(index_elements=["candidate_id", "vacancy_id"]))
        db.notify(session, kind="changed", topic=f"candidate:{actor.candidate_id}")


def remove(actor: Actor, slug: str) -> None:
    """Forgets a vacancy; one that was not kept is forgotten already."""
    with _of_candidate(actor) as session:
        named = select(col(Listing.vacancy_id)).where(_named(slug))
        session.execute(delete(SavedVacancy).where(_own(actor), col(SavedVacancy.vacancy_id).in_(named)))
        db.notify(session, kind="changed", topic=f"candidate:{actor.candidate_id}")


def remove_gone(actor: Actor) -> None:
    """Forgets every vacancy that can no longer be applied to."""
    with _of_candidate(actor) as session:
        still = select(col(Listing.vacancy_id)).where(searching.is_open())
        session.execute(delete(SavedVacancy).where(_own(actor), col(SavedVacancy.vacancy_id).not_in(still)))
        db.notify(session, kind="changed", topic=f"candidate:{actor.candidate_id}")


def mine(actor: Actor) -> SavedList:
    """What the candidate has saved."""
    with db.transaction(actor, Purpose.SELF) as session:
        total = session.execute(select(func.count()).select_from(SavedVacancy).where(_own(actor))).scalar_one()
        shown = (
            select(*searching.CARD_COLUMNS)
            .join(SavedVacancy, col(SavedVacancy.vacancy_id) == col(Listing.vacancy_id))
            .where(_own(actor), searching.is_open())
            .order_by(col(SavedVacancy.id).desc())
        )
        cards = tuple(listings.card(row) for row in session.execute(shown))
        return SavedList(cards, total - len(cards))


def marks(actor: Actor) -> VacancyMarks:
    """What stands beside public vacancies for this candidate."""
    with db.transaction(actor, Purpose.SELF) as session:
        saved = select(col(Listing.slug)).join(SavedVacancy, col(SavedVacancy.vacancy_id) == col(Listing.vacancy_id))
        sent = (
            select(col(Listing.slug), col(Application.submitted_at))
            .join(Application, col(Application.vacancy_id) == col(Listing.vacancy_id))
            .where(col(Application.candidate_id) == actor.candidate_id)
        )
        return VacancyMarks(
            frozenset(session.execute(saved.where(_own(actor))).scalars()),
            tuple((slug, format.day_month(format.jakarta_date(at))) for slug, at in session.execute(sent)),
        )


def _of_candidate(actor: Actor) -> AbstractContextManager[Session]:
    """A transaction of the candidate who changes her list."""
    if actor.candidate_id is None:
        raise NotFound
    rate_limits.spend(RATE, "save", str(actor.account_id))
    return db.transaction(actor, Purpose.SELF)


def _own(actor: Actor) -> ColumnElement[bool]:
    return col(SavedVacancy.candidate_id) == actor.candidate_id


def _named(slug: str) -> ColumnElement[bool]:
    return col(Listing.slug) == tidy(slug)
