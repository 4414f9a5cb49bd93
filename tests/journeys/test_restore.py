"""The machine is lost at noon; by one o'clock it is back, and nobody finds what was taken back since the backup of the night."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from tests.journeys import steps
from tests.journeys.conftest import DESK, PHONE, Watch
from tests.journeys.test_leaving import LANGUAGES, at, said
from tests.journeys.test_pages import faults_of
from tests.support.drill import own_machine, wipe
from tests.support.market import PASSWORD
from tests.support.server import ROOT, built_front_end, free_port, start, stop
from tests.support.town import EMAIL, Town, cookie_of, town
from weimproovi.settings import settings

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Machine:
    owner: Engine
    folder: Path
    port: int


@pytest.fixture
def machine(server_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    with own_machine(server_folder, tmp_path, monkeypatch) as owner:
        yield Machine(owner, tmp_path, free_port())


@pytest.fixture(scope="module")
def web() -> Path:
    return built_front_end()


@contextmanager
def window(chromium: Browser, machine: Machine, width: int) -> Iterator[Page]:
    """A browser that outlives the server."""
    url = f"http://localhost:{machine.port}"
    watch = Watch(url)
    context = chromium.new_context(base_url=url, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    context.on("request", watch.see)
    yield context.new_page()
    context.close()
    assert watch.faults == []


def command(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "weimproovi", *words], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def take_cookie(page: Page, machine: Machine, cookie: str) -> None:
    page.context.add_cookies([{"name": settings().cookie_name, "value": cookie, "url": f"http://localhost:{machine.port}"}])


@pytest.mark.skipif(os.environ.get("WEIMPROOVI_TEST_SCOPE") != "all", reason="at night; every run restores in tests/attacks/test_restored.py")
@LANGUAGES
def test_a_withdrawal_outlives_the_machine(chromium: Browser, machine: Machine, web: Path, language: str) -> None:
    people = town()
    with window(chromium, machine, PHONE if language == "id" else DESK) as page:
        server = start(web, machine.port)
        archive = command("backup").split()[0]
        take_cookie(page, machine, cookie_of(people.victim))
        withdraws(page, language, people)
        stop(server)
        wipe(machine.owner, machine.folder)
        command("restore", archive)
        server = start(web, machine.port)
        try:
            signs_in_anew(page, language, people)
        finally:
            stop(server)


def withdraws(page: Page, language: str, people: Town) -> None:
    steps.ready(page, at(language, f"/akun/lamaran/{people.application_id}"))
    withdraw = said(language, "Tarik lamaran")
    page.get_by_role("button", name=withdraw).click()
    page.get_by_role("alertdialog").get_by_role("button", name=withdraw).click()
    expect(page.get_by_role("main")).to_contain_text(said(language, "Kamu menarik lamaran ini"))


def signs_in_anew(page: Page, language: str, people: Town) -> None:
    """The tab from before knows nobody any more; whoever signs in finds what she did."""
    path = at(language, f"/akun/lamaran/{people.application_id}")
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(said(language, "Masuk"))
    page.get_by_label(said(language, "E-mail"), exact=True).fill(EMAIL)
    page.get_by_label(said(language, "Sandi"), exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name=said(language, "Masuk"), exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(said(language, "Kamu menarik lamaran ini"))
    assert list(faults_of(page, language)) == []
