"""Public vacancies: the searchable list, one vacancy, one company."""

from starlette.requests import Request
from starlette.responses import Response

from weimproovi.errors import NotFound
from weimproovi.http.acting import in_thread
from weimproovi.services import listings
from weimproovi.site import public_pages, search
from weimproovi.site.answers import answer
from weimproovi.site.page import Page
from weimproovi.site.vacancy_detail import closed_page, detail_page
from weimproovi.site.vacancy_list import company_page, list_page

OTHERS = 4


async def show_list(request: Request) -> Response:
    query = search.query_of(request.query_params)

    async def page() -> Page:
        found = await in_thread(listings.search, query)
        return list_page(query, found, found.provinces or await in_thread(listings.provinces))

    return await public_pages.answer(request, page)


async def show_detail(request: Request) -> Response:
    """One vacancy. A closed one and one that never was look the same; others are offered."""
    async def page() -> Page:
        return detail_page(await in_thread(listings.detail, request.path_params["slug"]))

    try:
        return await public_pages.answer(request, page)
    except NotFound:
        return await answer(request, closed_page(await in_thread(listings.newest, OTHERS)), 404)


async def show_company(request: Request) -> Response:
    async def page() -> Page:
        return company_page(await in_thread(listings.company, request.path_params["slug"]))

    return await public_pages.answer(request, page)
