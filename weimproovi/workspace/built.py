"""The last step of building the front end: pages and Reflex's own words follow the language, and the browser calls the address it was served from."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from reflex.plugins import Plugin

from weimproovi import i18n
from weimproovi.i18n import _

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
        ours = _in_our_words(_BAKED.sub(_own_address, written))
        if ours != written:
            script.write_text(ours, "utf-8")


def reflexs_words() -> Iterator[tuple[str, str]]:
    """What Reflex and its router say by themselves, as it stands in the bundle, and how we say it in the current language."""
    yield "A new version of this app is available.", _("Weimproovi baru saja diperbarui.")
    yield "Reload", _("Muat ulang halaman")
    yield "Unexpected Application Error!", _("Halaman ini tidak bisa ditampilkan")
    yield "Application Error!", _("Halaman ini tidak bisa ditampilkan")
    yield "Application Error", _("Halaman ini tidak bisa ditampilkan")


def _in_our_words(script: str) -> str:
    """Reflex's sentences become ours, chosen by the page's language; a single word only where it is put on the page as text."""
    said: dict[str, dict[str, str]] = {}
    for code in i18n.LANGUAGES:
        with i18n.speaking(code):
            for theirs, ours in reflexs_words():
                said.setdefault(theirs, {})[code] = ours
    for theirs, words in said.items():
        place = "" if " " in theirs else "(?<=textContent=)"
        literal = re.compile(rf"""{place}(["'`]){re.escape(theirs)}\1""")
        script = literal.sub(_chosen_by_language(words).replace("\\", r"\\"), script)
    return script


def _chosen_by_language(words: dict[str, str]) -> str:
    """An expression of the browser's language that gives one of the words."""
    return f"(words=>words[document.documentElement.lang]||words.{i18n.DEFAULT_LANGUAGE})({json.dumps(words)})"


def _language(page: Path) -> str:
    first = page.parts[0].removesuffix(".html")
    return first if first in i18n.LANGUAGES else i18n.DEFAULT_LANGUAGE


def _own_address(baked: re.Match[str]) -> str:
    scheme, path = baked[2], baked[3] or ""
    return f'(globalThis.location.origin.replace(/^http/,"{scheme}")+"{path}")'
