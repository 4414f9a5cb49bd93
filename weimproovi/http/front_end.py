"""The built front end as the gate needs to know it: which files there are, and which inline scripts each page may run."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from weimproovi.http.requests import language_of

_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_SIDECARS = (".br", ".gz", ".zst")


@dataclass(frozen=True)
class FrontEnd:
    """Args:
    files: addresses of scripts, styles, fonts and pictures; anybody may fetch them.
    scripts: for each prerendered page, the CSP sources of its inline scripts.
    """

    files: frozenset[str]
    scripts: dict[str, tuple[str, ...]]

    def file_of(self, path: str) -> str:
        """Address of the prerendered file behind a page's path; a route with a parameter is served its language's shell."""
        plain = path.rstrip("/")
        return f"{plain if plain in self.scripts else f'/{language_of(path)}/__shell'}.html"

    def scripts_of(self, path: str) -> tuple[str, ...]:
        """CSP sources of the page served at a path."""
        return self.scripts.get(self.file_of(path).removesuffix(".html"), ())


def read_front_end(folder: Path) -> FrontEnd:
    """What lies in the folder of the built front end, read once when the server starts."""
    files, scripts = set(), {}
    for path in sorted(folder.rglob("*")):
        address = "/" + path.relative_to(folder).as_posix()
        if path.suffix == ".html":
            scripts[address.removesuffix(".html").removesuffix("/index")] = inline_scripts(path.read_text("utf-8"))
        elif path.is_file() and path.suffix not in _SIDECARS:
            files.add(address)
    return FrontEnd(frozenset(files), scripts)


def inline_scripts(page: str) -> tuple[str, ...]:
    """The CSP source of each different inline script of a page."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(page) if script)
    return tuple(dict.fromkeys(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))
