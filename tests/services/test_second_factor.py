"""The second factor: who must have one, what a code is worth, what is asked before it changes, and what the demonstration shows."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import factors, market, signed_in
from tests.support.town import cookie_of
from weimproovi import clock, db, settings
from weimproovi.errors import Denied, Invalid, NotFound, TooMany
from weimproovi.integrations import one_time_codes, storage_keys
from weimproovi.models import Account, DemoMarket, Mail, RecoveryCode, SecondFactor, StaffAct
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import accounts, person_keys, proofs, second_factor, sessions
from weimproovi.vocabulary import MailKind, MemberRole, Purpose, StaffActKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")
PASSWORD = signed_in.PASSWORD


def current(secret: str, *, later: int = 0) -> str:
    return one_time_codes.code_at(secret.replace(" ", ""), one_time_codes.step_at(clock.now()) + later)


def half(cookie: str) -> sessions.HalfWay:
    found = sessions.half_way(cookie)
    assert found is not None
    return found


def new_owner() -> str:
    """The half session of an owner who signed up a moment ago."""
    form = {"company": "PT Kopi Senja", "name": "Wulan", "email": "wulan@contoh.id", "password": PASSWORD, "adult": "yes", "records": "yes"}
    return accounts.sign_up_company(form, signed_in.visitor())


def enrolled(cookie: str) -> second_factor.Enrolled:
    person = sessions.half_way(cookie) or market.require(sessions.resolve(cookie))
    made = second_factor.begin(person, {"password": PASSWORD}, signed_in.visitor())
    return second_factor.confirm(person, cookie, current(made.secret))


def signed_in_again(email: str) -> str:
    return sessions.sign_in(email, PASSWORD, signed_in.visitor())


def changes() -> list[str]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        told = select(col(Mail.values)).where(col(Mail.kind) == MailKind.SECOND_FACTOR_CHANGED).order_by(col(Mail.id))
        return [values["change"] for values in session.execute(told).scalars()]


@pytest.mark.clause("D1", "refuses")
def test_an_owner_and_a_member_of_staff_are_nobody_without_a_second_factor() -> None:
    for cookie in (new_owner(), bare(market.some_staff()), bare(market.some_member(market.some_owner(), MemberRole.OWNER))):
        assert sessions.resolve(cookie) is None
        assert not half(cookie).enrolled


def bare(actor: Actor) -> str:
    """A new session of somebody whose second factor was taken away."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        for factor in session.execute(select(SecondFactor).where(col(SecondFactor.account_id) == actor.account_id)).scalars():
            session.delete(factor)
        return sessions.begin(session, session.get_one(Account, actor.account_id), market.VISITOR)


@pytest.mark.parametrize("person", [market.some_candidate, lambda: market.some_member(market.some_owner())])
def test_others_need_none_until_they_switch_it_on(person: Callable[[], Actor]) -> None:
    cookie = cookie_of(person())
    assert sessions.resolve(cookie) is not None
    assert sessions.half_way(cookie) is None


def test_a_first_code_switches_it_on_and_renews_the_sessions_secret() -> None:
    cookie = new_owner()
    done = enrolled(cookie)
    assert sessions.resolve(cookie) is None
    owner = market.require(sessions.resolve(done.cookie))
    assert second_factor.state(owner) == second_factor.SecondFactorState(on=True, required=True, since=second_factor.state(owner).since, codes_left=10)
    assert changes() == ["on"]


def test_a_session_from_before_it_was_switched_on_is_asked() -> None:
    person = signed_in.candidate()
    elsewhere = cookie_of(person.actor)
    enrolled(person.cookie)
    assert sessions.resolve(elsewhere) is None
    assert half(elsewhere).enrolled


def test_signing_in_again_needs_a_code() -> None:
    person = signed_in.candidate()
    enrolled(person.cookie)
    cookie = signed_in_again(person.email)
    assert sessions.resolve(cookie) is None
    strong = second_factor.show(half(cookie), cookie, factors.code_of(person.actor.account_id, later=1))
    assert market.require(sessions.resolve(strong)).account_id == person.actor.account_id
    assert sessions.half_way(cookie) is None


@pytest.mark.parametrize("written", ["{0} {1}", " {0}-{1} ", "{0}{1}"])
def test_a_code_may_be_written_with_spaces(written: str) -> None:
    person = signed_in.owner()
    cookie, code = signed_in_again(person.email), factors.code_of(person.actor.account_id)
    assert second_factor.show(half(cookie), cookie, written.format(code[:3], code[3:]))


