"""The last step of building the front end: pages name their language, and the browser calls the address it was served from."""

import re
from pathlib import Path

from reflex.plugins import Plugin

from weimproovi import i18n

# Reflex bakes an absolute address into the bundle. This one is replaced, so that one build serves any host and port.
OWN_ADDRESS = "http://own-address.invalid"
_BAKED = re.compile(r"""(["'`])(http|ws)s?://own-address\.invalid(/[^"'`]*)?\1""")
_HTML_TAG = re.compile(r"<html\b[^>]*>")


class FinishedFrontEnd(Plugin):
    """Runs after Vite and before the files are compressed."""

    def post_build(self, **context: object) -> None:
        """Rewrites the built files in place."""
        finish(Path(str(context["static_dir"])))


def finish(folder: Path) -> None:
    """Rewrites what a build left in `folder`. Running it twice changes nothing."""
    shell = (folder / "__spa-fallback.html").read_text("utf-8")
    for language in i18n.LANGUAGES:  # a route with a parameter has no page of its own; the shell stands in, one for each language
        (folder / language).mkdir(exist_ok=True)
        (folder / language / "__shell.html").write_text(shell, "utf-8")
    for page in folder.rglob("*.html"):
        language = _language(page.relative_to(folder))
        page.write_text(_HTML_TAG.sub(f'<html lang="{language}">', page.read_text("utf-8"), count=1), "utf-8")
    for script in folder.rglob("*.js"):
        written = script.read_text("utf-8")
        if "own-address.invalid" in written:
            script.write_text(_BAKED.sub(_own_address, written), "utf-8")


def _language(page: Path) -> str:
    first = page.parts[0].removesuffix(".html")
    return first if first in i18n.LANGUAGES else i18n.DEFAULT_LANGUAGE


def _own_address(baked: re.Match[str]) -> str:
    scheme, path = baked[2], baked[3] or ""
    return f'(globalThis.location.origin.replace(/^http/,"{scheme}")+"{path}")'
