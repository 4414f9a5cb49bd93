"""The session cookie: HttpOnly, SameSite=Lax, for the whole site. Sign-in and sign-out routes set and clear it; the gate reads it."""

from starlette.responses import Response
from starlette.types import Scope

from weimproovi.settings import settings

MAX_LENGTH = 200


def read_cookie(scope: Scope) -> str | None:
    """The cookie's value in a request or a websocket handshake; None when absent, repeated or absurd."""
    found = []
    for name, value in scope["headers"]:
        if name == b"cookie":
            found += _values(value.decode("latin-1"))
    return found[0] if len(found) == 1 and 0 < len(found[0]) <= MAX_LENGTH else None


def set_cookie(response: Response, value: str, *, max_age: int | None = None) -> None:
    """Hands the session to the browser; without `max_age` (seconds) until the browser closes."""
    chosen = settings()
    response.set_cookie(
        chosen.cookie_name,
        value,
        max_age=max_age,
        path="/",
        secure=chosen.cookie_secure,
        httponly=True,
        samesite="lax",
    )


def clear_cookie(response: Response) -> None:
    """Takes the session away from the browser, and with it what its pages kept there."""
    chosen = settings()
    response.delete_cookie(
        chosen.cookie_name, path="/", secure=chosen.cookie_secure, httponly=True, samesite="lax"
    )
    response.headers["clear-site-data"] = '"storage"'


def _values(header: str) -> list[str]:
    name = settings().cookie_name
    pairs = (pair.strip().partition("=") for pair in header.split(";"))
    return [value for key, _, value in pairs if key == name]
