"""The privacy policy as a page: the original byte for byte, a marked translation, version, date and fingerprint."""

from collections.abc import Iterator
from itertools import groupby

from htpy import Element, Node, Renderable, a, aside, div, h1, h2, h3, h4, li, p, section, span, ul
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.i18n.format import date_long
from weimproovi.site import policy, public_pages
from weimproovi.site.components.icons import icon
from weimproovi.site.components.listings import fact_list
from weimproovi.site.page import Page
from weimproovi.site.policy.quotes import clauses_at, sentences
from weimproovi.vocabulary import CONTACT, CONTROLLER, Clause

ORIGINAL = "/privasi/v1.en.txt"
PEOPLE = {"Candidates", "Clients", "Kandidat", "Klien"}
LONGEST_HEADING = 50


async def show_policy(request: Request) -> Response:
    return await public_pages.answer(request, policy_page)


async def show_original(_request: Request) -> Response:
    """The published file itself, so that anybody can check its fingerprint."""
    return Response(policy.original(), media_type="text/plain; charset=utf-8", headers={"cache-control": "public, max-age=86400"})


def policy_page() -> Page:
    original = text_section("asli", _("Teks asli (Inggris), yang berlaku"), policy.original().decode("utf-8"), "en")
    translated = text_section("terjemahan", _("Terjemahan"), policy.translation(), "id", translation_note())
    texts = (translated, original) if i18n.language() == "id" else (original, translated)
    return Page(
        title=_("Kebijakan privasi"),
        description=_("Kebijakan privasi Weimproovi: data apa yang dikumpulkan, untuk apa, dan siapa yang boleh melihatnya."),
        body=div(".split.policy-split")[
            div(".stack.wide")[
                div(".stack.tight")[
                    h1[_("Kebijakan privasi")],
                    p(".soft")[_("Versi {version}, ditayangkan {day}.", version=policy.VERSION, day=date_long(policy.POSTED))],
                    p(".no-print")[a(href="#ringkasnya")[_("Ringkasnya")], " · ", a(href="#asli")[_("Teks asli (Inggris), yang berlaku")], " · ", a(href="#terjemahan")[_("Terjemahan")]],
                ],
                texts,
            ],
            aside(".sticky.no-print")[summary_box(), version_box()],
        ],
        indexed=True,
    )


def text_section(anchor: str, heading: str, text: str, language: str, note: Node = None) -> Renderable:
    return section(".stack", id=anchor)[h2(".large")[heading], note, div(".policy", lang=language)[policy_lines(text, anchors=language)]]


def policy_lines(text: str, *, anchors: str = "") -> Iterator[Node]:
    """The text line by line, each kept whole: headings, paragraphs, and lists with their own dashes.

    With `anchors`, the language of the policy's text, each promise in it can be linked to and leads to how it is kept.
    """
    for listed, lines in groupby(enumerate(text.splitlines()), lambda line: line[1].startswith("- ")):
        drawn = ((line, anchored(place, line, anchors) if anchors else line) for place, line in lines)
        if listed:
            yield ul(role="list")[(li[words] for _line, words in drawn)]
        else:
            yield from (line_element(line)[words] for line, words in drawn)


def anchored(place: int, line: str, language: str) -> Node:
    """A line with a mark before each of its promises. The marks are drawn by the style sheet, so the text stays as it was published."""
    pieces: list[Node] = []
    for number, piece in enumerate(sentences(line)):
        pieces += [" "] * bool(number)
        pieces += [mark(clause, language) for clause in clauses_at(place, number)]
        pieces.append(piece)
    return pieces


def mark(clause: Clause, language: str) -> Renderable:
    own = language == i18n.language()
    return a(
        ".clause-mark", id=clause.value if own else f"{clause}-{language}", href=f"{i18n.localized(routes.PROMISES)}#{clause}",
        aria_label=_("Janji {clause}: cara kami menepatinya", clause=clause.value), data_clause=clause.value,
    )


def line_element(line: str) -> Element:
    if line in PEOPLE:
        return h4
    return h3 if len(line) < LONGEST_HEADING and not line.endswith(".") else p


def translation_note() -> Renderable:
    """Until the operator approves it, ours is a help for reading and nothing more."""
    return p(".soft.small")[_("Terjemahan kami, belum disetujui pengendali. Bila berbeda, teks asli yang berlaku.")]


def summary_box() -> Renderable:
    """The policy in short, in the layout of a privacy label."""
    lines = (
        ("file", _("Apa"), _("Nama, nomor HP, e-mail, LinkedIn (opsional), CV, dan wawancara video bila Anda setuju")),
        ("eye", _("Siapa"), _("Perusahaan, hanya setelah Anda melamar ke lowongannya. Selain itu hanya penyedia layanan yang membantu kami")),
        ("briefcase", _("Untuk apa"), _("Menghubungkan pencari kerja dengan lowongan")),
        ("clock", _("Berapa lama"), _("Lamaran: sampai tanggal yang Anda baca sebelum mengirim, atau sampai Anda menariknya. Akun: sampai Anda menghapusnya")),
        ("shield", _("Hak Anda"), _("Melihat siapa yang membuka data Anda, menyalin, memperbaiki, menjeda, mencabut izin, menghapus")),
    )
    return section(".privacy-box", id="ringkasnya")[
        h2[_("Ringkasnya")],
        ul(".ticks.small", role="list")[(li[icon(shape), span[span(".soft")[label], " ", words]] for shape, label, words in lines)],
        p(".small.soft")[_("Ringkasan ini membantu membaca; teks aslinya yang berlaku.")],
        p(".small")[a(href=i18n.localized(routes.PROMISES))[_("Janji dan buktinya")]],
    ]


def version_box() -> Renderable:
    return section(".stack.tight.small")[
        h2[_("Versi")],
        fact_list([
            (_("Versi"), str(policy.VERSION)),
            (_("Ditayangkan"), date_long(policy.POSTED)),
            (_("Pengendali"), CONTROLLER),
        ]),
        p[span(".soft")[_("Pertanyaan:")], " ", a(href=f"mailto:{CONTACT}")[CONTACT]],
        p(".soft")[_("Sidik jari SHA-256 teks asli:")],
        p(".hash")[policy.fingerprint()],
        p[a(href=ORIGINAL)[_("Buka teks asli sebagai file")]],
        h2[_("Semua versi")],
        ul[(li[a(href=ORIGINAL)[_("Versi {version}, {day}", version=number, day=date_long(day))]] for number, day in policy.POSTED_ON.items())],
    ]
