"""The page on which a CV is checked: its pages as pictures, what was found marked on them, a box to tick for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from htpy import (
    Node,
    Renderable,
    a,
    button,
    div,
    fieldset,
    figcaption,
    figure,
    form,
    h1,
    h2,
    img,
    input,
    label,
    legend,
    li,
    p,
    span,
    strong,
    svg,
    ul,
)
from htpy import rect as rectangle

from weimproovi.i18n import _, n_
from weimproovi.schemas.candidate import ResumeCheck, SensitivePlace
from weimproovi.site.components.forms import Form, error_summary, select_field
from weimproovi.site.components.icons import icon
from weimproovi.site.page import Page


@dataclass(frozen=True, slots=True)
class Way:
    """Where the page leads: on, back, and the query that says so."""

    onward: str
    back: str
    query: str


def check_page(check: ResumeCheck, state: Form, way: Way, *, changed: bool) -> Page:
    """Nothing is ticked before; without a tick everything stays and the journey goes on."""
    return Page(
        title=_("Periksa CV-mu"),
        body=div(".stack")[
            p(".crumb")[a(href=way.back)[_("Kembali ke CV")]],
            h1[_("Periksa CV-mu")],
            error_summary(state),
            p(".notice.good", role="status")[_("Sudah diubah di salinan yang tersimpan. Salinan lamanya dihapus.")] if changed else None,
            form(".stack.wide", method="post", action=f"?{way.query}", data_once=True)[
                found_list(check.places) if check.places else nothing_found(check),
                div(".sheets")[(sheet(check, number, state) for number in range(1, check.resume.pages + 1))],
                div(".actions.sticky-actions")[
                    button(".button.solid", type="submit")[_("Lanjut")],
                    a(".button", href=way.onward)[_("Biarkan semua")] if check.places else a(".button", href=way.back)[_("Pilih CV lain")],
                    span(".soft.small", role="status", data_sending_words=_("Sedang memperbarui CV"))[""],
                ],
            ],
        ],
        width="reading",
        bare=True,
    )


def found_list(places: list[SensitivePlace]) -> Renderable:
    """What was found, each with its own box."""
    return fieldset(".field")[
        legend[h2[n_("Kami menemukan {n} hal yang tidak perlu dilihat perusahaan", "Kami menemukan {n} hal yang tidak perlu dilihat perusahaan", len(places))]],
        p(".hint")[_("Perusahaan tidak membutuhkannya untuk menilai lamaran. Centang yang ingin kamu tutup: bagian itu dihitamkan dan teksnya dihapus dari salinan yang kami simpan. Tanpa centang, CV tetap seperti aslinya.")],
        ul(".stack.tight", role="list")[(li[place_choice(place)] for place in places)],
    ]


def place_choice(place: SensitivePlace) -> Renderable:
    words = _("{label} di halaman {page}", label=place.label, page=place.page)
    return label(".choice")[
        input(type="checkbox", name="tutup", value=str(place.number), id=f"tutup-{place.number}", data_covers=f"tempat-{place.number}"),
        span[strong[words], span(".soft.small")[_("Tutup bagian ini")]],
    ]


def nothing_found(check: ResumeCheck) -> Node:
    if check.photographed:
        return p(".measure")[_("Begini halaman CV-mu akan terlihat. Bila ada yang miring atau terbalik, putar di bawah gambarnya.")]
    return p(".measure")[span(".with-check")[icon("check"), _("Tidak ada NIK, nomor rekening, atau data pribadi lain yang perlu ditutup.")]]


def sheet(check: ResumeCheck, number: int, state: Form) -> Renderable:
    """One page with its marks drawn over it."""
    width, height = check.sizes[number - 1]
    marked = [place for place in check.places if place.page == number]
    return figure(".sheet")[
        div(".paper")[
            img(src=check.resume.page_urls[number - 1], alt=_("Halaman {number} CV", number=number), width=str(width), height=str(height), loading="lazy" if number > 1 else None),
            svg(viewBox="0 0 100 100", preserveAspectRatio="none", aria_hidden="true")[marks(marked)] if marked else None,
        ],
        figcaption(".small.soft")[_("Halaman {number} dari {total}", number=number, total=check.resume.pages)],
        turn_field(state, number) if check.photographed else None,
    ]


def marks(places: list[SensitivePlace]) -> Iterator[Renderable]:
    for place in places:
        for left, top, width, height in place.boxes:
            yield rectangle(
                class_=f"tempat-{place.number}", x=f"{max(left - 0.4, 0):.2f}", y=f"{max(top - 0.3, 0):.2f}", width=f"{width + 0.8:.2f}", height=f"{height + 0.6:.2f}"
            )


def turn_field(state: Form, number: int) -> Renderable:
    turns = (("", _("Sudah tegak")), ("1", _("Putar ke kanan")), ("2", _("Balik atas ke bawah")), ("3", _("Putar ke kiri")))
    return select_field(state, f"putar-{number}", _("Arah halaman {number}", number=number), turns)
