"""The candidate's CV: the newest version first, how it looks, where it is used, and the versions before it."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import ResumeSuggestion, ResumeVersion
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.candidate.resumes_state import ResumesState as State
from weimproovi.workspace.components.controls import danger, primary, quiet, secondary
from weimproovi.workspace.components.feedback import confirm_dialog, loaded
from weimproovi.workspace.components.fields import file_input, text_field
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import callout, page_header, panel, section
from weimproovi.workspace.components.native import native_form, site_link
from weimproovi.workspace.page import Page


def resumes() -> rx.Component:
    """Upload, read, replace, remove."""
    newest = rx.cond(
        State.versions.length() > 0, rx.el.div(version(State.versions[0], newest=True), offers(), class_name="wm-stack")
    )
    content = rx.el.div(newest, upload(), former(), class_name="wm-stack-wide")
    return candidate_frame(
        page_header(
            _("CV"),
            lead=_("Hanya kamu yang bisa membukanya, sampai kamu mengirimnya bersama lamaran."),
            trail=[(_("Akun"), i18n.localized(routes.ACCOUNT))],
        ),
        loaded(State.phase, content, retry=State.load, failure=State.failure, rows=3),
        current=routes.ACCOUNT,
    )


def version(resume: rx.Var[ResumeVersion], *, newest: bool) -> rx.Component:
    """One version: facts, pages, what can be done with it."""
    facts = rx.el.div(
        rx.el.h2(_("Versi {number}", number=resume.version), class_name="wm-strong"),
        rx.el.p(resume.file_name, class_name="wm-value"),
        rx.el.p(resume.uploaded, " · ", resume.size, " · ", _length(resume), class_name="wm-meta"),
        rx.el.p(_used(resume), class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    headline = [_headline(resume)] if newest else []
    head = rx.el.div(facts, _first_page(resume), class_name="wm-resume")
    return rx.el.div(head, *headline, _pages(resume), _actions(resume), class_name="wm-panel wm-stack")


def upload() -> rx.Component:
    """The browser posts the file itself; size and kinds are said before choosing."""
    kinds = (
        ".pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
        "image/jpeg,image/png,image/webp,image/heic,.heic"
    )
    words = rx.cond(State.versions.length() > 0, _("Unggah versi baru"), _("Unggah CV"))
    form = native_form(
        rx.el.label(_("Berkas CV"), html_for="berkas", class_name="wm-label"),
        rx.el.span(
            _(
                "PDF atau DOCX sampai 20 halaman, atau paling banyak 5 foto CV dari depan ke belakang. Paling besar 10 MB per file."
            ),
            id="berkas-hint",
            class_name="wm-hint",
        ),
        file_input("berkas", required=True, multiple=True, accept=kinds),
        rx.el.div(
            primary(words, type="submit"),
            secondary(site_link(_("Buat CV dari isian"), href=i18n.localized(routes.MAKE_RESUME)), as_child=True),
            class_name="wm-row",
        ),
        action=i18n.localized(routes.UPLOAD_RESUME),
        custom_attrs={"encType": "multipart/form-data"},
        class_name="wm-stack-small",
    )
    kept = _("Lamaran yang sudah terkirim tetap memakai versi lama.")
    note = rx.cond(State.versions.length() > 0, rx.el.p(kept, class_name="wm-soft"))
    return section(rx.cond(State.versions.length() > 0, _("Ganti CV"), _("Belum ada CV")), note, panel(form))


def offers() -> rx.Component:
    """What the newest CV's text offers for the profile: nothing ticked, nothing silent."""
    rows = rx.foreach(State.offers, _offer)
    box = callout(
        rx.el.h2(_("Isi profil dari CV"), class_name="wm-strong"),
        rx.el.p(_("Kami menemukan ini di CV-mu. Centang yang ingin dipakai."), class_name="wm-soft"),
        rx.el.div(rows, class_name="wm-choices"),
        rx.el.div(secondary(_("Isi profil"), on_click=State.accept), class_name="wm-row"),
        icon="file-text",
    )
    return rx.cond(State.offers.length() > 0, box)


