"""The gallery of the site: its components in every state, for whoever judges how they look. Production has no such page."""

from collections.abc import Awaitable, Callable

from htpy import Renderable, a, button, div, form, fragment, h1, h2, h3, li, p, section, span, ul
from starlette.requests import Request
from starlette.responses import Response

from weimproovi.i18n import _
from weimproovi.schemas.public import ListingCard
from weimproovi.settings import settings
from weimproovi.site import gallery_moving
from weimproovi.site.answers import answer
from weimproovi.site.components.forms import (
    Form,
    error_summary,
    long_field,
    password_field,
    radio_field,
    select_field,
    text_field,
    tick,
)
from weimproovi.site.components.icons import SHAPES, double_o, icon, pair
from weimproovi.site.components.listings import being_checked_mark, checked_mark, empty_state, fact_list, listing_cards
from weimproovi.site.components.steps import progress
from weimproovi.site.page import Page

ROUTE = "/_gallery/site"
LONG_NAME = "Raden Ajeng Kusumawardhani Notonegoro"


def pages() -> dict[str, Callable[[Request], Awaitable[Response]]]:
    """The gallery's address; nothing in production."""
    return {} if settings().env == "production" else {ROUTE: show_gallery}


async def show_gallery(request: Request) -> Response:
    return await answer(request, gallery_page())


def gallery_page() -> Page:
    parts = (
        (_("Tombol"), buttons()), (_("Isian"), fields()), (_("Isian yang perlu diperbaiki"), mended_form()), (_("Kartu"), cards()),
        (_("Baris dan fakta"), facts()), (_("Tanda dan pemberitahuan"), notices()), (_("Kosong"), empty()), (_("Gambar"), drawings()),
        (_("Filter"), gallery_moving.sheet()), (_("Rekaman"), gallery_moving.recordings()),
    )
    return Page(
        title=_("Galeri komponen"),
        body=div(".stack.wide")[
            div(".stack.tight")[h1[_("Galeri komponen")], p(".soft")[_("Setiap komponen dalam setiap keadaan.")]],
            (section(".stack")[h2[words], content] for words, content in parts),
        ],
        width="reading",
    )


def buttons() -> Renderable:
    return div(".row")[
        button(".button.solid", type="button")[_("Kirim lamaran")],
        button(".button", type="button")[_("Simpan")],
        button(".button.danger", type="button")[_("Tarik lamaran")],
        a(".button.small", href="#isi")[_("Daftar")],
        a(href="#isi")[_("Lihat semua lowongan")],
    ]


def fields() -> Renderable:
    typed = Form({"g-name": LONG_NAME, "g-place": "bandung"})
    places = [("", _("Seluruh Indonesia")), ("bandung", "Kota Bandung")]
    return form(".stack")[
        text_field(typed, "g-name", _("Nama lengkap")),
        text_field(typed, "g-phone", _("Nomor HP"), hint=_("Misalnya 0812-3456-7890."), type="tel"),
        select_field(typed, "g-place", _("Lokasi"), places),
        password_field(typed, "g-password", _("Sandi"), autocomplete="off"),
        long_field(typed, "g-about", _("Tentang perusahaan")),
        radio_field(typed, "g-kind", _("Tempat kerja"), [("site", _("Di tempat")), ("home", _("Remote"))]),
        tick("g-whatsapp", _("Nomor ini aktif di WhatsApp")),
    ]


def mended_form() -> Renderable:
    told = Form({"g-wrong": "12"}, {"g-wrong": _("Masukkan nomor HP, misalnya 0812-3456-7890.")})
    return div(".stack")[error_summary(told), text_field(told, "g-wrong", _("Nomor HP"), type="tel")]


def cards() -> Renderable:
    known = ListingCard(
        "barista", "Barista", "PT Kopi Senja Nusantara", _("NIB diperiksa {date}", date="3 Agu 2026"), "Jakarta Selatan, DKI Jakarta",
        "Hybrid", "Rp4,8–6 jt/bulan", _("Karyawan tetap"), _("2 hari lalu"), "2026-11-22T07:30:00+00:00",
    )  # fmt: skip
    withheld = ListingCard(
        "manajer", LONG_NAME, _("Perusahaan dirahasiakan"), "", "Kabupaten Bolaang Mongondow Timur, Sulawesi Utara", "", "Rp12–18 jt/bulan",
        _("Karyawan tetap"), _("5 hari lalu"), "2026-11-19T02:05:00+00:00",
    )  # fmt: skip
    return listing_cards((known, withheld), h3)


def facts() -> Renderable:
    return fragment[
        fact_list([(_("Gaji"), span(".pay")["Rp8.000.000–Rp12.000.000"]), (_("Penempatan"), "Kota Yogyakarta, DI Yogyakarta")]),
        progress(2, 3),
    ]


def notices() -> Renderable:
    return fragment[
        p(".row")[checked_mark(_("NIB diperiksa {date}", date="3 Agu 2026")), being_checked_mark(shown=True), span(".badge")[_("Menunggu")]],
        (div(class_=["notice", tone])[p[_("Perusahaan sedang diperiksa")]] for tone in ("", "warn", "good")),
        div(".privacy-box")[
            h3[_("Yang akan dilihat perusahaan jika kamu melamar")],
            ul(".ticks", role="list")[li[icon("check"), span[_("Nama, nomor HP, dan e-mailmu")]]],
        ],
    ]


def empty() -> Renderable:
    clear = a(".button", href="#isi")[_("Hapus saringan")]
    return empty_state(h3[_("Tidak ada yang cocok")], _("Saringan: Jawa Barat, kontrak."), clear)


def drawings() -> Renderable:
    return div(".row")[pair(), span(".mark", aria_hidden="true")["Weimpr", double_o(), "vi"], (icon(name) for name in SHAPES)]
