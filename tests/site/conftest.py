"""The site in a test client, against a real database."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from weimproovi.site.app import build_site


@pytest.fixture
def site(database: Engine) -> Iterator[TestClient]:
    """A browser without JavaScript and without a session, at an address of its own, before an empty market."""
    with TestClient(
        build_site(), base_url="http://localhost:8000", follow_redirects=False, raise_server_exceptions=False,
        client=(f"2001:db8::{uuid4().hex[:4]}", 50000),
    ) as client:
        yield client
