"""Stolen, planted and left-over sessions, and the ways out of the site that a link could hide."""

import re
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.support import signed_in
from tests.support.caller import caller, sign_in, upload
from tests.support.market import some_candidate, some_member, some_owner, some_vacancy
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import cookie_of
from weimproovi import routes
from weimproovi.services import members, sessions
from weimproovi.settings import settings
from weimproovi.site.app import WRITE

pytestmark = pytest.mark.usefixtures("database")
OUTSIDE = (
    "//jahat.example", "https://jahat.example/x", "/\\jahat.example", "\\\\jahat.example", "/\tjahat.example", "/\t/jahat.example", "///jahat.example",
    "/\n/jahat.example", "javascript:alert(1)", "http:jahat.example", "//jahat.example@127.0.0.1", "jahat.example", " //jahat.example",
    "%2f%2fjahat.example", "/" + "a" * 600, "data:text/html,x", "\x00//jahat.example",
)


def cookie_given(answer: httpx.Response) -> str:
    return answer.cookies.get(settings().cookie_name) or ""


def opens(live_server: LiveServer, cookie: str, path: str = "/akun") -> bool:
    """Whether a cookie opens a page of the workspace, and a socket."""
    with caller(live_server, cookie) as client:
        page = client.get(path).status_code == 200
    try:
        Tab(live_server.url, cookie, path=path).socket.close()
    except InvalidStatus:
        assert not page
    return page


def test_a_planted_cookie_does_not_become_anybodys_session(live_server: LiveServer) -> None:
    person, planted = signed_in.candidate(), "p" * 43
    with caller(live_server, planted) as client:
        given = cookie_given(sign_in(client, person.email, signed_in.PASSWORD))
    assert given not in ("", planted)
    assert opens(live_server, given)
    assert not opens(live_server, planted)


def test_the_attackers_own_cookie_does_not_become_the_victims(live_server: LiveServer) -> None:
    attacker, person = signed_in.candidate("Jahat"), signed_in.candidate("Sukarno")
    with caller(live_server, attacker.cookie) as client:
        given = cookie_given(sign_in(client, person.email, signed_in.PASSWORD))
    assert given != attacker.cookie
    left = sessions.resolve(attacker.cookie)
    assert left is None or left.account_id == attacker.actor.account_id


def test_a_cookie_is_worth_nothing_after_sign_out(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    with caller(live_server, person.cookie) as client:
        client.post("/keluar")
    assert not opens(live_server, person.cookie)


def test_a_changed_password_ends_every_other_session(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    elsewhere = cookie_of(person.actor)
    with caller(live_server, person.cookie) as client, Tab(live_server.url, elsewhere) as tab:
        answer = client.post("/ganti-sandi", data={"current": signed_in.PASSWORD, "new": "teh hangat di tepi sawah"})
        assert tab.closed_within(6)
    assert [opens(live_server, cookie) for cookie in (person.cookie, elsewhere, cookie_given(answer))] == [False, False, True]


def test_a_removed_member_loses_the_open_socket_and_every_page(live_server: LiveServer) -> None:
    owner = some_owner()
    gone = some_member(owner, vacancy=some_vacancy(owner))
    cookie = cookie_of(gone)
    with Tab(live_server.url, cookie, path="/rekruter") as tab:
        members.remove(owner, str(gone.member_id))
        assert tab.closed_within(6)
    assert not opens(live_server, cookie, "/rekruter")


@pytest.mark.parametrize("route", sorted(set(WRITE) - {routes.STOP}))  # mail programs press that one (RFC 8058); its token is the proof
def test_no_form_is_taken_from_another_site(live_server: LiveServer, route: str) -> None:
    path = re.sub("{[^}]+}", "x" * 43, route)
    for origin in ("https://jahat.example", "null", live_server.url + ".jahat.example", ""):
        for prefix in ("", "/en"):
            with caller(live_server, signed_in.candidate().cookie) as client:
                headers = {"origin": origin} if origin else {"origin": "", "referer": "https://jahat.example/"}
                assert client.post(prefix + path, headers=headers, data={"email": "a@b.id"}).status_code == 403


@pytest.mark.parametrize("wanted", OUTSIDE)
def test_no_link_leads_out_of_the_site_after_signing_in(live_server: LiveServer, wanted: str) -> None:
    person = signed_in.candidate()
    with caller(live_server) as stranger, caller(live_server, person.cookie) as client:
        answers = [
            sign_in(stranger, person.email, signed_in.PASSWORD, lanjut=wanted),
            client.get("/masuk", params={"lanjut": wanted}),
            client.get("/en/masuk", params={"lanjut": wanted}),
            upload(client, lanjut=wanted),
        ]
    for answer in answers:
        if "\x00" in wanted and answer.request.method == "GET":
            assert answer.status_code == 404
            assert "location" not in answer.headers
            continue
        led = answer.headers["location"]
        assert answer.status_code == 303
        assert "\\" not in led
        assert led.isprintable()
        assert urlsplit(urljoin(str(answer.url), led)).netloc == answer.url.netloc.decode()


def test_a_wrong_password_and_an_unknown_account_get_the_same_words(live_server: LiveServer) -> None:
    person, nobody = signed_in.candidate(), "tiada@contoh.id"
    with caller(live_server) as client:
        known, unknown = (sign_in(client, email, "sandi yang salah") for email in (person.email, nobody))
    assert known.status_code == unknown.status_code == 422
    assert known.text.replace(person.email, "?") == unknown.text.replace(nobody, "?")


def test_asking_for_a_new_password_gets_the_same_words(live_server: LiveServer) -> None:
    with caller(live_server) as client:
        known, unknown = (client.post("/lupa-sandi", data={"email": email}) for email in (signed_in.candidate().email, "tiada@contoh.id"))
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)


def test_signing_up_does_not_tell_whether_the_address_is_taken(live_server: LiveServer) -> None:
    taken = signed_in.candidate().email
    form = {"full_name": "Wayan", "phone": "0812-3456-7890", "password": signed_in.PASSWORD, "adult": "yes"}
    with caller(live_server) as one, caller(live_server) as other:
        known, unknown = (client.post("/daftar/kandidat", data={**form, "email": email}) for client, email in ((one, taken), (other, "baru@contoh.id")))
    assert (known.status_code, known.headers["location"], known.text) == (unknown.status_code, unknown.headers["location"], unknown.text)


def test_guessing_passwords_is_slowed_down(live_server: LiveServer) -> None:
    person = some_candidate()
    with caller(live_server) as client:
        answers = [sign_in(client, f"{person.account_id}@contoh.id", f"tebakan {number}") for number in range(11)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0


