"""What one look writes: the look, and each person of whom something was open."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from tests.support import rows
from tests.support.staff import staff_with
from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.ids import new_id
from weimproovi.models import Disclosure, DisclosurePerson, Pseudonym
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.disclosures import Ground, Seen, record
from weimproovi.vocabulary import ActorKind, Clause, DisclosureKind, FieldGroup, MemberRole, Purpose, StaffRole

pytestmark = pytest.mark.usefixtures("database")
OPEN = frozenset({FieldGroup.RESUME, FieldGroup.CONTACT})


def written(actor: Actor, seen: list[Seen], *ground: Ground) -> tuple[UUID | None, Disclosure, list[DisclosurePerson]]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        told = record(session, actor, DisclosureKind.SHEET, seen, *ground)
        look = session.execute(select(Disclosure)).scalar_one()
        return told, look, list(session.execute(select(DisclosurePerson).order_by(col(DisclosurePerson.id))).scalars())


def somebody() -> tuple[UUID, UUID]:
    """A candidate and the pseudonym under which looks at her are kept."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        candidate = rows.candidate(session).candidate_id
        assert candidate is not None
        return candidate, session.execute(select(col(Pseudonym.subject_id)).where(col(Pseudonym.candidate_id) == candidate)).scalar_one()


def owner_of(name: str) -> Actor:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        company.name = name
        return rows.member(session, company, MemberRole.OWNER)


def what(look: Disclosure) -> tuple[Any, ...]:
    return (look.kind, look.viewer_kind, look.viewer_account_id, look.company_id, look.company_name, look.role, look.purpose, look.clause, look.reason, look.note)


def test_a_look_says_who_why_and_when_and_its_people_what_was_open() -> None:
    owner, (first, first_subject), (second, second_subject), before = owner_of("PT Kopi Senja"), somebody(), somebody(), clock.now()
    sent = new_id()
    told, look, people = written(owner, [Seen(first, sent, OPEN), Seen(second, None, frozenset({FieldGroup.EXISTENCE}))])
    assert told == look.id
    assert before <= look.at <= clock.now()
    assert look.day in {before.astimezone(clock.WIB).date(), clock.today()}
    assert what(look) == (
        DisclosureKind.SHEET, ActorKind.MEMBER, owner.account_id, owner.company_id, "PT Kopi Senja", MemberRole.OWNER, Purpose.RECRUIT, Clause.S3, None, "",
    )  # fmt: skip
    assert [(one.disclosure_id, one.subject_id, one.company_id, one.application_id, one.groups) for one in people] == [
        (look.id, first_subject, owner.company_id, sent, ["contact", "resume"]), (look.id, second_subject, owner.company_id, None, ["existence"]),
    ]  # fmt: skip


def test_of_whom_nothing_was_open_is_not_in_the_look() -> None:
    (hidden, _), (shown, subject) = somebody(), somebody()
    _, _, people = written(owner_of("PT Kopi"), [Seen(hidden, None, frozenset()), Seen(shown, None, OPEN)])
    assert [one.subject_id for one in people] == [subject]


def test_where_nobody_was_seen_nothing_is_written() -> None:
    hidden, _ = somebody()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert record(session, owner_of("PT Kopi"), DisclosureKind.SHEET, [Seen(hidden, None, frozenset())]) is None
        assert session.execute(select(col(Disclosure.id))).all() == []


def test_staff_look_in_the_name_of_the_operator_for_a_reason_that_is_cut_where_its_column_ends() -> None:
    staff, (person, _) = staff_with(StaffRole.PRIVACY_OFFICER), somebody()
    _, look, _ = written(staff, [Seen(person, None, OPEN)], Ground(Purpose.SUPPORT, Clause.S5, "a" * 299 + "bc"))
    assert what(look) == (
        DisclosureKind.SHEET, ActorKind.STAFF, staff.account_id, None, "Weimproovi", None, Purpose.SUPPORT, Clause.S5, None, "a" * 299 + "b",
    )  # fmt: skip


def test_a_look_by_nobodys_company_names_none() -> None:
    person, _ = somebody()
    _, look, _ = written(SYSTEM, [Seen(person, None, OPEN)])
    assert (look.company_id, look.company_name) == (None, "")


def test_two_looks_are_two_and_each_person_has_a_row_of_her_own(database: Engine) -> None:
    owner, (person, _) = owner_of("PT Kopi"), somebody()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        ids = {record(session, owner, DisclosureKind.SHEET, [Seen(person, None, OPEN)]) for _look in range(2)}
        assert len(set(session.execute(select(col(DisclosurePerson.id))).scalars())) == len(ids) == 2


def test_who_took_her_data_back_meanwhile_is_not_seen_and_nobody_with_her() -> None:
    owner, (there, _) = owner_of("PT Kopi"), somebody()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        with pytest.raises(NotFound):
            record(session, owner, DisclosureKind.SHEET, [Seen(there, None, OPEN), Seen(new_id(), None, OPEN)])
        assert session.execute(select(col(Disclosure.id))).all() == []
