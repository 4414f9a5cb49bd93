"""Reporting a vacancy: a form for anybody, and the page that says when the answer comes."""

from htpy import Node, a, button, div, form, fragment, h1, p, strong
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.i18n import _
from weimproovi.i18n.report_words import report_kind
from weimproovi.permissions.actor import ANONYMOUS
from weimproovi.schemas.reports import ReportReceipt
from weimproovi.services import listings, reports
from weimproovi.site.answers import answer, typed
from weimproovi.site.components.forms import Form, error_summary, long_field, radio_field, text_field
from weimproovi.site.components.icons import pair
from weimproovi.site.components.listings import crumb
from weimproovi.site.page import Page
from weimproovi.site.sign_in import fault_title
from weimproovi.site.viewer import visitor_of
from weimproovi.vocabulary import ReportKind

LONGEST = str(reports.LONGEST)


async def show_report(request: Request) -> Response:
    """The form; not there where the vacancy is not."""
    slug = request.path_params["slug"]
    title = (await in_thread(listings.detail, slug)).card.title
    return await answer(request, report_page(Form(), slug, title=title, asks_address=await actor_of(request) is None))


async def send_report(request: Request) -> Response:
    """Takes a report, also about a vacancy that stopped showing meanwhile."""
    slug, fields, actor = request.path_params["slug"], await typed(request), await actor_of(request)
    try:
        receipt = await in_thread(reports.report, actor or ANONYMOUS, slug, typed=fields, visitor=visitor_of(request))
    except Invalid as invalid:
        title = await in_thread(title_of, slug)
        page = report_page(Form(fields, invalid.faults), slug, title=title, asks_address=actor is None)
        return await answer(request, page, 422)
    return await answer(request, thanks_page(receipt))


def title_of(slug: str) -> str:
    """What the public reads above the vacancy; nothing once it does not show."""
    try:
        return listings.detail(slug).card.title
    except NotFound:
        return ""


def report_page(state: Form, slug: str, *, title: str, asks_address: bool) -> Page:
    return Page(
        title=fault_title(state, _("Laporkan lowongan")),
        body=div(".stack")[
            crumb(routes.VACANCY.format(slug=slug), _("Kembali ke {title}", title=title) if title else _("Kembali ke lowongan")),
            h1[_("Laporkan lowongan")],
            error_summary(state),
            p(".measure")[
                _("Ceritakan apa yang terjadi. Petugas kami membacanya dan menjawabmu. Perusahaan tidak diberi tahu siapa yang melapor.")
            ],
            form(".stack", method="post", action=i18n.localized(routes.REPORT.format(slug=slug)), novalidate=True, data_once=True)[
                radio_field(state, "kind", _("Apa yang terjadi?"), [(kind.value, report_kind(kind)) for kind in ReportKind]),
                long_field(
                    state, "words", _("Ceritakan lebih lanjut (opsional)"), rows="5", maxlength=LONGEST,
                    hint=_("Misalnya berapa yang diminta, lewat apa, dan kapan. Wajib diisi bila kamu memilih Hal lain."),
                ),
                address_field(state) if asks_address else None,
                div(".actions")[button(".button.solid", type="submit")[_("Kirim laporan")]],
            ],
        ],
        width="reading",
    )


def address_field(state: Form) -> Node:
    return text_field(
        state, "email", _("E-mail"), type="email", autocomplete="email", maxlength="254",
        hint=_("Hanya untuk mengirim jawaban atas laporan ini."),
    )


def thanks_page(receipt: ReportReceipt) -> Page:
    return Page(
        title=_("Laporan diterima"),
        body=div(".stack")[
            pair(),
            h1[_("Laporan diterima")],
            p(".measure")[
                fragment[_("Terima kasih. Nomor laporanmu"), " ", strong[receipt.number], "."], " ",
                _("Kami menjawabnya lewat e-mail, {due}.", due=receipt.due),
            ],
            p(".measure")[_("Weimproovi tidak pernah meminta biaya. Jangan kirim uang atau foto KTP kepada siapa pun yang mengaku merekrut.")],
            p[a(".button.solid", href=i18n.localized(routes.VACANCIES))[_("Lihat lowongan lain")]],
        ],
        width="reading",
    )
