"""The mailed link of somebody invited to the operator's staff: she sets a password, then her second factor. Dead links look like unknown ones."""

from htpy import button, div, form, h1, p
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _
from weimproovi.services import staff_joining
from weimproovi.site.answers import answer, typed
from weimproovi.site.components.forms import Form, error_summary, password_field
from weimproovi.site.page import Page
from weimproovi.site.passwords import SECRET
from weimproovi.site.sign_in import fault_title, signed_in_answer
from weimproovi.site.sign_up import password_hint
from weimproovi.site.viewer import visitor_of


async def show_invitation(request: Request) -> Response:
    return await invitation_answer(request, Form())


async def join(request: Request) -> Response:
    token, fields = request.path_params["token"], await typed(request)
    try:
        cookie = await in_thread(staff_joining.join, token, fields.get("password", ""), visitor_of(request))
    except Invalid as invalid:
        return await invitation_answer(request, Form({}, invalid.faults))
    return await signed_in_answer(cookie)


async def invitation_answer(request: Request, state: Form) -> Response:
    token = request.path_params["token"]
    name, email = await in_thread(staff_joining.invited, token)
    return await answer(request, invitation_page(state, token, name=name, email=email), 422 if state.faults else 200, SECRET)


def invitation_page(state: Form, token: str, *, name: str, email: str) -> Page:
    heading = _("Bergabung sebagai petugas")
    return Page(
        title=fault_title(state, heading),
        body=div(".stack")[
            h1[heading],
            error_summary(state),
            p[_("{name}, Anda diundang sebagai petugas Weimproovi. Akun ini memakai {email}.", name=name, email=email)],
            p[_("Setelah sandi, Anda memasang kode masuk dari aplikasi autentikator. Tanpa kode itu, akun petugas tidak terbuka.")],
            form(".stack", method="post", action=i18n.localized(routes.JOIN_STAFF.format(token=token)), novalidate=True)[
                password_field(state, "password", _("Sandi"), hint=password_hint(), autocomplete="new-password"),
                div(".actions")[button(".button.solid.wide", type="submit")[_("Simpan sandi")]],
            ],
        ],
        width="narrow",
    )
