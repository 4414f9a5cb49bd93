"""A company's side of video interviews as plain pages: the kit, invitations, watching. They work on a phone and without a socket (S6, U6)."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.http.acting import in_thread
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.interviews import InviteForm, KitForm, KitQuestionForm
from weimproovi.services import review_queue, scorecards, video_invitations, video_kits, video_reviews
from weimproovi.site import company_interview_pages as pages
from weimproovi.site.answers import actor_or_way, answer, go
from weimproovi.site.company_interview_preview import PREVIEW, show_preview
from weimproovi.site.components.forms import Form
from weimproovi.site.components.turns import sent_before
from weimproovi.site.scorecard_pages import beside
from weimproovi.vocabulary import ActorKind

INVITE = routes.VACANCY_INTERVIEW + "/undang"
EXTEND = routes.VACANCY_INTERVIEW + "/perpanjang"
MOST_FIELDS = 600
NUMBERS = ("think_seconds", "answer_seconds", "retakes")
WAYS = ("video", "audio", "written")


async def show_kit(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    kit = await in_thread(video_kits.kit, actor, request.path_params["vacancy_id"])
    return await kit_answer(request, actor, kit, kit.questions)


async def kit_answer(
    request: Request, actor: Actor, kit: KitForm, questions: list[KitQuestionForm], state: Form = Form(), status: int = 200  # noqa: B008  frozen
) -> Response:
    rows = await in_thread(video_reviews.invitable, actor, kit.vacancy_id)
    return await answer(request, pages.kit_page(kit, questions, rows, state), status)


async def save_kit(request: Request) -> Response:
    """Keeps the questions in the order that was typed, without those that are empty; or adds an empty one."""
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as fields:
        form = {name: str(value).replace("\0", "") for name, value in fields.items()}
    kit = await in_thread(video_kits.kit, actor, request.path_params["vacancy_id"])
    if not kit.may_write:
        raise NotFound
    questions = typed_questions(form)
    if form.get("act") == "add":
        return await kit_answer(request, actor, kit, [*questions, KitQuestionForm()])
    try:
        await in_thread(video_kits.save, actor, kit.vacancy_id, questions)
    except Invalid as invalid:
        return await kit_answer(request, actor, kit, questions, Form(form, invalid.faults), 422)
    return go(routes.VACANCY_INTERVIEW.format(vacancy_id=kit.vacancy_id))


def typed_questions(form: Mapping[str, str]) -> list[KitQuestionForm]:
    """The questions of a posted form, in the order that its numbers say."""
    found = []
    for place in range(1, video_kits.MOST_QUESTIONS + 2):
        if form.get(f"text-{place}", "").strip():
            think, answering, retakes = (whole(form.get(f"{name}-{place}", "")) for name in NUMBERS)
            ways = {way: form.get(f"{way}-{place}") == "yes" for way in WAYS}
            question = KitQuestionForm(form[f"text-{place}"], think, answering, retakes, **ways)
            found.append((whole(form.get(f"order-{place}", "")), place, question))
    return [question for _order, _place, question in sorted(found, key=lambda one: one[:2])]


def whole(words: str) -> int:
    """A number of at most four digits; what is none lies outside of every bound."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= 4 else -1


async def invite(request: Request) -> Response:
    """Invites whoever is ticked; who could not be invited is named with the reason."""
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as fields:
        chosen = [str(one) for one in fields.getlist("application")]
        form = invitation({name: str(value) for name, value in fields.items()})
    kit = await invitable(request, actor)
    try:
        if not chosen:
            raise Invalid({"application": pages.nobody_chosen()})
        outcomes = await in_thread(video_invitations.invite, actor, chosen, form)
    except Invalid as invalid:
        state = Form({"deadline": form.deadline, "zone": form.zone, "message": form.message}, invalid.faults)
        return await kit_answer(request, actor, kit, kit.questions, state, 422)
    refused = dict.fromkeys(one.fault for one in outcomes if one.fault)
    if refused:
        return await kit_answer(request, actor, kit, kit.questions, Form({}, {"": " ".join(refused)}), 422)
    return go(routes.VACANCY_INTERVIEW.format(vacancy_id=kit.vacancy_id))


async def extend(request: Request) -> Response:
    """A later deadline for one invitation."""
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    async with request.form(max_files=0, max_fields=12) as fields:
        form = {name: str(value) for name, value in fields.items()}
    kit = await invitable(request, actor)
    try:
        await in_thread(video_invitations.extend, actor, form.get("application", ""), invitation(form))
    except Invalid as invalid:
        return await kit_answer(request, actor, kit, kit.questions, Form({}, {"": " ".join(invalid.faults.values())}), 422)
    return go(routes.VACANCY_INTERVIEW.format(vacancy_id=kit.vacancy_id))


async def invitable(request: Request, actor: Actor) -> KitForm:
    """Raises NotFound: who may not invite has no such form."""
    kit = await in_thread(video_kits.kit, actor, request.path_params["vacancy_id"])
    if not kit.may_invite:
        raise NotFound
    return kit


def invitation(form: Mapping[str, str]) -> InviteForm:
    return InviteForm(form.get("deadline", ""), form.get("zone", ""), form.get("message", "").replace("\0", ""))


async def show_review(request: Request) -> Response:
    """What may be watched, or the sentence that tells nothing else."""
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    return await review_answer(request, actor, Form())


async def review_answer(request: Request, actor: Actor, state: Form, status: int = 200) -> Response:
    """The answers, the card that they are scored on beside them, and who is next."""
    application_id = request.path_params["application_id"]
    review = await in_thread(video_reviews.review, actor, application_id)
    following = await in_thread(review_queue.next_after, actor, application_id)
    page = pages.review_page(review, following, sent_before(request))
    return await answer(request, beside(page, await in_thread(scorecards.scores, actor, application_id), state), status)


READ = {routes.VACANCY_INTERVIEW: show_kit, PREVIEW: show_preview, routes.REVIEW_VIDEO: show_review}
WRITE = {routes.VACANCY_INTERVIEW: save_kit, INVITE: invite, EXTEND: extend}
