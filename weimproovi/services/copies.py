"""Copies that companies downloaded: asked to delete them within 3×24 hours once the application is withdrawn or its person leaves.

The candidate follows who downloaded and whether they confirmed; owners and the recruiters of the vacancy confirm.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import NotFound
from weimproovi.i18n import format
from weimproovi.models import (
    Application,
    Company,
    CompanyMember,
    CopyRemoval,
    Disclosure,
    DisclosurePerson,
    Pseudonym,
    Vacancy,
)
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.recruiter import CopyTask
from weimproovi.services import ids, notifications, owner_mails, standing
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import DisclosureKind, MailKind, NoticeKind, Purpose, Stage

TIME_TO_DELETE = timedelta(hours=72)
LOOKED_BACK = timedelta(days=2)  # for downloads that ended in the moment of the withdrawal


def ask(session: Session, *which: ColumnElement[bool]) -> int:
    """Makes the tasks of applications that lack theirs, and tells the owners, inside a transaction of the system. Returns how many."""
    made = [_task(row) for row in session.execute(_downloads(*which))]
    session.add_all(made)
    for task in made:
        _tell_owners(session, task)
        standing.changed(session, task.company_id)
    return len(made)


def ask_after_withdrawal(actor: Actor, application_id: UUID) -> None:
    """Right after a candidate's own withdrawal; `sweep_copies` makes good what a kill in between left undone."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        db.advisory_lock(session, "copies")
        ask(session, col(Application.id) == application_id, col(Application.candidate_id) == actor.candidate_id)


def sweep_copies() -> Swept:
    """Tasks for withdrawn applications, and those of people who are leaving, whose download was written down a moment later."""
    lately = and_(
        col(Application.stage) == Stage.WITHDRAWN, col(Application.stage_since) > clock.now() - LOOKED_BACK
    )
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        db.advisory_lock(session, "copies")
        return Swept(ask(session, or_(lately, col(Application.erased_at).is_not(None))))


def waiting(actor: Actor) -> list[CopyTask]:
    """Copies that the company still has to delete, the most urgent first; nothing for members who write no vacancies."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        return [_shown(task, title) for task, title in session.execute(_open(actor))]


def how_many(session: Session, actor: Actor) -> int:
    """How many copies wait for this member."""
    return int(session.execute(select(func.count()).select_from(_open(actor).subquery())).scalar_one())


def confirm(actor: Actor, copy_id: UUID | str) -> None:
    """The member states that the copy is deleted; the candidate is told at once. Confirming twice changes nothing.

    Raises:
        NotFound: no such task for this member.
    """
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        name = standing.member_of(session, actor).name
        wanted: Any = _mine(actor).where(col(CopyRemoval.id) == ids.parse(str(copy_id)))
        found = session.execute(wanted.with_for_update(of=CopyRemoval)).first()
        if found is None:
            raise NotFound
        task, title = found
        if task.confirmed_at is None:
            task.confirmed_at, task.confirmed_by = clock.now(), name
            _tell_candidate(session, task, title)
            standing.changed(session, task.company_id)


def take_back(session: Session, candidate_id: UUID) -> None:
    """She came back: what her leaving asked for is asked no more, unless the application was withdrawn."""
    kept = exists().where(
        col(Application.vacancy_id) == col(CopyRemoval.vacancy_id),
        col(Application.number) == col(CopyRemoval.number),
        col(Application.stage) == Stage.WITHDRAWN,
    )
    asked = select(CopyRemoval).where(
        col(CopyRemoval.candidate_id) == candidate_id, col(CopyRemoval.confirmed_at).is_(None), ~kept
    )
    for task in session.execute(asked).scalars():
        session.delete(task)
        standing.changed(session, task.company_id)


def _downloads(*which: ColumnElement[bool]) -> Select[Any]:
    """Applications with downloads and without a task: who downloaded, and when last."""
    names = func.string_agg(func.distinct(func.coalesce(col(CompanyMember.name), "")), ", ")
    asked = exists().where(
        col(CopyRemoval.vacancy_id) == col(Application.vacancy_id), col(CopyRemoval.number) == col(Application.number)
    )
    query: Any = (
        select(Application, names.label("names"), func.max(col(Disclosure.at)).label("at"))
        .join(Pseudonym, col(Pseudonym.candidate_id) == col(Application.candidate_id))
        .join(
            DisclosurePerson,
            (col(DisclosurePerson.subject_id) == col(Pseudonym.subject_id))
            & (col(DisclosurePerson.application_id) == col(Application.id)),
        )
        .join(Disclosure, col(Disclosure.id) == col(DisclosurePerson.disclosure_id))
        .outerjoin(
            CompanyMember,
            (col(CompanyMember.account_id) == col(Disclosure.viewer_account_id))
            & (col(CompanyMember.company_id) == col(Disclosure.company_id)),
        )
        .where(col(Disclosure.kind) == DisclosureKind.FILE, ~asked, *which)
    )
    found: Select[Any] = query.group_by(col(Application.id))
    return found


def _task(row: Row[Any]) -> CopyRemoval:
    application: Application = row[0]
    return CopyRemoval(
        company_id=application.company_id,
        vacancy_id=application.vacancy_id,
        candidate_id=application.candidate_id,
        number=application.number,
        downloaded_by=row.names[:120],
        downloaded_at=row.at,
        due_at=clock.now() + TIME_TO_DELETE,
    )


def _tell_owners(session: Session, task: CopyRemoval) -> None:
    title, company = session.get_one(Vacancy, task.vacancy_id).title, session.get_one(Company, task.company_id).name
    values = {"company": company, "title": title, "number": str(task.number), "due": task.due_at.isoformat()}
    owner_mails.tell(session, task.company_id, MailKind.COPY_REMOVAL_ASKED, values, path=routes.COPIES)


def _mine(actor: Actor) -> Select[Any]:
    """Tasks of the vacancies that this member writes or works on."""
    if actor.role not in standing.WRITERS:
        raise NotFound
    own = scopes.vacancies_worked_on_by(actor).with_only_columns(col(Vacancy.id))
    query: Any = (
        select(CopyRemoval, col(Vacancy.title))
        .join(Vacancy, col(Vacancy.id) == col(CopyRemoval.vacancy_id))
        .where(col(CopyRemoval.company_id) == actor.company_id, col(CopyRemoval.vacancy_id).in_(own))
    )
    found: Select[Any] = query
    return found


def _open(actor: Actor) -> Select[Any]:
    return _mine(actor).where(col(CopyRemoval.confirmed_at).is_(None)).order_by(col(CopyRemoval.due_at))


def _shown(task: CopyRemoval, title: str) -> CopyTask:
    return CopyTask(
        id=str(task.id),
        number=task.number,
        title=title,
        downloaded_by=task.downloaded_by,
        downloaded=format.moment_exact(task.downloaded_at),
        due=format.moment_exact(task.due_at),
        late=task.due_at < clock.now(),
    )


def _tell_candidate(session: Session, task: CopyRemoval, title: str) -> None:
    """Nobody is told once the person is gone."""
    if task.candidate_id is not None:
        company = session.get_one(Company, task.company_id).name
        path, kind = routes.MY_PRIVACY, NoticeKind.COPY_REMOVED
        notifications.tell_candidate(session, task.candidate_id, kind, path, title=title, company=company)
