"""The list of vacancies with its filters, and a company's public page."""

from dataclasses import replace

from htpy import (
    Node,
    Renderable,
    a,
    button,
    div,
    form,
    fragment,
    h1,
    h2,
    h3,
    input,
    label,
    nav,
    p,
    section,
    span,
)

from weimproovi import i18n, routes
from weimproovi.i18n import _, n_
from weimproovi.schemas.public import ListingPage, PublicCompany, SearchQuery
from weimproovi.site import search
from weimproovi.site.components.icons import icon
from weimproovi.site.components.listings import checked_mark, crumb, empty_state, fact_list, listing_cards
from weimproovi.site.page import Page
from weimproovi.site.vacancy_filters import filter_sheet
from weimproovi.vocabulary.searching import SearchOrder


def list_page(query: SearchQuery, found: ListingPage) -> Page:
    return Page(
        title=list_title(query),
        description=_("Lowongan kerja dengan gaji, lokasi, dan status karyawan yang jelas. Datamu baru terlihat setelah kamu melamar."),
        body=form(".stack", action=i18n.localized(routes.VACANCIES), role="search", data_live="hasil saring")[
            h1[list_title(query)],
            search_bar(query),
            p("#kabar.unseen", role="status"),
            div(".split")[filter_sheet(query, found), results(query, found)],
        ],
        indexed=query == SearchQuery(),
        feed=search.feed_address(query),
    )


def list_title(query: SearchQuery) -> str:
    place = query.city or query.province
    if query.words and place:
        return _("Lowongan “{words}” di {place}", words=query.words, place=place)
    if query.words:
        return _("Lowongan “{words}”", words=query.words)
    return _("Lowongan di {place}", place=place) if place else _("Lowongan kerja")


def search_bar(query: SearchQuery) -> Renderable:
    return div(".bar")[
        label(".unseen", for_="f-kata")[_("Posisi atau perusahaan")],
        input(
            "#f-kata.input", type="search", name="kata", value=query.words or None, placeholder=_("Posisi atau perusahaan"),
            autocomplete="off", enterkeyhint="search",
        ),
        button(".button.solid", type="submit")[_("Cari")],
    ]


def results(query: SearchQuery, found: ListingPage) -> Renderable:
    return section("#hasil.stack", aria_label=_("Hasil"))[
        div(".results-head")[p(".soft", data_count=True)[count_words(found)], orders(query), filter_link(query)],
        mended_words(query, found),
        filter_chips(query),
        listing_cards(found.cards) if found.cards else nothing_found(query),
        p[a(".button", href=search.address(replace(query, after=found.next_after)))[_("Lowongan berikutnya")]] if found.next_after else None,
        p(".small")[a(href=search.feed_address(query), type="application/atom+xml")[_("Ikuti lewat Atom")]],
    ]


def orders(query: SearchQuery) -> Node:
    """Newest first, or the best match first where there are words to match."""
    if not query.words:
        return None
    ways = (("", _("Terbaru")), (SearchOrder.RELEVANCE.value, _("Paling cocok")))
    return nav(".orders", aria_label=_("Urutan"))[
        (a(href=search.address(replace(query, order=order, after="")), aria_current="true" if order == query.order else None)[words] for order, words in ways)
    ]


def mended_words(query: SearchQuery, found: ListingPage) -> Node:
    """Says that other words were searched for than those that were typed, with the way back to them."""
    if not found.corrected:
        return None
    return p(".notice")[
        _("Menampilkan hasil untuk “{words}”.", words=found.corrected), " ",
        a(href=search.address(replace(query, exact=True, after="")))[_("Cari persis “{words}”", words=query.words)],
    ]  # fmt: skip


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
        a(".button", href=search.address(search.without_filters(query)))[_("Hapus filter")],
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
