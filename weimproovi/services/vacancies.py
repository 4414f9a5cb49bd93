"""Vacancies as their company writes, publishes and closes them (C6). Owners everywhere, recruiters where they are assigned."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import Session, col

from weimproovi import clock, db, i18n, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.models import Vacancy, VacancyAssignment, VacancyQuestion
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.recruiter import Fault, VacancyForm, VacancyRow
from weimproovi.services import (
    ids,
    listing_copies,
    pauses,
    placements,
    standing,
    vacancy_closing,
    vacancy_faults,
    vacancy_rows,
)
from weimproovi.services.slugs import new_slug
from weimproovi.services.vacancy_form import form_of, questions_of, values_of
from weimproovi.services.withheld_names import covered
from weimproovi.settings import settings
from weimproovi.vocabulary import RUNNING_STATES, Purpose, VacancyState


def rows(actor: Actor) -> list[VacancyRow]:
    """The member's vacancies with counts per stage, newest first."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return vacancy_rows.rows(session, actor)


def new(actor: Actor) -> VacancyForm:
    """An empty draft. A recruiter who begins one works on it."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return form_of(begin(session, actor), [])


def begin(session: Session, actor: Actor) -> Vacancy:
    """The row of an empty draft."""
    standing.require_writer(actor)
    standing.require_seat(session)
    company = standing.company_of(session, actor)
    vacancy = Vacancy(company_id=company.id, slug=new_slug(""))
    session.add(vacancy)
    session.flush()
    if not actor.owner:
        member = standing.member_of(session, actor)
        session.add(VacancyAssignment(vacancy_id=vacancy.id, company_id=company.id, member_id=member.id))
    standing.changed(session, company.id)
    return vacancy


def form(actor: Actor, vacancy_id: str | UUID) -> VacancyForm:
    """A vacancy as it was last written."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        vacancy = _own(session, actor, vacancy_id)
        return _form(session, vacancy)


def save(actor: Actor, form: VacancyForm) -> VacancyForm:
    """Keeps what was typed. A published vacancy must stay complete, and its public copy follows at once.

    Raises:
        Invalid: words per field; nothing is kept.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        vacancy = _own_to_write(session, actor, form.id)
        values = values_of(form)
        vacancy.from_text = [name for name in vacancy.from_text if values[name] == getattr(vacancy, name)]
        if vacancy.state in RUNNING_STATES:
            placements.require_listed(values, vacancy)
        for name, value in values.items():
            setattr(vacancy, name, value)
        _keep_questions(session, vacancy, form)
        session.flush()
        if vacancy.state in RUNNING_STATES:
            _put_before_the_public(session, actor, vacancy)
        return _saved_form(session, vacancy)


def looked_at(actor: Actor, vacancy_id: str | UUID) -> VacancyForm:
    """Somebody has compared everything that came from a pasted advert."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        vacancy = _own_to_write(session, actor, vacancy_id)
        vacancy.from_text = []
        return _saved_form(session, vacancy)


def faults(actor: Actor, vacancy_id: str | UUID) -> list[Fault]:
    """Everything that still keeps the vacancy from being published, in the order of its form."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return _faults(session, actor, _own(session, actor, vacancy_id))


def publish(actor: Actor, vacancy_id: str | UUID) -> VacancyForm:
    """Puts the vacancy before the public.

    Raises:
        Invalid: a fault for each missing thing; "company", "consent" and "plan" name what the company needs.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        vacancy = _own_to_write(session, actor, vacancy_id)
        if vacancy.state is VacancyState.DRAFT:
            _put_before_the_public(session, actor, vacancy)
        return _saved_form(session, vacancy)


