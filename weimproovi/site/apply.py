"""Applying, step by step: CV, questions, check, sent. Every step is a form that works without a script; drafts live in the database."""

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import routes
from weimproovi.errors import Invalid
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.http.headers import NO_STORE
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import ApplyForm
from weimproovi.services import applications, candidates, listings
from weimproovi.site import apply_begin_pages, apply_pages, resume_pages
from weimproovi.site.answers import answer, go, typed
from weimproovi.site.components.forms import Form
from weimproovi.vocabulary import ActorKind

QUESTIONS = routes.APPLY + "/pertanyaan"
PROFILE = routes.APPLY + "/profil"
CHECK = routes.APPLY + "/periksa"
SENT = routes.APPLY + "/terkirim"


async def begin(request: Request) -> tuple[Actor, ApplyForm] | Response:
    """The candidate and her application as it stands, or the page that somebody else gets.

    Raises:
        NotFound: no such vacancy.
    """
    slug = request.path_params["slug"]
    actor = await actor_of(request)
    if actor is None:
        detail = await in_thread(listings.detail, slug)
        return await answer(request, apply_begin_pages.begin_page(detail, Form()))
    if actor.kind is not ActorKind.CANDIDATE:
        return await answer(request, apply_pages.other_account_page(slug), 403)
    form = await in_thread(applications.apply_form, actor, slug)
    if form.already_sent_id and not request.url.path.endswith("/terkirim"):
        return await answer(request, apply_pages.already_sent_page(form))
    return actor, form


async def show_resume_step(request: Request) -> Response:
    step = await begin(request)
    return step if isinstance(step, Response) else await answer(request, apply_pages.resume_page(step[1], Form()))


async def show_found(request: Request) -> Response:
    """What the CV's text offers for the profile; straight on when it offers nothing."""
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, form = step
    found = await in_thread(candidates.suggestions, actor, form.chosen_resume_id) if form.chosen_resume_id else []
    if not resume_pages.usable(found):
        return go(after_resume(form))
    action = PROFILE.format(slug=form.slug)
    return await answer(request, resume_pages.found_page(found, action=action, onward=after_resume(form)))


async def accept_found(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, form = step
    async with request.form(max_files=0, max_fields=12) as fields:
        chosen = [str(name) for name in fields.getlist("fields")]
    if chosen and form.chosen_resume_id:
        await in_thread(candidates.accept_suggestions, actor, form.chosen_resume_id, chosen)
    return go(after_resume(form))


def after_resume(form: ApplyForm) -> str:
    """The step behind the CV: questions where the company asks any."""
    return (QUESTIONS if form.questions else CHECK).format(slug=form.slug)


async def show_questions(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    form = step[1]
    values = {question.id: question.answer for question in form.questions}
    return await answer(request, apply_pages.questions_page(form, Form(values)))


async def save_answers(request: Request) -> Response:
    """Keeps the answers in any case; goes on when none is missing, back when asked to."""
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, form = step
    fields = await typed(request)
    silent = fields.get("arah") == "simpan"  # kept while she types
    answers = {question.id: fields.get(question.id, "").strip() for question in form.questions}
    try:
        await in_thread(applications.save_draft, actor, form.slug, form.chosen_resume_id or None, answers)
    except Invalid as invalid:
        return await answer(request, apply_pages.questions_page(form, Form(answers, invalid.faults)), 422)
    if silent:
        return Response(status_code=204, headers=NO_STORE)
    if fields.get("arah") == "kembali":
        return go(routes.APPLY.format(slug=form.slug))
    missing = apply_pages.missing_answers(form, answers)
    if missing:
        return await answer(request, apply_pages.questions_page(form, Form(answers, missing)), 422)
    return go(CHECK.format(slug=form.slug))


async def show_check(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, form = step
    if not form.chosen_resume_id:
        return go(routes.APPLY.format(slug=form.slug))
    if apply_pages.missing_answers(form, {question.id: question.answer for question in form.questions}):
        return go(QUESTIONS.format(slug=form.slug))
    return await check_answer(request, actor, form)


async def send(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, form = step
    try:
        await in_thread(applications.send, actor, form.slug)
    except Invalid as invalid:
        return await check_answer(request, actor, form, invalid)
    return go(SENT.format(slug=form.slug))


async def check_answer(request: Request, actor: Actor, form: ApplyForm, invalid: Invalid | None = None) -> Response:
    profile = await in_thread(candidates.profile, actor)
    found = await in_thread(candidates.suggestions, actor, form.chosen_resume_id) if form.chosen_resume_id else []
    faults = {"": " ".join(invalid.faults.values())} if invalid else {}
    fill_from = PROFILE.format(slug=form.slug) if resume_pages.usable(found) else ""
    page = apply_pages.check_page(form, profile, Form({}, faults), fill_from)
    return await answer(request, page, 422 if invalid else 200)


async def show_sent(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    form = step[1]
    if not form.already_sent_id:
        return go(routes.APPLY.format(slug=form.slug))
    return await answer(request, apply_pages.sent_page(form))


async def keep_resume(actor: Actor, slug: str, resume_id: str) -> ApplyForm:
    """Puts a CV into the draft; the answers so far stay.

    Raises:
        Invalid: the CV is not one of hers.
    """
    form = await in_thread(applications.apply_form, actor, slug)
    answers = {question.id: question.answer for question in form.questions}
    return await in_thread(applications.save_draft, actor, slug, resume_id, answers)

