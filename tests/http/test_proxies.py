"""A visitor's address is what the trusted proxy says, and never what the visitor says."""

from collections.abc import Iterator

import pytest

from weimproovi.http.proxies import from_visitor
from weimproovi.settings import settings

PROXY, VISITOR, LIAR = "127.0.0.1", "203.0.113.9", "198.51.100.66"


@pytest.fixture(autouse=True)
def behind_proxies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("WEIMPROOVI_PROXIES", "127.0.0.1 10.0.0.0/8")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def seen(client: str, *told: str) -> str:
    headers = [(b"x-forwarded-for", words.encode()) for words in told]
    return str(from_visitor({"type": "http", "client": (client, 4711), "headers": headers})["client"][0])


@pytest.mark.parametrize(
    ("client", "told", "expected"),
    [
        (PROXY, [VISITOR], VISITOR),
        (PROXY, [f"{LIAR}, {VISITOR}"], VISITOR),
        (PROXY, [LIAR, VISITOR], VISITOR),
        (PROXY, [f"{LIAR}, {VISITOR}, 10.1.2.3"], VISITOR),
        (PROXY, ["2001:db8::7"], "2001:db8::7"),
        (PROXY, [], PROXY),
        (PROXY, ["10.1.2.3"], PROXY),
        (PROXY, ["nobody, <script>"], PROXY),
        (LIAR, [VISITOR], LIAR),
    ],
)
def test_the_last_address_that_no_proxy_of_ours_has_is_the_visitor(client: str, told: list[str], expected: str) -> None:
    assert seen(client, *told) == expected


def test_a_connection_without_an_address_stays_as_it_is() -> None:
    assert from_visitor({"type": "websocket", "client": None, "headers": []})["client"] is None


def test_without_proxies_nobody_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WEIMPROOVI_PROXIES")
    settings.cache_clear()
    assert seen(PROXY, VISITOR) == PROXY
