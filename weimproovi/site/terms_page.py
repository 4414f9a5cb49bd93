"""The operator's terms for candidates and agreement for companies: version, day, fingerprint, older versions; a draft says so first."""

from collections.abc import Iterator

from htpy import Node, Renderable, a, aside, div, h1, h2, li, p, section, strong, ul
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _
from weimproovi.schemas.legal import LegalText
from weimproovi.services import legal_texts
from weimproovi.site import public_pages
from weimproovi.site.components.listings import fact_list
from weimproovi.site.page import Page
from weimproovi.site.policy_page import policy_lines
from weimproovi.vocabulary import CONTACT, CONTROLLER, TermsKind

VERSION = "versi"  # in the address


async def show_terms(request: Request) -> Response:
    return await show(request, TermsKind.CANDIDATES)


async def show_agreement(request: Request) -> Response:
    return await show(request, TermsKind.COMPANIES)


async def show(request: Request, kind: TermsKind) -> Response:
    text = await in_thread(legal_texts.legal_text, kind, request.query_params.get(VERSION, "")[:10])
    return await public_pages.answer(request, terms_page, text)


def terms_page(text: LegalText) -> Page:
    candidates = text.kind == TermsKind.CANDIDATES
    heading = _("Ketentuan untuk pelamar") if candidates else _("Perjanjian untuk perusahaan")
    return Page(
        title=heading,
        description=_("Ketentuan memakai Weimproovi bagi pencari kerja.") if candidates else _("Perjanjian memakai Weimproovi bagi perusahaan yang merekrut."),
        body=div(".split.policy-split")[
            div(".stack.wide")[
                div(".stack.tight")[h1[heading], standing_line(text), draft_notice(text), p(".no-print")[other_text(candidates=candidates)]],
                list(texts(text)),
            ],
            aside(".sticky.no-print")[version_box(text)],
        ],
        indexed=text.in_force and not text.draft,
    )


def standing_line(text: LegalText) -> Renderable:
    words = _("Versi {day}, yang berlaku.", day=text.day) if text.in_force else _("Versi {day}. Ini bukan versi yang berlaku sekarang.", day=text.day)
    return p(".soft")[words]


def draft_notice(text: LegalText) -> Node:
    if not text.draft:
        return None
    return div(".notice.warn")[
        p[strong[_("Rancangan")], ". ", _("Teks ini contoh yang belum mengikat siapa pun. Pengelola menggantinya sebelum Weimproovi dibuka untuk umum.")]
    ]


def other_text(*, candidates: bool) -> Renderable:
    """The way to the text for the other side."""
    if candidates:
        return a(href=i18n.localized(routes.AGREEMENT))[_("Perjanjian untuk perusahaan")]
    return a(href=i18n.localized(routes.TERMS))[_("Ketentuan untuk pelamar")]


def texts(text: LegalText) -> Iterator[Node]:
    """The binding Indonesian text and, where there is one, the English reading aid; the reader's language first."""
    binding = section(".stack", id="teks")[h2(".large")[_("Teks Indonesia, yang berlaku")], div(".policy", lang="id")[policy_lines(text.text)]]
    if not text.english:
        yield binding
        return
    english = section(".stack", id="terjemahan")[h2(".large")[_("Terjemahan Inggris")], div(".policy", lang="en")[policy_lines(text.english)]]
    yield from (english, binding) if i18n.language() == "en" else (binding, english)


def version_box(text: LegalText) -> Renderable:
    return section(".stack.tight.small")[
        h2[_("Versi")],
        fact_list([(_("Berlaku sejak"), text.day), (_("Status"), _("Rancangan") if text.draft else None), (_("Pihak"), CONTROLLER)]),
        p[a(href=f"mailto:{CONTACT}")[CONTACT]],
        p(".soft")[_("Sidik jari SHA-256 teks Indonesia:")],
        p(".hash")[text.sha256],
        older_versions(text),
    ]


def older_versions(text: LegalText) -> Node:
    path = i18n.localized(routes.TERMS if text.kind == TermsKind.CANDIDATES else routes.AGREEMENT)
    if not text.others:
        return p(".soft")[_("Belum ada versi lain.")]
    return [p(".soft")[_("Versi lain:")], ul[(li[a(href=f"{path}?{VERSION}={version}")[day]] for version, day in text.others)]]
