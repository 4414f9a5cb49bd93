"""Who really asks, when proxies stand between. Called by the gate before anything else sees a connection."""

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import Scope

from weimproovi.settings import settings


def from_visitor(scope: Scope) -> Scope:
    """The connection with the visitor's own address, as far as trusted proxies tell it; anybody else's word counts for nothing."""
    client = scope.get("client")
    if client is None or not _trusted(client[0]):
        return scope
    told = ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
    passed = [word.strip() for word in told.split(",") if _is_address(word.strip())]
    visitor = next((word for word in reversed(passed) if not _trusted(word)), None)
    return {**scope, "client": (visitor, 0)} if visitor else scope


def _trusted(address: str) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in _networks(settings().proxies))


@lru_cache(maxsize=4)
def _networks(proxies: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(proxy) for proxy in proxies)


def _is_address(word: str) -> bool:
    try:
        ip_address(word)
    except ValueError:
        return False
    return True
