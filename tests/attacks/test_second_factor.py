"""A password alone: what it opens (nothing), and how a code may be guessed, repeated, borrowed or gone around."""

import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from sqlalchemy import delete, select, update
from sqlmodel import col
from websockets.exceptions import InvalidStatus

import weimproovi.weimproovi as product
from tests.support import factors, signed_in
from tests.support.caller import caller, sign_in, upload
from tests.support.market import VISITOR, some_member, some_owner, some_staff
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import cookie_of, town
from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.integrations import one_time_codes
from weimproovi.models import Account, CompanyMember, RecoveryCode, SecondFactor
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import factor_codes, second_factor, sessions
from weimproovi.settings import settings
from weimproovi.vocabulary import MemberRole, Purpose
from weimproovi.workspace.page import Page

pytestmark = pytest.mark.usefixtures("database")
PASSWORD = signed_in.PASSWORD
CODE, NEW, RENEW, OFF = "/masuk/kode", "/masuk/kode-baru", "/masuk/kode-pemulihan", "/masuk/kode-mati"


def half_session(actor: Actor) -> str:
    """What somebody holds who knows the password and nothing else."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        return sessions.begin(session, session.get_one(Account, actor.account_id), VISITOR)


def given(answer: httpx.Response) -> str:
    return answer.cookies.get(settings().cookie_name) or ""


def recovery_code(actor: Actor) -> str:
    code = factor_codes.new_recovery_code()
    assert actor.account_id is not None
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        session.add(RecoveryCode(account_id=actor.account_id, code_hash=factor_codes.recovery_hash(actor.account_id, code)))
    return code


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("page", product.PAGES, ids=lambda page: page.route)
def test_no_page_of_the_workspace_opens_for_half_a_session(live_server: LiveServer, page: Page) -> None:
    for actor in (some_owner(), some_staff()):
        with caller(live_server, half_session(actor)) as client:
            for prefix in ("", "/en"):
                answer = client.get(prefix + re.sub(r"\[\w+\]", "7", page.route))
                assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, prefix + "/masuk")


def test_no_socket_opens_for_half_a_session(live_server: LiveServer) -> None:
    for actor, path in ((some_owner(), "/rekruter"), (some_staff(), "/staf")):
        with pytest.raises(InvalidStatus):
            Tab(live_server.url, half_session(actor), path=path)


@pytest.mark.clause("S3", "refuses")
def test_no_file_opens_for_half_a_session(live_server: LiveServer) -> None:
    found = town()
    path = f"/berkas/lamaran/{found.application_id}/unduh"
    with caller(live_server, cookie_of(found.owner)) as whole, caller(live_server, half_session(found.owner)) as half:
        assert (whole.get(path).status_code, half.get(path).status_code) == (200, 404)


def test_no_form_takes_half_a_session_for_somebody(live_server: LiveServer) -> None:
    person = signed_in.owner()
    with caller(live_server, half_session(person.actor)) as client:
        changed = client.post("/ganti-sandi", data={"current": PASSWORD, "new": "teh hangat di tepi sawah"})
        answers = [changed, upload(client), client.post(RENEW, data={"password": PASSWORD}), client.post(OFF, data={"password": PASSWORD})]
    assert [answer.headers["location"].partition("?")[0] for answer in answers] == ["/masuk"] * 4
    assert sessions.half_way(sessions.sign_in(person.email, PASSWORD, signed_in.visitor())) is not None


def test_half_a_session_sets_up_no_factor_in_the_place_of_another(live_server: LiveServer) -> None:
    person = signed_in.owner()
    before = factors.code_of(person.actor.account_id)
    with caller(live_server, half_session(person.actor)) as client:
        shown, asked = client.get(NEW), client.post(NEW, data={"password": PASSWORD})
        tried = client.post(NEW, data={"code": "123456"})
    assert [answer.headers["location"] for answer in (shown, asked, tried)] == [CODE, CODE, CODE]
    assert factors.code_of(person.actor.account_id) == before


@pytest.mark.clause("D1", "passes")
def test_a_code_makes_it_whole_under_a_new_secret(live_server: LiveServer) -> None:
    actor = some_owner()
    planted = half_session(actor)
    with caller(live_server, planted) as client:
        whole = given(client.post(CODE, data={"code": factors.code_of(actor.account_id), "lanjut": "/rekruter/tim"}))
    assert whole not in ("", planted)
    assert sessions.resolve(planted) is None
    assert sessions.half_way(planted) is None
    assert sessions.resolve(whole) is not None


def test_a_code_is_not_taken_twice(live_server: LiveServer) -> None:
    actor = some_owner()
    code = factors.code_of(actor.account_id)
    with caller(live_server, half_session(actor)) as one, caller(live_server, half_session(actor)) as other:
        assert [client.post(CODE, data={"code": code}).status_code for client in (one, other)] == [303, 422]


@pytest.mark.parametrize("recovers", [False, True])
def test_the_same_code_twice_at_once_opens_one_session(live_server: LiveServer, recovers: bool) -> None:
    actor = some_owner()
    code = recovery_code(actor) if recovers else factors.code_of(actor.account_id)
    cookies = [half_session(actor) for _try in range(5)]

    def attempt(cookie: str) -> int:
        with caller(live_server, cookie) as client:
            return client.post(CODE, data={"code": code}).status_code

    with ThreadPoolExecutor(len(cookies)) as pool:
        statuses = sorted(pool.map(attempt, cookies))
    assert statuses == [303, 422, 422, 422, 422]


def test_a_recovery_code_works_once_and_for_its_own_account(live_server: LiveServer) -> None:
    actor, other = some_owner(), some_owner("PT Lain")
    code = recovery_code(actor)
    with caller(live_server, half_session(other)) as stranger, caller(live_server, half_session(actor)) as client:
        assert stranger.post(CODE, data={"code": code}).status_code == 422
        assert client.post(CODE, data={"code": code}).status_code == 303
    with caller(live_server, half_session(actor)) as client:
        assert client.post(CODE, data={"code": code}).status_code == 422


def test_another_accounts_code_opens_nothing(live_server: LiveServer) -> None:
    actor, other = some_owner(), some_owner("PT Lain")
    with caller(live_server, half_session(actor)) as client:
        assert client.post(CODE, data={"code": factors.code_of(other.account_id)}).status_code == 422


def test_guessing_codes_ends_after_five_from_wherever(live_server: LiveServer) -> None:
    actor = some_owner()
    statuses = []
    for number in range(7):
        with caller(live_server, half_session(actor)) as client:
            statuses.append(client.post(CODE, data={"code": f"{number:05d}x"}).status_code)
    assert statuses == [422] * 5 + [429] * 2
    with caller(live_server, half_session(actor)) as client:
        assert client.post(CODE, data={"code": factors.code_of(actor.account_id)}).status_code == 429


@pytest.mark.parametrize("code", ["", " ", "000000", "۱۲۳۴۵۶", "1" * 5000, "\x00", "' OR 1=1 --", "123456\n123456"])
def test_what_is_no_code_is_answered_in_words(live_server: LiveServer, code: str) -> None:
    with caller(live_server, half_session(some_owner())) as client:
        answer = client.post(CODE, data={"code": code})
    assert answer.status_code == 422
    assert "Perlu diperbaiki" in answer.text


def test_an_owner_and_staff_cannot_switch_it_off(live_server: LiveServer) -> None:
    person = signed_in.owner()
    with caller(live_server, person.cookie) as client:
        answer = client.post(OFF, data={"password": PASSWORD, "code": factors.code_of(person.actor.account_id)})
    assert answer.status_code == 422
    assert sessions.resolve(half_session(person.actor)) is None


def test_a_member_who_becomes_owner_is_asked_at_her_next_event(live_server: LiveServer) -> None:
    member = some_member(some_owner())
    cookie = cookie_of(member)
    with Tab(live_server.url, cookie, path="/rekruter") as tab:
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            session.execute(update(CompanyMember).where(col(CompanyMember.id) == member.member_id).values(role=MemberRole.OWNER))
        tab.send("reflex___state____state.weimproovi___workspace___session____session_state.load")
        assert tab.closed_within(6)
    with caller(live_server, cookie) as client:
        assert client.get("/masuk").headers["location"] == CODE
        assert client.get(CODE).headers["location"] == NEW


def test_an_open_tab_from_before_it_was_switched_on_is_closed(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    elsewhere = cookie_of(person.actor)
    with Tab(live_server.url, elsewhere) as tab, caller(live_server, person.cookie) as client:
        client.post(NEW, data={"password": PASSWORD})
        secret = re.search(r'class="key">([A-Z2-7 ]+)<', client.get(NEW).text)
        assert secret is not None
        code = one_time_codes.code_at(secret[1].replace(" ", ""), one_time_codes.step_at(clock.now()))
        assert client.post(NEW, data={"code": code}).status_code == 200
        assert tab.closed_within(6)
    assert sessions.resolve(elsewhere) is None


def test_no_secret_and_no_code_reaches_the_log(live_server: LiveServer) -> None:
    person = signed_in.owner()
    code = factors.code_of(person.actor.account_id)
    with caller(live_server) as client:
        cookie = given(sign_in(client, person.email, PASSWORD))
    with caller(live_server, cookie) as client:
        client.post(CODE, data={"code": "999 999"})
        client.post(CODE, data={"code": code})
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        factor = factor_codes.confirmed(session, session.execute(select(col(Account.id)).where(col(Account.email) == person.email)).scalar_one())
        assert factor is not None
        secret = factor_codes.secret_of(factor)
    assert [word for word in (secret, code, "999 999", cookie) if word in live_server.log()] == []


def test_the_code_page_says_no_code_in_a_test_server(live_server: LiveServer) -> None:
    actor = some_owner()
    with caller(live_server, half_session(actor)) as client:
        page = client.get(CODE).text
    assert "Pasar contoh" not in page
    assert factors.code_of(actor.account_id) not in page


def test_whoever_shares_the_password_does_not_replace_what_was_set_up_meanwhile() -> None:
    person = signed_in.owner().actor
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        session.execute(delete(SecondFactor).where(col(SecondFactor.account_id) == person.account_id))
    mine, theirs = half_session(person), sessions.half_way(half_session(person))
    me = sessions.half_way(mine)
    assert me is not None
    assert theirs is not None
    shown = second_factor.begin(me, {}, VISITOR)
    second_factor.confirm(me, mine, one_time_codes.code_at(shown.secret.replace(" ", ""), one_time_codes.step_at(clock.now())))
    with pytest.raises(NotFound):
        second_factor.begin(theirs, {}, VISITOR)
