"""Mailed links: confirming an address and joining a company. Dead links and unknown ones look the same."""

from htpy import a, button, div, form, h1, p
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid, TooYoung
from weimproovi.http import session_cookie
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.i18n import _
from weimproovi.permissions.actor import Actor
from weimproovi.services import accounts, invitations, sessions
from weimproovi.site.answers import answer, typed
from weimproovi.site.components.forms import Form, error_summary, password_field
from weimproovi.site.components.icons import pair
from weimproovi.site.page import Page
from weimproovi.site.passwords import SECRET
from weimproovi.site.sign_in import KEPT, fault_title, signed_in_answer
from weimproovi.site.sign_up import adult_question, password_hint, too_young_page
from weimproovi.site.viewer import visitor_of
from weimproovi.vocabulary import ActorKind


async def show_confirmation(request: Request) -> Response:
    """Confirms at once for the person who is signed in; asks anybody else for the account's password."""
    return await confirm_with(request, None)


async def confirm(request: Request) -> Response:
    return await confirm_with(request, (await typed(request)).get("password", ""))


async def confirm_with(request: Request, password: str | None) -> Response:
    token = request.path_params["token"]
    actor = await actor_of(request)
    try:
        cookie = await in_thread(accounts.confirm_email, token, actor, password, visitor_of(request))
    except Invalid as invalid:
        asked = password is None
        state = Form() if asked else Form({}, invalid.faults)
        return await answer(request, confirmation_page(state, token), 200 if asked else 422, SECRET)
    person = actor or await in_thread(sessions.resolve, cookie)
    response = await answer(request, confirmed_page(person), headers=SECRET)
    if cookie:
        session_cookie.set_cookie(response, cookie, max_age=KEPT)
    return response


def confirmation_page(state: Form, token: str) -> Page:
    return Page(
        title=fault_title(state, _("Konfirmasi e-mail")),
        body=div(".stack")[
            h1[_("Konfirmasi e-mail")],
            error_summary(state),
            p[_("Masukkan sandi akun ini, agar kami tahu alamat dan akunnya milik orang yang sama.")],
            form(".stack", method="post", action=i18n.localized(routes.CONFIRM.format(token=token)), novalidate=True)[
                password_field(state, "password", _("Sandi"), autocomplete="current-password"),
                div(".actions")[button(".button.solid.wide", type="submit")[_("Konfirmasi")]],
            ],
        ],
        width="narrow",
    )


def confirmed_page(person: Actor | None) -> Page:
    looks_for_work = person is not None and person.kind is ActorKind.CANDIDATE
    words = (
        _("Lamaran yang menunggu konfirmasi sekarang sampai ke perusahaannya.")
        if looks_for_work
        else _("Alamat ini sekarang milik akun Anda. Kabar tentang akun dikirim ke sana.")
    )
    path, verb = (routes.VACANCIES, _("Cari lowongan")) if looks_for_work else (routes.RECRUITER, _("Lanjut"))
    return Page(
        title=_("E-mail sudah dikonfirmasi"),
        body=div(".stack")[
            pair(),
            h1[_("E-mail sudah dikonfirmasi")],
            p[words],
            p[a(".button.solid", href=i18n.localized(path))[verb]],
        ],
        width="narrow",
    )


async def show_invitation(request: Request) -> Response:
    return await invitation_answer(request, Form())


async def join(request: Request) -> Response:
    fields = await typed(request)
    try:
        cookie = await in_thread(invitations.join, request.path_params["token"], fields, visitor_of(request))
    except TooYoung:
        return await answer(request, too_young_page())
    except Invalid as invalid:
        return await invitation_answer(request, Form(fields, invalid.faults))
    return await signed_in_answer(cookie)


async def invitation_answer(request: Request, state: Form) -> Response:
    token = request.path_params["token"]
    company, name, email = await in_thread(invitations.invitation, token)
    page = invitation_page(state, token, company=company, name=name, email=email)
    return await answer(request, page, 422 if state.faults else 200, SECRET)


def invitation_page(state: Form, token: str, *, company: str, name: str, email: str) -> Page:
    heading = _("Bergabung dengan {company}", company=company)
    return Page(
        title=fault_title(state, heading),
        body=div(".stack")[
            h1[heading],
            error_summary(state),
            p[_("{name}, Anda diundang sebagai anggota tim rekrutmen. Akun ini memakai {email}.", name=name, email=email)],
            form(".stack", method="post", action=i18n.localized(routes.JOIN.format(token=token)), novalidate=True)[
                password_field(state, "password", _("Sandi"), hint=password_hint(), autocomplete="new-password"),
                adult_question(state, _("Apakah Anda sudah berusia 18 tahun?")),
                div(".actions")[button(".button.solid.wide", type="submit")[_("Bergabung")]],
            ],
        ],
        width="narrow",
    )
