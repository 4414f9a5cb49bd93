"""Who acts, and what staff may do: small tables and the small questions that are asked of them, said a second time."""

from uuid import UUID

import pytest

from weimproovi.errors import Denied
from weimproovi.permissions import facts, staff_acts
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.permissions.decide import Closed, Decision
from weimproovi.vocabulary import ActorKind, Clause, FieldGroup, MemberRole, Reason, StaffActKind, StaffRole

S, P, M, F, A = StaffRole.SUPPORT, StaffRole.PRIVACY_OFFICER, StaffRole.MODERATOR, StaffRole.FINANCE, StaffRole.ADMINISTRATOR
MAY: dict[str, set[StaffRole]] = {
    "company_check": {M}, "paper_read": {M}, "report_answer": {M}, "vacancy_pause": {M}, "vacancy_resume": {M}, "payment_confirm": {F}, "tax_proof": {F}, "invoice_void": {F}, "request_answer": {P},
    "ticket_open": {S, P}, "ticket_look": {S, P}, "ticket_close": {S, P}, "mail_retry": {S, A}, "mail_read": {S, A}, "staff_add": {A}, "staff_role": {A}, "staff_end": {A},
    "second_factor_reset": {A}, "audit_read": {P, A}, "sweeps_read": {A}, "decision_explained": set(),
}  # fmt: skip


def staff(*roles: StaffRole) -> Actor:
    return Actor(ActorKind.STAFF, staff_roles=frozenset(roles))


@pytest.mark.clause("D1", "passes")
@pytest.mark.clause("D1", "refuses")
def test_each_role_does_its_own_acts_and_no_other() -> None:
    assert {act.value: {role for role in StaffRole if staff_acts.may(staff(role), act)} for act in StaffActKind} == MAY


def test_roles_add_up_and_nobody_without_one_does_anything() -> None:
    for act in StaffActKind:
        assert staff_acts.may(staff(*StaffRole), act) == bool(MAY[act.value])
        assert staff_acts.may(staff(), act) is False


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("kind", [kind for kind in ActorKind if kind is not ActorKind.STAFF])
def test_whoever_is_not_of_the_staff_does_nothing_whatever_roles_are_said_of_her(kind: ActorKind) -> None:
    pretends = Actor(kind, staff_roles=frozenset(StaffRole))
    assert not any(staff_acts.may(pretends, act) for act in StaffActKind)
    with pytest.raises(Denied) as refused:
        staff_acts.require(pretends, StaffActKind.STAFF_ADD)
    assert refused.value.reason is Reason.PURPOSE_NOT_SERVED


def test_the_machine_does_what_needs_a_first_administrator() -> None:
    staff_acts.require(staff(A), StaffActKind.STAFF_ADD)
    staff_acts.require_or_machine(SYSTEM, StaffActKind.STAFF_ADD)
    staff_acts.require_or_machine(staff(A), StaffActKind.STAFF_ADD)
    for other in (staff(S), ANONYMOUS):
        with pytest.raises(Denied):
            staff_acts.require_or_machine(other, StaffActKind.STAFF_ADD)
    with pytest.raises(Denied):
        staff_acts.require(SYSTEM, StaffActKind.STAFF_ADD)


def test_who_acts_says_her_kind_and_nothing_that_was_not_said() -> None:
    assert (ANONYMOUS.kind, SYSTEM.kind) == (ActorKind.ANONYMOUS, ActorKind.SYSTEM)
    for actor in (ANONYMOUS, SYSTEM):
        assert (actor.account_id, actor.candidate_id, actor.company_id, actor.role, actor.staff_roles, actor.language) == (None, None, None, None, frozenset(), "id")
    assert [role for role in MemberRole if Actor(ActorKind.MEMBER, role=role).owner] == [MemberRole.OWNER]
    assert not ANONYMOUS.owner


def test_a_larger_plan_opens_what_the_plan_alone_has_closed() -> None:
    assert {reason.value for reason in Reason if Closed(reason, Clause.S6).waits_for_plan} == {"seat_locked", "plan_lacks_group", "quota_spent", "videos_spent"}


@pytest.mark.clause("S5", "refuses")
def test_a_refusal_names_the_application_unless_its_companys_own_plan_is_the_reason() -> None:
    """What names an application is written to its person's ledger; a lock of the plan must not be (S5)."""
    sent, group = UUID(int=7), FieldGroup.RESUME
    facts.require(Decision(frozenset({group})), group, sent)
    for reason, named in ((Reason.NOT_ASSIGNED, sent), (Reason.QUOTA_SPENT, None), (Reason.SEAT_LOCKED, None), (Reason.PLAN_LACKS_GROUP, None)):
        with pytest.raises(Denied) as refused:
            facts.require(Decision(frozenset(), {group: Closed(reason, Clause.S3)}), group, sent)
        assert (refused.value.reason, refused.value.resource_id) == (reason, named)
