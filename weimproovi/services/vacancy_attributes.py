"""What applications of a vacancy are scored by: up to six short names, written by who writes the vacancy; until then what the vacancy itself asks for."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import Invalid
from weimproovi.i18n import _, score_words
from weimproovi.models import Vacancy, VacancyAttribute
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.scorecards import AttributesForm
from weimproovi.services import ids, pipeline, standing, vacancy_hints
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import GivenAttribute, Purpose, VacancyState

MOST, LONGEST = 6, 60


def attributes(actor: Actor, vacancy_id: str | UUID) -> AttributesForm:
    """What a vacancy that the member works on is scored by. Raises NotFound."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return _form(session, actor, pipeline.require_vacancy(session, actor, ids.parse(vacancy_id)))


def save(actor: Actor, vacancy_id: str | UUID, names: Sequence[str]) -> AttributesForm:
    """Keeps the names in this order, without those that are empty; none at all: what the vacancy asks for counts again. Cards that were begun keep theirs.

    Raises:
        Invalid: by "1", "2" and so on; "" for the whole. Denied, NotFound.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        standing.require_writer(actor)
        vacancy = pipeline.require_vacancy(session, actor, ids.parse(vacancy_id))
        written = [tidy(name) for name in names]
        _refuse(vacancy, written)
        db.advisory_lock(session, f"attributes:{vacancy.id}")
        session.execute(delete(VacancyAttribute).where(col(VacancyAttribute.vacancy_id) == vacancy.id))
        place: dict[str, Any] = {"vacancy_id": vacancy.id, "company_id": vacancy.company_id}
        session.add_all(VacancyAttribute(**place, position=position, name=name) for position, name in enumerate(filter(None, written), 1))
        session.flush()
        return _form(session, actor, vacancy)


def asked(session: Session, vacancy: Vacancy) -> list[str]:
    """The attributes as a new card keeps them: the company's own, else marks of those that the vacancy brings along."""
    return _written(session, vacancy.id) or [score_words.mark(one) for one in _given(vacancy)]


def _form(session: Session, actor: Actor, vacancy: Vacancy) -> AttributesForm:
    names = _written(session, vacancy.id)
    return AttributesForm(
        vacancy_id=str(vacancy.id),
        title=vacancy.title,
        names=names,
        given=[score_words.attribute(score_words.mark(one)) for one in _given(vacancy)],
        hints=[said for name in names if (said := vacancy_hints.hints(name, "", "").get("title"))],
        may_write=actor.role in standing.WRITERS and vacancy.state is not VacancyState.CLOSED,
    )


def _refuse(vacancy: Vacancy, names: list[str]) -> None:
    if vacancy.state is VacancyState.CLOSED:
        raise Invalid({"": _("Lowongan ini sudah ditutup dan tidak dapat diubah.")})
    if len(list(filter(None, names))) > MOST:
        raise Invalid({"": _("Tulis paling banyak 6 kriteria.")})
    faults, said = {}, set[str]()
    for place, name in enumerate(names, 1):
        if len(name) > LONGEST:
            faults[str(place)] = _("Kriteria paling panjang 60 karakter.")
        elif name and name.casefold() in said:
            faults[str(place)] = _("Kriteria ini sudah ada di atas.")
        said.add(name.casefold())
    if faults:
        raise Invalid(faults)


def _given(vacancy: Vacancy) -> list[GivenAttribute]:
    """The tasks always; qualifications and experience where the vacancy asks for them; then what every work needs."""
    wanted = {GivenAttribute.QUALIFICATIONS: bool(vacancy.qualifications), GivenAttribute.EXPERIENCE: bool(vacancy.experience_years)}
    return [one for one in GivenAttribute if wanted.get(one, True)]


def _written(session: Session, vacancy_id: UUID) -> list[str]:
    kept = select(col(VacancyAttribute.name)).where(col(VacancyAttribute.vacancy_id) == vacancy_id)
    return list(session.execute(kept.order_by(col(VacancyAttribute.position))).scalars())
