"""Seeing a CV before it goes on: what it says beyond what is asked for can be closed, photographed pages can be turned (C1). Nothing is blocked."""

from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid
from weimproovi.http.acting import in_thread
from weimproovi.permissions.actor import Actor
from weimproovi.services import resume_checks
from weimproovi.site import resume_check_pages
from weimproovi.site.answers import actor_or_way, answer, go_back_to
from weimproovi.site.components.forms import Form
from weimproovi.site.resume_check_pages import Way
from weimproovi.site.return_path import safe_path
from weimproovi.vocabulary import ActorKind

MOST_FIELDS = 200


def check_path(resume_id: str, onward: str, slug: str = "") -> str:
    """Where a CV is checked, in the reader's language, and where it goes on from there. `onward` is in its Indonesian form."""
    asked = {"lanjut": i18n.localized(onward)} | ({"lowongan": slug} if slug else {})
    return f"{i18n.localized(routes.CHECK_RESUME.format(resume_id=resume_id))}?{urlencode(asked, safe='/')}"


async def show_check(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    return await shown(request, actor, Form(), changed="selesai" in request.query_params)


async def take_check(request: Request) -> Response:
    """Closes and turns what is ticked, and shows the stored copy again; straight on where nothing is."""
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as fields:
        closed, turned = chosen_places(fields), chosen_turns(fields)
    if not closed and not turned:
        return go_back_to(way_of(request).onward)
    try:
        await in_thread(resume_checks.change, actor, request.path_params["resume_id"], closed, turned)
    except Invalid as invalid:
        return await shown(request, actor, Form({}, invalid.faults), status=422)
    return go_back_to(f"{request.url.path}?{way_of(request).query}&selesai=1")


async def shown(request: Request, actor: Actor, state: Form, *, changed: bool = False, status: int = 200) -> Response:
    check = await in_thread(resume_checks.check, actor, request.path_params["resume_id"])
    return await answer(request, resume_check_pages.check_page(check, state, way_of(request), changed=changed), status)


def way_of(request: Request) -> Way:
    """Where the reader came from and goes on to."""
    asked = request.query_params
    onward = safe_path(asked.get("lanjut", "")) or i18n.localized(routes.RESUMES)
    slug = asked.get("lowongan", "")
    back = routes.APPLY.format(slug=slug) if safe_path(f"/{slug}") and "/" not in slug and slug else routes.RESUMES
    return Way(onward, i18n.localized(back), urlencode({"lanjut": onward} | ({"lowongan": slug} if slug else {}), safe="/"))


def chosen_places(fields: FormData) -> list[int]:
    return [int(value) for value in fields.getlist("tutup") if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 3]


def chosen_turns(fields: FormData) -> dict[int, int]:
    """Quarters to the right by page."""
    asked = {number: fields.get(f"putar-{number}", "") for number in range(1, 21)}
    return {number: int(quarters) for number, quarters in asked.items() if quarters in ("1", "2", "3")}
