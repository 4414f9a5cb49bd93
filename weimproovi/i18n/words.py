"""Screen words of the vocabulary in the current language. The words themselves are decided in the UI brief's table."""

from weimproovi.i18n import _, n_
from weimproovi.vocabulary import (
    ConsentScope,
    DocumentProblem,
    Education,
    EmploymentStatus,
    FieldGroup,
    MemberRole,
    Plan,
    Purpose,
    Reason,
    SalaryBasis,
    SalaryPeriod,
    SensitiveKind,
    Stage,
    VacancyState,
    Workplace,
)


def stage_for_company(stage: Stage) -> str:
    return {
        Stage.NEW: _("Baru"),
        Stage.IN_REVIEW: _("Ditinjau"),
        Stage.INTERVIEW: _("Wawancara"),
        Stage.OFFER: _("Penawaran"),
        Stage.HIRED: _("Diterima"),
        Stage.NOT_SUITABLE: _("Tidak lolos"),
        Stage.WITHDRAWN: _("Ditarik"),
        Stage.CLOSED: _("Ditutup"),
    }[stage]


def stage_for_candidate(stage: Stage) -> str:
    return {
        Stage.NEW: _("Terkirim"),
        Stage.IN_REVIEW: _("Sedang ditinjau"),
        Stage.INTERVIEW: _("Wawancara"),
        Stage.OFFER: _("Penawaran"),
        Stage.HIRED: _("Diterima"),
        Stage.NOT_SUITABLE: _("Tidak dilanjutkan"),
        Stage.WITHDRAWN: _("Kamu menarik lamaran ini"),
        Stage.CLOSED: _("Lowongan ditutup"),
    }[stage]


def vacancy_state(state: VacancyState) -> str:
    return {
        VacancyState.DRAFT: _("Draf"),
        VacancyState.PUBLISHED: _("Tayang"),
        VacancyState.PAUSED: _("Dijeda"),
        VacancyState.CLOSED: _("Ditutup"),
    }[state]


def employment(status: EmploymentStatus) -> str:
    return {
        EmploymentStatus.PERMANENT: _("Karyawan tetap (PKWTT)"),
        EmploymentStatus.FIXED_TERM: _("Karyawan kontrak (PKWT)"),
    }.get(status) or employment_short(status)


def employment_short(status: EmploymentStatus) -> str:
    return {
        EmploymentStatus.PERMANENT: _("Karyawan tetap"),
        EmploymentStatus.FIXED_TERM: _("Karyawan kontrak"),
        EmploymentStatus.DAILY: _("Harian lepas"),
        EmploymentStatus.PART_TIME: _("Paruh waktu"),
        EmploymentStatus.INTERNSHIP: _("Magang"),
        EmploymentStatus.FREELANCE: _("Freelance"),
    }[status]


def workplace(where: Workplace) -> str:
    return {
        Workplace.ON_SITE: _("Di tempat kerja"),
        Workplace.HYBRID: _("Hybrid"),
        Workplace.REMOTE: _("Remote (dari mana saja)"),
    }[where]


def education(level: Education) -> str:
    return {
        Education.ANY: _("Semua tingkat pendidikan"),
        Education.SENIOR_HIGH: _("SMA/SMK"),
        Education.DIPLOMA: _("D3"),
        Education.BACHELOR: _("D4/S1"),
        Education.MASTER: _("S2"),
        Education.DOCTORATE: _("S3"),
    }[level]


def experience(years: int) -> str:
    """Years of experience asked for."""
    return n_("Minimal 1 tahun", "Minimal {n} tahun", years) if years > 0 else _("Tanpa pengalaman juga boleh")


def salary_period(period: SalaryPeriod) -> str:
    return {
        SalaryPeriod.HOUR: _("per jam"),
        SalaryPeriod.DAY: _("per hari"),
        SalaryPeriod.MONTH: _("per bulan"),
        SalaryPeriod.YEAR: _("per tahun"),
    }[period]


def salary_basis(basis: SalaryBasis) -> str:
    return {SalaryBasis.GROSS: _("bruto"), SalaryBasis.NET: _("neto")}[basis]


def role(held: MemberRole) -> str:
    return {
        MemberRole.OWNER: _("Pemilik"),
        MemberRole.RECRUITER: _("Perekrut"),
        MemberRole.HIRING_MANAGER: _("Atasan (user)"),
        MemberRole.REVIEWER: _("Penilai"),
    }[held]


def plan(bought: Plan) -> str:
    return {Plan.FREE: _("Gratis"), Plan.GROWTH: _("Tumbuh"), Plan.BUSINESS: _("Bisnis")}[bought]


