"""A candidate deletes her account: what goes and what stays is said first; signing in within 72 hours leads to the way back."""

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.http import session_cookie
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.permissions.actor import Actor
from weimproovi.services import copy_lines, leaving, proofs
from weimproovi.site.answers import actor_or_way, answer, go, to_sign_in, typed
from weimproovi.site.components.forms import Form
from weimproovi.site.leaving_pages import closed_page, consequence_page, way_back_page
from weimproovi.site.sign_in import sign_out
from weimproovi.site.viewer import visitor_of
from weimproovi.vocabulary import ActorKind

COME_BACK, LEAVE = "batalkan", "biarkan"


async def show_leave(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    return actor if isinstance(actor, Response) else await leave_answer(request, actor, Form())


async def leave(request: Request) -> Response:
    """Closes the account; nobody is signed in here afterwards."""
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    try:
        leaver = await in_thread(leaving.ask_to_leave, actor, await typed(request), visitor_of(request))
    except Invalid as invalid:
        return await leave_answer(request, actor, Form({}, invalid.faults), 422)
    request.state.actor = None
    response = await answer(request, closed_page(leaver.due))
    session_cookie.clear_cookie(response)
    return response


async def show_way_back(request: Request) -> Response:
    """For who has signed in to her closed account; anybody else is led to where she belongs."""
    leaver = await in_thread(leaving.leaver, session_cookie.read_cookie(request.scope))
    if leaver is not None:
        return await answer(request, way_back_page(leaver.due, come_back=COME_BACK, leave=LEAVE))
    if await actor_of(request) is not None:
        return go(routes.ACCOUNT)
    return to_sign_in(request)


async def choose(request: Request) -> Response:
    """Comes back, or leaves it so."""
    chosen = (await typed(request)).get("act", "")
    if chosen == LEAVE:
        return await sign_out(request)
    if chosen != COME_BACK:
        raise NotFound
    await in_thread(leaving.come_back, session_cookie.read_cookie(request.scope))
    return go(routes.ACCOUNT)


async def leave_answer(request: Request, actor: Actor, state: Form, status: int = 200) -> Response:
    downloads = await in_thread(copy_lines.mine, actor)
    coded = await in_thread(proofs.needs_code, actor)
    return await answer(request, consequence_page(state, downloads, coded=coded), status)
