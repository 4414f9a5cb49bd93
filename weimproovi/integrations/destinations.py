"""The service providers whom this installation calls (S2), as the settings name them, and the refusal of everybody else.

A process that serves or sweeps asks `refuse_others` once, when it begins: from then on Python looks up no host that is not on the list, whichever library
asks. An embedded installation has no list and calls nobody.
"""

import sys
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from weimproovi.settings import settings

AMAZON = "amazonaws.com"
S3 = "s3://"
# Where a machine or a container of a cloud finds its own credentials; nothing of a person is sent there.
CREDENTIALS = frozenset({"169.254.169.254", "169.254.170.2", "169.254.170.23", "fd00:ec2::254", "fd00:ec2::23"})
RESOLVE = "socket.getaddrinfo"


class Unregistered(PermissionError):
    """A call to a destination that is not registered."""


@dataclass(frozen=True, slots=True)
class Processor:
    """One provider: what it does for us, what it gets, and its host; a host that begins with "." stands for all below it."""

    service: str
    receives: str
    host: str


def processors() -> tuple[Processor, ...]:
    """Everybody outside this machine who keeps or carries something for this installation."""
    chosen = settings()
    sealed = "files, sealed before they leave"
    named = (
        *(Processor("database", "everything but files", _host(url)) for url in (chosen.database_url, chosen.database_owner_url, chosen.database_listen_url)),
        Processor("state of open pages", "what the pages show", _host(chosen.redis_url)),
        Processor("mail", "addresses and mails", _host(chosen.smtp_url)),
        *(Processor("file store", sealed, _bucket(place)) for place in (chosen.storage, chosen.journal, chosen.backups)),
    )
    return tuple(dict.fromkeys(one for one in named if one.host and not _own_machine(one.host)))


def is_registered(host: str) -> bool:
    """The host is this machine or one of the processors."""
    plain = host.rstrip(".").lower()
    return _own_machine(plain) or plain in CREDENTIALS or any(_fits(plain, known) for known in _hosts())


def refuse_others() -> None:
    """From now on this process looks up nobody else, for as long as it runs."""
    _hosts()
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event != RESOLVE:
        return
    host = arguments[0]
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if not is_registered(name):
        raise Unregistered("a destination that is not registered")


@cache
def _hosts() -> frozenset[str]:
    return frozenset(one.host for one in processors())


def _fits(host: str, known: str) -> bool:
    return host.endswith(known) if known.startswith(".") else host == known


def _host(url: str | None) -> str:
    return (urlsplit(url or "").hostname or "").lower()


def _bucket(place: str) -> str:
    if not place.startswith(S3):
        return ""
    return _host(settings().s3_endpoint) or f".{AMAZON}"


def _own_machine(host: str) -> bool:
    if host in ("", "localhost"):
        return True
    try:
        number = ip_address(host)
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified
