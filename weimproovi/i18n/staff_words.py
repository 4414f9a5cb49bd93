"""Screen words of the operator's own work: roles and acts of staff, privacy requests."""

from collections.abc import Iterable

from weimproovi.i18n import _
from weimproovi.vocabulary import TICKET_GROUPS, FieldGroup, PrivacyRequestKind, StaffActKind, StaffRole


def staff_role(role: StaffRole) -> str:
    return {
        StaffRole.SUPPORT: _("Dukungan"),
        StaffRole.PRIVACY_OFFICER: _("Petugas privasi"),
        StaffRole.MODERATOR: _("Moderator"),
        StaffRole.FINANCE: _("Keuangan"),
        StaffRole.ADMINISTRATOR: _("Administrator"),
    }[role]


def staff_roles(roles: Iterable[str]) -> str:
    """Several roles in their usual order, as they are stored."""
    held = set(roles)
    return ", ".join(staff_role(role) for role in StaffRole if role.value in held)


def role_includes(role: StaffRole) -> str:
    """What somebody with the role does."""
    return {
        StaffRole.SUPPORT: _("Membuka tiket untuk membantu kandidat, memeriksa surat keluar."),
        StaffRole.PRIVACY_OFFICER: _("Menjawab permintaan privasi, membuka tiket, membaca jejak petugas."),
        StaffRole.MODERATOR: _("Memeriksa perusahaan dan laporan lowongan."),
        StaffRole.FINANCE: _("Mencocokkan transfer dan bukti potong."),
        StaffRole.ADMINISTRATOR: _("Mengatur petugas, memeriksa surat keluar dan pekerjaan berkala, membaca jejak petugas."),
    }[role]


def staff_act(act: StaffActKind) -> str:
    return {
        StaffActKind.COMPANY_CHECK: _("Memutuskan pemeriksaan perusahaan"),
        StaffActKind.PAPER_READ: _("Membuka surat perusahaan"),
        StaffActKind.REPORT_ANSWER: _("Menjawab laporan lowongan"),
        StaffActKind.VACANCY_PAUSE: _("Menjeda lowongan"),
        StaffActKind.VACANCY_RESUME: _("Menayangkan lagi lowongan"),
        StaffActKind.PAYMENT_CONFIRM: _("Mengonfirmasi pembayaran"),
        StaffActKind.TAX_PROOF: _("Mencatat bukti potong"),
        StaffActKind.INVOICE_VOID: _("Membatalkan tagihan"),
        StaffActKind.REQUEST_ANSWER: _("Menjawab permintaan privasi"),
        StaffActKind.TICKET_OPEN: _("Membuka tiket"),
        StaffActKind.TICKET_LOOK: _("Melihat data lewat tiket"),
        StaffActKind.TICKET_CLOSE: _("Menutup tiket"),
        StaffActKind.MAIL_RETRY: _("Mengirim ulang surat"),
        StaffActKind.MAIL_READ: _("Membaca surat keluar"),
        StaffActKind.STAFF_ADD: _("Mengundang petugas"),
        StaffActKind.STAFF_ROLE: _("Mengubah peran petugas"),
        StaffActKind.STAFF_END: _("Mengakhiri tugas petugas"),
        StaffActKind.SECOND_FACTOR_RESET: _("Mengatur ulang kode masuk petugas"),
        StaffActKind.AUDIT_READ: _("Membaca jejak petugas"),
        StaffActKind.SWEEPS_READ: _("Membaca pekerjaan berkala"),
        StaffActKind.DECISION_EXPLAINED: _("Menanyakan alasan sebuah keputusan izin"),
    }[act]


def ticket_group(group: FieldGroup) -> str:
    """What a ticket opens of a field group, which is less than a company that opened an application sees."""
    return {
        FieldGroup.IDENTITY: _("Nama"),
        FieldGroup.CONTACT: _("E-mail dan nomor HP"),
        FieldGroup.LINKEDIN: _("LinkedIn"),
        FieldGroup.RESUME: _("CV di layar"),
        FieldGroup.ANSWERS: _("Daftar lamaran dan tahapnya"),
    }[group]


def ticket_groups(groups: Iterable[str]) -> str:
    """Several of them, as they are stored, in their usual order."""
    held = set(groups)
    return "; ".join(ticket_group(group) for group in TICKET_GROUPS if group.value in held)


def privacy_request(kind: PrivacyRequestKind) -> str:
    return {
        PrivacyRequestKind.ACCESS: _("Melihat dan menyalin data"),
        PrivacyRequestKind.CORRECTION: _("Memperbaiki data"),
        PrivacyRequestKind.RESTRICTION: _("Membatasi pemakaian data"),
        PrivacyRequestKind.OBJECTION: _("Berkeberatan atas pemakaian data"),
        PrivacyRequestKind.QUESTION: _("Pertanyaan lain tentang data"),
    }[kind]
