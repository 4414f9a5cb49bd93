"""A CV made from a form, for somebody without a file (C2). Every press keeps what is typed; rows are added without a script."""

import re
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid
from weimproovi.http.acting import in_thread
from weimproovi.http.headers import NO_STORE
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.resume_form import ResumeRow, TypedResume
from weimproovi.services import applications, candidates, resume_drafts
from weimproovi.site import apply, resume_form_pages
from weimproovi.site.answers import actor_or_way, answer, go, go_back_to
from weimproovi.site.resume_check import check_path
from weimproovi.vocabulary import ActorKind

ROWS = {"experience": 8, "education": 4}
PARTS = ("title", "place", "period", "words")
MOST_FIELDS = 80
SLUG = re.compile(r"[a-z0-9-]{1,120}")


def form_path(slug: str = "") -> str:
    """The form, in the reader's language; for an application where a vacancy is named."""
    return i18n.localized(routes.MAKE_RESUME) + (f"?lowongan={slug}" if slug else "")


async def show_form(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    return await shown(request, actor, await in_thread(resume_drafts.draft, actor))


async def take_form(request: Request) -> Response:
    """Makes the CV, or only keeps what is typed: with one more row, or silently while she types."""
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
        fields = {name: value.replace("\0", "") for name, value in form.items() if isinstance(value, str)}
    asked, typed = fields.get("act", ""), typed_from(fields)
    if asked == "simpan":
        await in_thread(resume_drafts.save, actor, typed)
        return Response(status_code=204, headers=NO_STORE)
    if asked in ROWS:
        return await shown(request, actor, await in_thread(resume_drafts.save, actor, typed), more=asked)
    try:
        made = await in_thread(resume_drafts.make, actor, typed)
    except Invalid as invalid:
        return await shown(request, actor, typed, invalid=invalid)
    return await onward(request, actor, made.id, worth_a_look=made.worth_a_look)


async def onward(request: Request, actor: Actor, resume_id: str, *, worth_a_look: bool) -> Response:
    slug = slug_of(request)
    path = routes.RESUMES
    if slug:
        form = await apply.keep_resume(actor, slug, resume_id)
        path = apply.after_resume(form)
    return go_back_to(check_path(resume_id, path, slug)) if worth_a_look else go(path)


async def shown(request: Request, actor: Actor, typed: TypedResume, *, more: str = "", invalid: Invalid | None = None) -> Response:
    profile = await in_thread(candidates.profile, actor)
    slug = slug_of(request)
    application = await in_thread(applications.apply_form, actor, slug) if slug else None
    state = resume_form_pages.state_of(typed, invalid.faults if invalid else {})
    counts = {name: min(most, max(1, len(getattr(typed, name))) + (name == more)) for name, most in ROWS.items()}
    page = resume_form_pages.form_page(state, profile, application, counts=counts, more=more)
    return await answer(request, page, 422 if invalid else 200)


def slug_of(request: Request) -> str:
    asked = request.query_params.get("lowongan", "")
    return asked if SLUG.fullmatch(asked) else ""


def typed_from(fields: Mapping[str, str]) -> TypedResume:
    """The form as a draft; rows that are empty to the end are left out."""
    rows = {name: filled([row_of(fields, name, place) for place in range(most)]) for name, most in ROWS.items()}
    return TypedResume(fields.get("headline", ""), fields.get("summary", ""), fields.get("skills", ""), **rows)


def row_of(fields: Mapping[str, str], name: str, place: int) -> ResumeRow:
    return ResumeRow(*(fields.get(f"{name}-{place}-{part}", "") for part in PARTS))


def filled(rows: list[ResumeRow]) -> list[ResumeRow]:
    last = max((place for place, row in enumerate(rows) if row != ResumeRow()), default=-1)
    return rows[: last + 1]
