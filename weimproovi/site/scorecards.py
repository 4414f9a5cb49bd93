"""Scoring an application as plain pages: the card, its draft, what everybody thought, and what a vacancy is scored by. Beside a player, or alone."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import routes
from weimproovi.errors import Invalid
from weimproovi.http.acting import in_thread
from weimproovi.http.headers import NO_STORE
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.scorecards import CardForm
from weimproovi.services import review_queue, scorecards, vacancy_attributes, video_reviews
from weimproovi.site import scorecard_pages as pages
from weimproovi.site.answers import actor_or_way, answer, go, typed
from weimproovi.site.company_interview import review_answer
from weimproovi.site.components.forms import Form
from weimproovi.site.components.turns import after
from weimproovi.vocabulary import ActorKind

STEPS = {str(step): step for step in range(6)}


async def after_sending(actor: Actor, application_id: str, came: str, *, first: bool) -> str:
    """Where a reviewer goes once her card is sent. Her first one of a video that she could watch: on to the next of her list, or to the list where
    none is left. Any other: back to where she wrote it, which now shows everybody's.
    """
    watched = came == routes.REVIEW_VIDEO and (await in_thread(video_reviews.place, actor, application_id)).state == video_reviews.OPEN
    if not first or not watched:
        return came.format(application_id=application_id) + pages.ANCHOR
    following = await in_thread(review_queue.next_after, actor, application_id)
    return after(routes.REVIEW_VIDEO.format(application_id=following) if following else routes.REVIEWS, application_id)


async def show_scores(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    return await scores_answer(request, actor, Form())


async def scores_answer(request: Request, actor: Actor, state: Form, status: int = 200) -> Response:
    page = await in_thread(scorecards.scores, actor, request.path_params["application_id"])
    return await answer(request, pages.scores_page(page, state), status)


async def take_card(request: Request) -> Response:
    """Sends the card, or keeps its draft; what was filled in survives every fault."""
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    form, application_id = await typed(request), request.path_params["application_id"]
    card = filled_in(form)
    came = routes.REVIEW_VIDEO if form.get("came") == pages.FROM_VIDEO else routes.SCORES
    act = scorecards.save_draft if form.get("act") == "draft" else scorecards.send
    try:
        await in_thread(act, actor, application_id, card)
    except Invalid as invalid:
        shown = review_answer if came == routes.REVIEW_VIDEO else scores_answer
        return await shown(request, actor, Form(form, invalid.faults), 422)
    if form.get("quiet"):  # the script that keeps drafts stays where it is
        return Response(status_code=204, headers=NO_STORE)
    if act is scorecards.save_draft:
        return go(came.format(application_id=application_id) + pages.ANCHOR)
    return go(await after_sending(actor, application_id, came, first=not card.version))


def filled_in(form: Mapping[str, str]) -> CardForm:
    """The card of a posted form: steps in the order of the attributes that it names."""
    places = [place for place in range(1, vacancy_attributes.MOST + 1) if f"asked-{place}" in form]
    version = form.get("version", "")
    return CardForm(
        marks=[form[f"asked-{place}"] for place in places],
        steps=[STEPS.get(form.get(f"step-{place}", "")) for place in places],
        advice=form.get("advice", ""),
        note=form.get("note", "").replace("\r\n", "\n"),
        version=int(version) if version.isascii() and version.isdecimal() and len(version) <= 4 else 0,
    )


async def show_attributes(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    return await attributes_answer(request, actor, Form())


async def attributes_answer(request: Request, actor: Actor, state: Form, status: int = 200) -> Response:
    kept = await in_thread(vacancy_attributes.attributes, actor, request.path_params["vacancy_id"])
    return await answer(request, pages.attributes_page(kept, state), status)


async def save_attributes(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    form, vacancy_id = await typed(request), request.path_params["vacancy_id"]
    names = [form.get(str(place), "") for place in range(1, vacancy_attributes.MOST + 1)]
    try:
        await in_thread(vacancy_attributes.save, actor, vacancy_id, names)
    except Invalid as invalid:
        return await attributes_answer(request, actor, Form(form, invalid.faults), 422)
    return go(routes.ATTRIBUTES.format(vacancy_id=vacancy_id))


READ = {routes.SCORES: show_scores, routes.ATTRIBUTES: show_attributes}
WRITE = {routes.SCORES: take_card, routes.ATTRIBUTES: save_attributes}
