"""The public search as it stands in the address: `/lowongan?kata=barista&lokasi=Jawa+Barat&status=permanent`."""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from weimproovi import i18n, routes
from weimproovi.i18n import _, words
from weimproovi.schemas.public import SearchQuery
from weimproovi.vocabulary import EmploymentStatus, Workplace

LONGEST = 120
SALARIES = (3_000_000, 5_000_000, 8_000_000, 12_000_000, 20_000_000)


def query_of(params: QueryParams) -> SearchQuery:
    """Reads the address; what is unknown in it counts as not asked."""
    salary = params.get("gaji", "")
    workplace = params.get("kerja", "")
    return SearchQuery(
        words=params.get("kata", "").strip()[:LONGEST],
        province=params.get("lokasi", "").strip()[:LONGEST],
        employment=tuple(word for word in dict.fromkeys(params.getlist("status")) if word in list(EmploymentStatus)),
        workplace=workplace if workplace in list(Workplace) else "",
        salary_from=int(salary) if salary.isascii() and salary.isdigit() and len(salary) < 10 else 0,
        after=params.get("setelah", "")[:LONGEST],
    )


def address(query: SearchQuery) -> str:
    """The address of a search, in the current language."""
    pairs = [
        ("kata", query.words),
        ("lokasi", query.province),
        *(("status", word) for word in query.employment),
        ("kerja", query.workplace),
        ("gaji", str(query.salary_from or "")),
        ("setelah", query.after),
    ]
    asked = urlencode([(name, value) for name, value in pairs if value])
    return i18n.localized(routes.VACANCIES) + (f"?{asked}" if asked else "")


def feed_address(query: SearchQuery) -> str:
    """The address of the search's feed, which follows the newest."""
    page = address(replace(query, after=""))
    return i18n.localized(routes.ATOM) + page.removeprefix(i18n.localized(routes.VACANCIES))


def active_filters(query: SearchQuery) -> list[tuple[str, SearchQuery]]:
    """Each filter in words, with the search that is left without it. The words searched for are no filter."""
    first = replace(query, after="")
    filters = [(query.province, replace(first, province=""))] if query.province else []
    for word in query.employment:
        rest = tuple(other for other in query.employment if other != word)
        filters.append((employment_words()[word], replace(first, employment=rest)))
    if query.workplace:
        filters.append((workplace_words()[query.workplace], replace(first, workplace="")))
    if query.salary_from:
        filters.append((salary_words(query.salary_from), replace(first, salary_from=0)))
    return filters


def employment_words() -> dict[str, str]:
    return {status.value: words.employment_short(status) for status in EmploymentStatus}


def workplace_words() -> dict[str, str]:
    return {where.value: words.workplace(where) for where in Workplace}


def salary_words(rupiah: int) -> str:
    return _("Mulai Rp{amount} jt", amount=rupiah // 1_000_000)
