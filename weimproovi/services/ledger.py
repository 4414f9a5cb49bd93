"""The access ledger as people read it: a candidate sees every look at her data, a company its own."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, case, func, literal, select
from sqlmodel import col

from weimproovi import db, routes
from weimproovi.errors import Denied, NotFound
from weimproovi.i18n import _, format, n_, staff_words, words
from weimproovi.models import Application, CompanyMember, Disclosure, DisclosurePerson, Pseudonym, Vacancy, VideoViewing
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.candidate import Look
from weimproovi.schemas.recruiter import AccessRow
from weimproovi.services import ledger_proofs
from weimproovi.services.ledger_leaves import ONCE_A_DAY
from weimproovi.vocabulary import ActorKind, DisclosureKind, FieldGroup, MemberRole, Purpose, Reason

PAGE = 50

READING_ORDER = (
    FieldGroup.IDENTITY,
    FieldGroup.CONTACT,
    FieldGroup.LINKEDIN,
    FieldGroup.RESUME,
    FieldGroup.RESUME_FILE,
    FieldGroup.VIDEO,
    FieldGroup.ANSWERS,
    FieldGroup.VERIFIED,
    FieldGroup.NOTES,
    FieldGroup.EXISTENCE,
)

LAST = func.max(col(Disclosure.at))
SHOWN: tuple[Any, ...] = (
    col(Disclosure.kind),
    col(Disclosure.company_name),
    col(Disclosure.role),
    col(Disclosure.purpose),
    col(Disclosure.clause),
    col(Disclosure.reason),
    col(Disclosure.viewer_kind),
    col(Disclosure.note),
    col(DisclosurePerson.groups),
)


def looks(actor: Actor, before: str = "") -> list[Look]:
    """Who looked at the candidate, newest first, refused attempts included; `before` is `at` of the last row shown.

    Lists and page pictures are one row per viewer, field groups, application and day, with first, last and count; everything else is its own row.
    """
    query = _looks_at(actor)
    if before:
        query = query.having(_moment(before) > LAST)
    with db.transaction(actor, Purpose.SELF) as session:
        rows = session.execute(query).all()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        sealed = ledger_proofs.sealed(session, [row_id for row in rows for row_id in row.row_ids])
    return [_look(row, sealed) for row in rows]


def _looks_at(actor: Actor) -> Any:
    """Looks at a candidate's data, newest first; what is counted once a day is one row of the day."""
    apart = case((col(Disclosure.kind).in_(ONCE_A_DAY), literal(None)), else_=col(Disclosure.id))
    return (
        select(
            LAST.label("at"),
            func.min(col(Disclosure.at)).label("first"),
            func.count().label("times"),
            func.array_agg(col(DisclosurePerson.id)).label("row_ids"),
            *SHOWN,
            func.max(col(Vacancy.title)).label("title"),
            func.max(col(VideoViewing.seconds)).label("seconds"),
        )
        .join(DisclosurePerson, col(DisclosurePerson.disclosure_id) == col(Disclosure.id))
        .join(Pseudonym, col(Pseudonym.subject_id) == col(DisclosurePerson.subject_id))
        .outerjoin(VideoViewing, col(VideoViewing.disclosure_id) == col(Disclosure.id))
        .outerjoin(Application, col(Application.id) == col(DisclosurePerson.application_id))
        .outerjoin(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(col(Pseudonym.candidate_id) == actor.candidate_id)
        .group_by(
            apart,
            col(Disclosure.day),
            col(Disclosure.viewer_account_id),
            *SHOWN,
            col(DisclosurePerson.application_id),
        )
        .order_by(LAST.desc())
        .limit(PAGE)
    )


def _moment(words: str) -> datetime:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        raise NotFound from None


def company_looks(actor: Actor) -> list[AccessRow]:
    """The newest looks of the company's own members, one row a look; owners only (UU PDP art. 31)."""
    shown: tuple[Any, ...] = (
        col(Disclosure.at),
        col(Disclosure.kind),
        col(CompanyMember.name),
        col(DisclosurePerson.groups),
        col(Vacancy.title).label("title"),
    )
    query: Any = (
        select(*shown, func.count().label("people"))
        .join(DisclosurePerson, col(DisclosurePerson.disclosure_id) == col(Disclosure.id))
        .outerjoin(
            CompanyMember,
            (col(CompanyMember.account_id) == col(Disclosure.viewer_account_id))
            & (col(CompanyMember.company_id) == col(Disclosure.company_id)),
        )
        .outerjoin(Application, col(Application.id) == col(DisclosurePerson.application_id))
        .outerjoin(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(col(Disclosure.company_id) == actor.company_id)
        .group_by(col(Disclosure.id), *shown)
        .order_by(col(Disclosure.at).desc())
        .limit(PAGE)
    )
    with db.transaction(actor, Purpose.RECRUIT) as session:
        if not actor.owner:
            raise Denied(Reason.PURPOSE_NOT_SERVED)
        return [_access(row) for row in session.execute(query)]


def _access(row: Row[Any]) -> AccessRow:
    people = n_(" · {n} pelamar", " · {n} pelamar", row.people) if row.people > 1 else ""
    refused = row.kind is DisclosureKind.REFUSED
    what = _("Mencoba membuka data pelamar") if refused else _what(row.kind, row.groups, ActorKind.MEMBER)
    return AccessRow(format.moment_exact(row.at), row.name or "", what + people, row.title or "", refused)


def _look(row: Row[Any], sealed: set[UUID]) -> Look:
    return Look(
        at=row.at.isoformat(),
        when=format.ago(row.at),
        when_exact=format.moment_exact(row.at),
        time=f"{format.clock_time(row.at)} WIB",
        company=_("Petugas Weimproovi") if row.viewer_kind is ActorKind.STAFF else row.company_name,
        role=words.role(row.role) if isinstance(row.role, MemberRole) else "",
        what=_what(row.kind, row.groups, row.viewer_kind) + _played(row.seconds),
        purpose=words.purpose(row.purpose),
        clause=row.clause.value,
        vacancy=row.title or "",
        times=n_("{n} kali", "{n} kali", row.times) if row.times > 1 else "",
        first=_("pertama {time} WIB", time=format.clock_time(row.first)) if row.times > 1 else "",
        proof=routes.LOOK_PROOF.format(row_id=row.row_ids[0]) if sealed.issuperset(row.row_ids) else "",
        refused=row.kind is DisclosureKind.REFUSED,
        reason=words.reason_for_candidate(row.reason) if row.reason else "",
        note=row.note,
    )


def _played(seconds: int | None) -> str:
    """How much of a recording went to the viewer's screen."""
    return "" if seconds is None else n_(", {n} detik", ", {n} detik", seconds)


def _what(kind: DisclosureKind, groups: list[str], viewer: ActorKind) -> str:
    if viewer is ActorKind.STAFF and kind is DisclosureKind.SHEET:
        return _("Dilihat petugas: {groups}", groups=staff_words.ticket_groups(groups))
    seen = "; ".join(words.field_group(group) for group in READING_ORDER if group.value in groups)
    match kind:
        case DisclosureKind.LIST:
            return _("Daftar pelamar: {groups}", groups=seen)
        case DisclosureKind.SHEET:
            return _("Lembar lamaran: {groups}", groups=seen)
        case DisclosureKind.PAGE:
            return _("Halaman CV di layar")
        case DisclosureKind.FILE:
            return _("Unduhan CV")
        case DisclosureKind.VIDEO:
            return _("Video wawancara diputar")
        case DisclosureKind.TICKET:
            return _("Izin melihat bagi petugas: {groups}", groups=staff_words.ticket_groups(groups))
        case DisclosureKind.REFUSED:
            return _("Mencoba membuka datamu")
