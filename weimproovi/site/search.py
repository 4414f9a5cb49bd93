"""The public search as it stands in the address: `/lowongan?kata=barista&lokasi=Kota+Bandung&status=permanent&baru=7`."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from weimproovi import i18n, routes
from weimproovi.i18n import _, words
from weimproovi.schemas.public import ListingPage, SearchQuery
from weimproovi.vocabulary import Education, EmploymentStatus, Workplace
from weimproovi.vocabulary.regions import PROVINCE_OF
from weimproovi.vocabulary.searching import FRESH_DAYS, SALARY_STEPS, ExperienceBand, SearchOrder

LONGEST = 120
BEST_MATCH, YES = "cocok", "1"


def query_of(params: QueryParams) -> SearchQuery:
    """Reads the address; what is unknown in it counts as not asked."""
    salary, fresh, workplace = params.get("gaji", ""), params.get("baru", ""), params.get("kerja", "")
    place = params.get("lokasi", "").strip()[:LONGEST]
    return SearchQuery(
        words=params.get("kata", "").strip()[:LONGEST],
        province=PROVINCE_OF.get(place, place),
        city=place if place in PROVINCE_OF else "",
        employment=_among(params, "status", EmploymentStatus),
        workplace=workplace if workplace in list(Workplace) else "",
        salary_from=int(salary) if salary.isascii() and salary.isdigit() and len(salary) < 10 else 0,
        education=_among(params, "pendidikan", Education),
        experience=_among(params, "pengalaman", ExperienceBand),
        fresh=int(fresh) if fresh in map(str, FRESH_DAYS) else 0,
        order=SearchOrder.RELEVANCE.value if params.get("urut") == BEST_MATCH else "",
        exact=params.get("persis") == YES,
        after=params.get("setelah", "")[:LONGEST],
    )


def address(query: SearchQuery) -> str:
    """The address of a search, in the current language."""
    pairs = [
        ("kata", query.words),
        ("lokasi", query.city or query.province),
        *(("status", word) for word in query.employment),
        ("kerja", query.workplace),
        ("gaji", str(query.salary_from or "")),
        *(("pendidikan", word) for word in query.education),
        *(("pengalaman", word) for word in query.experience),
        ("baru", str(query.fresh or "")),
        ("urut", BEST_MATCH if query.order else ""),
        ("persis", YES if query.exact else ""),
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
    return list(_filters(replace(query, after="")))


def without_filters(query: SearchQuery) -> SearchQuery:
    """The words alone, in their order."""
    return SearchQuery(words=query.words, order=query.order, exact=query.exact)


def counts(found: ListingPage, name: str) -> dict[str, str]:
    """How many vacancies each choice of a filter would show, in words."""
    return next((dict(facet.counts) for facet in found.facets if facet.name == name), {})


def employment_words() -> dict[str, str]:
    return {status.value: words.employment_short(status) for status in EmploymentStatus}


def workplace_words() -> dict[str, str]:
    return {where.value: words.workplace(where) for where in Workplace}


def education_words() -> dict[str, str]:
    return {level.value: words.education(level) for level in Education}


def experience_words() -> dict[str, str]:
    return {
        ExperienceBand.NONE.value: _("Tanpa pengalaman"),
        ExperienceBand.SOME.value: _("1–2 tahun"),
        ExperienceBand.MORE.value: _("3–5 tahun"),
        ExperienceBand.MUCH.value: _("6 tahun atau lebih"),
    }


def salary_choices() -> dict[str, str]:
    return {str(step): salary_words(step) for step in SALARY_STEPS}


def fresh_choices() -> dict[str, str]:
    return {str(days): fresh_words(days) for days in FRESH_DAYS}


def salary_words(rupiah: int) -> str:
    return _("Mulai Rp{amount} jt", amount=rupiah // 1_000_000)


def fresh_words(days: int) -> str:
    return _("{n} hari terakhir", n=days) if days > 1 else _("24 jam terakhir")


def _among(params: QueryParams, name: str, vocabulary: type[EmploymentStatus] | type[Education] | type[ExperienceBand]) -> tuple[str, ...]:
    return tuple(word for word in dict.fromkeys(params.getlist(name)) if word in list(vocabulary))


def _filters(query: SearchQuery) -> Iterator[tuple[str, SearchQuery]]:
    if query.city:
        yield query.city, replace(query, city="")
    elif query.province:
        yield query.province, replace(query, province="")
    for word in query.employment:
        yield employment_words()[word], replace(query, employment=_other(query.employment, word))
    if query.workplace:
        yield workplace_words()[query.workplace], replace(query, workplace="")
    if query.salary_from:
        yield salary_words(query.salary_from), replace(query, salary_from=0)
    for word in query.education:
        yield education_words()[word], replace(query, education=_other(query.education, word))
    for word in query.experience:
        yield experience_words()[word], replace(query, experience=_other(query.experience, word))
    if query.fresh:
        yield fresh_words(query.fresh), replace(query, fresh=0)


def _other(chosen: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tuple(other for other in chosen if other != word)
