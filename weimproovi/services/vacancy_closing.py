"""The end of a vacancy: the public copy goes, and everybody who still waits gets an end with words.

In the system's transaction, because some who wait are not known to the company. Called by `vacancies`, `report_desk`, `overdue` and whatever else closes vacancies for the operator.
"""

from sqlalchemy import select, update
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.models import Application, Vacancy, VacancyPause
from weimproovi.permissions.actor import Actor
from weimproovi.services import closed_listings, endings, listing_copies, standing
from weimproovi.vocabulary import EndReason, VacancyState


def close(session: Session, actor: Actor, vacancy: Vacancy, message: str) -> None:
    """Closes the vacancy for a member: her words go to those whom the company may know of, the operator's to all others. Hired applicants stay hired.

    Raises:
        Invalid: somebody waits for the company's words and the message is missing or too long.
    """
    waiting, words = _waiting(session, vacancy), message.strip()
    checked = standing.checked_on(session, vacancy.company_id) is not None
    known = [one for one in waiting if checked and _is_known(one)]
    if len(words) > endings.LONGEST or (known and not words):
        raise Invalid({"message": _("Tulis kabar untuk pelamar, paling banyak {n} karakter.", n=endings.LONGEST)})
    take_down(session, vacancy)
    reason = EndReason.VACANCY_CLOSED
    endings.conclude(session, known, endings.Ending(reason.value, words, member_id=actor.member_id))
    endings.end(session, [one for one in waiting if one not in known], reason=reason)


def close_as_operator(session: Session, vacancy: Vacancy, reason: EndReason, words: str = "") -> None:
    """Closes the vacancy with the operator's words for everybody. The vacancy is locked by the caller."""
    take_down(session, vacancy, remembered=reason is EndReason.VACANCY_CLOSED)
    endings.end(session, _waiting(session, vacancy), reason=reason, words=words)
    standing.changed(session, vacancy.company_id)


def take_down(session: Session, vacancy: Vacancy, *, remembered: bool = True) -> None:
    """Closed, out of sight, and no longer paused for anything; whoever applied is told by the caller.

    Args:
        remembered: a vacancy that was listed until now says from here on that it is closed. One that ends for what it was looks as if it never had been.
    """
    moment = clock.now()
    vacancy.state, vacancy.closed_at = VacancyState.CLOSED, moment
    running = (col(VacancyPause.vacancy_id) == vacancy.id, col(VacancyPause.ended_at).is_(None))
    session.execute(update(VacancyPause).where(*running).values(ended_at=moment))
    if remembered:
        closed_listings.remember(session, vacancy)
    listing_copies.remove(session, vacancy)


def _waiting(session: Session, vacancy: Vacancy) -> list[Application]:
    """Every application under way, locked; also those that nobody was shown yet."""
    under_way = select(Application).where(
        col(Application.vacancy_id) == vacancy.id, col(Application.stage).in_(endings.UNDER_WAY)
    )
    return list(session.execute(under_way.order_by(col(Application.id)).with_for_update()).scalars())


def _is_known(application: Application) -> bool:
    """A checked company may know of it (EXISTENCE in `permissions.conditions`)."""
    return application.delivered_at is not None and application.paused_at is None and application.erased_at is None
