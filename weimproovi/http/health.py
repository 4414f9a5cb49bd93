"""Whether this worker lives and can serve. For load balancers; says nothing secret."""

import time

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from weimproovi.services import readiness

ASKED_AGAIN = 1.0  # seconds for which an answer holds: strangers may ask as often as they like
_last: dict[str, tuple[float, bool]] = {}


async def healthz(_request: Request) -> Response:
    """200 while the process answers; the database may be away."""
    return PlainTextResponse("ok")


async def readyz(_request: Request) -> Response:
    """200 when database, tables and files are as they must be and no restore is under way, else 503."""
    asked, ready = _last.get("ready", (0.0, False))
    if time.monotonic() - asked > ASKED_AGAIN:
        ready = await to_thread.run_sync(readiness.is_ready)
        _last["ready"] = (time.monotonic(), ready)
    return PlainTextResponse("ready" if ready else "not ready", 200 if ready else 503)


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz)]
