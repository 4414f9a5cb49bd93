"""Forgotten passwords: asking for a link, and choosing a new password with it. The answer never says whether an account exists."""

from htpy import button, div, form, h1, p
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid
from weimproovi.http.acting import in_thread
from weimproovi.http.headers import NO_STORE
from weimproovi.i18n import _
from weimproovi.services import accounts
from weimproovi.site.answers import answer, typed
from weimproovi.site.components.forms import Form, error_summary, password_field, text_field
from weimproovi.site.components.icons import pair
from weimproovi.site.page import Page
from weimproovi.site.sign_in import fault_title, sign_in_page
from weimproovi.site.sign_up import password_hint
from weimproovi.site.viewer import visitor_of

SECRET = {**NO_STORE, "referrer-policy": "strict-origin"}  # "no-referrer" would make the form post as from nowhere


async def show_forgot(request: Request) -> Response:
    return await answer(request, forgot_page(Form()))


async def ask_reset(request: Request) -> Response:
    fields = await typed(request)
    try:
        await in_thread(accounts.ask_reset, fields.get("email", ""), visitor_of(request))
    except Invalid as invalid:
        return await answer(request, forgot_page(Form(fields, invalid.faults)), 422)
    return await answer(request, look_in_mail_page())


async def show_reset(request: Request) -> Response:
    token = request.path_params["token"]
    await in_thread(accounts.reset_open, token)
    return await answer(request, reset_page(Form(), token), headers=SECRET)


async def reset(request: Request) -> Response:
    token = request.path_params["token"]
    fields = await typed(request)
    try:
        await in_thread(accounts.reset_password, token, fields.get("password", ""), visitor_of(request))
    except Invalid as invalid:
        return await answer(request, reset_page(Form(fields, invalid.faults), token), 422, SECRET)
    return await answer(request, changed_page())


def forgot_page(state: Form) -> Page:
    return Page(
        title=fault_title(state, _("Lupa sandi")),
        body=div(".stack")[
            h1[_("Lupa sandi")],
            error_summary(state),
            form(".stack", method="post", action=i18n.localized(routes.FORGOT), novalidate=True)[
                text_field(state, "email", _("E-mail akunmu"), type="email", autocomplete="username", maxlength="254"),
                div(".actions")[button(".button.solid.wide", type="submit")[_("Kirim tautan")]],
            ],
        ],
        width="narrow",
    )


def look_in_mail_page() -> Page:
    return Page(
        title=_("Cek e-mailmu"),
        body=div(".stack")[
            pair(),
            h1[_("Cek e-mailmu")],
            p[_("Jika alamat itu punya akun, kami mengirim tautan untuk mengatur sandi baru. Tautan berlaku satu jam dan hanya sekali.")],
            p(".soft")[_("Belum datang setelah beberapa menit? Lihat folder spam, atau kirim lagi.")],
        ],
        width="narrow",
    )


def reset_page(state: Form, token: str) -> Page:
    return Page(
        title=fault_title(state, _("Sandi baru")),
        body=div(".stack")[
            h1[_("Sandi baru")],
            error_summary(state),
            form(".stack", method="post", action=i18n.localized(routes.RESET.format(token=token)), novalidate=True)[
                password_field(state, "password", _("Sandi baru"), hint=password_hint(), autocomplete="new-password"),
                p(".small.soft")[_("Setelah diganti, semua perangkat lain keluar dari akunmu.")],
                div(".actions")[button(".button.solid.wide", type="submit")[_("Simpan sandi")]],
            ],
        ],
        width="narrow",
    )


def changed_page() -> Page:
    page = sign_in_page(Form(), "")
    return Page(
        title=_("Sandi sudah diganti"),
        body=div(".stack")[div(".notice.good", role="status")[p[_("Sandi sudah diganti. Masuk dengan yang baru.")]], page.body],
        width="narrow",
    )
