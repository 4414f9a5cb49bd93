"""The upload of a paper for a company's check: who may send is decided before the first byte is read."""

from htpy import button, div, form, h1, input, label, p
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import DocumentRefused, Invalid
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.http.uploads import receive
from weimproovi.i18n import _
from weimproovi.permissions.actor import Actor
from weimproovi.services import company_papers
from weimproovi.site.answers import answer, go, go_back_to
from weimproovi.site.components.forms import Form, error_summary, fault_line
from weimproovi.site.components.listings import crumb
from weimproovi.site.page import Page
from weimproovi.site.refusals import not_found
from weimproovi.site.return_path import with_return

ACCEPTED = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
CARD = f"{routes.COMPANY_CARD}#pemeriksaan"
CONTENT_TOO_LARGE = 413


async def show_upload(request: Request) -> Response:
    actor = await owner_or_way(request)
    return actor if isinstance(actor, Response) else await answer(request, upload_page(Form()))


async def take_paper(request: Request) -> Response:
    """A paper of the owner's company; back to the card when it is kept."""
    actor = await owner_or_way(request)
    if isinstance(actor, Response):
        return actor
    try:
        await keep(actor, request)
    except DocumentRefused:
        return await again(request, too_big(), CONTENT_TOO_LARGE)
    except Invalid as invalid:
        return await again(request, invalid, 422)
    except HTTPException as fault:
        if fault.status_code != CONTENT_TOO_LARGE:
            raise
        return await again(request, too_big(), CONTENT_TOO_LARGE)
    return go(CARD)


async def owner_or_way(request: Request) -> Actor | Response:
    """The owner; the way to sign-in, and then to the card, for who is signed out; absence for anybody else."""
    actor = await actor_of(request)
    if actor is None:
        return go_back_to(with_return(routes.SIGN_IN, i18n.localized(routes.COMPANY_CARD)))
    return actor if actor.owner else await not_found(request)


async def keep(actor: Actor, request: Request) -> None:
    async with receive(request) as upload:
        if upload.path is None:
            raise Invalid({"file": _("Pilih berkas PDF, JPEG, atau PNG.")})
        await in_thread(company_papers.add, actor, upload.path, upload.file_name)


async def again(request: Request, invalid: Invalid, status: int) -> Response:
    return await answer(request, upload_page(Form({}, invalid.faults)), status)


def too_big() -> Invalid:
    return Invalid({"file": _("Berkas ini lebih dari 5 MB. Perkecil, lalu unggah lagi.")})


def upload_page(state: Form) -> Page:
    """The upload on its own, with what must be mended."""
    return Page(
        title=_("Tambah berkas"),
        body=div(".stack")[
            crumb(CARD, _("Kembali ke kartu perusahaan")),
            h1[_("Tambah berkas")],
            error_summary(state),
            form(".stack", method="post", action=i18n.localized(routes.UPLOAD_PAPER), enctype="multipart/form-data", data_once=True)[
                div(class_={"field": True, "wrong": "file" in state.faults})[
                    label(for_="f-file")[_("Berkas")],
                    p("#h-file.hint")[_("Misalnya NIB atau akta. PDF, JPEG, atau PNG, paling besar 5 MB, paling banyak 3 berkas.")],
                    fault_line(state, "file"),
                    input("#f-file", type="file", name="file", accept=ACCEPTED, aria_describedby="h-file"),
                ],
                div(".actions")[button(".button.solid", type="submit")[_("Unggah berkas")]],
            ],
        ],
        width="reading",
    )
