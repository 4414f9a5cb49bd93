"""Only registered service providers are called (S2): the list is what the settings name, and any other host is not even looked up."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from weimproovi.integrations import destinations
from weimproovi.settings import settings

OPERATED = {
    "DATABASE_URL": "postgresql+psycopg://u:p@db.contoh.id:5432/w",
    "REDIS_URL": "redis://state.contoh.id:6379",
    "WEIMPROOVI_SMTP": "smtps://u:p@mail.contoh.id",
    "WEIMPROOVI_STORAGE": "s3://berkas/w",
}
CALL = """
import smtplib, socket, sys, urllib.request
from weimproovi.integrations import destinations
destinations.refuse_others()
ways = [lambda: socket.create_connection((sys.argv[1], 443), 1), lambda: urllib.request.urlopen('https://' + sys.argv[1], timeout=1),
        lambda: smtplib.SMTP(sys.argv[1], 25, timeout=1), lambda: socket.getaddrinfo(sys.argv[1].encode(), 443)]
for way in ways:
    try:
        way()
        print('called')
    except destinations.Unregistered:
        print('refused')
    except OSError as fault:
        print('refused' if isinstance(getattr(fault, 'reason', None), destinations.Unregistered) else 'called')
"""


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Settings that a test changes, and what was read from them, forgotten before and after."""
    forget()
    yield monkeypatch
    monkeypatch.undo()
    forget()


def forget() -> None:
    settings.cache_clear()
    destinations._hosts.cache_clear()


@pytest.fixture
def operated(environment: pytest.MonkeyPatch) -> None:
    for name, value in OPERATED.items():
        environment.setenv(name, value)
    for name in ("DATABASE_OWNER_URL", "DATABASE_LISTEN_URL"):
        environment.delenv(name, raising=False)


def answers(host: str, **environment: str) -> set[str]:
    """What each way to call a host from a guarded process comes to."""
    done = subprocess.run([sys.executable, "-c", CALL, host], env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.usefixtures("operated")
def test_the_list_names_who_is_called_and_what_each_receives() -> None:
    found = {(one.service, one.host) for one in destinations.processors()}
    assert found == {("database", "db.contoh.id"), ("state of open pages", "state.contoh.id"), ("mail", "mail.contoh.id"), ("file store", ".amazonaws.com")}
    assert all(one.receives for one in destinations.processors())


@pytest.mark.clause("S2", "passes")
@pytest.mark.usefixtures("operated")
@pytest.mark.parametrize("host", ["db.contoh.id", "MAIL.contoh.id.", "berkas.s3.ap-southeast-3.amazonaws.com", "127.0.0.1", "::1", "localhost", "", "169.254.170.2"])
def test_a_registered_destination_and_the_own_machine_are_called(host: str) -> None:
    assert destinations.is_registered(host)


@pytest.mark.clause("S2", "refuses")
@pytest.mark.usefixtures("operated")
@pytest.mark.parametrize("host", ["contoh.id", "evil-db.contoh.id", "db.contoh.id.lain.id", "amazonaws.com.lain.id", "8.8.8.8", "linkedin.com"])
def test_another_destination_is_not(host: str) -> None:
    assert not destinations.is_registered(host)


@pytest.mark.clause("S2", "refuses")
def test_an_unregistered_destination_is_refused_whatever_asks_for_it() -> None:
    assert answers("pelacak.contoh.id") == {"refused"}


@pytest.mark.clause("S2", "passes")
def test_a_registered_one_is_looked_up() -> None:
    assert answers("mail.invalid", WEIMPROOVI_SMTP="smtps://mail.invalid") == {"called"}


def test_an_embedded_installation_calls_nobody(environment: pytest.MonkeyPatch) -> None:
    for name in (*OPERATED, "DATABASE_OWNER_URL", "DATABASE_LISTEN_URL"):
        environment.delenv(name, raising=False)
    assert destinations.processors() == ()
