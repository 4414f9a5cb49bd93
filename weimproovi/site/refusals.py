"""What people read when a page cannot be shown: not there, not allowed, too often, too large, broken."""

import math

from htpy import Node, a, div, h1, p
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid, TooMany
from weimproovi.http.headers import NO_STORE
from weimproovi.i18n import _
from weimproovi.site.answers import answer
from weimproovi.site.components.icons import pair
from weimproovi.site.page import Page
from weimproovi.site.viewer import Viewer, language_of, plain_path


async def not_found(request: Request, _refusal: Exception | None = None) -> Response:
    """The same page for what never was, what is gone, and what is not for this viewer."""
    i18n.speak(language_of(request.url.path))
    page = refusal_page(
        _("Halaman ini tidak ada"),
        _("Alamatnya mungkin salah tulis, atau isinya sudah tidak tersedia."),
        a(".button.solid", href=i18n.localized(routes.VACANCIES))[_("Cari lowongan")],
    )
    return await answer(request, page, 404)


async def too_many(request: Request, refusal: Exception) -> Response:
    """429 with the time to wait, in words and as Retry-After."""
    i18n.speak(language_of(request.url.path))
    seconds = refusal.retry_after if isinstance(refusal, TooMany) else 60
    page = refusal_page(
        _("Terlalu banyak percobaan"),
        _("Demi keamanan akun, coba lagi dalam {time}.", time=waiting_words(seconds)),
        a(".button", href=i18n.localized(routes.HOME))[_("Ke halaman depan")],
    )
    return await answer(request, page, 429, {**NO_STORE, "retry-after": str(seconds)})


def waiting_words(seconds: int) -> str:
    minutes = math.ceil(seconds / 60)
    return i18n.n_("1 menit", "{n} menit", minutes) if minutes < 120 else i18n.n_("1 jam", "{n} jam", math.ceil(minutes / 60))


async def cannot_be_taken(request: Request, refusal: Exception) -> Response:
    """422 for input that no form on this page can mend."""
    i18n.speak(language_of(request.url.path))
    words = " ".join(refusal.faults.values()) if isinstance(refusal, Invalid) else ""
    return await answer(request, refusal_page(_("Kiriman ini tidak bisa dipakai"), words, back_link()), 422)


async def refused_status(request: Request, refusal: Exception) -> Response:
    """Starlette's own refusals: wrong method, wrong form, too large."""
    status = refusal.status_code if isinstance(refusal, HTTPException) else 400
    if status in (404, 405):
        return await not_found(request)
    i18n.speak(language_of(request.url.path))
    heading, words = status_words(status)
    return await answer(request, refusal_page(heading, words, back_link()), status)


def status_words(status: int) -> tuple[str, str]:
    if status == 413:
        return _("Kiriman ini terlalu besar"), _("CV paling besar 10 MB. Kembali dan pilih file yang lebih kecil.")
    if status == 403:
        return _("Permintaan ini datang dari alamat lain"), _("Untuk keamananmu kami menolaknya. Buka halaman ini langsung dari Weimproovi dan coba lagi.")
    if status == 410:
        return _("Halaman ini sudah tidak ada"), _("Isinya pernah di sini dan sudah dihapus. Yang masih ada bisa dicari dari daftar lowongan.")
    if status == 503:
        return _("Weimproovi sedang disiapkan"), _("Yang sudah tersimpan tidak hilang. Coba lagi beberapa menit lagi.")
    return _("Kiriman ini tidak terbaca"), _("Kembali ke halaman sebelumnya dan coba kirim lagi.")


async def broken(request: Request, _fault: Exception) -> Response:
    """500. The frame is drawn without asking the database who is there, which may be what broke."""
    i18n.speak(language_of(request.url.path))
    request.state.viewer = Viewer(plain_path(request.url.path))
    page = refusal_page(
        _("Ada yang rusak di sisi kami"),
        _("Yang sudah tersimpan tidak hilang. Coba lagi sebentar lagi."),
        a(".button", href=request.url.path)[_("Coba lagi")] if request.method == "GET" else back_link(),
    )
    return await answer(request, page, 500)


def back_link() -> Node:
    return a(".button", href=i18n.localized(routes.HOME))[_("Ke halaman depan")]


def refusal_page(heading: str, words: str, action: Node) -> Page:
    return Page(title=heading, body=div(".stack")[pair(), h1[heading], p(".measure")[words], p[action], p(".small")[a(href=i18n.localized(routes.HELP))[_("Bantuan")]]], width="reading")
