"""The second factor at the door: showing a code after the password, and setting the factor up.

A half session meets these pages and no others; afterwards everybody goes on to where she wanted to go.
"""

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.http import session_cookie
from weimproovi.http.acting import actor_of, half_way_of, in_thread
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.security import Enrolled
from weimproovi.services import accounts, second_factor, sessions
from weimproovi.services.sessions import HalfWay
from weimproovi.site.answers import answer, go_back_to, typed
from weimproovi.site.components.forms import Form
from weimproovi.site.page import Page
from weimproovi.site.return_path import safe_path, with_return
from weimproovi.site.second_factor_pages import (
    code_page,
    new_factor_page,
    new_factor_proof,
    proof_page,
    recovery_codes_page,
)
from weimproovi.site.sign_in import KEPT, signed_in_answer
from weimproovi.site.viewer import visitor_of
from weimproovi.vocabulary import ActorKind

Person = Actor | HalfWay
SECURITY = {
    ActorKind.CANDIDATE: routes.MY_SESSIONS,
    ActorKind.MEMBER: routes.RECRUITER_SECURITY,
    ActorKind.STAFF: routes.STAFF_SECURITY,
}


async def show_code(request: Request) -> Response:
    """The question for a code; whoever need not be asked goes straight on. `cara=pemulihan` asks for a recovery code."""
    wanted = safe_path(request.query_params.get("lanjut", ""))
    person = await half_way_of(request)
    if person is None or not person.enrolled:
        return await led_on(request, person, wanted)
    return await code_answer(request, person, Form({"cara": request.query_params.get("cara", "")}), wanted)


async def take_code(request: Request) -> Response:
    fields = await typed(request)
    wanted = safe_path(fields.get("lanjut", ""))
    person, cookie = await half_way_of(request), session_cookie.read_cookie(request.scope)
    if person is None or cookie is None or not person.enrolled:
        return await led_on(request, person, wanted)
    try:
        renewed = await in_thread(second_factor.show, person, cookie, fields.get("code", ""))
    except Invalid as invalid:
        return await code_answer(request, person, Form({"cara": fields.get("cara", "")}, invalid.faults), wanted)
    return await signed_in_answer(renewed, wanted)


async def code_answer(request: Request, person: HalfWay, state: Form, wanted: str) -> Response:
    page = code_page(state, wanted, demo=await in_thread(second_factor.demo_code, person))
    return await answer(request, page, 422 if state.faults else 200)


async def led_on(request: Request, person: HalfWay | None, wanted: str) -> Response:
    """To setting the factor up, to where the person wanted to go, or to signing in."""
    if person is not None:
        return go_back_to(with_return(routes.NEW_SECOND_FACTOR, wanted))
    actor = await actor_of(request)
    if actor is None:
        return go_back_to(with_return(routes.SIGN_IN, wanted))
    return go_back_to(wanted or i18n.localized((await in_thread(accounts.who, actor)).home))


async def show_new(request: Request) -> Response:
    """The secret being set up in this session; before it the proof of who asks, where that is needed."""
    wanted = safe_path(request.query_params.get("lanjut", ""))
    person = await half_way_of(request) or await actor_of(request)
    if person is None or must_show(person):
        return led_back(person, wanted)
    found = await in_thread(second_factor.waiting, person)
    if found is None and second_factor.may_begin_at_once(person):
        found = await in_thread(second_factor.begin, person, {}, visitor_of(request))
    if found is None:
        return await answer(request, await asking_proof(person, Form(), wanted))
    return await answer(request, new_factor_page(Form(), found, wanted, must=isinstance(person, HalfWay)))


async def set_up(request: Request) -> Response:
    """Takes the proof, or the first code of the secret that it allowed."""
    fields = await typed(request)
    wanted = safe_path(fields.get("lanjut", ""))
    person, cookie = await half_way_of(request) or await actor_of(request), session_cookie.read_cookie(request.scope)
    if person is None or cookie is None or must_show(person):
        return led_back(person, wanted)
    if "password" in fields:
        return await begin(request, person, fields, wanted)
    found = await in_thread(second_factor.waiting, person)
    if found is None:
        return go_back_to(with_return(routes.NEW_SECOND_FACTOR, wanted))
    try:
        enrolled = await in_thread(second_factor.confirm, person, cookie, fields.get("code", ""))
    except Invalid as invalid:
        page = new_factor_page(Form({}, invalid.faults), found, wanted, must=isinstance(person, HalfWay))
        return await answer(request, page, 422)
    except NotFound:
        return go_back_to(with_return(routes.NEW_SECOND_FACTOR, wanted))
    return await enrolled_answer(request, enrolled, person, wanted)


def must_show(person: Person) -> bool:
    """Nobody replaces a factor that she has not shown."""
    return isinstance(person, HalfWay) and person.enrolled


def led_back(person: Person | None, wanted: str) -> Response:
    return go_back_to(with_return(routes.SECOND_FACTOR if person else routes.SIGN_IN, wanted))


async def begin(request: Request, person: Person, fields: dict[str, str], wanted: str) -> Response:
    try:
        await in_thread(second_factor.begin, person, fields, visitor_of(request))
    except Invalid as invalid:
        return await answer(request, await asking_proof(person, Form({}, invalid.faults), wanted), 422)
    return go_back_to(with_return(routes.NEW_SECOND_FACTOR, wanted))


async def asking_proof(person: Person, state: Form, wanted: str) -> Page:
    on = isinstance(person, Actor) and (await in_thread(second_factor.state, person)).on
    return proof_page(state, new_factor_proof(on=on), wanted, demo=await in_thread(second_factor.demo_code, person))


async def enrolled_answer(request: Request, enrolled: Enrolled, person: Person, wanted: str) -> Response:
    """The recovery codes, this once, and the session's new secret."""
    request.state.actor = actor = await in_thread(sessions.resolve, enrolled.cookie)
    home = (await in_thread(accounts.who, actor)).home if actor else routes.HOME
    onward = wanted or i18n.localized(home if isinstance(person, HalfWay) else SECURITY[person.kind])
    response = await answer(request, recovery_codes_page(enrolled.codes, onward))
    session_cookie.set_cookie(response, enrolled.cookie, max_age=KEPT)
    return response
