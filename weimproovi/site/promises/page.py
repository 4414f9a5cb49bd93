"""`/janji`: every promise of the policy, how it is kept, and when tests last proved it."""

from collections.abc import Mapping

from htpy import (
    Node,
    Renderable,
    a,
    blockquote,
    code,
    details,
    div,
    h1,
    h2,
    h3,
    li,
    nav,
    p,
    section,
    span,
    summary,
    ul,
    wbr,
)
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.i18n import _, n_
from weimproovi.i18n.format import date_long, number
from weimproovi.site import public_pages
from weimproovi.site.components.listings import fact_list
from weimproovi.site.page import Page
from weimproovi.site.policy.quotes import quote
from weimproovi.site.promises import evidence
from weimproovi.site.promises.evidence import Evidence, Tests
from weimproovi.site.promises.words import Told, told
from weimproovi.vocabulary import Clause

CHAPTERS = "PCUSDNK"  # the first letters of clauses, in the order of the policy
WAYS = ("passes", "refuses")


async def show_promises(request: Request) -> Response:
    return await public_pages.answer(request, promises_page, evidence.latest())


def promises_page(proven: Evidence | None) -> Page:
    promises = told()
    return Page(
        title=_("Janji dan buktinya"),
        description=_("Setiap janji kebijakan privasi Weimproovi: aturannya, cara menegakkannya, dan tes yang terakhir membuktikannya."),
        body=div(".stack.wide")[
            div(".stack.tight")[
                h1[_("Janji dan buktinya")],
                p(".lead.soft.measure")[_("Kebijakan privasi kami dijalankan oleh program, bukan oleh niat baik. Di sini setiap kalimatnya, apa artinya, dan tes yang membuktikannya.")],
                last_run(proven),
            ],
            nav(".chips", aria_label=_("Bagian"))[(a(".chip", href=f"#{letter}")[chapter(letter)] for letter in CHAPTERS)],
            (chapter_section(letter, promises, proven) for letter in CHAPTERS),
            p[a(href=i18n.localized(routes.POLICY))[_("Baca kebijakan privasi")], " · ", a(href=i18n.localized(routes.SECURITY))[_("Keamanan data")]],
        ],
        width="reading",
        indexed=True,
    )


def last_run(proven: Evidence | None) -> Renderable:
    """When everything was last proved, in the words of whoever ran it: the file."""
    if proven is None:
        return div(".notice")[p[_("Salinan program ini belum membawa hasil pengujian, jadi tidak ada tanggal yang bisa kami tunjukkan.")]]
    same = proven.sources == evidence.sources_digest()
    return div(".notice")[
        p[_("Terakhir dibuktikan {day}: {tests} tes, semuanya lulus.", day=date_long(proven.day), tests=number(proven.tests))],
        p[_("Kode yang diuji sama dengan yang sedang berjalan.") if same else _("Setelah itu ada kode yang berubah; pengujian berikutnya memperbarui tanggal ini.")],
    ]


def chapter(letter: str) -> str:
    return {
        "P": _("Siapa kami"), "C": _("Yang dikumpulkan"), "U": _("Dipakai untuk apa"), "S": _("Dibagikan kepada siapa"),
        "D": _("Keamanan"), "N": _("Perubahan"), "K": _("Hubungi kami"),
    }[letter]


def chapter_section(letter: str, promises: Mapping[Clause, Told], proven: Evidence | None) -> Renderable:
    return section(".stack", id=letter)[
        h2(".large")[chapter(letter)],
        (promise(clause, one, proven) for clause, one in promises.items() if clause.startswith(letter)),
    ]


def promise(clause: Clause, one: Told, proven: Evidence | None) -> Renderable:
    language = i18n.language()
    return section(".promise", id=clause.value)[
        h3[span(".clause")[clause.value], " ", one.name],
        blockquote[a(href=f"{i18n.localized(routes.POLICY)}#{clause.value}")[quote(clause, language)]],
        fact_list([(_("Aturannya"), one.rule), (_("Yang kami lakukan"), one.does), (_("Ditegakkan di"), files(one.where)), (_("Dibuktikan oleh"), proof(clause, proven))], "long"),
    ]


def files(where: str) -> Renderable:
    return ul(".files", role="list")[(li[file_name(path)] for path in where.split())]


def file_name(path: str) -> Renderable:
    """A file of the product; where it has no room it breaks after a folder."""
    return code[([part, wbr] if part.endswith("/") else part for part in path.replace("/", "/ ").split())]


def proof(clause: Clause, proven: Evidence | None) -> Node:
    """The tests of one promise, told apart by what they show."""
    if proven is None:
        return _("Belum ada hasil pengujian di salinan ini.")
    found = [(way, proven.of(clause, way)) for way in WAYS]
    if not any(tests for _way, tests in found):
        return _("Belum ada tes: yang dijanjikan di sini belum ada di produk, jadi belum ada yang bisa dilanggar.")
    return [proof_list(way, tests) for way, tests in found if tests]


def proof_list(way: str, tests: Tests) -> Renderable:
    cases = sum(tests.values())
    words = n_("1 tes", "{n} tes", len(tests))
    counted = f"{words}, {n_('1 keadaan', '{cases} keadaan', cases, cases=number(cases))}"
    shown = _("Yang boleh, terjadi: {count}", count=counted) if way == "passes" else _("Yang dilarang, ditolak: {count}", count=counted)
    return details(".proof")[summary[shown], ul(".bullets.small", lang="en")[(li[sentence(name)] for name in sorted(tests, key=sentence))]]


def sentence(test: str) -> str:
    """ "tests/x.py::test_nobody_else_reads_it" as the sentence that it is."""
    return test.rpartition("::")[2].removeprefix("test_").replace("_", " ").capitalize()
