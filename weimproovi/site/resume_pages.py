"""Choosing or uploading a CV, and the offer to fill the profile from its text (C2)."""

from collections.abc import Sequence

from htpy import Node, Renderable, a, button, div, fieldset, form, h1, input, label, legend, p, span, strong

from weimproovi import i18n, routes
from weimproovi.http.uploads import MAX_FILE, MOST_PHOTOS
from weimproovi.i18n import _, n_
from weimproovi.schemas.candidate import ResumeSuggestion, ResumeVersion
from weimproovi.site.components.forms import Form, error_summary, fault_line
from weimproovi.site.components.listings import crumb
from weimproovi.site.page import Page

ACCEPTED = ".pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,image/jpeg,image/png,image/webp,image/heic,.heic"


def upload_page(state: Form) -> Page:
    """The upload on its own, outside an application."""
    return Page(
        title=_("Unggah CV"),
        body=div(".stack")[
            crumb(routes.RESUMES, _("Kembali ke CV")), h1[_("Unggah CV")], error_summary(state), resume_choice_form(state, (), chosen="", slug=""),
        ],
        width="reading",
    )


def resume_choice_form(state: Form, versions: Sequence[ResumeVersion], *, chosen: str, slug: str) -> Renderable:
    """One of the CVs that are there, or a new file. It goes to the upload route, which streams it."""
    preferred = chosen or (versions[0].id if versions else "")
    return form(".stack", method="post", action=i18n.localized(routes.UPLOAD_RESUME), enctype="multipart/form-data", data_once=True)[
        input(type="hidden", name="lowongan", value=slug) if slug else None,
        resume_choices(state, versions, preferred) if versions else None,
        file_field(state, bool(versions)),
        div(".actions")[
            button(".button.solid", type="submit")[_("Lanjut") if slug else _("Unggah CV")],
            a(".button", href=with_slug(routes.MAKE_RESUME, slug))[_("Buat CV dari isian")],
            span(".soft.small", role="status", data_sending_words=_("Sedang mengunggah dan memeriksa CV"))[""],
        ],
    ]


def with_slug(path: str, slug: str) -> str:
    """A localized address that carries the vacancy that is applied to."""
    return i18n.localized(path) + (f"?lowongan={slug}" if slug else "")


def resume_choices(state: Form, versions: Sequence[ResumeVersion], preferred: str) -> Renderable:
    return fieldset("#f-resume.field")[
        legend[_("Pilih CV")],
        fault_line(state, "resume"),
        (resume_choice(version, checked=version.id == preferred) for version in versions),
        label(".choice")[input("#cv-baru", type="radio", name="resume_id", value=""), span[strong[_("Unggah CV baru")]]],
    ]


def resume_choice(version: ResumeVersion, *, checked: bool) -> Renderable:
    return label(".choice")[
        input(type="radio", name="resume_id", value=version.id, checked=checked),
        span[strong[version.file_name], span(".soft.small")[n_("Diunggah {day} · {n} halaman · {size}", "Diunggah {day} · {n} halaman · {size}", version.pages, day=version.uploaded, size=version.size)]],
    ]


def file_field(state: Form, there_are_others: bool) -> Renderable:
    return div(class_={"field": True, "wrong": "file" in state.faults})[
        label(for_="f-file")[_("File CV baru") if there_are_others else _("File CV")],
        p("#h-file.hint")[_("PDF atau DOCX sampai 20 halaman, atau paling banyak 5 foto CV dari depan ke belakang. Paling besar 10 MB per file.")],
        fault_line(state, "file"),
        div(".drop")[
            input(
                "#f-file", type="file", name="file", multiple=True, accept=ACCEPTED, aria_describedby="h-file", data_limit=str(MAX_FILE), data_most=str(MOST_PHOTOS), data_note="file-note",
                data_too_many=_("Paling banyak 5 foto untuk satu CV. Pilih yang paling penting."), data_chosen=_("{n} foto dipilih, urutannya tetap."),
                data_too_big=_("File ini lebih besar dari 10 MB. Pilih file yang lebih kecil."), data_chooses="cv-baru",
            ),
            p("#file-note.small", role="status")[""],
        ],
        p(".hint")[_("File dibersihkan dari data tersembunyi dan disimpan terenkripsi. Hanya kamu yang melihatnya sampai kamu melamar.")],
    ]


def found_page(found: Sequence[ResumeSuggestion], *, action: str, onward: str) -> Page:
    """What the CV's text offers; nothing is ticked, nothing changes without a tick."""
    return Page(
        title=_("Isi profil dari CV"),
        body=div(".stack")[
            h1[_("Isi profil dari CV")],
            p[_("Kami menemukan ini di CV-mu. Centang yang ingin kamu pakai di profil. Tanpa centang, tidak ada yang berubah.")],
            form(".stack", method="post", action=i18n.localized(action))[
                fieldset(".field")[legend(".unseen")[_("Yang ditemukan")], (suggestion_choice(offer) for offer in usable(found))],
                other_address(found),
                div(".actions")[
                    button(".button.solid", type="submit")[_("Simpan pilihan")], a(".button", href=i18n.localized(onward))[_("Lewati")]
                ],
            ],
        ],
        width="reading",
        bare=True,
    )


def usable(found: Sequence[ResumeSuggestion]) -> list[ResumeSuggestion]:
    """Offers that can be taken over by a tick. An account's address changes by its own confirmation alone."""
    return [offer for offer in found if offer.field != "email"]


def other_address(found: Sequence[ResumeSuggestion]) -> Node:
    return [
        p(".small.soft")[_("Di CV tertulis e-mail lain: {found}. E-mail akunmu tetap {now}.", found=offer.found, now=offer.now)]
        for offer in found if offer.field == "email"
    ]


def suggestion_choice(offer: ResumeSuggestion) -> Renderable:
    now: Node = _("Di profil sekarang: {value}", value=offer.now) if offer.now else _("Di profil masih kosong")
    return label(".choice")[
        input(type="checkbox", name="fields", value=offer.field),
        span[span(".soft.small")[offer.label], strong[offer.found], span(".soft.small")[now]],
    ]