@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_phones_clock_may_be_half_a_minute_off(steps: int, taken: bool) -> None:
    person = signed_in.owner()
    cookie, code = signed_in_again(person.email), factors.code_of(person.actor.account_id, later=steps)
    if taken:
        assert second_factor.show(half(cookie), cookie, code)
    else:
        with pytest.raises(Invalid):
            second_factor.show(half(cookie), cookie, code)


def test_an_older_code_than_the_last_is_not_taken() -> None:
    person = signed_in.owner()
    first, second = signed_in_again(person.email), signed_in_again(person.email)
    older = factors.code_of(person.actor.account_id, later=-1)
    second_factor.show(half(first), first, factors.code_of(person.actor.account_id))
    with pytest.raises(Invalid):
        second_factor.show(half(second), second, older)


def test_a_recovery_code_opens_once_and_is_told_by_mail() -> None:
    person = signed_in.candidate()
    code = enrolled(person.cookie).codes[3]
    first, second = signed_in_again(person.email), signed_in_again(person.email)
    strong = second_factor.show(half(first), first, code.upper().replace("-", " "))
    assert second_factor.state(market.require(sessions.resolve(strong))).codes_left == 9
    with pytest.raises(Invalid):
        second_factor.show(half(second), second, code)
    assert changes() == ["on", "recovery"]


def test_recovery_codes_are_kept_as_hashes_bound_to_their_account() -> None:
    codes = enrolled(new_owner()).codes
    assert len({*codes}) == 10
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        kept = session.execute(select(col(RecoveryCode.code_hash))).scalars().all()
    assert all(len(one) == 32 for one in kept)
    assert not any(code.replace("-", "").encode() in one for code in codes for one in kept)


@pytest.mark.usefixtures("own_master_key")
def test_the_secret_is_wrapped_and_survives_a_rotation_of_the_master_key() -> None:
    person = signed_in.owner()
    code = factors.code_of(person.actor.account_id)
    former = settings.renew_master_key()
    storage_keys.forget()
    assert person_keys.rewrap_all() >= 1
    for path in former:
        path.unlink()
    storage_keys.forget()
    assert factors.code_of(person.actor.account_id) == code


def test_a_changed_password_keeps_the_factor_shown_and_is_no_way_around_it() -> None:
    person = signed_in.owner()
    cookie = accounts.change_password(person.actor, PASSWORD, "teh hangat di tepi sawah", signed_in.visitor())
    assert sessions.resolve(cookie) is not None
    again = sessions.sign_in(person.email, "teh hangat di tepi sawah", signed_in.visitor())
    assert sessions.resolve(again) is None


def test_a_replacement_needs_the_old_code_and_keeps_the_old_one_until_it_is_confirmed() -> None:
    person = signed_in.owner()
    with pytest.raises(Invalid) as refused:
        second_factor.begin(person.actor, {"password": PASSWORD}, signed_in.visitor())
    assert set(refused.value.faults) == {"code"}
    old = factors.code_of(person.actor.account_id)
    made = second_factor.begin(person.actor, {"password": PASSWORD, "code": old}, signed_in.visitor())
    assert factors.code_of(person.actor.account_id) == old
    done = second_factor.confirm(person.actor, person.cookie, current(made.secret))
    assert factors.code_of(person.actor.account_id) == current(made.secret)
    assert sessions.resolve(done.cookie) is not None


def test_a_secret_waits_a_quarter_of_an_hour_for_its_own_session() -> None:
    person = signed_in.candidate()
    second_factor.begin(person.actor, {"password": PASSWORD}, signed_in.visitor())
    other = market.require(sessions.resolve(cookie_of(person.actor)))
    assert second_factor.waiting(person.actor) is not None
    assert second_factor.waiting(other) is None
    with clock.moved(timedelta(minutes=16)):
        assert second_factor.waiting(person.actor) is None


def test_an_old_half_session_gives_the_password_before_it_sets_a_factor_up() -> None:
    cookie = new_owner()
    with clock.moved(timedelta(minutes=20)):
        person = half(cookie)
        assert not second_factor.may_begin_at_once(person)
        with pytest.raises(Invalid):
            second_factor.begin(person, {}, signed_in.visitor())
        assert second_factor.begin(person, {"password": PASSWORD}, signed_in.visitor())


