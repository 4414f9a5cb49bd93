"""A candidate's video interview, page by page: what it is, consent, device and practice, one question at a time, and who may watch (C3, U6).

Plain pages and forms; a script records, and only on the pages that bring a camera. Everything else works without one.
"""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.http.acting import in_thread
from weimproovi.http.headers import recording_headers
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.interviews import MyInterview, MyQuestion
from weimproovi.services import video_answers, video_interviews
from weimproovi.site import interview_pages as pages
from weimproovi.site.answers import actor_or_way, answer, go, typed
from weimproovi.site.components.forms import Form
from weimproovi.vocabulary import ActorKind

CONSENT = routes.INTERVIEW + "/izin"
DECLINE = routes.INTERVIEW + "/tolak"
DEVICE = routes.INTERVIEW + "/perangkat"
QUESTION = routes.INTERVIEW + "/pertanyaan/{number}"
USE = routes.INTERVIEW + "/pakai"
REMOVE = routes.INTERVIEW + "/hapus"
SHARE = routes.INTERVIEW + "/kirim"
KEEP = routes.INTERVIEW + "/simpan"


async def begin(request: Request) -> tuple[Actor, MyInterview] | Response:
    """The candidate and her interview, or the way to sign-in. Raises NotFound: not hers, or not invited."""
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    return actor, await in_thread(video_interviews.mine, actor, request.path_params["application_id"])


async def show_interview(request: Request) -> Response:
    step = await begin(request)
    return step if isinstance(step, Response) else await answer(request, pages.overview(step[1]))


async def show_consent(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, interview = step
    if interview.may_record or not interview.open:
        return go(pages.next_step(interview) if interview.open else pages.at(interview))
    return await consent_answer(request, actor, interview, Form())


async def consent_answer(request: Request, actor: Actor, interview: MyInterview, state: Form, status: int = 200) -> Response:
    text = await in_thread(video_interviews.record_text, actor, interview.application_id)
    return await answer(request, pages.consent(interview, text, state), status)


async def allow(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, interview = step
    fields = await typed(request)
    try:
        await in_thread(video_interviews.allow_recording, actor, interview.application_id, shown=fields.get("shown", ""))
    except Invalid as invalid:
        return await consent_answer(request, actor, interview, Form({}, invalid.faults), 422)
    return go(pages.at(interview, "perangkat"))


async def decline(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, interview = step
    await in_thread(video_interviews.decline, actor, interview.application_id)
    return go(pages.at(interview))


async def show_device(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    interview = step[1]
    if not (interview.open and interview.may_record):
        return go(pages.at(interview))
    return await answer(request, pages.device(interview), headers=recording_headers())


async def show_question(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    interview = step[1]
    question = asked(request, interview)
    if not interview.open:
        return go(pages.at(interview))
    return await answer(request, pages.question(interview, question, Form()), headers=recording_headers())


def asked(request: Request, interview: MyInterview) -> MyQuestion:
    """The question that the address names, counted from 1. Raises NotFound."""
    number = request.path_params["number"]
    if not number.isdecimal() or len(number) > 2 or not 1 <= int(number) <= len(interview.questions):
        raise NotFound
    return interview.questions[int(number) - 1]


async def write(request: Request) -> Response:
    """A written answer."""
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, interview = step
    question, fields = asked(request, interview), await typed(request)
    words = fields.get("words", "")
    try:
        if not words.strip():
            raise Invalid({"words": pages.nothing_written()})
        await in_thread(video_answers.write, actor, interview.application_id, question.number, words)
    except Invalid as invalid:
        return await answer(request, pages.question(interview, question, Form({"words": words}, invalid.faults)), 422, recording_headers())
    return go(pages.next_step(await in_thread(video_interviews.mine, actor, interview.application_id)))


async def use(request: Request) -> Response:
    """A take that was cut off becomes the answer, as far as it came."""
    return await act(request, video_answers.keep_unfinished)


async def remove(request: Request) -> Response:
    return await act(request, video_answers.remove)


async def act(request: Request, service: Callable[[Actor, str], Any]) -> Response:
    """One button beside one answer; what cannot be done is said on the page."""
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, interview = step
    fields = await typed(request)
    if fields.get("answer") not in pages.answer_ids(interview):
        raise NotFound
    try:
        await in_thread(service, actor, fields["answer"])
    except Invalid as invalid:
        return await answer(request, pages.overview(interview, Form({}, {"": " ".join(invalid.faults.values())})), 422)
    return go(pages.at(interview))


async def show_share(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, interview = step
    if not pages.standing(interview) or interview.choice == "shared":
        return go(pages.at(interview))
    return await share_answer(request, actor, interview, Form())


async def share_answer(request: Request, actor: Actor, interview: MyInterview, state: Form, status: int = 200) -> Response:
    try:
        text = await in_thread(video_interviews.share_text, actor, interview.application_id)
    except Invalid as invalid:
        return await answer(request, pages.overview(interview, Form({}, invalid.faults)), 422)
    return await answer(request, pages.share(interview, text, state), status)


async def share(request: Request) -> Response:
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, interview = step
    fields = await typed(request)
    try:
        await in_thread(video_interviews.share, actor, interview.application_id, shown=fields.get("shown", ""))
    except Invalid as invalid:
        return await share_answer(request, actor, interview, Form({}, invalid.faults), 422)
    return go(pages.at(interview))


async def keep(request: Request) -> Response:
    """Nobody watches; also the way back after sharing."""
    step = await begin(request)
    if isinstance(step, Response):
        return step
    actor, interview = step
    await in_thread(video_interviews.keep_only, actor, interview.application_id)
    return go(pages.at(interview))


READ = {
    routes.INTERVIEW: show_interview, CONSENT: show_consent, DEVICE: show_device, QUESTION: show_question, SHARE: show_share,
}  # fmt: skip
WRITE = {
    CONSENT: allow, DECLINE: decline, QUESTION: write, USE: use, REMOVE: remove, SHARE: share, KEEP: keep,
}  # fmt: skip
