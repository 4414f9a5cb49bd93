"""The plans page: three plans, what differs, in the words of those who pay."""

from collections.abc import Sequence

from htpy import (
    Node,
    Renderable,
    a,
    div,
    fragment,
    h1,
    h2,
    h3,
    li,
    p,
    section,
    span,
    table,
    tbody,
    td,
    th,
    thead,
    tr,
    ul,
)
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _
from weimproovi.i18n.format import number
from weimproovi.i18n.words import plan as plan_name
from weimproovi.permissions.plans import PLANS, PLANS_BY_PRICE, UNLIMITED
from weimproovi.schemas.public import PlanCard
from weimproovi.services import subscriptions
from weimproovi.site import public_pages
from weimproovi.site.components.icons import icon
from weimproovi.site.page import Page
from weimproovi.vocabulary import FieldGroup


async def show_plans(request: Request) -> Response:
    return await public_pages.answer(request, plans_page, await in_thread(subscriptions.plan_cards))


def plans_page(cards: Sequence[PlanCard]) -> Page:
    return Page(
        title=_("Paket untuk perusahaan"),
        description=_(
            "Gratis, Tumbuh, dan Bisnis: berapa lowongan yang tayang, berapa lamaran yang dibuka, dan berapa orang di tim Anda."
        ),
        body=div(".stack.wide")[
            div(".stack.tight")[
                h1[_("Paket untuk perusahaan")],
                p(".measure.soft")[
                    _(
                        "Pelamar tidak pernah membayar. Semua fitur privasi, untuk pelamar dan perusahaan, ada di setiap paket."
                    )
                ],
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
        div(".stack.tight")[h2[card.name], price(card.price), p(".soft.small")[card.suits]],
        ul(".ticks", role="list")[(li[icon("check"), span[line]] for line in card.lines)],
    ]


def price(words: str) -> Node:
    """The figure large, what belongs to it small."""
    figure, comma, rest = words.partition(", ")
    return fragment[p(".price")[figure], comma and p(".soft.small")[rest]]


def comparison() -> Renderable:
    """The whole table of S6, with words in every cell."""
    terms = [PLANS[plan] for plan in PLANS_BY_PRICE]
    rows = (
        (_("Lowongan tayang"), [amount(term.published_vacancies) for term in terms]),
        (
            _("Lamaran yang dibuka per lowongan, Anda yang memilih"),
            [amount(term.openings_per_vacancy) for term in terms],
        ),
        (_("Anggota yang merekrut (penilai gratis)"), [amount(term.seats) for term in terms]),
        (
            _("Dari lamaran yang dibuka: nama, CV di layar, kontak, LinkedIn"),
            [included(FieldGroup.RESUME in term.groups) for term in terms],
        ),
        (_("Unduh CV"), [included(FieldGroup.RESUME_FILE in term.groups) for term in terms]),
        (
            _("Tanda e-mail dan nomor HP terkonfirmasi"),
            [included(FieldGroup.VERIFIED in term.groups) for term in terms],
        ),
        (_("Semua fitur privasi"), [_("Ada")] * len(terms)),
    )
    return section(".stack")[
        h2[_("Perbandingan lengkap")],
        div(".table-wrap", tabindex="0", role="region", aria_label=_("Perbandingan lengkap"))[
            table[
                thead[
                    tr[th(scope="col")[_("Isi paket")], (th(scope="col")[plan_name(plan)] for plan in PLANS_BY_PRICE)]
                ],
                tbody[(tr[th(scope="row")[label], (td[value] for value in values)] for label, values in rows)],
            ]
        ],
    ]


def amount(count: int) -> str:
    return _("Tanpa batas") if count == UNLIMITED else number(count)


def included(there: object) -> str:
    return _("Ada") if there else _("Tidak ada")


def questions() -> Node:
    pairs: tuple[tuple[str, Node], ...] = (
        (
            _("Bagaimana cara naik paket?"),
            [
                _("Mulai dengan Gratis, lalu pilih Minta paket di"),
                " ",
                a(href=i18n.localized(routes.PLAN))[_("halaman Paket")],
                ".",
            ],
        ),
        (
            _("Apa yang terjadi saat paket berakhir?"),
            _(
                "Ada 7 hari masa tenggang, dan tidak ada yang dihapus. Anda memilih lowongan yang tetap tayang sesuai batas paket yang baru; lamaran yang paling dulu dibuka tetap terbuka."
            ),
        ),
        (
            _("Apakah paket menentukan siapa yang melamar?"),
            _("Tidak. Paket hanya mempersempit apa yang Anda buka; pelamar yang menentukan apa yang boleh dilihat."),
        ),
    )
    return section(".stack")[
        h2[_("Yang sering ditanyakan")],
        (div(".stack.tight.measure")[h3[question], p(".soft")[reply]] for question, reply in pairs),
    ]
