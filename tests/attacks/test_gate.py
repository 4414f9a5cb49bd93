"""The one door, tried from outside: who gets which page, what may be posted, which headers every answer bears."""

import httpx
import pytest

from tests.support import signed_in
from tests.support.server import LiveServer

pytestmark = pytest.mark.usefixtures("database")


def fetch(live_server: LiveServer, path: str, person: signed_in.Person | None = None, method: str = "GET", **options: object) -> httpx.Response:
    cookies = {"weimproovi_session": person.cookie} if person else {}
    with httpx.Client(base_url=live_server.url, cookies=cookies) as client:
        return client.request(method, path, **options)  # type: ignore[arg-type]


def test_a_stranger_is_sent_to_sign_in_and_comes_back(live_server: LiveServer) -> None:
    answer = fetch(live_server, "/akun?bagian=izin")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/masuk?lanjut=/akun%3Fbagian%3Dizin"


def test_the_english_pages_lead_to_the_english_sign_in(live_server: LiveServer) -> None:
    assert fetch(live_server, "/en/akun").headers["location"] == "/en/masuk?lanjut=/en/akun"


def test_a_candidate_gets_her_page_in_both_languages(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    for path, language in (("/akun", "id"), ("/en/akun", "en")):
        answer = fetch(live_server, path, person)
        assert answer.status_code == 200
        assert f'<html lang="{language}">' in answer.text


def test_a_page_with_a_parameter_is_a_shell_in_its_language(live_server: LiveServer) -> None:
    person = signed_in.owner()
    for path, language in (("/rekruter/lamaran/x", "id"), ("/en/rekruter/lamaran/x", "en")):
        answer = fetch(live_server, path, person)
        assert answer.status_code == 200
        assert f'<html lang="{language}">' in answer.text
        assert "'sha256-" in answer.headers["content-security-policy"]


def test_a_candidate_finds_no_recruiter_page(live_server: LiveServer) -> None:
    for path in ("/rekruter", "/staf", "/en/rekruter"):
        assert fetch(live_server, path, signed_in.candidate()).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/tidak-ada", "/akun/tidak-ada", "/ping", "/_health", "/_upload", "/_all_routes", "/_event", "/akun.html", "/index.html", "/404.html",
     "/__spa-fallback.html", "/assets/", "/assets/tidak.js", "/workspace.js.gz", "/.env", "/..%2frxconfig.py", "/404"],
)
def test_unknown_paths_get_the_sites_404_and_no_shell(live_server: LiveServer, path: str) -> None:
    for person in (None, signed_in.candidate()):
        answer = fetch(live_server, path, person)
        assert answer.status_code == 404
        assert "__reactRouterContext" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "https://jahat.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)
def test_a_post_from_elsewhere_is_refused(live_server: LiveServer, headers: dict[str, str]) -> None:
    assert fetch(live_server, "/keluar", method="POST", headers=headers).status_code == 403


def test_a_post_from_our_own_page_passes(live_server: LiveServer) -> None:
    answer = fetch(live_server, "/keluar", signed_in.candidate(), "POST", headers={"origin": live_server.url})
    assert answer.status_code == 303


def test_a_body_longer_than_its_route_takes_is_refused(live_server: LiveServer) -> None:
    own = {"origin": live_server.url, "content-type": "application/x-www-form-urlencoded"}
    said = fetch(live_server, "/masuk", method="POST", headers=own, content=b"a" * 200_000)
    unsaid = fetch(live_server, "/masuk", method="POST", headers=own, content=iter([b"email=" + b"a" * 1000] * 200))
    assert (said.status_code, unsaid.status_code) == (413, 413)


@pytest.mark.parametrize("path", ["/", "/masuk", "/tidak-ada", "/akun", "/workspace.js", "/healthz"])
def test_every_answer_bears_the_security_headers(live_server: LiveServer, path: str) -> None:
    headers = fetch(live_server, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "'unsafe-eval'" not in headers["content-security-policy"]


def test_scripts_of_a_workspace_page_are_named_by_hash(live_server: LiveServer) -> None:
    policy = fetch(live_server, "/akun", signed_in.candidate()).headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "'sha256-" in scripts
    assert "unsafe" not in scripts


def test_cross_origin_reading_is_not_allowed(live_server: LiveServer) -> None:
    answer = fetch(live_server, "/akun", signed_in.candidate(), headers={"origin": "https://jahat.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_hashed_files_are_kept_for_a_year_and_pages_are_not(live_server: LiveServer) -> None:
    page = fetch(live_server, "/akun", signed_in.candidate())
    script = page.text.partition('"/assets/')[2].partition('"')[0]
    assert "immutable" in fetch(live_server, f"/assets/{script}").headers["cache-control"]
    assert page.headers["cache-control"] == "private, no-cache"


def test_the_front_end_calls_the_address_it_came_from(live_server: LiveServer) -> None:
    page = fetch(live_server, "/akun", signed_in.candidate()).text
    scripts = {part.partition('"')[0] for part in page.split('"/assets/')[1:]}
    assert all("own-address.invalid" not in fetch(live_server, f"/assets/{script}").text for script in scripts)


def test_health_says_whether_the_database_answers(live_server: LiveServer) -> None:
    assert (fetch(live_server, "/healthz").text, fetch(live_server, "/readyz").text) == ("ok", "ready")
