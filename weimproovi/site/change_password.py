"""Changing the password while signed in: a form of the site, because the browser gets a new session with it."""

from htpy import a, button, div, form, h1, p
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid
from weimproovi.http import session_cookie
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.i18n import _
from weimproovi.services import accounts
from weimproovi.site.answers import answer, go, to_sign_in, typed
from weimproovi.site.components.forms import Form, error_summary, password_field
from weimproovi.site.page import Page
from weimproovi.site.second_factor import SECURITY
from weimproovi.site.sign_in import KEPT, fault_title
from weimproovi.site.sign_up import password_hint
from weimproovi.site.viewer import visitor_of


async def show_change(request: Request) -> Response:
    if await actor_of(request) is None:
        return to_sign_in(request)
    return await answer(request, change_page(Form()))


async def change(request: Request) -> Response:
    """Every other session ends; this browser goes on with a new one."""
    actor = await actor_of(request)
    if actor is None:
        return to_sign_in(request)
    fields = await typed(request)
    try:
        cookie = await in_thread(
            accounts.change_password, actor, fields.get("current", ""), fields.get("new", ""), visitor_of(request)
        )
    except Invalid as invalid:
        return await answer(request, change_page(Form({}, invalid.faults)), 422)
    response = go(SECURITY[actor.kind])
    session_cookie.set_cookie(response, cookie, max_age=KEPT)
    return response


def change_page(state: Form) -> Page:
    return Page(
        title=fault_title(state, _("Ganti sandi")),
        body=div(".stack")[
            h1[_("Ganti sandi")],
            error_summary(state),
            form(".stack", method="post", action=i18n.localized(routes.CHANGE_PASSWORD), novalidate=True)[
                password_field(state, "current", _("Sandi sekarang"), autocomplete="current-password"),
                password_field(state, "new", _("Sandi baru"), hint=password_hint(), autocomplete="new-password"),
                p(".small.soft")[_("Setelah diganti, semua perangkat lain keluar dari akunmu.")],
                div(".actions")[button(".button.solid.wide", type="submit")[_("Ganti sandi")]],
            ],
            p[a(href=i18n.localized(routes.FORGOT))[_("Lupa sandi sekarang")]],
        ],
        width="narrow",
    )
