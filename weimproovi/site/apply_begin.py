"""Applying for somebody without an account: one form makes the account, keeps the CV and goes on to the questions."""

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import routes
from weimproovi.errors import TooYoung
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.http.uploads import MOST_PHOTOS, Upload, receive
from weimproovi.i18n import localized, words
from weimproovi.services import applications, applying, listings, sessions
from weimproovi.services.applying import GivenFile, Start
from weimproovi.site import apply_begin_pages, sign_up
from weimproovi.site.answers import answer, go
from weimproovi.site.apply import after_resume
from weimproovi.site.components.forms import Form
from weimproovi.site.resume_check import check_path
from weimproovi.site.resume_form import form_path
from weimproovi.site.sign_in import signed_in_answer
from weimproovi.site.viewer import visitor_of

TOO_LARGE = 413


async def take_begin(request: Request) -> Response:
    """Who is signed in already is sent to her own step; a stranger's form is read only after its address has been counted."""
    slug = request.path_params["slug"]
    detail = await in_thread(listings.detail, slug)
    if await actor_of(request):
        return go(routes.APPLY.format(slug=slug))
    visitor = visitor_of(request)
    await in_thread(applying.let_in, visitor)
    async with receive(request, MOST_PHOTOS, lenient=True) as upload:
        given = given_file(upload)
        try:
            start = await in_thread(applying.begin, upload.fields, given, visitor, slug)
        except TooYoung:
            return await answer(request, sign_up.too_young_page())
    if start.faults:
        status = TOO_LARGE if upload.problem else 422
        page = apply_begin_pages.begin_page(detail, Form(upload.fields, start.faults), held=(start.ticket, start.file_name))
        return await answer(request, page, status)
    return await signed_in_answer(start.cookie, await next_step(start, slug, given.later))


def given_file(upload: Upload) -> GivenFile:
    """New files, or the ticket of those that arrived before."""
    fields = upload.fields
    name = upload.file_name if upload.paths else fields.get("held_name", "")
    problem = words.document_problem(upload.problem) if upload.problem else ""
    return GivenFile(name, upload.paths, fields.get("held", ""), problem, later=fields.get("cara") == "isian")


async def next_step(start: Start, slug: str, later: bool) -> str:
    """The form for a CV, the check of a CV that should be seen first, or the step behind the CV."""
    actor = await in_thread(sessions.resolve, start.cookie)
    if actor is None or (start.resume is None and not later):
        return localized(routes.APPLY.format(slug=slug))
    if start.resume is None:
        return form_path(slug)
    onward = after_resume(await in_thread(applications.apply_form, actor, slug))
    return check_path(start.resume.id, onward, slug) if start.resume.worth_a_look else localized(onward)
