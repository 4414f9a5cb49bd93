"""Signing in and out."""

from htpy import Renderable, a, button, div, form, h1, input, p
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid
from weimproovi.http import session_cookie
from weimproovi.http.acting import half_way_of, in_thread
from weimproovi.i18n import _
from weimproovi.services import accounts, leaving, sessions
from weimproovi.site.answers import answer, go, go_back_to, typed
from weimproovi.site.components.forms import Form, error_summary, password_field, text_field
from weimproovi.site.page import Page
from weimproovi.site.return_path import safe_path, with_return
from weimproovi.site.viewer import viewer_of, visitor_of

KEPT = 90 * 24 * 3600  # seconds; a session may end earlier, as its kind of user decides


async def show_sign_in(request: Request) -> Response:
    """The form; who is signed in already goes straight on."""
    wanted = safe_path(request.query_params.get("lanjut", ""))
    viewer = await viewer_of(request)
    if viewer.signed_in:
        return go_back_to(wanted or i18n.localized(viewer.signed_in.home))
    if await half_way_of(request):
        return go_back_to(with_return(routes.SECOND_FACTOR, wanted))
    return await answer(request, sign_in_page(Form(), wanted))


async def sign_in(request: Request) -> Response:
    fields = await typed(request)
    wanted = safe_path(fields.get("lanjut", ""))
    try:
        cookie = await in_thread(sessions.sign_in, fields.get("email", ""), fields.get("password", ""), visitor_of(request))
    except Invalid as invalid:
        return await answer(request, sign_in_page(Form(fields, invalid.faults), wanted), 422)
    return await signed_in_answer(cookie, wanted)


async def sign_out(request: Request) -> Response:
    cookie = session_cookie.read_cookie(request.scope)
    if cookie:
        await in_thread(sessions.sign_out, cookie)
    response = go(routes.HOME)
    session_cookie.clear_cookie(response)
    return response


async def signed_in_answer(cookie: str, wanted: str = "") -> Response:
    """Hands the new session to the browser and sends it on: to its second factor where that is missing, to the way back where the
    account is closed, to where it wanted to go, else to its own front page.
    """
    actor = await in_thread(sessions.resolve, cookie)
    leaver = None if actor else await in_thread(leaving.leaver, cookie)
    if leaver:
        response = go(routes.LEAVING)
    elif actor is None:
        response = go_back_to(with_return(routes.SECOND_FACTOR, wanted))
    else:
        response = go_back_to(wanted or i18n.localized((await in_thread(accounts.who, actor)).home))
    session_cookie.set_cookie(response, cookie, max_age=KEPT)
    return response


def sign_in_page(form_state: Form, wanted: str) -> Page:
    return Page(title=fault_title(form_state, _("Masuk")), body=sign_in_form(form_state, wanted), width="narrow")


def sign_in_form(state: Form, wanted: str) -> Renderable:
    return div(".stack")[
        h1[_("Masuk")],
        error_summary(state),
        form(".stack", method="post", action=i18n.localized(routes.SIGN_IN), novalidate=True)[
            return_field(wanted),
            text_field(state, "email", _("E-mail"), type="email", autocomplete="username", maxlength="254"),
            password_field(state, "password", _("Sandi"), autocomplete="current-password"),
            div(".actions")[button(".button.solid.wide", type="submit")[_("Masuk")]],
        ],
        p[a(href=i18n.localized(routes.FORGOT))[_("Lupa sandi")]],
        p[_("Belum punya akun?"), " ", a(href=with_return(routes.SIGN_UP, wanted))[_("Daftar")]],
    ]


def return_field(wanted: str) -> Renderable | None:
    return input(type="hidden", name="lanjut", value=wanted) if wanted else None


def fault_title(state: Form, title: str) -> str:
    """The page's title, saying first that something must be mended."""
    return _("Perlu diperbaiki: {title}", title=title) if state.faults else title
