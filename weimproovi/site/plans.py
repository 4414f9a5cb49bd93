"""The plans page: three plans, what differs, in the words of those who pay."""

from collections.abc import Sequence

from htpy import Node, Renderable, a, div, fragment, h1, h2, li, p, section, span, table, tbody, td, th, thead, tr, ul
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _
from weimproovi.schemas.public import PlanCard
from weimproovi.services import subscriptions
from weimproovi.site import public_pages
from weimproovi.site.components.icons import icon
from weimproovi.site.page import Page


async def show_plans(request: Request) -> Response:
    async def page() -> Page:
        return plans_page(await in_thread(subscriptions.plan_cards))

    return await public_pages.answer(request, page)


def plans_page(cards: Sequence[PlanCard]) -> Page:
    return Page(
        title=_("Paket untuk perusahaan"),
        description=_("Gratis, Tumbuh, dan Bisnis: berapa lowongan yang tayang, berapa lamaran yang dibuka, dan berapa orang di tim Anda."),
        body=div(".stack.wide")[
            div(".stack.tight")[
                h1[_("Paket untuk perusahaan")],
                p(".measure.soft")[_("Pelamar tidak pernah membayar. Semua fitur privasi, untuk pelamar dan perusahaan, ada di setiap paket.")],
            ],
            div(".plans")[(plan_card(card) for card in cards)],
            p[a(".button.solid", href=i18n.localized(routes.SIGN_UP_COMPANY))[_("Mulai dengan Gratis")]],
            comparison(),
            questions(),
        ],
        indexed=True,
    )


def plan_card(card: PlanCard) -> Renderable:
    return section(".plan", aria_label=card.name)[
        div(".stack.tight")[h2[card.name], p(".price")[card.price], p(".soft.small")[card.suits]],
        ul(".ticks", role="list")[(li[icon("check"), span[line]] for line in card.lines)],
    ]


def comparison() -> Renderable:
    """The whole table of S6, with words in every cell."""
    yes, no, unlimited = _("Ada"), _("Tidak ada"), _("Tanpa batas")
    rows = (
        (_("Lowongan tayang"), "1", "10", "100"),
        (_("Lamaran yang dibuka per lowongan, Anda yang memilih"), "25", "300", unlimited),
        (_("Anggota yang merekrut (penilai gratis)"), "1", "5", "50"),
        (_("Dari lamaran yang dibuka: nama, CV di layar, kontak, LinkedIn"), yes, yes, yes),
        (_("Unduh CV, ekspor, tanda kontak terkonfirmasi"), no, yes, yes),
        (_("Semua fitur privasi"), yes, yes, yes),
    )
    return section(".stack")[
        h2[_("Perbandingan lengkap")],
        div(".table-wrap", tabindex="0", role="region", aria_label=_("Perbandingan lengkap"))[
            table[
                thead[tr[th[_("Isi paket")], (th(scope="col")[name] for name in (_("Gratis"), _("Tumbuh"), _("Bisnis")))]],
                tbody[(tr[th(scope="row")[label], (td[value] for value in values)] for label, *values in rows)],
            ]
        ],
    ]


def questions() -> Node:
    pairs = (
        (_("Kapan perubahan paket berlaku?"), _("Naik paket berlaku saat itu juga. Turun paket berlaku pada periode berikutnya.")),
        (_("Apa yang terjadi pada lowongan saat paket berakhir?"), _("Lowongan yang melebihi batas berhenti tayang dan menjadi draf. Lamaran yang paling dulu dibuka tetap terbuka sesuai batas paket yang baru.")),
        (_("Apakah paket menentukan siapa yang melamar?"), _("Tidak. Paket hanya mempersempit apa yang Anda buka; pelamar yang menentukan apa yang boleh dilihat.")),
    )
    return section(".prose")[fragment[h2[_("Yang sering ditanyakan")]], (fragment[p[span[question]], p(".soft")[reply]] for question, reply in pairs)]
