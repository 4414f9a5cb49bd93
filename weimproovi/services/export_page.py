"""The readable page of a candidate's copy: plain HTML that opens anywhere, without a script or an address outside the archive."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from weimproovi.i18n import _, format, language
from weimproovi.schemas.export import PersonalCopy
from weimproovi.services import export_names

STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    "h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.25rem;margin:2.5rem 0 .75rem}table{border-spacing:0;width:100%}hr{border:0;border-top:1px solid;opacity:.25}"
    "th{width:12rem;font-weight:400;opacity:.75;overflow-wrap:normal}td{white-space:pre-line}td,th{padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top}"
    "td td,td th{display:block;width:auto;padding-bottom:0}@media(max-width:40rem){tr,td,th{display:block;width:auto;padding-bottom:0}}"
)


def page(copy: PersonalCopy) -> bytes:
    """The whole copy as one HTML document, in the reader's language."""
    root = Element("html", lang=language())
    head, body = SubElement(root, "head"), SubElement(root, "body")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width")
    title = _("Salinan data {name}", name=copy.profile.full_name)
    SubElement(head, "title").text = title
    SubElement(head, "style").text = STYLE
    SubElement(body, "h1").text = title
    SubElement(body, "p").text = _(
        "Dibuat {moment} oleh {controller}. Isi yang sama, untuk dibaca mesin, ada di data.json; schema.json menjelaskannya. Pertanyaan: {contact}",
        moment=format.moment_exact(copy.about.made_at),
        controller=copy.about.controller,
        contact=copy.about.contact,
    )
    for heading, rows in _parts(copy):
        _part(body, heading, rows)
    written: bytes = tostring(root, encoding="utf-8", method="html")
    return b"<!doctype html>\n" + written


def _parts(copy: PersonalCopy) -> Iterable[tuple[str, Sequence[object]]]:
    yield _("Akun"), [copy.account]
    yield _("Profil"), [copy.profile]
    yield _("CV"), copy.resumes
    yield _("Lamaran yang dikirim"), copy.applications
    yield _("Wawancara video"), copy.interviews
    yield _("Penilaian perusahaan tentangmu"), copy.scorecards
    yield _("Lamaran yang belum terkirim"), copy.drafts
    yield _("Isian untuk CV"), copy.resume_drafts
    yield _("Perangkat yang pernah masuk"), copy.devices
    yield _("Kabar"), copy.notices
    yield _("Permintaan"), copy.requests
    yield _("Salinan CV yang diunduh perusahaan"), copy.company_copies
    yield _("Laporanmu tentang lowongan"), copy.reports
    yield _("Persetujuanmu"), copy.consents
    yield _("Lowongan yang kamu simpan"), copy.saved
    yield _("Ketentuan saat mendaftar"), copy.terms
    yield _("Siapa yang melihat datamu"), copy.ledger


def _part(body: Element, heading: str, rows: Sequence[object]) -> None:
    SubElement(body, "h2").text = f"{heading} ({len(rows)})"
    if not rows:
        SubElement(body, "p").text = _("Tidak ada.")
    for row in rows:
        _facts(body, row)


def _facts(parent: Element, row: object) -> None:
    """One row as a table of names and values; lists inside stand under it."""
    table = SubElement(parent, "table")
    for one in fields(row) if is_dataclass(row) else ():
        value = getattr(row, one.name)
        if value in (None, "", []):  # data.json says that it is empty
            continue
        line = SubElement(table, "tr")
        SubElement(line, "th", scope="row").text = export_names.name(one.name)
        cell = SubElement(line, "td")
        if isinstance(value, list) and value and is_dataclass(value[0]):
            for inner in value:
                _facts(cell, inner)
        else:
            cell.text = export_names.value(one.name, value)
    SubElement(parent, "hr")