def close(actor: Actor, vacancy_id: str | UUID, message: str) -> VacancyForm:
    """Ends the vacancy and every application still under way, with words for each applicant, also those whom no member may know of yet.

    Raises:
        Invalid: applications are waiting and the message is missing or too long.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        own = _own(session, actor, vacancy_id, writing=True).id
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        standing.lock_publishing(session, actor.company_id)
        vacancy = session.get_one(Vacancy, own, with_for_update=True)
        if vacancy.state is not VacancyState.CLOSED:
            vacancy_closing.close(session, actor, vacancy, message)
        return _saved_form(session, vacancy)


def _own(session: Session, actor: Actor, vacancy_id: str | UUID, *, writing: bool = False) -> Vacancy:
    """A vacancy that the member works on. Locked while it is written, after whatever decides what the public sees."""
    wanted = scopes.vacancies_worked_on_by(actor).where(col(Vacancy.id) == ids.parse(vacancy_id))
    if writing:
        standing.require_writer(actor)
        standing.require_seat(session)
        standing.lock_publishing(session, actor.company_id)
        wanted = wanted.with_for_update()
    found: Vacancy | None = session.execute(wanted).scalars().first()
    if found is None:
        raise NotFound(ids.parse(vacancy_id))
    return found


def _own_to_write(session: Session, actor: Actor, vacancy_id: str | UUID) -> Vacancy:
    vacancy = _own(session, actor, vacancy_id, writing=True)
    if vacancy.state is VacancyState.CLOSED:
        raise Invalid({"": _("Lowongan ini sudah ditutup dan tidak dapat diubah.")})
    return vacancy


def _questions(session: Session, vacancy: Vacancy) -> list[VacancyQuestion]:
    asked = (
        select(VacancyQuestion)
        .where(col(VacancyQuestion.vacancy_id) == vacancy.id)
        .order_by(col(VacancyQuestion.position))
    )
    return list(session.execute(asked).scalars())


def _keep_questions(session: Session, vacancy: Vacancy, form: VacancyForm) -> None:
    """Replaces the questions of a draft. Once published they stand, because applicants have answered them."""
    wanted = questions_of(form)
    kept = [asked.model_dump(include={"position", "kind", "text", "options"}) for asked in _questions(session, vacancy)]
    if wanted == kept:
        return
    if vacancy.state is not VacancyState.DRAFT:
        raise Invalid(
            {"questions": _("Pertanyaan tidak dapat diubah setelah lowongan tayang, karena pelamar sudah menjawabnya.")}
        )
    session.execute(delete(VacancyQuestion).where(col(VacancyQuestion.vacancy_id) == vacancy.id))
    session.add_all(VacancyQuestion(vacancy_id=vacancy.id, company_id=vacancy.company_id, **asked) for asked in wanted)


def _faults(session: Session, actor: Actor, vacancy: Vacancy) -> list[Fault]:
    return [
        *vacancy_faults.of_content(session, vacancy, _questions(session, vacancy)),
        *vacancy_faults.of_company(session, actor, vacancy),
        *vacancy_faults.of_plan(session, actor, vacancy),
    ]


def _put_before_the_public(session: Session, actor: Actor, vacancy: Vacancy) -> None:
    """Writes the public copy, in the transaction of the change. The company's publishing lock is held."""
    found = _faults(session, actor, vacancy)
    if found:
        raise Invalid({fault.field: fault.words for fault in reversed(found)})
    company = standing.company_of(session, actor)
    if vacancy.state is VacancyState.DRAFT:
        vacancy.state, vacancy.published_at = VacancyState.PUBLISHED, clock.now()
        vacancy.from_text = []
        vacancy.slug = new_slug(covered(f"{vacancy.title} {vacancy.city}", company.name))
    if vacancy.state is VacancyState.PUBLISHED:
        listing_copies.write(session, vacancy, company)


def _saved_form(session: Session, vacancy: Vacancy) -> VacancyForm:
    standing.changed(session, vacancy.company_id)
    session.flush()
    return _form(session, vacancy, _("Tersimpan {time}", time=format.clock_time(clock.now())))


def _form(session: Session, vacancy: Vacancy, saved: str = "") -> VacancyForm:
    why = pauses.words_for_company(pauses.reasons(session, vacancy.id))
    if pauses.ended_with(session, vacancy):
        why = _("Weimproovi menutup lowongan ini setelah memeriksanya.")
    return replace(
        form_of(vacancy, _questions(session, vacancy), saved),
        paused=why,
        address=_address(vacancy),
        link_only=bool(listing_copies.is_link_only(session, vacancy.id)),
    )


def _address(vacancy: Vacancy) -> str:
    """What its company passes on; nothing while the public cannot open it."""
    if vacancy.state is not VacancyState.PUBLISHED:
        return ""
    return settings().origin + i18n.localized(routes.VACANCY.format(slug=vacancy.slug))
