"""The viewer as SQL: the settings of a transaction and the values of the application's own queries say the same of who acts, why and when."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Date, DateTime, Text, Uuid, select
from sqlmodel import Session

from tests.support import rows
from weimproovi import clock, db
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.viewer import (
    BOUND_VIEWER,
    SETTINGS_VIEWER,
    Viewer,
    setting,
    viewer_of,
    viewer_values,
    words_of,
)
from weimproovi.vocabulary import MemberRole, Purpose

pytestmark = pytest.mark.usefixtures("database")
MOMENTS = ("now", "today")


def people() -> tuple[Actor, Actor]:
    """A member and a candidate: whatever the one has, the other lacks."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return rows.member(session, rows.company(session), MemberRole.REVIEWER), rows.candidate(session)


def on_paper(actor: Actor, purpose: Purpose) -> dict[str, Any]:
    return {
        "kind": actor.kind.value, "account_id": actor.account_id, "candidate_id": actor.candidate_id, "company_id": actor.company_id,
        "member_id": actor.member_id, "role": None if actor.role is None else actor.role.value, "purpose": purpose.value,
    }  # fmt: skip


def read(session: Session, viewer: Viewer, values: dict[str, Any] | None = None) -> dict[str, Any]:
    named = [getattr(viewer, one.name).label(one.name) for one in fields(Viewer)]
    return dict(session.execute(select(*named), values or {}).one()._mapping)


def is_now(found: dict[str, Any], before: datetime) -> bool:
    """The moment and the day are of the product's clock, and of their own types."""
    return before <= found["now"] <= clock.now() and found["today"] in {before.astimezone(clock.WIB).date(), clock.today()}


@pytest.mark.parametrize("which", [0, 1], ids=["member", "candidate"])
def test_the_three_ways_to_say_who_looks_say_the_same(which: int) -> None:
    actor, before = people()[which], clock.now()
    purpose = (Purpose.RECRUIT, Purpose.SELF)[which]
    with db.transaction(actor, purpose) as session:
        ways = [read(session, SETTINGS_VIEWER), read(session, viewer_of(actor, purpose)), read(session, BOUND_VIEWER, viewer_values(actor, purpose))]
    for found in ways:
        assert is_now(found, before)
        assert {name: value for name, value in found.items() if name not in MOMENTS} == on_paper(actor, purpose)


def test_only_plain_values_reach_the_driver() -> None:
    member, _ = people()
    assert {type(value) for value in viewer_values(member, Purpose.RECRUIT).values()} == {str, UUID, type(None), datetime, date}


def test_what_is_not_said_is_null_and_never_the_empty_word() -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found = session.execute(select(setting("company"), words_of("member"), setting("role"), words_of("never_heard_of"))).one()
    assert tuple(found) == (None, None, None, None)


def test_what_is_bound_later_says_its_type_so_that_nothing_at_all_is_a_value_of_it_too() -> None:
    ids = dict.fromkeys(("account_id", "candidate_id", "company_id", "member_id"), Uuid)
    expected = dict.fromkeys(("kind", "role", "purpose"), Text) | ids | {"now": DateTime, "today": Date}
    assert {one.name: type(getattr(BOUND_VIEWER, one.name).type) for one in fields(Viewer)} == expected
