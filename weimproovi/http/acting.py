"""Who acts in a request, and how a request calls the synchronous domain. Routes of the site and of files call it."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import anyio.to_thread
from starlette.requests import Request

from weimproovi.http import session_cookie
from weimproovi.permissions.actor import Actor
from weimproovi.services import sessions
from weimproovi.services.sessions import HalfWay
from weimproovi.vocabulary import ActorKind

P = ParamSpec("P")
T = TypeVar("T")


async def in_thread(service: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Runs one synchronous service call beside the event loop, in this request's language."""
    return await anyio.to_thread.run_sync(lambda: service(*args, **kwargs))


async def actor_of(request: Request) -> Actor | None:
    """The live session's actor: as the gate resolved it, else from the cookie; looked up once."""
    if not hasattr(request.state, "actor"):
        cookie = session_cookie.read_cookie(request.scope)
        request.state.actor = await in_thread(sessions.resolve, cookie) if cookie else None
    return cast(Actor | None, request.state.actor)


async def half_way_of(request: Request) -> HalfWay | None:
    """Who has given her password and not yet her second factor; for the pages that ask for it."""
    cookie = session_cookie.read_cookie(request.scope)
    return await in_thread(sessions.half_way, cookie) if cookie else None


async def candidate_of(request: Request) -> Actor | None:
    """The actor when a candidate is signed in."""
    actor = await actor_of(request)
    return actor if actor and actor.kind is ActorKind.CANDIDATE else None
