"""The upload route: who may send is decided before the first byte is read; then the file streams to disk and is checked."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import routes
from weimproovi.errors import Invalid
from weimproovi.http.acting import candidate_of, in_thread
from weimproovi.http.uploads import MOST_PHOTOS, Upload, receive
from weimproovi.i18n import _, words
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import ResumeVersion
from weimproovi.services import applications, resumes
from weimproovi.site import apply, apply_pages, resume_pages
from weimproovi.site.answers import answer, go, go_back_to, to_sign_in
from weimproovi.site.components.forms import Form
from weimproovi.site.page import Page
from weimproovi.site.resume_check import check_path
from weimproovi.site.return_path import path_of, safe_path, with_return
from weimproovi.site.viewer import plain_path
from weimproovi.vocabulary import DocumentProblem

CONTENT_TOO_LARGE = 413


async def show_upload(request: Request) -> Response:
    if await candidate_of(request) is None:
        return to_sign_in(request)
    return await answer(request, resume_pages.upload_page(Form()))


async def take_resume(request: Request) -> Response:
    """A new CV, or the choice of an older one, for the profile or for the application that the form names."""
    actor = await candidate_of(request)
    if actor is None:
        return go_back_to(with_return(routes.SIGN_IN, path_of(request.headers.get("referer", ""))))
    upload = Upload({})
    try:
        async with receive(request, MOST_PHOTOS, lenient=True) as upload:
            if upload.problem:
                return await again(request, actor, upload, too_big() if upload.problem is DocumentProblem.TOO_BIG else refused(upload.problem))
            return await kept(actor, upload)
    except Invalid as invalid:
        return await again(request, actor, upload, invalid)
    except HTTPException as refusal:
        if refusal.status_code != CONTENT_TOO_LARGE:
            raise
        return await again(request, actor, upload, too_big())


def too_big() -> Invalid:
    return Invalid({"file": _("File ini lebih besar dari 10 MB. Pilih file yang lebih kecil.")})


def refused(problem: DocumentProblem) -> Invalid:
    return Invalid({"file": words.document_problem(problem)})


async def kept(actor: Actor, upload: Upload) -> Response:
    """Stores what came and says where to go on."""
    slug = upload.fields.get("lowongan", "")
    if upload.path:
        added = await in_thread(resumes.add, actor, upload.path, upload.file_name, upload.paths[1:])
        return await uploaded(actor, upload, added)
    resume_id = upload.fields.get("resume_id", "")
    if not resume_id:
        raise Invalid({"file": _("Pilih CV: PDF, DOCX, atau foto. Atau buat CV dari isian.")})
    if not slug:
        return go(routes.RESUMES)
    return go(apply.after_resume(await apply.keep_resume(actor, slug, resume_id)))


async def uploaded(actor: Actor, upload: Upload, added: ResumeVersion) -> Response:
    """On from a new CV; over its check where there is something to see."""
    slug, wanted = upload.fields.get("lowongan", ""), safe_path(upload.fields.get("lanjut", ""))
    if slug:
        await apply.keep_resume(actor, slug, added.id)
        onward = apply.PROFILE.format(slug=slug)
    else:
        onward = plain_path(wanted) if wanted else routes.RESUMES
    return go_back_to(check_path(added.id, onward, slug)) if added.worth_a_look else go(onward)


async def again(request: Request, actor: Actor, upload: Upload, invalid: Invalid) -> Response:
    """The form once more, with what must be mended; 413 where the file was too large."""
    state = Form(upload.fields, invalid.faults)
    status = CONTENT_TOO_LARGE if invalid.faults == too_big().faults else 422
    slug = upload.fields.get("lowongan", "")
    page: Page = resume_pages.upload_page(state)
    if slug:
        page = apply_pages.resume_page(await in_thread(applications.apply_form, actor, slug), state)
    return await answer(request, page, status)
