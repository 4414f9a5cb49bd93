"""A member leaves her team, or an owner closes her company. What follows is said first; both ask for the password again."""

from htpy import Node, Renderable, a, button, div, form, h1, h2, li, p, section, ul
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.http import session_cookie
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _, n_
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.recruiter import LeavingView
from weimproovi.services import company_leaving, proofs
from weimproovi.site.answers import actor_or_way, answer, typed
from weimproovi.site.components.forms import Form, error_summary
from weimproovi.site.components.icons import pair
from weimproovi.site.components.proof import proof_fields
from weimproovi.site.page import Page
from weimproovi.site.sign_in import fault_title
from weimproovi.site.viewer import visitor_of
from weimproovi.vocabulary import ActorKind

TEAM, COMPANY = "tim", "perusahaan"


async def show_leaving(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.MEMBER)
    return actor if isinstance(actor, Response) else await leaving_answer(request, actor, Form())


async def leave(request: Request) -> Response:
    """Does what was asked; afterwards nobody is signed in here."""
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    fields = await typed(request)
    chosen = fields.get("act", "")
    service = {TEAM: company_leaving.leave_team, COMPANY: company_leaving.close_company}.get(chosen)
    if service is None:
        raise NotFound
    try:
        await in_thread(service, actor, fields, visitor_of(request))
    except Invalid as invalid:
        return await leaving_answer(request, actor, Form({"act": chosen}, invalid.faults), 422)
    request.state.actor = None
    response = await answer(request, gone_page(chosen == COMPANY))
    session_cookie.clear_cookie(response)
    return response


async def leaving_answer(request: Request, actor: Actor, state: Form, status: int = 200) -> Response:
    stands = await in_thread(company_leaving.view, actor)
    coded = await in_thread(proofs.needs_code, actor)
    chosen = state.value("act") or request.query_params.get("pilih", "")
    if chosen not in (TEAM, COMPANY) or (chosen == COMPANY and not stands.owner):
        return await answer(request, choice_page(stands), status)
    return await answer(request, consequence_page(state, stands, chosen, coded=coded), status)


def choice_page(stands: LeavingView) -> Page:
    """Which of the two; neither is done here."""
    here = i18n.localized(routes.LEAVE_COMPANY)
    return Page(
        title=_("Keluar dari Weimproovi"),
        body=div(".stack.wide")[
            h1[_("Keluar dari Weimproovi")],
            section(".stack.tight")[
                h2[_("Keluar dari tim")],
                p[_("Akun Anda dihapus. {company} dan lowongannya tetap berjalan tanpa Anda.", company=stands.company)],
                p[a(".button", href=f"{here}?pilih={TEAM}")[_("Keluar dari tim")]]
                if not stands.last_owner
                else p(".soft")[_("Anda pemilik terakhir. Undang pemilik lain lebih dulu, atau tutup perusahaan.")],
            ],
            section(".stack.tight")[
                h2[_("Tutup perusahaan")],
                p[_("Semua lowongan ditutup, pelamar diberi kabar, dan akun seluruh tim dihapus.")],
                p[a(".button", href=f"{here}?pilih={COMPANY}")[_("Tutup perusahaan")]],
            ]
            if stands.owner
            else None,
            p[a(href=i18n.localized(routes.RECRUITER))[_("Kembali ke beranda")]],
        ],
        width="reading",
    )


def consequence_page(state: Form, stands: LeavingView, chosen: str, *, coded: bool) -> Page:
    heading, points, verb = company_end(stands) if chosen == COMPANY else team_end(stands)
    return Page(
        title=fault_title(state, heading),
        body=div(".stack")[
            h1[heading],
            error_summary(state),
            ul(".bullets")[(li[words] for words in points)],
            leaving_form(state, chosen, verb, coded=coded),
        ],
        width="narrow",
    )


def company_end(stands: LeavingView) -> tuple[str, list[str], str]:
    """What closing the company does, in the order of what matters most."""
    points = [
        n_("1 lowongan yang tayang ditutup saat itu juga.", "{n} lowongan yang tayang ditutup saat itu juga.", stands.vacancies),
        _("Setiap pelamar yang masih menunggu membaca siapa yang mengakhiri lamarannya dan mengapa."),
        _("Data pelamar tidak terbuka lagi bagi siapa pun di {company}.", company=stands.company),
        _("Persetujuan menampilkan nama perusahaan berakhir, dan kartu perusahaan tidak lagi tampil."),
        n_("1 akun anggota dihapus.", "{n} akun anggota dihapus.", stands.members),
        _("Tagihan dan pembayaran tetap tersimpan, seperti diwajibkan undang-undang."),
        _("Ini tidak dapat dibatalkan, karena pelamar langsung diberi kabar."),
    ]
    return _("Tutup {company}", company=stands.company), points, _("Tutup perusahaan sekarang")


def team_end(stands: LeavingView) -> tuple[str, list[str], str]:
    """What leaving the team does."""
    points = [
        _("Nama, e-mail, dan sandi Anda dihapus saat itu juga, dan semua perangkat Anda keluar."),
        _("Lowongan dan lamaran di {company} tetap ditangani anggota lain.", company=stands.company),
        _("Catatan akses tetap menyebut perusahaan dan peran, tanpa nama Anda."),
        _("Pesan yang sudah Anda kirim kepada pelamar tetap ada padanya, dengan nama Anda."),
        _("Ini tidak dapat dibatalkan. Pemilik dapat mengundang Anda lagi."),
    ]
    return _("Keluar dari {company}", company=stands.company), points, _("Hapus akun saya")


def leaving_form(state: Form, chosen: str, verb: str, *, coded: bool) -> Renderable:
    return form(".stack", method="post", action=i18n.localized(routes.LEAVE_COMPANY), novalidate=True)[
        proof_fields(state, coded=coded),
        div(".actions")[
            button(".button.danger", type="submit", name="act", value=chosen)[verb],
            a(".button", href=i18n.localized(routes.RECRUITER))[_("Kembali ke beranda")],
        ],
    ]


def gone_page(company: bool) -> Page:
    words: Node = (
        _("Perusahaan sudah ditutup dan pelamar sudah diberi kabar. Tanda terima kami kirim ke e-mail setiap anggota.")
        if company
        else _("Akun Anda sudah dihapus. Tanda terima kami kirim ke e-mail Anda.")
    )
    return Page(
        title=_("Anda sudah keluar"),
        body=div(".stack")[pair(), h1[_("Anda sudah keluar")], p[words], p[a(href=i18n.localized(routes.HOME))[_("Ke beranda")]]],
        width="narrow",
    )
