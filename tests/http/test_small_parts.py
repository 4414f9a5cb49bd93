"""The gate's small parts by themselves: cookies, paths in the log, inline scripts, headers, log records."""

import fcntl
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from weimproovi.http import headers, logs, uploads
from weimproovi.http.front_end import inline_scripts, read_front_end
from weimproovi.http.requests import MAX_BODY, foreign, language_of, limit_of, shown_path, too_long
from weimproovi.http.session_cookie import clear_cookie, read_cookie, set_cookie
from weimproovi.http.tab import BURST, MAX_MESSAGE, Tab
from weimproovi.ids import new_id
from weimproovi.settings import settings
from weimproovi.workspace.built import finish


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings of a server on a public https address."""
    monkeypatch.setenv("WEIMPROOVI_ORIGINS", "https://weimproovi.example")
    settings.cache_clear()
    yield
    settings.cache_clear()


def cookie_scope(*cookies: str) -> dict[str, object]:
    return {"headers": [(b"cookie", cookie.encode()) for cookie in cookies]}


def test_a_public_cookie_is_secure_and_bound_to_the_host(public: None) -> None:
    response = Response()
    set_cookie(response, "rahasia")
    assert response.headers["set-cookie"] == "__Host-weimproovi=rahasia; HttpOnly; Path=/; SameSite=lax; Secure"


def test_clearing_names_the_same_cookie(public: None) -> None:
    response = Response()
    clear_cookie(response)
    assert response.headers["set-cookie"].startswith('__Host-weimproovi=""; expires=')


def test_a_planted_second_cookie_makes_both_worthless() -> None:
    assert read_cookie(cookie_scope("a=1; weimproovi_session=x")) == "x"
    assert read_cookie(cookie_scope("weimproovi_session=x; weimproovi_session=y")) is None
    assert read_cookie(cookie_scope("weimproovi_session=x", "weimproovi_session=y")) is None
    assert read_cookie(cookie_scope("weimproovi_session=")) is None
    assert read_cookie(cookie_scope("weimproovi_session=" + "x" * 300)) is None


def test_only_our_own_origin_may_post() -> None:
    own = settings().origins[0]
    assert not foreign(Headers({"origin": own}))
    assert not foreign(Headers({"sec-fetch-site": "same-origin"}))
    assert foreign(Headers({"origin": "null", "sec-fetch-site": "same-origin"}))
    assert foreign(Headers({}))


@pytest.mark.parametrize(("path", "language"), [("/", "id"), ("/en", "en"), ("/en/akun", "en"), ("/english", "id"), ("/id/akun", "id")])
def test_the_prefix_names_the_language(path: str, language: str) -> None:
    assert language_of(path) == language


def test_uploads_may_be_longer_than_forms() -> None:
    assert limit_of("/berkas/cv") == limit_of("/en/berkas/cv") > MAX_BODY == limit_of("/masuk")
    assert too_long("/masuk", Headers({"content-length": str(MAX_BODY + 1)}))
    assert too_long("/masuk", Headers({"content-length": "-1"}))


def test_the_log_shows_no_secret_of_a_link() -> None:
    assert shown_path("/atur-sandi/kenari") == "/atur-sandi/…"
    assert shown_path("/en/konfirmasi/kenari") == "/en/konfirmasi/…"
    assert shown_path("/lowongan/barista-bandung") == "/lowongan/barista-bandung"


def test_inline_scripts_are_named_once_and_others_not() -> None:
    page = '<script src="/a.js"></script><script>alert(1)</script><script type="module">alert(1)</script><script></script>'
    assert inline_scripts(page) == ("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",)


def test_public_pages_ask_for_https_alone(public: None) -> None:
    answer = MutableHeaders()
    headers.secure(answer, headers.site_policy())
    assert answer["strict-transport-security"].startswith("max-age=63072000")
    assert "wss://weimproovi.example" in headers.workspace_policy(())


def test_a_framework_message_is_replaced_by_its_place() -> None:
    words = "Error for Event(name='a.b', payload={'x': 'kenari'}) [txid=0123456789ab]"
    record = logs.discreet_record("reflex.app", logging.ERROR, "/x/app.py", 7, words, (), None)
    assert "kenari" not in str(record.__dict__)
    assert (record.event_name, record.transaction, record.where) == ("a.b", "0123456789ab", "app:7")  # type: ignore[attr-defined]


def test_an_exception_is_written_without_its_words() -> None:
    def fail() -> None:
        raise ValueError("kenari") from LookupError("kenari")

    with pytest.raises(ValueError, match="kenari") as caught:
        fail()
    assert "kenari" not in logs.places(caught.value)
    assert logs.places(caught.value).startswith("ValueError at ")


def test_a_fault_of_ours_is_logged_with_its_places() -> None:
    try:
        raise ValueError("kenari")
    except ValueError as fault:
        told = logs.places_only(None, "error", {"event": "x", "exc_info": (type(fault), fault, None)})
    assert told["fault"].startswith("ValueError at ")
    assert "kenari" not in str(told)


def test_a_tab_may_send_a_burst_and_then_has_to_wait() -> None:
    tab = Tab("rahasia", new_id(), new_id(), frozenset())
    assert all(tab.may_send(10) for _ in range(BURST))
    assert not tab.may_send(10)
    assert "rahasia" not in repr(tab)
    assert not Tab("rahasia", new_id(), new_id(), frozenset()).may_send(MAX_MESSAGE + 1)


def test_the_finished_front_end_names_languages_and_its_own_address(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    for name in ("__spa-fallback.html", "akun.html", "en/akun.html"):
        (tmp_path / name).write_text("<html><script>1</script></html>")
    (tmp_path / "a.js").write_text('x={EVENT:"ws://own-address.invalid/_event",PING:`http://own-address.invalid`}')
    finish(tmp_path)
    finish(tmp_path)
    assert '<html lang="en">' in (tmp_path / "en/akun.html").read_text()
    assert '<html lang="id">' in (tmp_path / "akun.html").read_text()
    assert "own-address" not in (tmp_path / "a.js").read_text()
    front_end = read_front_end(tmp_path)
    assert front_end.file_of("/en/akun/") == "/en/akun.html"
    assert front_end.file_of("/en/rekruter/lamaran/7") == "/en/__shell.html"
    assert front_end.files == {"/a.js"}


def test_the_finished_front_end_says_reflex_s_own_words_in_the_language_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "__spa-fallback.html").write_text("<html></html>")
    script = tmp_path / "a.js"
    script.write_text("e.append(`A new version of this app is available.`);t.textContent=`Reload`;h(`Unexpected Application Error!`);say('Reload')")
    finish(tmp_path)
    once = script.read_text()
    finish(tmp_path)
    assert script.read_text() == once
    assert not re.search(r"A new version|Application Error|textContent=`Reload", once)
    assert once.endswith("say('Reload')")  # our own English stays
    for words in ("Weimproovi baru saja diperbarui.", "Weimproovi has just been updated.", "Muat ulang halaman", "This page cannot be shown"):
        assert words in once


def test_only_uploads_that_nobody_receives_any_more_are_removed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(uploads, "_incoming", lambda: tmp_path)
    (tmp_path / "left").write_bytes(b"x")
    with (tmp_path / "coming").open("wb") as coming:
        fcntl.flock(coming, fcntl.LOCK_EX)
        uploads.remove_left_over()
    assert [path.name for path in tmp_path.iterdir()] == ["coming"]
