"""One vacancy: every fact of C6, what the company will see, and the way to apply. And the page of a closed one."""

from collections.abc import Sequence

from htpy import Node, Renderable, a, article, aside, div, fragment, h1, h2, h3, li, ol, p, section, span, time, ul

from weimproovi import i18n, routes
from weimproovi.i18n import _, n_
from weimproovi.i18n.words import stage_for_candidate
from weimproovi.schemas.public import ListingCard, ListingDetail
from weimproovi.site.components.icons import icon, pair
from weimproovi.site.components.listings import being_checked_mark, checked_mark, crumb, fact_list, listing_cards
from weimproovi.site.components.saving import applied_day, save_mark
from weimproovi.site.components.sharing import share_links
from weimproovi.site.job_posting import posting_block
from weimproovi.site.page import Page
from weimproovi.vocabulary import ACTIVE_STAGES


def detail_page(detail: ListingDetail) -> Page:
    card = detail.card
    return Page(
        title=_("{title}, {place}", title=card.title, place=card.place),
        description=_("{company} mencari {title} di {place}. {salary}.", company=card.company, title=card.title, place=card.place, salary=detail.salary),
        body=fragment[
            crumb(routes.VACANCIES, _("Semua lowongan")),
            div(".split.detail")[
                article(".stack.wide")[
                    title_block(detail),
                    placement_facts(detail),
                    listed(_("Pekerjaannya"), detail.duties),
                    listed(_("Kualifikasi"), detail.qualifications),
                    structure_facts(detail),
                    selection_stages(),
                    share_links(detail),
                    report_link(detail),
                ],
                aside(".sticky")[
                    div(".aside-action")[apply_link(detail, "wide"), save_mark(card.slug, card.title)], seen_box(detail)
                ],
            ],
            div(".sticky-actions")[p(".pay.small.soft")[card.salary], save_mark(card.slug, card.title), apply_link(detail)],
            posting_block(detail),
        ],
        indexed=not detail.link_only,
        bare=True,
    )


def title_block(detail: ListingDetail) -> Renderable:
    card = detail.card
    company: Node = card.company
    if detail.company_slug:
        company = a(href=i18n.localized(routes.COMPANY.format(slug=detail.company_slug)))[card.company]
    return div(".title-block")[
        h1[card.title],
        p(".with-check")[company, checked_mark(card.company_checked), being_checked_mark(shown=detail.link_only)],
        p(".soft.small")[time(datetime=card.posted_at)[_("Tayang {when}", when=card.posted)]],
    ]


def placement_facts(detail: ListingDetail) -> Renderable:
    employment: Node = detail.employment
    if detail.outsourcing:
        employment = fragment[detail.employment, " ", span(".badge")[_("Melalui outsourcing")]]
    return fact_list([
        (_("Gaji"), span(".pay")[detail.salary]),
        (_("Penempatan"), fragment[detail.card.place, span(".soft")[" · ", detail.card.workplace]]),
        (_("Status karyawan"), employment),
        (_("Dibutuhkan"), n_("1 orang", "{n} orang", detail.openings_needed)),
        (_("Pendidikan"), detail.education),
        (_("Pengalaman"), detail.experience),
        (_("Batas melamar"), detail.closes),
    ])


def listed(heading: str, lines: Sequence[str]) -> Node:
    """What the company wrote, line by line; one line alone is a paragraph."""
    if not lines:
        return None
    points = ul(".bullets.measure", role="list")[(li[line] for line in lines)]
    return section(".stack.tight")[h2[heading], points if len(lines) > 1 else p(".measure")[lines[0]]]


def structure_facts(detail: ListingDetail) -> Renderable:
    return section(".stack.tight")[
        h2[_("Struktur organisasi")],
        fact_list([
            (_("Bagian"), detail.department),
            (_("Atasan langsung"), detail.reports_to),
            (_("Ukuran tim"), detail.team_size),
            (_("Jenjang"), detail.level),
        ]),
        p(".small.soft")[_("Lowongan ini ditayangkan untuk perusahaan lain.")] if detail.posted_for_other else None,
    ]


def selection_stages() -> Renderable:
    stages = [stage_for_candidate(stage) for stage in ACTIVE_STAGES]
    return section(".stack.tight")[
        h2[_("Tahap seleksi")],
        p(".soft.small")[_("Kamu melihat tahap lamaranmu setiap saat, dan mendapat kabar saat tahapnya berubah.")],
        ol(".stages", role="list")[(li[span[stage]] for stage in stages)],
    ]


def seen_box(detail: ListingDetail) -> Renderable:
    """What applying opens (S3), said before anybody signs in."""
    return section(".privacy-box")[
        h2[_("Yang akan dilihat perusahaan jika kamu melamar")],
        ul(".ticks.small", role="list")[
            (li[icon("check"), span[words]] for words in (
                _("Nama, nomor HP, dan e-mailmu"),
                _("CV yang kamu pilih untuk lamaran ini"),
                _("Jawabanmu atas pertanyaan perusahaan"),
                _("Tautan LinkedIn, hanya jika kamu mengisinya"),
            ))
        ],
        p(".small")[_("Identitas perusahaan ini sedang kami periksa. Sampai lulus, perusahaan tidak melihat apa pun dari lamaranmu.")]
        if detail.link_only
        else None,
        p(".small")[
            _("Nama perusahaan ini dirahasiakan di halaman publik. Kamu membacanya sebelum lamaran terkirim.")
            if detail.confidential
            else _("Sebelum lamaran terkirim, kamu membaca sampai kapan data itu terlihat. Tanpa melamar, perusahaan tidak melihat apa pun."),
        ],
    ]


def apply_link(detail: ListingDetail, width: str = "") -> Node:
    """The way to apply; whoever has applied reads when instead (`save_mark`)."""
    if applied_day(detail.card.slug):
        return None
    return a(class_=["button solid", width], href=i18n.localized(routes.APPLY.format(slug=detail.card.slug)))[_("Lamar")]


def report_link(detail: ListingDetail) -> Renderable:
    """For whoever is asked for money or an identity card, or knows that the company is none."""
    path = i18n.localized(routes.REPORT.format(slug=detail.card.slug))
    return p(".small")[a(href=path, rel="nofollow")[_("Laporkan lowongan ini")]]


def closed_page(alike: Sequence[ListingCard]) -> Page:
    return instead(
        _("Lowongan ini sudah ditutup"),
        _("Lamaran tidak lagi diterima. Lamaran yang sudah terkirim tetap ada di Lamaranku."),
        _("Lowongan serupa yang masih tayang"),
        alike,
    )


def missing_page(others: Sequence[ListingCard]) -> Page:
    return instead(
        _("Lowongan ini tidak tayang"),
        _("Mungkin sudah ditutup, atau alamatnya salah tulis. Lamaran yang sudah terkirim tetap ada di Lamaranku."),
        _("Lowongan lain yang masih tayang"),
        others,
    )


def instead(heading: str, words: str, over_others: str, others: Sequence[ListingCard]) -> Page:
    """Why there is no vacancy here, and which there are."""
    way_on = a(".button.solid", href=i18n.localized(routes.VACANCIES))[_("Lihat semua lowongan")]
    return Page(
        title=heading,
        body=div(".stack.wide")[
            div(".stack")[pair(), h1[heading], p(".measure")[words], p[way_on]],
            section(".stack")[h2[over_others], listing_cards(others, h3)] if others else None,
        ],
        width="reading",
    )
