"""A browser without a screen: real HTTP to the running product, from a loopback address of its own so that limits per address do not meet."""

from itertools import count

import httpx

from tests.support.real_files import pdf
from tests.support.server import LiveServer
from weimproovi.settings import settings

_serial = count(1)


def caller(live_server: LiveServer, cookie: str = "", **options: object) -> httpx.Client:
    """Posts as our own pages do; follows no redirect."""
    number = next(_serial)
    url = live_server.url.replace("localhost", "127.0.0.1")
    transport = httpx.HTTPTransport(local_address=f"127.0.{1 + number // 250}.{1 + number % 250}")
    cookies = {settings().cookie_name: cookie} if cookie else {}
    return httpx.Client(base_url=url, headers={"origin": url}, cookies=cookies, transport=transport, timeout=120, **options)  # type: ignore[arg-type]


def sign_in(client: httpx.Client, email: str, password: str, **more: str) -> httpx.Response:
    return client.post("/masuk", data={"email": email, "password": password, **more})


def upload(client: httpx.Client, content: bytes | None = None, name: str = "cv.pdf", **fields: str) -> httpx.Response:
    return client.post("/berkas/cv", data=fields, files={"file": (name, pdf() if content is None else content, "application/pdf")})
