"""Why somebody may see something of a candidate, or may not: told to whoever runs the command at the machine. Asking leaves a row in the audit.

Nothing of the candidate is read out: conditions, clauses and moments alone.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.i18n import _, explain_words, format, words
from weimproovi.models import Account, Application, Candidate, CompanyMember, StaffMembership, StaffTicket
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import ANONYMOUS, Actor
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.explain import (
    Explanation,
    ResourceExplanation,
    Step,
    explain,
    explain_resource,
    facts_about,
)
from weimproovi.permissions.facts import viewer_facts
from weimproovi.permissions.resources import Relation, ResourceFacts
from weimproovi.services import ids, staff_audit
from weimproovi.vocabulary import ActorKind, FieldGroup, Obligation, Purpose, Resource, StaffActKind

VISITOR = "anonymous"
ABOUT_HER = (Resource.PROFILE, Resource.APPLICATION, Resource.RESUME, Resource.VIDEO, Resource.SCORECARD)
PURPOSES = {ActorKind.CANDIDATE: Purpose.SELF, ActorKind.STAFF: Purpose.SUPPORT, ActorKind.ANONYMOUS: Purpose.BROWSE}


def tell(actor: Actor, viewer: str, candidate: str, application: str = "") -> list[str]:
    """Lines that explain what a viewer ("anonymous", an e-mail, or an account's id) may see of a candidate (e-mail or id), by application.

    Raises:
        Denied: asked by anybody but the machine. NotFound: there is no such viewer, candidate, or application of hers.
    """
    staff_acts.require_or_machine(actor, StaffActKind.DECISION_EXPLAINED)
    with db.transaction(actor, Purpose.OPERATE) as session:
        reader, person = _viewer(session, viewer), _candidate(session, candidate)
        sent = _applications(session, person, application)
        ticket = _ticket(session, reader, person)
        staff_audit.record(session, actor, StaffActKind.DECISION_EXPLAINED, person.id, viewer=str(reader.account_id or VISITOR))
    head = _("{viewer} ({kind}) dan {candidate}", viewer=viewer, kind=explain_words.viewer(reader.kind), candidate=candidate)
    if reader.kind is ActorKind.MEMBER:
        return [head, *_to_member(reader, sent)]
    return [head, *_to_others(reader, person, ticket)]


def _to_member(actor: Actor, sent: list[Application]) -> Iterator[str]:
    known, assigned, shown = _read_as(actor)
    if not sent:
        yield _("Tidak ada lamaran dari kandidat ini (S3): tidak ada yang terbuka.")
    for one in sent:
        hers = {"assigned": one.vacancy_id in assigned, "reviewers_see_resume": one.vacancy_id in shown}
        yield ""
        yield _("Lamaran {id}", id=one.id)
        yield from _lines(explain(facts_about(one, **known, **hers)))


def _read_as(actor: Actor) -> tuple[dict[str, Any], set[UUID], set[UUID]]:
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return viewer_facts(session, actor, Purpose.RECRUIT)


def _lines(told: Explanation) -> Iterator[str]:
    """The steps that every group shares once, then what each adds; groups with the same story together."""
    shared = CONDITIONS[FieldGroup.EXISTENCE]
    yield _("Untuk semua bagian:")
    yield from (_step(step) for step in told.steps[FieldGroup.EXISTENCE])
    stories: dict[tuple[str, ...], list[FieldGroup]] = {}
    for group, steps in told.steps.items():
        stories.setdefault(tuple(_step(step) for step in steps if step.condition not in shared), []).append(group)
    for story, groups in stories.items():
        yield f"{', '.join(map(words.field_group, groups))}: {_('Terbuka') if told.decision.allows(groups[0]) else _('Tertutup')}"
        yield from story
    yield from _owed(told.decision.obligations)
    yield _until(told.decision.until)


def _owed(obligations: Iterable[Obligation]) -> Iterator[str]:
    """What every look at the open parts obliges to."""
    said = ", ".join(explain_words.obligation(one) for one in obligations)
    if said:
        yield _("Setiap kali dibuka: {said}.", said=said)


def _step(step: Step) -> str:
    said = f"{step.condition.clause}: {explain_words.condition(step.condition.reason)}"
    if step.held:
        return _line(said, held=True)
    return _line(_("{said}; yang mengubahnya: {remedy}", said=said, remedy=explain_words.remedy(step.condition.reason)), held=False)


def _line(said: str, *, held: bool) -> str:
    return f"  {_('ya') if held else _('tidak'):7}{said}"


def _until(moment: datetime | None) -> str:
    if moment is None:
        return _("Jawaban ini tidak berubah oleh waktu.")
    return _("Jawaban ini tetap sampai {moment}, kecuali seseorang mengubahnya.", moment=format.moment_exact(moment))


def _to_others(actor: Actor, person: Candidate, ticket: StaffTicket | None) -> Iterator[str]:
    facts = ResourceFacts(
        viewer_kind=actor.kind.value,
        purpose=PURPOSES[actor.kind].value,
        now=clock.now(),
        viewer_account_id=actor.account_id,
        viewer_candidate_id=actor.candidate_id,
        staff_roles=actor.staff_roles,
        candidate_id=person.id,
        ticket_groups=frozenset(FieldGroup(group) for group in ticket.groups) if ticket else frozenset(),
        ticket_ends_at=ticket.ends_at if ticket else None,
    )
    for resource in ABOUT_HER:
        yield from _resource_lines(explain_resource(resource, facts))


def _resource_lines(told: ResourceExplanation) -> Iterator[str]:
    named = ", ".join(words.field_group(group) for group in FieldGroup if group is not FieldGroup.EXISTENCE and told.decision.allows(group))
    yield ""
    yield f"{explain_words.resource(told.resource)}: {named or (_('Terbuka') if told.decision.open else _('Tertutup'))}"
    for way, held in told.ways:
        yield _line(f"{way.clause}: {explain_words.relation(way.relation)}", held=held)
    if not told.ways:
        yield _line(_("tidak ada jalan masuk bagi pembaca ini"), held=False)
    if not any(held and way.relation is Relation.OWN for way, held in told.ways):  # her own look is no disclosure
        yield from _owed(told.decision.obligations)
    yield _until(told.decision.until)


def _viewer(session: Session, named: str) -> Actor:
    if named == VISITOR:
        return ANONYMOUS
    account = session.execute(_account(named)).scalars().first()
    if account is None:
        raise NotFound
    kind = ActorKind(account.kind.value)
    member = select(CompanyMember).where(col(CompanyMember.account_id) == account.id, col(CompanyMember.removed_at).is_(None))
    role = session.execute(member).scalars().first() if kind is ActorKind.MEMBER else None
    hers = session.execute(select(col(Candidate.id)).where(col(Candidate.account_id) == account.id)).scalar()
    held = select(col(StaffMembership.role)).where(col(StaffMembership.account_id) == account.id, col(StaffMembership.ended_at).is_(None))
    roles = frozenset(session.execute(held).scalars())
    if role is None:
        return Actor(kind, account.id, candidate_id=hers, staff_roles=roles)
    return Actor(kind, account.id, company_id=role.company_id, member_id=role.id, role=role.role)


def _account(named: str) -> Select[Account]:
    found = col(Account.email) == named.strip().casefold() if "@" in named else col(Account.id) == ids.parse(named)
    return select(Account).where(found).order_by(col(Account.email_confirmed_at).is_(None), col(Account.id).desc()).limit(1)


def _candidate(session: Session, named: str) -> Candidate:
    found = select(Candidate).join(Account, col(Account.id) == col(Candidate.account_id))
    who = col(Account.email) == named.strip().casefold() if "@" in named else col(Candidate.id) == ids.parse(named)
    person: Candidate | None = session.execute(found.where(who).order_by(col(Candidate.id).desc())).scalars().first()
    if person is None:
        raise NotFound
    return person


def _applications(session: Session, person: Candidate, named: str) -> list[Application]:
    hers = select(Application).where(col(Application.candidate_id) == person.id).order_by(col(Application.id))
    if not named:
        return list(session.execute(hers).scalars())
    found = session.execute(hers.where(col(Application.id) == ids.parse(named))).scalars().first()
    if found is None:
        raise NotFound
    return [found]


def _ticket(session: Session, actor: Actor, person: Candidate) -> StaffTicket | None:
    live = select(StaffTicket).where(
        col(StaffTicket.account_id) == actor.account_id,
        col(StaffTicket.candidate_id) == person.id,
        col(StaffTicket.closed_at).is_(None),
        col(StaffTicket.ends_at) > clock.now(),
    )
    return session.execute(live.order_by(col(StaffTicket.ends_at).desc()).limit(1)).scalars().first()