def field_group(group: FieldGroup) -> str:
    return {
        FieldGroup.EXISTENCE: _("Adanya lamaran"),
        FieldGroup.ANSWERS: _("Jawaban pilihan"),
        FieldGroup.IDENTITY: _("Nama dan jawaban tertulis"),
        FieldGroup.CONTACT: _("E-mail dan nomor HP"),
        FieldGroup.LINKEDIN: _("LinkedIn"),
        FieldGroup.RESUME: _("CV di layar"),
        FieldGroup.RESUME_FILE: _("Unduhan CV"),
        FieldGroup.VERIFIED: _("Tanda e-mail dan nomor HP terkonfirmasi"),
        FieldGroup.VIDEO: _("Video wawancara"),
        FieldGroup.NOTES: _("Catatan tim"),
    }[group]


def purpose(why: Purpose) -> str:
    return {
        Purpose.BROWSE: _("Melihat lowongan"),
        Purpose.AUTHENTICATE: _("Masuk ke akun"),
        Purpose.SELF: _("Urusan sendiri"),
        Purpose.RECRUIT: _("Rekrutmen"),
        Purpose.ADMINISTER: _("Mengurus perusahaan"),
        Purpose.OPERATE: _("Menjalankan layanan"),
        Purpose.SUPPORT: _("Dukungan"),
    }[why]


def consent_scope(scope: ConsentScope) -> str:
    return {
        ConsentScope.COMPANY_CARD: _("Menampilkan kartu perusahaan"),
        ConsentScope.COMPANY_RECORDS: _("Menyimpan catatan perusahaan pada penyedia layanan kami"),
        ConsentScope.JOB_ALERT: _("Kabar lowongan"),
        ConsentScope.MARKETING: _("Kabar promosi"),
        ConsentScope.MATCHING: _("Kecocokan lowongan"),
        ConsentScope.VIDEO_RECORD: _("Merekam wawancara video"),
        ConsentScope.VIDEO_SHARE: _("Menonton wawancara video"),
    }[scope]


def reason(why: Reason) -> str:
    """For whoever it is that asked: says nothing about what is there."""
    if why in (Reason.PURPOSE_NOT_SERVED, Reason.NOT_ASSIGNED):
        return _("Peran ini tidak mencakup tindakan itu.")
    if why is Reason.SESSION_TOO_WEAK:
        return _("Masuk lagi untuk melanjutkan.")
    if why is Reason.SEAT_LOCKED:
        return seat_locked()
    return _("Tidak ditemukan. Mungkin sudah ditarik, atau bukan untuk akun ini.")


def seat_locked() -> str:
    """For a member beyond the seats of the plan: what is closed, what stays, and who can open it."""
    return _("Kursi Anda terkunci karena tim lebih besar dari paket. Pekerjaan Anda tetap tersimpan; pemilik perusahaan dapat membukanya.")


def reason_for_company(why: Reason) -> str:
    """Why something is closed, as a member reads it. Erased, paused, never applied and not delivered look the same as not there."""
    return {
        Reason.COMPANY_NOT_CHECKED: _("Identitas perusahaan Anda sedang diperiksa. Lamaran menunggu sampai selesai."),
        Reason.SESSION_TOO_WEAK: _("Masuk lagi untuk membuka ini."),
        Reason.PURPOSE_NOT_SERVED: _("Peran Anda tidak mencakup ini. Pemilik perusahaan dapat mengubahnya."),
        Reason.NOT_ASSIGNED: _("Anda belum ditugaskan pada lowongan ini. Pemilik perusahaan dapat menugaskan Anda."),
        Reason.WITHDRAWN: _("Lamaran ini sudah ditarik."),
        Reason.PERIOD_OVER: _("Masa akses lamaran ini sudah berakhir."),
        Reason.NO_CONSENT: _("Tidak ada video"),
        Reason.NOT_OPENED: _("Buka lamaran ini untuk melihatnya."),
        Reason.SEAT_LOCKED: seat_locked(),
        Reason.PLAN_LACKS_GROUP: _("Paket perusahaan Anda tidak mencakup ini."),
        Reason.QUOTA_SPENT: _("Batas lamaran yang dapat dibuka pada paket Anda sudah terpakai."),
        Reason.VIDEOS_SPENT: _("Batas wawancara video per bulan pada paket Anda sudah terpakai."),
    }.get(why) or _("Tidak ditemukan.")


