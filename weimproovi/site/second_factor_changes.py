"""Changes of a second factor that is in force, each after the password and a code: new recovery codes, switching it off."""

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n
from weimproovi.errors import Invalid
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.permissions.actor import Actor
from weimproovi.services import second_factor
from weimproovi.site.answers import answer, go, to_sign_in, typed
from weimproovi.site.components.forms import Form
from weimproovi.site.second_factor import SECURITY
from weimproovi.site.second_factor_pages import Proof, off_proof, proof_page, recovery_codes_page, recovery_proof
from weimproovi.site.viewer import visitor_of


async def show_recovery(request: Request) -> Response:
    return await proof_answer(request, recovery_proof(), Form())


async def renew_recovery(request: Request) -> Response:
    """Ten new recovery codes, shown this once."""
    actor, fields = await actor_of(request), await typed(request)
    if actor is None:
        return await proof_answer(request, recovery_proof(), Form())
    try:
        codes = await in_thread(second_factor.renew_recovery_codes, actor, fields, visitor_of(request))
    except Invalid as invalid:
        return await proof_answer(request, recovery_proof(), Form({}, invalid.faults))
    return await answer(request, recovery_codes_page(codes, i18n.localized(SECURITY[actor.kind])))


async def show_off(request: Request) -> Response:
    return await proof_answer(request, off_proof(), Form())


async def switch_off(request: Request) -> Response:
    actor, fields = await actor_of(request), await typed(request)
    if actor is None:
        return await proof_answer(request, off_proof(), Form())
    try:
        await in_thread(second_factor.switch_off, actor, fields, visitor_of(request))
    except Invalid as invalid:
        return await proof_answer(request, off_proof(), Form({}, invalid.faults))
    return go(SECURITY[actor.kind])


async def proof_answer(request: Request, proof: Proof, state: Form) -> Response:
    """The question for password and code; without a factor there is nothing to change."""
    actor: Actor | None = await actor_of(request)
    if actor is None:
        return to_sign_in(request)
    if not (await in_thread(second_factor.state, actor)).on:
        return go(SECURITY[actor.kind])
    demo = await in_thread(second_factor.demo_code, actor)
    return await answer(request, proof_page(state, proof, "", demo=demo), 422 if state.faults else 200)