def former() -> rx.Component:
    """The versions before the newest."""
    rows = rx.foreach(State.versions[1:], lambda resume: version(resume, newest=False))
    return rx.cond(State.versions.length() > 1, section(_("Versi sebelumnya"), rx.el.div(rows, class_name="wm-stack")))


def _length(resume: rx.Var[ResumeVersion]) -> rx.Var[str]:
    return rx.cond(resume.pages == 1, _("1 halaman"), _("{count} halaman", count=resume.pages))


def _used(resume: rx.Var[ResumeVersion]) -> rx.Var[str]:
    return rx.cond(
        resume.used_in > 0, _("Dipakai di {count} lamaran", count=resume.used_in), _("Belum dipakai melamar")
    )


def _first_page(resume: rx.Var[ResumeVersion]) -> rx.Component:
    picture = rx.el.img(
        src=resume.page_urls[0], alt=_("Halaman pertama CV"), loading="lazy", class_name="wm-resume-thumb"
    )
    return rx.cond(resume.page_urls.length() > 0, picture)


def _headline(resume: rx.Var[ResumeVersion]) -> rx.Component:
    hint = _("Satu baris di bawah namamu, misalnya Barista dengan 4 tahun pengalaman.")
    return rx.el.form(
        text_field(
            "headline",
            _("Judul singkat"),
            hint=hint,
            optional=True,
            fault=State.fault,
            default_value=resume.headline,
            max_length=120,
        ),
        rx.el.div(quiet(_("Simpan judul"), type="submit"), class_name="wm-row"),
        on_submit=State.name_newest,
        class_name="wm-stack-small",
    )


def _pages(resume: rx.Var[ResumeVersion]) -> rx.Component:
    def page(address: rx.Var[str], position: rx.Var[int]) -> rx.Component:
        return rx.el.img(
            src=address, alt=_("Halaman {number} CV", number=position + 1), loading="lazy", class_name="wm-resume-page"
        )

    return rx.el.details(
        rx.el.summary(_("Lihat isi CV")),
        rx.el.div(rx.foreach(resume.page_urls, page), class_name="wm-stack"),
        class_name="wm-details",
    )


def _actions(resume: rx.Var[ResumeVersion]) -> rx.Component:
    download = quiet(site_link(_("Unduh"), href=resume.download_url, download=""), as_child=True)
    checked = quiet(site_link(_("Tutup data sensitif"), href=resume.check_url), as_child=True)
    removal = confirm_dialog(
        danger(_("Hapus"), size="2"),
        title=_("Hapus CV ini?"),
        words=_("Berkas dan gambarnya dihapus dari tempat penyimpanan kami, dan tidak bisa dikembalikan."),
        confirm=_("Hapus CV"),
        on_confirm=State.remove(resume.id),
    )
    kept = rx.el.span(_("Tidak bisa dihapus selama dipakai melamar."), class_name="wm-meta")
    return rx.el.div(download, checked, rx.cond(resume.used_in > 0, kept, removal), class_name="wm-row")


def _offer(offer: rx.Var[ResumeSuggestion]) -> rx.Component:
    box = rx.el.input(
        type="checkbox", checked=State.ticked.contains(offer.field), on_change=lambda on: State.tick(offer.field, on)
    )
    now = rx.cond(offer.now, rx.el.span(_("Sekarang: {value}", value=offer.now), class_name="wm-hint"))
    return rx.el.label(box, rx.el.span(offer.label, ": ", rx.el.strong(offer.found), now), class_name="wm-choice")


PAGES = [
    Page(
        route=routes.RESUMES,
        title=lambda: _("CV"),
        build=resumes,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load,),
        live=State.load,
    )
]
