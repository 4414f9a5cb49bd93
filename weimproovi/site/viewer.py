"""Who looks at a site page, in which language, and from where. Site routes alone call it."""

from dataclasses import dataclass
from typing import cast

from starlette.requests import Request

from weimproovi import i18n
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.public import SignedIn
from weimproovi.services import accounts
from weimproovi.services.visitor import Visitor

PHONE_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"))
DESK_SYSTEMS = (("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"))
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))


@dataclass(frozen=True, slots=True)
class Viewer:
    """The reader of one page. `path` is in its Indonesian form; `query` comes without the question mark."""

    path: str
    query: str = ""
    actor: Actor | None = None
    signed_in: SignedIn | None = None


async def viewer_of(request: Request) -> Viewer:
    """The viewer of a request; looked up once."""
    if not hasattr(request.state, "viewer"):
        actor = await actor_of(request)
        signed_in = await in_thread(accounts.who, actor) if actor else None
        request.state.viewer = Viewer(plain_path(request.url.path), request.url.query, actor, signed_in)
    return cast(Viewer, request.state.viewer)


def plain_path(path: str) -> str:
    """The Indonesian form of an address: "/en/lowongan" becomes "/lowongan"."""
    for code in i18n.LANGUAGES:
        if path == f"/{code}" or path.startswith(f"/{code}/"):
            return path[len(code) + 1 :] or "/"
    return path


def visitor_of(request: Request) -> Visitor:
    """Where a sign-in or a sign-up comes from."""
    address = request.client.host if request.client else ""
    return Visitor(address, device_label(request.headers.get("user-agent", "")), i18n.language())


def device_label(user_agent: str) -> str:
    """A short name such as "Chrome, Android", by which a person recognises her own sign-in."""
    names = [
        next((label for sign, label in table if sign in user_agent), "")
        for table in (BROWSERS, PHONE_SYSTEMS + DESK_SYSTEMS)
    ]
    return ", ".join(name for name in names if name)


def language_of(path: str) -> str:
    """The language that an address names."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in i18n.LANGUAGES else i18n.DEFAULT_LANGUAGE
