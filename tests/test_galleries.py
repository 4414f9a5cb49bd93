"""The galleries: every component in every state, in development and tests alone."""

import base64
import os
import subprocess
import sys

import pytest
from starlette.testclient import TestClient

import weimproovi.weimproovi as workspace
from tests.architecture.source import ROOT
from weimproovi.site import gallery as of_site
from weimproovi.site.app import build_site
from weimproovi.workspace import gallery
from weimproovi.workspace.components import feedback, frame

IN_PRODUCTION = """
import weimproovi.weimproovi as product
from weimproovi.site.app import READ
print(sorted(path for path in {*product.KINDS, *READ, *product.app._unevaluated_pages} if "gallery" in path))
print(len(product.KINDS) > 30)
"""


def key() -> str:
    return base64.b64encode(os.urandom(32)).decode()


def test_a_production_build_has_no_gallery() -> None:
    """What is compiled, what the gate lets in and what the site answers, in a process that is set up for the public."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WEIMPROOVI_", "DATABASE_"))}
    chosen = {"WEIMPROOVI_ENV": "production", "WEIMPROOVI_ORIGINS": "https://kerja.example", "WEIMPROOVI_SECRET": key()}
    asked = subprocess.run([sys.executable, "-c", IN_PRODUCTION], cwd=ROOT, env=environment | chosen, capture_output=True, text=True, check=False, timeout=120)
    assert asked.stdout.split("\n")[:2] == ["[]", "True"], asked.stderr[-2000:]


def test_development_has_both() -> None:
    assert {gallery.ROUTE.strip("/"), gallery.DENSE_ROUTE.strip("/")} <= set(workspace.KINDS)
    assert of_site.ROUTE in of_site.pages()


@pytest.mark.parametrize(("path", "words"), [("/_gallery/site", "Perlu diperbaiki:"), ("/en/_gallery/site", "To be mended:")])
def test_the_site_s_gallery_shows_long_names_and_faults(site: TestClient, path: str, words: str) -> None:
    shown = site.get(path)
    assert shown.status_code == 200
    assert words in shown.text
    assert of_site.LONG_NAME in shown.text
    assert "noindex" in shown.text


def test_the_workspace_s_gallery_shows_every_state_of_a_list() -> None:
    drawn = str(gallery.everything())
    for state in ("wm-skeleton", "wm-empty", "wm-locked", "wm-connection-bar", "alert", "wm-fault", "wm-summary"):
        assert state in drawn, state


def test_every_component_that_says_how_a_list_is_stands_in_the_gallery() -> None:
    source = (ROOT / "weimproovi" / "workspace" / "gallery_parts.py").read_text("utf-8")
    states = [name for name in vars(feedback) if name.endswith(("_state", "_rows", "_dialog"))]
    assert [name for name in [*states, frame.connection_words.__name__] if f"{name}(" not in source and name not in {"act_dialog"}] == []


@pytest.fixture
def site() -> TestClient:
    """The site without a market: the gallery asks for nothing."""
    return TestClient(build_site(), base_url="http://localhost:8000")
