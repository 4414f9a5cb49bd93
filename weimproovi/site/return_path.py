"""Where a person goes after signing in: a path of this site and nothing else (never an open redirect)."""

from urllib.parse import quote, urlsplit

from weimproovi import i18n

LONGEST = 500


def safe_path(wanted: str) -> str:
    """The wanted address when it is a plain path of this site, else ""."""
    readable = wanted.isprintable() and "\\" not in wanted and len(wanted) <= LONGEST
    if not readable or not wanted.startswith("/") or wanted.startswith("//"):
        return ""
    parts = urlsplit(wanted)
    return wanted if not parts.scheme and not parts.netloc else ""


def path_of(address: str) -> str:
    """The path of an address that a browser says it came from; "" where that is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def with_return(path: str, wanted: str) -> str:
    """A localized path that carries the address to come back to."""
    safe = safe_path(wanted)
    return i18n.localized(path) + (f"?lanjut={quote(safe, safe='/')}" if safe else "")
