"""Security headers of every response, the content security policies of the two faces, and what no cache may keep. Used by the gate, `files` and the site."""

from starlette.datastructures import MutableHeaders

from weimproovi.settings import settings

_COMMON = (
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
_FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
RECORDING = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()"
NO_STORE = {"cache-control": "no-store"}  # how `Obligation.NO_STORE` is kept, and more widely: by whatever one person alone may read, her own included
_TWO_YEARS = "max-age=63072000; includeSubDomains"


def site_policy() -> str:
    """The policy of server-rendered pages: no inline script, no inline style."""
    return "; ".join((*_COMMON, "script-src 'self'", "style-src 'self'", "connect-src 'self'"))


def recording_headers() -> dict[str, str]:
    """What the pages that record bring instead: a camera, and a player for what never left the device."""
    policy = site_policy().replace("media-src 'self'", "media-src 'self' blob:")
    return {**NO_STORE, "permissions-policy": RECORDING, "content-security-policy": policy}


def workspace_policy(scripts: tuple[str, ...]) -> str:
    """The policy of a workspace page; `scripts` are the sources of its own inline scripts. Radix and emotion need inline styles."""
    sockets = (origin.replace("http", "ws", 1) for origin in settings().origins)
    return "; ".join(
        (
            *_COMMON,
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self' 'unsafe-inline'",
            " ".join(("connect-src 'self'", *sockets)),
        )
    )


def secure(headers: MutableHeaders, policy: str) -> None:
    """Adds what is missing; a response that brings its own policy keeps it."""
    for name, value in _FIXED.items():
        headers.setdefault(name, value)
    headers.setdefault("content-security-policy", policy)
    if settings().cookie_secure:
        headers["strict-transport-security"] = _TWO_YEARS
