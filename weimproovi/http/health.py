"""Whether this worker lives and can serve. For load balancers; says nothing secret."""

from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from weimproovi import db


async def healthz(_request: Request) -> Response:
    """200 while the process answers."""
    return PlainTextResponse("ok")


async def readyz(_request: Request) -> Response:
    """200 when the database answers, else 503."""
    try:
        ready = await to_thread.run_sync(db.is_ready)
    except SQLAlchemyError:
        ready = False
    return PlainTextResponse("ready" if ready else "not ready", 200 if ready else 503)


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz)]
