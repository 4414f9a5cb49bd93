"""`/keamanan-data`: which control is enforced where, the tests that attack it, and how to tell us of a hole. And `/.well-known/security.txt`."""

from datetime import datetime, time, timedelta

from htpy import (
    Node,
    Renderable,
    a,
    div,
    h1,
    h2,
    li,
    ol,
    p,
    section,
    span,
    strong,
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

from weimproovi import clock, i18n, routes
from weimproovi.i18n import _
from weimproovi.settings import settings
from weimproovi.site import public_pages
from weimproovi.site.page import Page
from weimproovi.site.promises import evidence
from weimproovi.site.promises.evidence import Evidence
from weimproovi.site.promises.page import file_name, last_run, sentence
from weimproovi.site.security_controls import Area, Control, areas
from weimproovi.vocabulary import CONTACT

VALID_FOR = timedelta(days=180)  # RFC 9116 recommends less than a year


async def show_security(request: Request) -> Response:
    return await public_pages.answer(request, security_page, evidence.latest())


async def show_security_txt(_request: Request) -> Response:
    """RFC 9116: where to tell us of a hole."""
    expires = datetime.combine(clock.today(), time.min, clock.WIB) + VALID_FOR
    origin = settings().origin
    lines = (
        f"Contact: mailto:{CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: id, en",
        f"Canonical: {origin}{routes.SECURITY_TXT}",
        f"Policy: {origin}{routes.SECURITY}",
    )
    return Response("\n".join(lines) + "\n", media_type="text/plain; charset=utf-8", headers={"cache-control": "public, max-age=86400"})


def security_page(proven: Evidence | None) -> Page:
    return Page(
        title=_("Keamanan data"),
        description=_("Apa yang melindungi data di Weimproovi, di mana ditegakkan, dan tes yang menyerangnya."),
        body=div(".stack.wide")[
            div(".stack.tight")[
                h1[_("Keamanan data")],
                p(".lead.soft.measure")[_("Setiap perlindungan di bawah ini ada di kode, dan setiap tes yang disebut mencoba menembusnya.")],
                p(".measure")[_("Tidak ada situs atau pengiriman lewat internet yang sepenuhnya aman, dan kami tidak bisa menjaminnya.")],
                last_run(proven),
            ],
            [area_section(area) for area in areas()],
            report_section(),
            p[a(href=i18n.localized(routes.PROMISES))[_("Janji dan buktinya")], " · ", a(href=i18n.localized(routes.POLICY))[_("Baca kebijakan privasi")]],
        ],
        indexed=True,
    )


def area_section(area: Area) -> Renderable:
    return section(".stack.tight")[
        h2(".large")[area.name],
        p(".small.soft")[_("OWASP ASVS 5.0, bab {chapter}", chapter=area.chapter)],
        div(".table-wrap.stacks", tabindex="0", role="region", aria_label=area.name)[
            table[
                thead[tr[(th(scope="col")[words] for words in headings())]],
                tbody[(control_row(control) for control in area.controls)],
            ]
        ],
    ]


def headings() -> tuple[str, str, str]:
    return _("Perlindungan"), _("Ditegakkan di"), _("Tes yang menyerangnya")


def control_row(control: Control) -> Renderable:
    _first, where, attacked = headings()
    return tr[
        th(scope="row")[strong[control.name], span(".soft")[control.does]],
        td(data_label=where)[file_name(control.where)],
        td(data_label=attacked)[ul(".bullets.small", lang="en")[(li[sentence(proof)] for proof in control.proofs.split())]],
    ]


def report_section() -> Node:
    """How to tell us, and what happens then."""
    return section(".stack.tight.measure", id="laporkan")[
        h2(".large")[_("Menemukan celah?")],
        p[_("Kirim e-mail ke"), " ", a(href=f"mailto:{CONTACT}")[CONTACT], ". ", _("Sebut halamannya, langkah untuk mengulanginya, dan apa yang terlihat.")],
        ol(".bullets")[
            li[_("Kami membalas dalam 3 hari.")],
            li[_("Pakai akunmu sendiri. Jangan membuka, menyalin, atau mengubah data orang lain, dan jangan mengganggu layanan.")],
            li[_("Beri kami waktu memperbaikinya sebelum diumumkan.")],
        ],
        p(".small")[a(href=routes.SECURITY_TXT)["/.well-known/security.txt"]],
    ]