def reason_for_candidate(why: Reason) -> str:
    """Why a look was refused, as the candidate reads it. A company's plan and quota are never named (S5)."""
    if why in (Reason.NO_CONSENT, Reason.NOT_OPENED, Reason.SEAT_LOCKED, Reason.PLAN_LACKS_GROUP, Reason.QUOTA_SPENT, Reason.VIDEOS_SPENT):
        return _("di luar yang boleh dilihat perusahaan ini")
    return {
        Reason.NOT_FOUND: _("tidak ada yang boleh dilihat"),
        Reason.ERASED: _("datamu sudah dihapus"),
        Reason.PAUSED: _("kamu sedang menjeda datamu"),
        Reason.OTHER_COMPANY: _("perusahaan ini tidak menerima lamaranmu"),
        Reason.COMPANY_NOT_CHECKED: _("perusahaan ini belum diperiksa"),
        Reason.SESSION_TOO_WEAK: _("perlu masuk lagi lebih dulu"),
        Reason.PURPOSE_NOT_SERVED: _("peran orang ini tidak mencakupnya"),
        Reason.NOT_ASSIGNED: _("orang ini tidak ditugaskan pada lowongan itu"),
        Reason.NOT_APPLIED: _("kamu tidak melamar ke perusahaan ini"),
        Reason.NOT_DELIVERED: _("lamaranmu belum sampai ke perusahaan ini"),
        Reason.WITHDRAWN: _("kamu sudah menarik lamaran itu"),
        Reason.PERIOD_OVER: _("masa akses lamaran itu sudah berakhir"),
    }[why]


def document_problem(problem: DocumentProblem) -> str:
    """Why a file is refused, and what to do."""
    return {
        DocumentProblem.TOO_BIG: _("Berkas ini lebih dari 10 MB. Perkecil, lalu unggah lagi."),
        DocumentProblem.WRONG_TYPE: _("Berkas ini bukan PDF, DOCX, atau foto. Pilih CV dalam bentuk PDF, DOCX, JPEG, PNG, WebP, atau HEIC."),
        DocumentProblem.UNREADABLE: _(
            "Berkas ini rusak atau tidak lengkap. Simpan ulang sebagai PDF, lalu unggah lagi."
        ),
        DocumentProblem.ENCRYPTED: _("Berkas ini dikunci dengan sandi. Simpan tanpa sandi, lalu unggah lagi."),
        DocumentProblem.SCRIPT: _(
            "Berkas ini berisi program (JavaScript). Simpan ulang lewat Cetak ke PDF, lalu unggah lagi."
        ),
        DocumentProblem.LAUNCH: _(
            "Berkas ini dapat menjalankan program lain. Simpan ulang lewat Cetak ke PDF, lalu unggah lagi."
        ),
        DocumentProblem.EMBEDDED_FILE: _(
            "Berkas ini membawa berkas lain di dalamnya. Simpan ulang lewat Cetak ke PDF, lalu unggah lagi."
        ),
        DocumentProblem.MACRO: _(
            "Berkas ini berisi makro. Simpan sebagai PDF atau DOCX tanpa makro, lalu unggah lagi."
        ),
        DocumentProblem.EXTERNAL: _("Berkas ini mengambil isi dari luar. Simpan sebagai PDF, lalu unggah lagi."),
        DocumentProblem.BOMB: _(
            "Isi berkas ini jauh lebih besar dari ukurannya. Simpan ulang sebagai PDF, lalu unggah lagi."
        ),
        DocumentProblem.TOO_MANY_PAGES: _("CV ini lebih dari 20 halaman. Ringkas, lalu unggah lagi."),
        DocumentProblem.EMPTY: _("Berkas ini kosong. Pilih berkas CV yang berisi."),
        DocumentProblem.TOO_SLOW: _(
            "Berkas ini terlalu rumit untuk dibaca. Simpan ulang sebagai PDF sederhana, lalu unggah lagi."
        ),
        DocumentProblem.TOO_MANY_PIXELS: _("Foto ini lebih dari 40 megapiksel. Ambil ulang dengan ukuran biasa, lalu unggah lagi."),
        DocumentProblem.TOO_MANY_PICTURES: _("Paling banyak 5 foto untuk satu CV. Pilih yang paling penting."),
        DocumentProblem.MIXED: _("Pilih satu file PDF atau DOCX saja, atau foto saja."),
        DocumentProblem.BROKEN_PICTURE: _("Salah satu foto rusak, terpotong, atau terlalu kecil. Ambil ulang fotonya, lalu unggah lagi."),
    }[problem]


def sensitive_kind(kind: SensitiveKind) -> str:
    """What a resume says beyond what is asked for."""
    return {
        SensitiveKind.NIK: _("NIK"),
        SensitiveKind.FAMILY_CARD: _("Nomor Kartu Keluarga"),
        SensitiveKind.TAX_NUMBER: _("NPWP"),
        SensitiveKind.BANK_ACCOUNT: _("Nomor rekening"),
        SensitiveKind.BIRTH_DATE: _("Tanggal lahir"),
        SensitiveKind.RELIGION: _("Agama"),
        SensitiveKind.MARITAL_STATUS: _("Status perkawinan"),
    }[kind]
