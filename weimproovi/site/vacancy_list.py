"""The list of vacancies with its filters, and a company's public page."""

from collections.abc import Sequence
from dataclasses import replace

from htpy import (
    Node,
    Renderable,
    a,
    aside,
    button,
    div,
    fieldset,
    form,
    fragment,
    h1,
    h2,
    h3,
    input,
    label,
    legend,
    p,
    section,
    span,
)

from weimproovi import i18n, routes
from weimproovi.i18n import _, n_
from weimproovi.schemas.public import ListingPage, PublicCompany, SearchQuery
from weimproovi.site import search
from weimproovi.site.components.forms import Form, select_field, tick
from weimproovi.site.components.icons import icon
from weimproovi.site.components.listings import checked_mark, crumb, empty_state, fact_list, listing_cards
from weimproovi.site.page import Page


def list_page(query: SearchQuery, found: ListingPage) -> Page:
    return Page(
        title=list_title(query),
        description=_("Lowongan kerja dengan gaji, lokasi, dan status karyawan yang jelas. Datamu baru terlihat setelah kamu melamar."),
        body=form(".stack", action=i18n.localized(routes.VACANCIES), role="search")[
            h1[list_title(query)],
            search_bar(query),
            div(".split")[filter_sheet(query, found.provinces), results(query, found)],
        ],
        indexed=query == SearchQuery(),
        feed=search.feed_address(query),
    )


def list_title(query: SearchQuery) -> str:
    if query.words and query.province:
        return _("Lowongan “{words}” di {place}", words=query.words, place=query.province)
    if query.words:
        return _("Lowongan “{words}”", words=query.words)
    return _("Lowongan di {place}", place=query.province) if query.province else _("Lowongan kerja")


def search_bar(query: SearchQuery) -> Renderable:
    return div(".bar")[
        label(".unseen", for_="f-kata")[_("Posisi atau perusahaan")],
        input(
            "#f-kata.input", type="search", name="kata", value=query.words or None, placeholder=_("Posisi atau perusahaan"),
            autocomplete="off", enterkeyhint="search",
        ),
        button(".button.solid", type="submit")[_("Cari")],
    ]


def filter_sheet(query: SearchQuery, provinces: Sequence[str]) -> Renderable:
    chosen = Form({"lokasi": query.province, "gaji": str(query.salary_from or ""), "kerja": query.workplace})
    salaries = [("", _("Semua gaji")), *((str(amount), search.salary_words(amount)) for amount in search.SALARIES)]
    places = [("", _("Seluruh Indonesia")), *((province, province) for province in provinces)]
    workplaces = [("", _("Semua cara kerja")), *search.workplace_words().items()]
    return aside("#saring.filters", aria_label=_("Filter"))[
        div(".head")[h2[_("Filter")], a(".close", href="#hasil")[_("Tutup")]],
        div(".stack")[
            select_field(chosen, "lokasi", _("Lokasi"), places),
            select_field(chosen, "gaji", _("Gaji per bulan"), salaries),
            fieldset[
                legend[_("Status karyawan")],
                (tick("status", words, value=code, checked=code in query.employment) for code, words in search.employment_words().items()),
            ],
            select_field(chosen, "kerja", _("Cara kerja"), workplaces),
            div(".submit")[button(".button.wide", type="submit")[_("Tampilkan lowongan")]],
        ],
    ]


def results(query: SearchQuery, found: ListingPage) -> Renderable:
    return section("#hasil.stack", aria_label=_("Hasil"))[
        div(".results-head")[p(".soft", role="status")[count_words(found)], filter_link(query)],
        filter_chips(query),
        listing_cards(found.cards) if found.cards else nothing_found(query),
        p[a(".button", href=search.address(replace(query, after=found.next_after)))[_("Lowongan berikutnya")]] if found.next_after else None,
        p(".small")[a(href=search.feed_address(query), type="application/atom+xml")[_("Ikuti lewat Atom")]],
    ]


def filter_link(query: SearchQuery) -> Renderable:
    """Opens the filters where they do not stand beside the list."""
    count = len(search.active_filters(query))
    return a(".button.small.filter-link", href="#saring")[_("Filter ({n})", n=count) if count else _("Filter")]


def count_words(found: ListingPage) -> str:
    return n_("1 lowongan", "{count} lowongan", found.total, count=found.total_words)


def filter_chips(query: SearchQuery) -> Node:
    chips = [
        a(".chip", href=search.address(rest))[span(".unseen")[_("Hapus filter"), " "], words, icon("close")]
        for words, rest in search.active_filters(query)
    ]
    return div(".chips")[chips] if chips else None


def nothing_found(query: SearchQuery) -> Renderable:
    named = [words for words, rest in search.active_filters(query)]
    if not named:
        return empty_state(
            h2[_("Belum ada lowongan yang cocok")],
            _("Coba kata lain, misalnya nama pekerjaan tanpa nama kota."),
            a(".button", href=i18n.localized(routes.VACANCIES))[_("Lihat semua lowongan")],
        )
    return empty_state(
        h2[_("Tidak ada lowongan dengan filter ini")],
        _("Filter yang dipakai: {filters}.", filters=", ".join(named)),
        a(".button", href=search.address(SearchQuery(words=query.words)))[_("Hapus filter")],
    )


def company_page(company: PublicCompany) -> Page:
    return Page(
        title=company.name,
        description=_("Profil dan lowongan {company} di Weimproovi.", company=company.name),
        body=fragment[
            crumb(routes.VACANCIES, _("Semua lowongan")),
            div(".stack")[
                div(".title-block")[h1[company.name], checked_mark(company.checked)],
                p(".measure")[company.about] if company.about else None,
                fact_list([(_("Kota"), company.city), (_("Alamat"), company.address)]),
                h2[_("Lowongan yang tayang")],
                listing_cards(company.vacancies, h3)
                if company.vacancies
                else p(".soft")[_("Belum ada lowongan yang tayang dari perusahaan ini.")],
            ],
        ],
        width="reading",
        indexed=True,
    )
