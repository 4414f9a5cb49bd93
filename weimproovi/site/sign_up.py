"""Signing up: the two choices, the candidate's form, the company's form, and the kind page for people under 18."""

from collections.abc import Callable, Mapping

from htpy import Node, Renderable, a, button, div, form, fragment, h1, p, span, strong
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid, TooYoung
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _
from weimproovi.services import accounts
from weimproovi.services.sign_up_form import records_text
from weimproovi.services.visitor import Visitor
from weimproovi.site.answers import answer, typed
from weimproovi.site.components.forms import Form, consent_tick, error_summary, password_field, radio_field, text_field
from weimproovi.site.components.icons import icon, pair
from weimproovi.site.page import Page
from weimproovi.site.return_path import safe_path, with_return
from weimproovi.site.sign_in import fault_title, return_field, signed_in_answer
from weimproovi.site.viewer import visitor_of

SignUp = Callable[[Mapping[str, str], Visitor], str]


async def show_choices(request: Request) -> Response:
    return await answer(request, choices_page(safe_path(request.query_params.get("lanjut", ""))))


async def show_candidate_form(request: Request) -> Response:
    return await answer(request, candidate_page(Form(), safe_path(request.query_params.get("lanjut", ""))))


async def show_company_form(request: Request) -> Response:
    return await answer(request, company_page(Form(), ""))


async def sign_up_candidate(request: Request) -> Response:
    return await sign_up(request, accounts.sign_up_candidate, candidate_page)


async def sign_up_company(request: Request) -> Response:
    return await sign_up(request, accounts.sign_up_company, company_page)


async def sign_up(request: Request, service: SignUp, page: Callable[[Form, str], Page]) -> Response:
    """One sign-up; the form comes back with its words when something must be mended."""
    fields = await typed(request)
    wanted = safe_path(fields.get("lanjut", ""))
    try:
        cookie = await in_thread(service, fields, visitor_of(request))
    except TooYoung:
        return await answer(request, too_young_page())
    except Invalid as invalid:
        return await answer(request, page(Form(fields, invalid.faults), wanted), 422)
    return await signed_in_answer(cookie, wanted)


def choices_page(wanted: str) -> Page:
    return Page(
        title=_("Daftar"),
        body=div(".stack")[
            h1[_("Daftar")],
            div(".big-choices")[
                big_choice(
                    with_return(routes.SIGN_UP_CANDIDATE, wanted), "user",
                    _("Saya mencari kerja"), _("Lamar dengan CV-mu. Selalu gratis."),
                ),
                big_choice(
                    i18n.localized(routes.SIGN_UP_COMPANY), "building",
                    _("Saya merekrut"), _("Tayangkan lowongan dan buka lamaran. Mulai tanpa biaya."),
                ),
            ],
            p[_("Sudah punya akun?"), " ", a(href=with_return(routes.SIGN_IN, wanted))[_("Masuk")]],
        ],
        width="narrow",
    )


def big_choice(address: str, shape: str, title: str, words: str) -> Renderable:
    return a(".big-choice", href=address)[
        span(".glyph")[icon(shape)], strong[title], span(".soft")[words], span(".go")[icon("next")]
    ]


def candidate_page(state: Form, wanted: str) -> Page:
    return Page(
        title=fault_title(state, _("Daftar sebagai pencari kerja")),
        body=div(".stack")[
            h1[_("Daftar sebagai pencari kerja")],
            error_summary(state),
            form(".stack", method="post", action=i18n.localized(routes.SIGN_UP_CANDIDATE), novalidate=True)[
                return_field(wanted),
                text_field(state, "full_name", _("Nama lengkap"), hint=_("Satu kata pun boleh."), autocomplete="name", maxlength="120"),
                text_field(state, "email", _("E-mail"), hint=_("Kami mengirim satu tautan konfirmasi ke alamat ini."), type="email", autocomplete="email", maxlength="254"),
                text_field(state, "phone", _("Nomor HP"), hint=_("Misalnya 0812-3456-7890"), type="tel", autocomplete="tel", maxlength="30"),
                password_field(state, "password", _("Sandi"), hint=password_hint(), autocomplete="new-password"),
                adult_question(state, _("Apakah kamu sudah berusia 18 tahun?")),
                notice_line(_("Perusahaan hanya melihat data ini setelah kamu melamar ke lowongannya.")),
                terms_line(routes.TERMS, _("Dengan membuat akun, kamu menyetujui"), _("Ketentuan untuk pelamar")),
                div(".actions")[button(".button.solid.wide", type="submit")[_("Buat akun")]],
            ],
        ],
        width="narrow",
    )


def company_page(state: Form, wanted: str) -> Page:
    return Page(
        title=fault_title(state, _("Daftarkan perusahaan")),
        body=div(".stack")[
            h1[_("Daftarkan perusahaan")],
            error_summary(state),
            form(".stack", method="post", action=i18n.localized(routes.SIGN_UP_COMPANY), novalidate=True)[
                return_field(wanted),
                text_field(state, "company", _("Nama perusahaan"), hint=_("Misalnya PT Kopi Senja"), autocomplete="organization", maxlength="160"),
                text_field(state, "name", _("Nama Anda"), autocomplete="name", maxlength="120"),
                text_field(state, "email", _("E-mail kerja"), type="email", autocomplete="email", maxlength="254"),
                password_field(state, "password", _("Sandi"), hint=password_hint(), autocomplete="new-password"),
                adult_question(state, _("Apakah Anda sudah berusia 18 tahun?")),
                records_consent(state),
                terms_line(routes.AGREEMENT, _("Dengan membuat akun perusahaan, Anda menyetujui"), _("Perjanjian untuk perusahaan")),
                div(".actions")[button(".button.solid.wide", type="submit")[_("Buat akun perusahaan")]],
            ],
        ],
        width="narrow",
    )


def password_hint() -> str:
    return _("Paling sedikit 8 karakter. Kalimat pendek lebih kuat dari satu kata.")


def adult_question(state: Form, words: str) -> Renderable:
    return radio_field(state, "adult", words, (("yes", _("Ya, 18 tahun atau lebih")), ("no", _("Belum"))))


def records_consent(state: Form) -> Node:
    """The written consent of S1 and S2 for the company's own records, asked in words and never preselected."""
    return fragment[
        notice_line(_("Informasi perusahaan Anda tidak dibagikan kepada pihak lain tanpa persetujuan tertulis. Sampai Anda menyetujuinya nanti, tidak ada yang tayang.")),
        consent_tick(state, "records", records_text()),
    ]


def terms_line(path: str, words: str, name: str) -> Renderable:
    """What is agreed to, readable before the button; the version in force is noted with the account."""
    return p(".small.soft")[words, " ", a(href=i18n.localized(path))[name], "."]


def notice_line(words: str) -> Renderable:
    return p(".small.soft")[words, " ", a(href=i18n.localized(routes.POLICY))[_("Baca kebijakan privasi")], "."]


def too_young_page() -> Page:
    return Page(
        title=_("Sampai jumpa nanti"),
        body=div(".stack")[
            pair(),
            h1[_("Sampai jumpa nanti")],
            p[_("Weimproovi baru bisa dipakai mulai usia 18 tahun. Kami tidak menyimpan apa pun dari isian tadi.")],
            p[_("Sambil menunggu, kamu tetap bisa membaca semua lowongan tanpa akun.")],
            p[a(".button", href=i18n.localized(routes.VACANCIES))[_("Lihat lowongan")]],
        ],
        width="narrow",
    )
