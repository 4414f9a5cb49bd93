"""The reviewer's list: what waits for her, the first to end on top, and her mail about it. Works on a phone and without a script."""

from htpy import Node, Renderable, a, button, div, form, h1, h2, li, ol, p, section, span
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _, n_
from weimproovi.schemas.review_queue import QueueRow, ReviewQueue
from weimproovi.services import review_digests, review_queue
from weimproovi.site.answers import actor_or_way, answer, go, typed
from weimproovi.site.components.listings import crumb, empty_state
from weimproovi.site.components.turns import sent_before, sent_box
from weimproovi.site.page import Page
from weimproovi.vocabulary import ActorKind


async def show_queue(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    sent = sent_before(request)
    return await answer(request, queue_page(await in_thread(review_queue.waiting, actor), sent))


async def switch_mail(request: Request) -> Response:
    """Her mail about what waits: on or off, by herself."""
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    fields = await typed(request)
    await in_thread(review_digests.switch, actor, fields.get("act") == "on")
    return go(routes.REVIEWS)


def queue_page(queue: ReviewQueue, sent: str = "") -> Page:
    return Page(
        title=queue.words or _("Giliran Anda"),
        body=div(".stack.wide")[
            div(".stack")[crumb(routes.RECRUITER, _("Ke beranda")), sent_box(sent), h1[queue.words or _("Giliran Anda")], lead(queue)],
            ol(".cards.turns", role="list")[(waiting_card(row, first=not place) for place, row in enumerate(queue.rows))] if queue.rows else nothing_waits(),
            mail_box(queue.mailed),
        ],
        width="reading",
        bare=True,
    )


def lead(queue: ReviewQueue) -> Node:
    """The order of the list; and how many it leaves out."""
    if not queue.rows:
        return None
    more = queue.count - len(queue.rows)
    rest = n_("1 lagi tampil setelah sebagian selesai.", "{n} lagi tampil setelah sebagian selesai.", more) if more else ""
    return p(".soft")[" ".join(filter(None, (_("Yang paling dulu berakhir ada di atas. Anda melanjutkan dari tempat Anda berhenti."), rest)))]


def nothing_waits() -> Renderable:
    return empty_state(
        h2[_("Tidak ada yang menunggu Anda")],
        _("Video tampil di sini setelah pelamar mengizinkan perusahaan Anda menontonnya untuk lowongan yang Anda kerjakan."),
        a(".button", href=i18n.localized(routes.RECRUITER_VACANCIES))[_("Lihat lowongan")],
    )


def waiting_card(row: QueueRow, *, first: bool) -> Renderable:
    """The whole card is the link; the first one also has the page's one solid button."""
    watch = i18n.localized(routes.REVIEW_VIDEO.format(application_id=row.application_id))
    size = (n_("1 jawaban", "{n} jawaban", row.answers), _("sekitar {minutes} menit lagi", minutes=row.minutes) if row.begun else _("sekitar {minutes} menit", minutes=row.minutes))
    return li(".card")[
        h2[a(href=watch)[row.name]],
        p(".soft")[row.title],
        p(".meta")[" · ".join(size)],
        div(".card-foot")[
            span(".meta")[_("Bisa ditonton sampai {until}", until=row.until)],
            span(class_=["badge", {"brand": row.begun}])[_("Sudah dimulai") if row.begun else _("Belum dimulai")],
        ],
        p(".actions")[a(".button.solid", href=watch)[_("Lanjutkan") if row.begun else _("Mulai meninjau")]] if first else None,
    ]


def mail_box(mailed: bool) -> Renderable:
    told = _("Anda mendapat surat paling banyak sekali sehari, pada hari kerja, bila ada video baru atau yang segera berakhir. Tidak ada nama pelamar di dalamnya.")
    words, label, act = (told, _("Matikan surat ini"), "off") if mailed else (_("Surat tentang video yang menunggu sudah Anda matikan."), _("Nyalakan surat"), "on")
    return section(".stack")[
        h2[_("Surat")],
        p(".soft")[words],
        form(method="post", action=i18n.localized(routes.REVIEWS_MAIL))[button(".button", type="submit", name="act", value=act)[label]],
    ]


READ = {routes.REVIEWS: show_queue}
WRITE = {routes.REVIEWS_MAIL: switch_mail}
