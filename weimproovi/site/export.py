"""Download my data: asking for the copy, and fetching it once. Both ask for the password again (UU PDP arts. 7, 13)."""

from htpy import Node, Renderable, a, button, div, form, h1, li, p, ul
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid
from weimproovi.http.acting import in_thread
from weimproovi.http.files import attachment, streamed
from weimproovi.i18n import _
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.export import ExportStatus
from weimproovi.services import exports, proofs
from weimproovi.site.answers import actor_or_way, answer, go, typed
from weimproovi.site.components.forms import Form, error_summary
from weimproovi.site.components.proof import proof_fields
from weimproovi.site.page import Page
from weimproovi.site.passwords import SECRET
from weimproovi.site.sign_in import fault_title
from weimproovi.site.viewer import visitor_of
from weimproovi.vocabulary import ActorKind


async def show_export(request: Request) -> Response:
    """Where the copy stands, with the one thing to do next."""
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    return actor if isinstance(actor, Response) else await export_answer(request, actor, Form())


async def ask(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    fields = await typed(request)
    if fields.get("act") == "fetch":
        return await fetched(request, actor, fields, None)
    try:
        await in_thread(exports.ask, actor, fields, visitor_of(request))
    except Invalid as invalid:
        return await export_answer(request, actor, Form({}, invalid.faults), 422)
    return go(routes.EXPORT)


async def show_link(request: Request) -> Response:
    """The page behind the mailed link; a dead one and another person's look the same."""
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    await in_thread(exports.open_link, actor, request.path_params["token"])
    return await link_answer(request, actor, Form())


async def fetch_by_link(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    return await fetched(request, actor, await typed(request), request.path_params["token"])


async def fetched(request: Request, actor: Actor, fields: dict[str, str], token: str | None) -> Response:
    try:
        file = await in_thread(exports.fetch, actor, fields, visitor_of(request), token)
    except Invalid as invalid:
        state = Form({}, invalid.faults)
        if token is None:
            return await export_answer(request, actor, state, 422)
        return await link_answer(request, actor, state, 422)
    return streamed(request, file, attachment(file.file_name))


async def export_answer(request: Request, actor: Actor, state: Form, status: int = 200) -> Response:
    stands = await in_thread(exports.status, actor)
    coded = await in_thread(proofs.needs_code, actor)
    return await answer(request, export_page(state, stands, coded=coded), status)


async def link_answer(request: Request, actor: Actor, state: Form, status: int = 200) -> Response:
    coded = await in_thread(proofs.needs_code, actor)
    action = routes.EXPORT_FILE.format(token=request.path_params["token"])
    page = Page(
        title=fault_title(state, _("Unduh salinan datamu")),
        body=div(".stack")[
            h1[_("Unduh salinan datamu")], error_summary(state), fetch_form(state, action, coded=coded, until="")
        ],
        width="narrow",
    )
    return await answer(request, page, status, SECRET)


def export_page(state: Form, stands: ExportStatus, *, coded: bool) -> Page:
    return Page(
        title=fault_title(state, _("Salinan datamu")),
        body=div(".stack")[
            h1[_("Salinan datamu")],
            error_summary(state),
            p[_("Satu berkas ZIP dengan semua yang kami simpan tentangmu:")],
            ul(".bullets")[
                li[_("halaman yang bisa dibaca di peramban mana pun")],
                li[_("data untuk dibaca mesin (JSON) dengan penjelasannya")],
                li[_("berkas CV-mu, seperti tersimpan")],
                li[_("catatan siapa yang melihat datamu, lengkap")],
            ],
            next_step(state, stands, coded=coded),
            p[a(href=i18n.localized(routes.MY_PRIVACY))[_("Kembali ke Pusat privasi")]],
        ],
        width="narrow",
    )


def next_step(state: Form, stands: ExportStatus, *, coded: bool) -> Node:
    """One thing to do, by where the copy stands."""
    match stands.state:
        case "ready":
            return fetch_form(state, routes.EXPORT, coded=coded, until=stands.until)
        case "asked":
            return div(".stack.tight")[
                p(role="status")[_("Sedang disiapkan sejak {moment}. Biasanya selesai dalam satu menit.", moment=stands.asked)],
                p[a(".button", href=i18n.localized(routes.EXPORT))[_("Lihat apakah sudah siap")]],
            ]
        case _:
            failed = p[_("Salinan terakhir gagal dibuat. Minta sekali lagi.")] if stands.state == "failed" else None
            return proven_form(state, routes.EXPORT, "ask", _("Minta salinan"), coded=coded, lead=failed)


def fetch_form(state: Form, action: str, *, coded: bool, until: str) -> Renderable:
    lead = p[
        _("Salinanmu siap. Berkas ini hanya bisa diunduh sekali."),
        " ",
        _("Tersedia sampai {moment}.", moment=until) if until else None,
    ]
    return proven_form(state, action, "fetch", _("Unduh"), coded=coded, lead=lead)


def proven_form(state: Form, action: str, act: str, verb: str, *, coded: bool, lead: Node) -> Renderable:
    """One button behind the password."""
    return form(".stack", method="post", action=i18n.localized(action), novalidate=True)[
        lead,
        proof_fields(state, coded=coded),
        div(".actions")[button(".button.solid.wide", type="submit", name="act", value=act)[verb]],
    ]
