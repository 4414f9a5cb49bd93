"""The form for a CV: one line about her, her experience, her education, her skills. Name and contact come from her profile."""

from collections.abc import Iterator, Mapping

from htpy import Node, Renderable, a, button, div, fieldset, form, h1, legend, p, section, span

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import ApplyForm, Profile
from weimproovi.schemas.resume_form import TypedResume
from weimproovi.site.apply_pages import autosave_status
from weimproovi.site.components.forms import Form, error_summary, long_field, text_field
from weimproovi.site.components.listings import crumb
from weimproovi.site.components.steps import progress
from weimproovi.site.page import Page
from weimproovi.site.sign_in import fault_title

PARTS = ("title", "place", "period", "words")


def state_of(typed: TypedResume, faults: Mapping[str, str]) -> Form:
    """A draft as the values of the form."""
    values = {"headline": typed.headline, "summary": typed.summary, "skills": typed.skills}
    for name in ("experience", "education"):
        for place, row in enumerate(getattr(typed, name)):
            values |= {f"{name}-{place}-{part}": getattr(row, part) for part in PARTS}
    return Form(values, faults)


def form_page(state: Form, profile: Profile, application: ApplyForm | None, *, counts: Mapping[str, int], more: str) -> Page:
    """`counts` says how many rows of each part are shown; `more` names the part that has just got one."""
    return Page(
        title=fault_title(state, _("Buat CV dari isian")),
        body=div(".stack")[
            heading(application),
            error_summary(state),
            p(".measure")[_("Jadi satu halaman yang rapi. Isianmu tersimpan, jadi bisa diubah dan dibuat ulang kapan saja.")],
            form(".stack.wide", method="post", action=action(application), novalidate=True, data_once=True, data_autosaves="act")[
                button(".unseen", type="submit", tabindex="-1", aria_hidden="true"),  # what the Enter key presses
                section(".stack")[about_fields(state, profile)],
                rows(state, "experience", _("Pengalaman kerja"), count=counts["experience"], fresh=more == "experience"),
                rows(state, "education", _("Pendidikan"), count=counts["education"], fresh=more == "education"),
                long_field(state, "skills", _("Keahlian"), hint=_("Pisahkan dengan koma, misalnya melayani pelanggan, kasir, bahasa Inggris."), maxlength="1500", rows="3"),
                div(".actions")[
                    button(".button.solid", type="submit")[_("Buat CV dan lanjut") if application else _("Buat CV")],
                    a(".button", href=i18n.localized(back(application)))[_("Kembali")],
                    span(".soft.small", role="status", data_sending_words=_("Sedang membuat CV"))[""],
                    autosave_status(),
                ],
            ],
        ],
        width="reading",
        bare=True,
    )


def heading(application: ApplyForm | None) -> Node:
    if application is None:
        return [crumb(routes.RESUMES, _("Kembali ke CV")), h1[_("Buat CV dari isian")]]
    total = 3 if application.questions else 2
    return [
        crumb(routes.VACANCY.format(slug=application.slug), _("Kembali ke {title}", title=application.title)),
        progress(1, total),
        h1[_("Buat CV dari isian")],
    ]


def back(application: ApplyForm | None) -> str:
    return routes.APPLY.format(slug=application.slug) if application else routes.RESUMES


def action(application: ApplyForm | None) -> str:
    return i18n.localized(routes.MAKE_RESUME) + (f"?lowongan={application.slug}" if application else "")


def about_fields(state: Form, profile: Profile) -> Node:
    contact = " · ".join(word for word in (profile.full_name, profile.phone, profile.email, profile.linkedin_url.removeprefix("https://")) if word)
    return [
        p(".small.soft")[_("Nama dan kontak diambil dari profil: {contact}.", contact=contact)],
        text_field(state, "headline", _("Pekerjaanmu"), hint=_("Satu baris di bawah namamu, misalnya Barista."), maxlength="120"),
        long_field(state, "summary", optional(_("Tentang kamu")), hint=_("Dua atau tiga kalimat."), maxlength="1500", rows="3"),
    ]


def optional(words: str) -> Node:
    return [words, " ", span(".optional")[_("(opsional)")]]


def rows(state: Form, name: str, words: str, *, count: int, fresh: bool) -> Renderable:
    """The rows of one part, and the button that adds another; a row that was just added takes the focus."""
    return section(".stack", id=name)[
        (row(state, name, place, words=words, fresh=fresh and place == count - 1) for place in range(count)),
        div[button(".button", type="submit", name="act", value=name, data_adds=name)[_("Tambah baris: {part}", part=words)]],
    ]


def row(state: Form, name: str, place: int, *, words: str, fresh: bool) -> Renderable:
    return fieldset(".panel.stack")[legend(".row-name")[_("{part} {number}", part=words, number=place + 1)], (row_fields(state, name, place, fresh=fresh))]


def row_fields(state: Form, name: str, place: int, *, fresh: bool) -> Iterator[Renderable]:
    work = name == "experience"
    labels = (_("Posisi"), _("Tempat kerja dan kota"), _("Kapan"), _("Yang kamu kerjakan")) if work else (_("Sekolah atau jurusan"), _("Tempat dan kota"), _("Kapan"), _("Catatan"))
    key = f"{name}-{place}"
    yield text_field(state, f"{key}-title", labels[0], maxlength="120", autofocus=fresh)
    yield text_field(state, f"{key}-place", labels[1], maxlength="120")
    yield text_field(state, f"{key}-period", labels[2], hint=_("Misalnya 2021 - sekarang"), maxlength="40")
    yield long_field(state, f"{key}-words", optional(labels[3]), hint=_("Satu baris untuk satu hal."), maxlength="1500", rows="3")
