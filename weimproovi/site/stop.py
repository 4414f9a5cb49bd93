"""Stopping a kind of mail from the mail itself: one button, no sign-in, and a page that says nothing about anybody (U2, RFC 8058)."""

from htpy import button, div, form, h1, p
from starlette.requests import Request
from starlette.responses import Response

from weimproovi.http.acting import in_thread
from weimproovi.i18n import _
from weimproovi.services import consents
from weimproovi.site.answers import answer
from weimproovi.site.page import Page
from weimproovi.vocabulary import ConsentScope


async def show_stop(request: Request) -> Response:
    """The button. Opening a link stops nothing: programs open links too."""
    token = request.path_params["token"]
    _whose, scope = consents.stopped_by(token)
    return await answer(request, stop_page(scope, request.url.path))


async def stop(request: Request) -> Response:
    """Stops it. The same answer for who has stopped already, and for who is no longer here."""
    whose, scope = consents.stopped_by(request.path_params["token"])
    await in_thread(consents.withdraw_by_link, whose, scope)
    return await answer(request, stopped_page(scope))


def stop_page(scope: ConsentScope, path: str) -> Page:
    title, act = words_of(scope)[:2]
    return Page(
        title=title,
        body=div(".stack")[
            h1[title],
            p(".measure")[_("Kamu tidak perlu masuk. Surat tentang akun dan lamaranmu tetap datang.")],
            form(method="post", action=path)[button(".button.solid", type="submit")[act]],
        ],
        width="reading",
    )


def stopped_page(scope: ConsentScope) -> Page:
    done = words_of(scope)[2]
    return Page(
        title=done,
        body=div(".stack")[
            h1[done],
            p(".measure")[_("Surat yang masih antre tidak dikirim lagi. Kamu bisa mengizinkannya lagi di Pusat privasi.")],
        ],
        width="reading",
    )


def words_of(scope: ConsentScope) -> tuple[str, str, str]:
    """The question, the button, and what was done."""
    return {
        ConsentScope.JOB_ALERT: (_("Hentikan kabar lowongan?"), _("Hentikan kabar lowongan"), _("Kabar lowongan berhenti")),
        ConsentScope.MARKETING: (_("Hentikan kabar promosi?"), _("Hentikan kabar promosi"), _("Kabar promosi berhenti")),
    }[scope]
