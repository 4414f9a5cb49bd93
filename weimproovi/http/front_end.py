"""The built front end as the gate needs to know it: which files there are, and which inline scripts each page may run."""

import base64
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from weimproovi.http.requests import language_of

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FONT = "fonts/plus-jakarta-sans-latin-wght-normal.woff2"
_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_SIDECARS = (".br", ".gz", ".zst")
_NAMED_BY_CONTENT = "/assets/"


@dataclass(frozen=True)
class FrontEnd:
    """Args:
    files: addresses of scripts, styles, fonts and pictures; anybody may fetch them.
    scripts: for each prerendered page, the CSP sources of its inline scripts.
    prints: for each file that keeps its name when it changes, the query that names this very content.
    """

    files: frozenset[str]
    scripts: dict[str, tuple[str, ...]]
    prints: dict[str, bytes] = field(default_factory=dict)

    def file_of(self, path: str) -> str:
        """Address of the prerendered file behind a page's path; a route with a parameter is served its language's shell."""
        plain = path.rstrip("/")
        return f"{plain if plain in self.scripts else f'/{language_of(path)}/__shell'}.html"

    def never_changes(self, path: str, query: bytes) -> bool:
        """Whether an address can never give another content: the build's own names, and names that are asked for with the right fingerprint."""
        return path.startswith(_NAMED_BY_CONTENT) or self.prints.get(path) == query

    def scripts_of(self, path: str) -> tuple[str, ...]:
        """CSP sources of the page served at a path."""
        return self.scripts.get(self.file_of(path).removesuffix(".html"), ())


def read_front_end(folder: Path) -> FrontEnd:
    """What lies in the folder of the built front end, read once when the server starts."""
    files, scripts, prints = set(), {}, {}
    for path in sorted(folder.rglob("*")):
        address = "/" + path.relative_to(folder).as_posix()
        if path.suffix == ".html":
            scripts[address.removesuffix(".html").removesuffix("/index")] = inline_scripts(path.read_text("utf-8"))
        elif path.is_file() and path.suffix not in _SIDECARS:
            files.add(address)
            if not address.startswith(_NAMED_BY_CONTENT):
                prints[address] = b"v=" + fingerprint(path).encode()
    return FrontEnd(frozenset(files), scripts, prints)


def fingerprint(path: Path) -> str:
    """A short name of a file's content, as addresses carry it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def inline_scripts(page: str) -> tuple[str, ...]:
    """The CSP source of each different inline script of a page."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(page) if script)
    return tuple(dict.fromkeys(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))
