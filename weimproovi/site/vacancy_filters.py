"""The filters beside the list of vacancies, each choice with how many vacancies it would show. A plain form; a script sends it at each choice."""

from collections.abc import Iterable, Iterator

from htpy import Renderable, a, aside, button, div, fieldset, fragment, h2, input, label, legend, span

from weimproovi.i18n import _
from weimproovi.schemas.public import ListingPage, SearchQuery
from weimproovi.site import search
from weimproovi.site.components.flat import flat
from weimproovi.site.components.forms import Form, select_field
from weimproovi.vocabulary.regions import PROVINCE_OF


def filter_sheet(query: SearchQuery, found: ListingPage) -> Renderable:
    chosen = Form(
        {
            "lokasi": query.city or query.province, "gaji": str(query.salary_from or ""), "kerja": query.workplace,
            "baru": str(query.fresh or ""),
        }
    )  # fmt: skip
    salaries = choices(search.salary_choices(), search.counts(found, "salary"))
    workplaces = choices(search.workplace_words(), search.counts(found, "workplace"))
    ages = choices(search.fresh_choices(), search.counts(found, "fresh"))
    return aside("#saring.filters", aria_label=_("Filter"))[
        div(".head")[h2[_("Filter")], a(".close", href="#hasil")[_("Tutup")]],
        div(".stack")[
            select_field(chosen, "lokasi", _("Lokasi"), [("", _("Seluruh Indonesia")), *places(query, found)]),
            select_field(chosen, "gaji", _("Gaji per bulan"), [("", _("Semua gaji")), *salaries]),
            ticks("status", _("Status karyawan"), search.employment_words(), query.employment, search.counts(found, "employment")),
            ticks("pengalaman", _("Pengalaman"), search.experience_words(), query.experience, search.counts(found, "experience")),
            ticks("pendidikan", _("Pendidikan minimal"), search.education_words(), query.education, search.counts(found, "education")),
            select_field(chosen, "kerja", _("Cara kerja"), [("", _("Semua cara kerja")), *workplaces]),
            select_field(chosen, "baru", _("Tayang sejak"), [("", _("Kapan saja")), *ages]),
            div(".submit")[button(".button.wide", type="submit")[_("Tampilkan lowongan")]],
        ],
        kept_along(query),
    ]


def places(query: SearchQuery, found: ListingPage) -> Iterator[tuple[str, str]]:
    """Provinces with a vacancy; under the chosen one its cities and regencies."""
    provinces, cities = search.counts(found, "province"), search.counts(found, "city")
    for province in sorted({*found.provinces, query.province} - {""}):
        yield province, counted(province, provinces.get(province, ""))
        if province == query.province:
            for city in sorted(name for name in {*cities, query.city} if PROVINCE_OF.get(name) == province):
                yield city, counted(f"\u00a0\u00a0{city}", cities.get(city, ""))


def choices(words: dict[str, str], counts: dict[str, str]) -> Iterable[tuple[str, str]]:
    return [(value, counted(text, counts.get(value, "0"))) for value, text in words.items()]


def ticks(name: str, title: str, words: dict[str, str], chosen: tuple[str, ...], counts: dict[str, str]) -> Renderable:
    return fieldset[
        legend[title],
        (
            flat(
                label(".tick")[
                    input(type="checkbox", name=name, value=value, checked=value in chosen),
                    span[text],
                    span(".count")[counts.get(value, "0")],
                ]
            )
            for value, text in words.items()
        ),
    ]


def counted(words: str, count: str) -> str:
    """Words with a count after them, for an option of a list."""
    return f"{words} ({count})" if count else words


def kept_along(query: SearchQuery) -> Renderable:
    """What the form sends on without showing it."""
    return fragment[
        input(type="hidden", name="urut", value=search.BEST_MATCH) if query.order else None,
        input(type="hidden", name="persis", value=search.YES) if query.exact else None,
    ]
