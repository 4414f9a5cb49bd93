"""Every kind of mail by its name, and with invented values, so that staff see what people get."""

from weimproovi.i18n import _, speaking
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.staff import MailSample
from weimproovi.services.mail_words import letter, purpose_of
from weimproovi.vocabulary import MailKind, MailPurpose, StaffActKind

VALUES = {
    "answer": "Nomor HP di profil sudah diperbaiki.\nRiwayatnya ada di halaman Privasi.",
    "by": "company",
    "certificate": "0193-6f2a",
    "change": "on",
    "company": "PT Kopi Senja",
    "day": "2026-12-20",
    "deadline": "24 Nov 2026 17.00 WIB",
    "due": "2026-11-25T10:00:00+00:00",
    "count": "6",
    "message": "Terima kasih sudah melamar.\nKali ini kami memilih pelamar lain.",
    "minutes": "18",
    "name": "Nirmala",
    "number": "2026-0042",
    "path": "/",
    "plan": "growth",
    "reason": "",
    "stage": "interview",
    "title": "Barista",
    "total": "553890",
    "until": "2026-12-20",
    "words": "Alamat di kartu perusahaan tidak sama dengan alamat di NIB.",
}


def samples(actor: Actor, language: str) -> list[MailSample]:
    """Every kind in one language ("id" or "en"); names are in the current one.

    Raises:
        Denied: the actor's roles do not include mails.
    """
    staff_acts.require(actor, StaffActKind.MAIL_READ)
    return [_sample(kind, language) for kind in MailKind]


def _sample(kind: MailKind, language: str) -> MailSample:
    with speaking(language):
        said = letter(kind, VALUES)
    purpose = {MailPurpose.SERVICE_NOTICE: _("Surat layanan"), MailPurpose.MARKETING: _("Iklan")}[purpose_of(kind)]
    return MailSample(kind.value, name_of(kind), purpose, said.subject, said.text, said.html)


def name_of(kind: MailKind) -> str:
    """What staff call a kind of mail."""
    return (_names() | _names_of_interviews())[kind]


def _names() -> dict[MailKind, str]:
    return {
        MailKind.CONFIRM_EMAIL: _("Konfirmasi alamat"),
        MailKind.RESET_PASSWORD: _("Sandi baru"),
        MailKind.EMAIL_TAKEN: _("Alamat sudah punya akun"),
        MailKind.PASSWORD_CHANGED: _("Sandi diganti"),
        MailKind.APPLICATION_SENT: _("Lamaran terkirim"),
        MailKind.STAGE_CHANGED: _("Tahap berubah"),
        MailKind.APPLICATION_ENDED: _("Lamaran selesai"),
        MailKind.MEMBER_INVITED: _("Undangan tim"),
        MailKind.APPLICATION_MESSAGE: _("Pesan perusahaan"),
        MailKind.COMPANY_PASSED: _("Perusahaan lulus"),
        MailKind.COMPANY_NOT_PASSED: _("Perusahaan belum lulus"),
        MailKind.REPORT_RECEIVED: _("Laporan diterima"),
        MailKind.REPORT_ANSWERED: _("Laporan dijawab"),
        MailKind.VACANCY_PAUSED: _("Lowongan dijeda"),
        MailKind.VACANCY_RESUMED: _("Lowongan tayang lagi"),
        MailKind.INVOICE_ISSUED: _("Tagihan"),
        MailKind.PAYMENT_CONFIRMED: _("Pembayaran diterima"),
        MailKind.PLAN_ENDING: _("Paket akan berakhir"),
        MailKind.PLAN_IN_GRACE: _("Paket berakhir, masih terbuka"),
        MailKind.PLAN_FELL: _("Paket menjadi Gratis"),
        MailKind.REQUEST_RECEIVED: _("Permintaan diterima"),
        MailKind.REQUEST_ANSWERED: _("Permintaan dijawab"),
        MailKind.SECOND_FACTOR_CHANGED: _("Verifikasi dua langkah"),
        MailKind.STAFF_ADDED: _("Undangan petugas"),
        MailKind.LEAVING_ASKED: _("Akun ditutup"),
        MailKind.LEAVING_CANCELLED: _("Penghapusan dibatalkan"),
        MailKind.DELETION_RECEIPT: _("Bukti penghapusan"),
        MailKind.EXPORT_READY: _("Salinan data siap"),
        MailKind.RETENTION_NOTICE: _("Lamaran akan dihapus"),
        MailKind.APPLICATION_REMOVED: _("Lamaran dihapus"),
        MailKind.UNUSED_NOTICE: _("Akun tidak dipakai"),
        MailKind.COPY_REMOVAL_ASKED: _("Hapus salinan CV"),
    }


def _names_of_interviews() -> dict[MailKind, str]:
    return {
        MailKind.INTERVIEW_INVITED: _("Undangan wawancara video"),
        MailKind.INTERVIEW_CHANGED: _("Batas wawancara video pindah"),
        MailKind.INTERVIEW_REMINDER: _("Pengingat wawancara video"),
        MailKind.VIDEO_REMOVED: _("Video dihapus"),
        MailKind.REVIEWS_WAITING: _("Video menunggu ditinjau"),
    }
