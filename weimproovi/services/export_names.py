"""What the readable copy calls its fields and values, in the reader's language. Called by export_page.py; data.json keeps the short names."""

from collections.abc import Callable
from datetime import date, datetime

from weimproovi.i18n import _, format, score_words, video_words, words
from weimproovi.vocabulary import (
    Advice,
    AnswerKind,
    AnswerState,
    ConsentScope,
    ConsentState,
    FieldGroup,
    MemberRole,
    Purpose,
    Stage,
    Step,
)


def name(short: str) -> str:
    """A field in words; its short name where there are none."""
    return (_person() | _story() | _proof()).get(short, short)


def value(short: str, held: object) -> str:
    """What a field holds, as a person would say it."""
    match held:
        case datetime():
            return format.moment_exact(held)
        case date():
            return format.date_long(held)
        case list():
            return ", ".join(value(short, one) for one in held)
        case int() if short == "step":
            return score_words.step(Step(held))
        case str() if said := SAID.get(short):
            try:
                return said(held)
            except (KeyError, ValueError):
                return held
        case _:
            return str(held)


def _person() -> dict[str, str]:
    return {
        "email": _("E-mail"),
        "email_confirmed_at": _("E-mail dikonfirmasi"),
        "language": _("Bahasa"),
        "created_at": _("Akun dibuat"),
        "adult_stated_at": _("Menyatakan 18 tahun atau lebih"),
        "full_name": _("Nama"),
        "phone": _("Nomor HP"),
        "linkedin_url": _("LinkedIn"),
        "paused_at": _("Akun dijeda"),
        "file_name": _("Nama berkas"),
        "headline": _("Judul CV"),
        "uploaded_at": _("Diunggah"),
        "removed_at": _("Dihapus"),
        "pages": _("Halaman"),
        "size": _("Ukuran dalam bita"),
        "text": _("Teks CV"),
        "file": _("Berkas"),
        "summary": _("Ringkasan"),
        "skills": _("Keahlian"),
        "experience": _("Pengalaman"),
        "education": _("Pendidikan"),
        "title": _("Posisi atau jurusan"),
        "place": _("Tempat"),
        "period": _("Kapan"),
        "device": _("Perangkat"),
        "began_at": _("Masuk"),
        "seen_at": _("Terakhir dipakai"),
        "ended_at": _("Keluar"),
    }


def _story() -> dict[str, str]:
    return {
        "company": _("Perusahaan"),
        "vacancy": _("Lowongan"),
        "resume_version": _("Versi CV"),
        "stage": _("Tahap"),
        "submitted_at": _("Dikirim"),
        "delivered_at": _("Sampai di perusahaan"),
        "opened_at": _("Dibuka perusahaan"),
        "withdrawn_at": _("Ditarik"),
        "visible_until": _("Terlihat sampai"),
        "answers": _("Jawabanmu"),
        "answer": _("Jawaban"),
        "question": _("Pertanyaan"),
        "steps": _("Riwayat tahap"),
        "invited_at": _("Diundang"),
        "invited_by": _("Diundang oleh"),
        "deadline_at": _("Batas"),
        "takes": _("Jawabanmu"),
        "way": _("Cara menjawab"),
        "progress": _("Keadaan"),
        "recorded_at": _("Dibuat"),
        "seconds": _("Detik"),
        "given": _("Yang dinilai"),
        "attribute": _("Kriteria"),
        "step": _("Nilai"),
        "advice": _("Rekomendasi"),
        "sent_at": _("Dikirim"),
        "messages": _("Pesan untukmu"),
        "endings": _("Pesan penutup"),
        "saved_at": _("Disimpan"),
        "number": _("Nomor"),
        "asked_at": _("Ditanyakan"),
        "answered_at": _("Dijawab"),
        "due_at": _("Batas waktu"),
        "downloaded_by": _("Diunduh oleh"),
        "downloaded_at": _("Diunduh"),
        "confirmed_at": _("Dikonfirmasi"),
    }


def _proof() -> dict[str, str]:
    return {
        "at": _("Waktu"),
        "kind": _("Jenis"),
        "by": _("Dari"),
        "viewer": _("Dilihat oleh"),
        "role": _("Peran"),
        "clause": _("Janji"),
        "reason": _("Alasan"),
        "note": _("Catatan"),
        "words": _("Isi"),
        "purpose": _("Tujuan"),
        "field_groups": _("Yang dilihat"),
        "scope": _("Izin"),
        "state": _("Keputusan"),
        "recipient": _("Penerima"),
        "version": _("Versi"),
        "method": _("Cara"),
        "expires_at": _("Berlaku sampai"),
        "receipt": _("Tanda terima"),
        "sha256": _("Sidik (SHA-256)"),
    }


def _decision(held: str) -> str:
    return {
        ConsentState.REQUESTED: _("Ditanyakan"),
        ConsentState.DEFERRED: _("Ditunda"),
        ConsentState.GIVEN: _("Diizinkan"),
        ConsentState.RENEWED: _("Diperpanjang"),
        ConsentState.REFUSED: _("Tidak diizinkan"),
        ConsentState.WITHDRAWN: _("Dicabut"),
        ConsentState.EXPIRED: _("Berakhir"),
        ConsentState.INVALIDATED: _("Teksnya berubah"),
    }[ConsentState(held)]


SAID: dict[str, Callable[[str], str]] = {
    "stage": lambda held: words.stage_for_candidate(Stage(held)),
    "scope": lambda held: words.consent_scope(ConsentScope(held)),
    "field_groups": lambda held: words.field_group(FieldGroup(held)),
    "purpose": lambda held: words.purpose(Purpose(held)),
    "role": lambda held: words.role(MemberRole(held)),
    "state": _decision,
    "viewer": lambda held: {"member": _("Perusahaan"), "staff": _("Petugas Weimproovi")}[held],
    "advice": lambda held: score_words.advice(Advice(held)),
    "way": lambda held: video_words.kind(AnswerKind(held)),
    "progress": lambda held: video_words.state(AnswerState(held)),
    "language": lambda held: {"id": "Bahasa Indonesia", "en": "English"}[held],
    "kind": lambda held: {"list": _("Daftar pelamar"), "sheet": _("Lembar lamaran"), "page": _("Halaman CV di layar"), "video": _("Video wawancara diputar"), "refused": _("Ditolak")}[held],
}
