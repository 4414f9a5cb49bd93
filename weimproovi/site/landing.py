"""The front page: search, live vacancies, and how data is protected."""

from collections.abc import Sequence

from htpy import Node, Renderable, a, button, dd, div, dl, dt, form, fragment, h1, h2, h3, p, section
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _
from weimproovi.schemas.public import ListingCard
from weimproovi.services import listings
from weimproovi.site import public_pages
from weimproovi.site.components.forms import Form, select_field, text_field
from weimproovi.site.components.icons import icon, pair
from weimproovi.site.components.listings import listing_cards
from weimproovi.site.page import Page

BESIDE_SEARCH = 3
BELOW = 6


async def show_landing(request: Request) -> Response:
    async def found() -> public_pages.Facts:
        return await in_thread(listings.newest, BESIDE_SEARCH + BELOW), await in_thread(listings.provinces)

    return await public_pages.answer_read(request, landing_page, found)


def landing_page(newest: Sequence[ListingCard], provinces: Sequence[str]) -> Page:
    return Page(
        title=_("Weimproovi: kerja yang cocok, data tetap milikmu"),
        description=_("Cari lowongan kerja di seluruh Indonesia. Perusahaan hanya melihat datamu setelah kamu melamar ke lowongannya."),
        body=fragment[
            hero(newest[:BESIDE_SEARCH], provinces),
            newest_band(newest[BESIDE_SEARCH:]),
            protection_band(),
            recruiter_band(),
        ],
        indexed=True,
    )


def hero(cards: Sequence[ListingCard], provinces: Sequence[str]) -> Renderable:
    return section(".hero")[
        div(".stack")[
            h1[_("Temukan kerja yang cocok, dengan kendali penuh atas datamu")],
            p(".lead.soft.measure")[
                _("Perusahaan hanya melihat datamu setelah kamu melamar ke lowongannya. Kamu tahu siapa yang membukanya, dan bisa menariknya kapan saja.")
            ],
            search_form(provinces),
        ],
        div(".showcase")[pair(), h2(".unseen")[_("Baru tayang")], listing_cards(cards, h3)] if cards else None,
    ]


def search_form(provinces: Sequence[str]) -> Renderable:
    places = [("", _("Seluruh Indonesia")), *((province, province) for province in provinces)]
    return form(".search", action=i18n.localized(routes.VACANCIES), role="search")[
        text_field(Form(), "kata", _("Posisi atau perusahaan"), type="search", autocomplete="off", enterkeyhint="search"),
        select_field(Form(), "lokasi", _("Lokasi"), places),
        button(".button.solid", type="submit")[_("Cari lowongan")],
    ]


def newest_band(cards: Sequence[ListingCard]) -> Node:
    if not cards:
        return None
    return section(".band.stack")[
        div(".between")[h2[_("Lowongan terbaru")], a(href=i18n.localized(routes.VACANCIES))[_("Lihat semua lowongan")]],
        listing_cards(cards, h3, "newest"),
    ]


def protection_band() -> Renderable:
    return section(".band.deep.stack.wide", aria_labelledby="bertemu")[
        div(".meeting")[
            div(".stack")[
                h2("#bertemu")[_("Perusahaan hanya bertemu lamaranmu")],
                p[_("Tidak ada perusahaan yang bisa mencari namamu di sini. Lamaran adalah satu-satunya pertemuan, dan kamu yang memulainya.")],
            ],
            two_circles(),
        ],
        div(".thirds")[
            fact("eye", _("Siapa yang melihat"), _("Hanya perusahaan yang lowongannya kamu lamar, dan hanya setelah kami memeriksa perusahaan itu.")),
            fact("clock", _("Kapan"), _("Sejak lamaran terkirim sampai tanggal yang kamu baca sebelum mengirim. Setiap kali datamu dibuka, kamu bisa membacanya.")),
            fact("close", _("Cara menghentikannya"), _("Tarik lamaranmu dengan satu tombol. Perusahaan itu langsung tidak bisa membukanya lagi.")),
        ],
        p[a(href=i18n.localized(routes.POLICY))[_("Baca kebijakan privasi")]],
    ]


def two_circles() -> Renderable:
    """The mark as what it means: what is hers, what is the company's, and the application in which both meet."""
    return dl(".circles")[
        div(".mine")[dt[_("Kamu")], dd[_("Profil, semua CV, dan riwayatmu")]],
        div(".theirs")[dt[_("Perusahaan")], dd[_("Lowongan, gaji, dan NIB yang diperiksa")]],
        div(".both")[dt[_("Lamaranmu")], dd[_("Nama, kontak, satu CV, jawabanmu")]],
    ]


def fact(shape: str, heading: str, words: str) -> Renderable:
    return div(".third")[icon(shape), h3[heading], p(".soft")[words]]


def recruiter_band() -> Renderable:
    return section(".band.last.strip")[
        div(".stack.tight")[
            h2[_("Anda merekrut?")],
            p(".soft.measure")[_("Tayangkan satu lowongan dan buka 25 lamaran tanpa biaya. Pelamar datang dengan CV dan jawaban, bukan janji.")],
        ],
        div(".row")[
            a(".button", href=i18n.localized(routes.SIGN_UP_COMPANY))[_("Daftarkan perusahaan")],
            a(href=i18n.localized(routes.PLANS))[_("Lihat paket")],
        ],
    ]
