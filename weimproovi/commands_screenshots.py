"""The command `screenshots`, behind `commands`: every page of both faces as pictures, for whoever judges how they look."""

import importlib.util
import shutil
from collections.abc import Sequence
from pathlib import Path

from weimproovi import i18n
from weimproovi.bootstrap import say

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
USAGE = """python3 -m weimproovi screenshots OUT [--language en] [--only WORDS]
Pictures every page at 360 and 1280 pixels, light and dark, into OUT/<viewer>/<page>.<language>.<width>.<theme>.png,
on a demo market that is made for it and goes afterwards. WORDS is a part of the addresses that are wanted."""


def screenshots(arguments: Sequence[str]) -> int:
    """Open a temporary demo market and picture it; what is missing for that is said in words."""
    chosen = dict(zip(arguments[1::2], arguments[2::2], strict=False))
    language = chosen.get("--language", i18n.DEFAULT_LANGUAGE)
    if not arguments or len(arguments) % 2 == 0 or chosen.keys() - {"--language", "--only"} or language not in i18n.LANGUAGES:
        print(USAGE)
        return 2
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if missing := faults(browser, playwright=importlib.util.find_spec("playwright") is not None):
        print("\n".join(missing))
        return 1
    from weimproovi.screenshots import camera, market  # playwright is a requirement of development alone

    with market.opened() as address:
        count = camera.picture(address, str(browser), Path(arguments[0]), language, chosen.get("--only", ""))
    say(f"{count} gambar di {arguments[0]}", "pictures")
    return 0


def faults(browser: str | None, *, playwright: bool) -> list[str]:
    """What must be installed before pages can be pictured."""
    asked = (
        (playwright, "Playwright is missing: python3 -m pip --python .venv/bin/python install -r requirements-dev.txt"),
        (browser, "Chromium is missing. On Debian or Ubuntu: apt-get install chromium"),
    )
    return [words for there, words in asked if not there]