def test_a_candidate_switches_it_off_with_password_and_code() -> None:
    person = signed_in.candidate()
    done = enrolled(person.cookie)
    actor = market.require(sessions.resolve(done.cookie))
    with pytest.raises(Invalid):
        second_factor.switch_off(actor, {"password": PASSWORD, "code": "000000"}, signed_in.visitor())
    second_factor.switch_off(actor, {"password": PASSWORD, "code": done.codes[0]}, signed_in.visitor())
    assert not second_factor.state(actor).on
    assert sessions.resolve(signed_in_again(person.email)) is not None
    assert changes()[-1] == "off"


def test_new_recovery_codes_end_the_former_ones() -> None:
    person = signed_in.candidate()
    done = enrolled(person.cookie)
    actor = market.require(sessions.resolve(done.cookie))
    renewed = second_factor.renew_recovery_codes(actor, {"password": PASSWORD, "code": done.codes[0]}, signed_in.visitor())
    cookie = signed_in_again(person.email)
    with pytest.raises(Invalid):
        second_factor.show(half(cookie), cookie, done.codes[1])
    assert second_factor.show(half(cookie), cookie, renewed[0])


def test_proofs_ask_the_password_and_the_code_where_there_is_one() -> None:
    candidate, owner = signed_in.candidate(), signed_in.owner()
    proofs.prove(candidate.actor, {"password": PASSWORD}, signed_in.visitor())
    for typed, fault in (({}, "password"), ({"password": "salah"}, "password"), ({"password": PASSWORD}, "code")):
        with pytest.raises(Invalid) as refused:
            proofs.prove(owner.actor, typed, signed_in.visitor())
        assert set(refused.value.faults) == {fault}
    proofs.prove(owner.actor, {"password": PASSWORD, "code": factors.code_of(owner.actor.account_id)}, signed_in.visitor())


def test_an_administrator_resets_a_colleagues_lost_factor() -> None:
    administrator, lost = market.some_staff(StaffRole.ADMINISTRATOR), market.some_staff()
    cookie = cookie_of(lost)
    second_factor.reset_by_operator(administrator, str(lost.account_id))
    assert sessions.resolve(cookie) is None
    assert sessions.half_way(cookie) is None
    assert changes() == ["off"]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        act = session.execute(select(StaffAct).where(col(StaffAct.act) == StaffActKind.SECOND_FACTOR_RESET)).scalars().one()
        assert (act.account_id, act.subject_id) == (administrator.account_id, lost.account_id)


def test_nobody_else_resets_one_and_no_administrator_her_own() -> None:
    administrator, owner = market.some_staff(StaffRole.ADMINISTRATOR), market.some_owner()
    for actor in (market.some_staff(), owner, market.some_candidate()):
        with pytest.raises(Denied):
            second_factor.reset_by_operator(actor, str(administrator.account_id))
    with pytest.raises(Denied):
        second_factor.reset_by_operator(administrator, str(administrator.account_id))
    with pytest.raises(NotFound):
        second_factor.reset_by_operator(administrator, str(owner.company_id))


def test_five_wrong_codes_close_the_question_for_a_while() -> None:
    person = signed_in.owner()
    cookie = signed_in_again(person.email)
    for _attempt in range(5):
        with pytest.raises(Invalid):
            second_factor.show(half(cookie), cookie, "12345x")
    with pytest.raises(TooMany):
        second_factor.show(half(cookie), cookie, factors.code_of(person.actor.account_id))


@pytest.mark.parametrize(
    ("env", "marked", "address", "shown"),
    [("demo", True, "ratna@kopisenja.example", True), ("production", True, "ratna@kopisenja.example", False), ("test", True, "ratna@kopisenja.example", False),
     ("demo", False, "ratna@kopisenja.example", False), ("demo", True, "ratna@kopisenja.id", False)],
)
def test_only_the_demonstration_says_its_codes(env: str, marked: bool, address: str, shown: bool, running_as: Callable[[str], None]) -> None:
    person = signed_in.owner()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.get_one(Account, person.actor.account_id).email = address
        session.add_all([DemoMarket()] * marked)
    running_as(env)
    said = second_factor.demo_code(person.actor)
    assert said == (factors.code_of(person.actor.account_id) if shown else None)
