"""Public vacancies: the searchable list, one vacancy, one company."""

from starlette.requests import Request
from starlette.responses import Response

from weimproovi.errors import NotFound
from weimproovi.http.acting import in_thread
from weimproovi.services import closed_listings, listings
from weimproovi.site import marks, public_pages, search
from weimproovi.site.answers import answer
from weimproovi.site.vacancy_detail import closed_page, detail_page, missing_page
from weimproovi.site.vacancy_list import company_page, list_page

OTHERS = 4


async def show_list(request: Request) -> Response:
    query = search.query_of(request.query_params)

    async def found() -> public_pages.Facts:
        return query, await in_thread(listings.search, query)

    return await public_pages.answer_read(request, list_page, found)


async def show_detail(request: Request) -> Response:
    """One vacancy. One that was listed and is closed says so; one that never was, or that went for another reason, is not there. Others are offered."""
    slug = request.path_params["slug"]

    async def found() -> public_pages.Facts:
        return (await in_thread(listings.detail, slug),)

    try:
        return await public_pages.answer_read(request, detail_page, found)
    except NotFound:
        return await no_detail(request, slug)


async def no_detail(request: Request, slug: str) -> Response:
    await marks.look_up(request)
    alike = await in_thread(closed_listings.similar, slug, OTHERS)
    if alike is not None:
        return await answer(request, closed_page(alike), 410)
    return await answer(request, missing_page(await in_thread(listings.newest, OTHERS)), 404)


async def show_company(request: Request) -> Response:
    async def found() -> public_pages.Facts:
        return (await in_thread(listings.company, request.path_params["slug"]),)

    return await public_pages.answer_read(request, company_page, found)
