"""What a candidate agrees to, scope by scope and word for word (S1, UU PDP arts. 20-22). `consents` shows and keeps these texts.

A wider purpose never inherits an old consent (N2): a version that `covers` does not name counts as invalidated.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from weimproovi.i18n import _, format
from weimproovi.schemas.consents import ConsentLine, ConsentText
from weimproovi.vocabulary import CONTROLLER, VIDEO_SCOPES, ConsentPurpose, ConsentScope, FieldGroup

FIRST = "2026-11-23"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a scope is for. `version` is the day of its text; `covers` are the versions of its text that still cover what the product does; `default_on` until objected to."""

    purpose: ConsentPurpose
    groups: tuple[FieldGroup, ...]
    version: str = FIRST
    covers: frozenset[str] = frozenset({FIRST})
    default_on: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """The application that a video consent is about, and the moment at which it ends by itself."""

    application_id: str
    company: str
    title: str
    until: datetime


TERMS: dict[ConsentScope, Terms] = {
    ConsentScope.JOB_ALERT: Terms(ConsentPurpose.JOB_ALERTS, (FieldGroup.CONTACT,)),
    ConsentScope.MARKETING: Terms(ConsentPurpose.MARKETING, (FieldGroup.CONTACT,)),
    ConsentScope.MATCHING: Terms(ConsentPurpose.MATCHING, (FieldGroup.RESUME,), default_on=True),
    ConsentScope.VIDEO_RECORD: Terms(ConsentPurpose.RECORDING, (FieldGroup.VIDEO,)),
    ConsentScope.VIDEO_SHARE: Terms(ConsentPurpose.RECRUITING, (FieldGroup.VIDEO,)),
}


def text_of(scope: ConsentScope, about: About | None = None) -> ConsentText:
    """The whole text in the current language, as it is shown and as it is kept. `about` is required for video scopes alone."""
    title, lines, note = _platform(scope) if about is None else _video(scope, about)
    rows = [ConsentLine(label, words) for label, words in (*lines, (_("Dasar dan hakmu"), _basis(scope)))]
    version = TERMS[scope].version
    edition = _("Versi {day}", day=format.date_long(date.fromisoformat(version)))
    whole = "\n".join([title, *(f"{row.label}: {row.words}" for row in rows), note, edition])
    return ConsentText(
        scope=scope.value,
        application_id=about.application_id if about else "",
        title=title,
        lines=rows,
        note=note,
        version=version,
        edition=edition,
        recipient=about.company if about else CONTROLLER,
        whole=whole,
        sha256=hashlib.sha256(whole.encode()).hexdigest(),
    )


Words = tuple[str, tuple[tuple[str, str], ...], str]


def _platform(scope: ConsentScope) -> Words:
    title, what, who, why = {
        ConsentScope.JOB_ALERT: (
            _("Kirim kabar lowongan ke e-mailmu?"),
            _("Alamat e-mailmu dan pilihan lowonganmu"),
            _("{controller}, bukan perusahaan mana pun", controller=CONTROLLER),
            _("Mengabarimu saat ada lowongan yang sesuai dengan pilihanmu"),
        ),
        ConsentScope.MARKETING: (
            _("Kirim kabar promosi ke e-mailmu?"),
            _("Alamat e-mailmu"),
            _("{controller}, bukan perusahaan mana pun", controller=CONTROLLER),
            _("Mengirim tips karier dan promosi dari Weimproovi"),
        ),
        ConsentScope.MATCHING: (
            _("Tampilkan lowongan yang cocok denganmu?"),
            _("Isi profil dan CV yang kamu tulis sendiri"),
            _("{controller}. Hasilnya hanya kamu yang melihat", controller=CONTROLLER),
            _("Mencari lowongan yang cocok denganmu dan menjelaskan alasannya"),
        ),
    }[scope]
    lines = (
        (_("Apa"), what), (_("Siapa"), who), (_("Untuk apa"), why), (_("Berapa lama"), _("Sampai kamu mencabutnya")),
    )  # fmt: skip
    return title, lines, _("Semua yang lain tetap bisa kamu pakai jika memilih tidak.")


def _video(scope: ConsentScope, about: About) -> Words:
    company, lasting = about.company, _("Paling lama sampai {day}, atau sampai kamu mencabutnya", day=_day(about.until))
    title, what, who, why = {
        ConsentScope.VIDEO_RECORD: (
            _("Rekam wawancara video untuk {company}?", company=company),
            _("Rekaman wajah dan suaramu"),
            _("Kamu saja, sampai kamu mengizinkan {company} menontonnya", company=company),
            _("Menjawab undangan wawancara video untuk {title}", title=about.title),
        ),
        ConsentScope.VIDEO_SHARE: (
            _("Izinkan {company} menonton video wawancaramu?", company=company),
            _("Video, suara, dan teks jawabanmu"),
            _("Tim rekrutmen {company}, bukan perusahaan lain", company=company),
            _("Menilai lamaranmu untuk {title}", title=about.title),
        ),
    }[scope]
    lines = ((_("Apa"), what), (_("Siapa"), who), (_("Untuk apa"), why), (_("Berapa lama"), lasting))
    return title, lines, _("Lamaranmu tetap diproses jika kamu memilih tidak.")


def _day(until: datetime) -> str:
    return format.date_long(format.jakarta_date(until))


def _basis(scope: ConsentScope) -> str:
    if TERMS[scope].default_on:
        return _("Kamu boleh berkeberatan (UU PDP ps. 10); matikan kapan saja di Pusat privasi")
    return _("Persetujuanmu (UU PDP ps. 20); cabut kapan saja di Pusat privasi")


def ending_of(scope: ConsentScope, company: str = "") -> str:
    """What withdrawing does, in one sentence."""
    return {
        ConsentScope.JOB_ALERT: _("Mencabutnya menghentikan kabar lowongan seketika, yang masih antre juga."),
        ConsentScope.MARKETING: _("Mencabutnya menghentikan kabar promosi seketika, yang masih antre juga."),
        ConsentScope.MATCHING: _("Mematikannya menghentikan pencocokan seketika; pencarianmu tetap sama."),
        ConsentScope.VIDEO_RECORD: _("Mencabutnya menutup rekamanmu seketika; lamaranmu tetap berjalan."),
        ConsentScope.VIDEO_SHARE: _("Mencabutnya menutup video seketika bagi {company}; lamaranmu tetap berjalan.", company=company),
    }[scope]


def fits(scope: ConsentScope, application_id: object) -> bool:
    """A video consent names its application; the others name none."""
    return scope in TERMS and (scope in VIDEO_SCOPES) == bool(application_id)
