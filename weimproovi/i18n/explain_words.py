"""Words of the permission module for whoever asks why: conditions, what would change them, ways in, whose a column is."""

from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind, Obligation, Reason, Resource


def condition(reason: Reason) -> str:
    """What must hold, said of the application."""
    return {
        Reason.ERASED: _("Kandidat tidak menghapus datanya"),
        Reason.PAUSED: _("Kandidat tidak menjeda datanya"),
        Reason.OTHER_COMPANY: _("Lamaran dikirim ke perusahaan pembaca"),
        Reason.COMPANY_NOT_CHECKED: _("Perusahaan lulus pemeriksaan identitas"),
        Reason.PURPOSE_NOT_SERVED: _("Peran dan keperluan pembaca mencakup bagian ini"),
        Reason.NOT_ASSIGNED: _("Pembaca ditugaskan pada lowongan ini"),
        Reason.NOT_DELIVERED: _("Lamaran sudah sampai ke perusahaan"),
        Reason.WITHDRAWN: _("Lamaran tidak ditarik"),
        Reason.PERIOD_OVER: _("Masa akses lamaran belum lewat"),
        Reason.NO_CONSENT: _("Kandidat mengizinkan perusahaan ini menonton videonya"),
        Reason.NOT_OPENED: _("Perusahaan membuka lamaran ini"),
        Reason.SEAT_LOCKED: _("Pembaca termasuk kursi perekrut pada paket"),
        Reason.PLAN_LACKS_GROUP: _("Paket perusahaan mencakup bagian ini"),
        Reason.QUOTA_SPENT: _("Lamaran ini termasuk jumlah yang boleh dibuka pada lowongan"),
        Reason.VIDEOS_SPENT: _("Video ini termasuk jumlah per bulan pada paket"),
    }[reason]


def remedy(reason: Reason) -> str:
    """What would change it, and who could."""
    return {
        Reason.ERASED: _("tidak ada; data yang dihapus tidak kembali"),
        Reason.PAUSED: _("kandidat membuka jedanya"),
        Reason.OTHER_COMPANY: _("kandidat melamar ke perusahaan pembaca"),
        Reason.COMPANY_NOT_CHECKED: _("petugas memeriksa perusahaan, dan perusahaan lulus"),
        Reason.PURPOSE_NOT_SERVED: _("pemilik perusahaan mengubah peran, atau membuka CV untuk penilai lowongan ini"),
        Reason.NOT_ASSIGNED: _("pemilik perusahaan menugaskan pembaca pada lowongan ini"),
        Reason.NOT_DELIVERED: _("kandidat mengonfirmasi e-mailnya"),
        Reason.WITHDRAWN: _("tidak ada; lamaran yang ditarik tidak dikirim ulang"),
        Reason.PERIOD_OVER: _("tidak ada; tanggal ini hanya bisa dipersingkat"),
        Reason.NO_CONSENT: _("kandidat memberi persetujuannya"),
        Reason.NOT_OPENED: _("seseorang yang bekerja pada lowongan ini membuka lamaran"),
        Reason.SEAT_LOCKED: _("pemilik perusahaan memilih paket yang lebih besar, atau kursi lain dikosongkan"),
        Reason.PLAN_LACKS_GROUP: _("pemilik perusahaan memilih paket yang mencakupnya"),
        Reason.QUOTA_SPENT: _("pemilik perusahaan memilih paket yang lebih besar"),
        Reason.VIDEOS_SPENT: _("perusahaan mengundang wawancara selama jumlah paketnya cukup, atau memilih paket yang lebih besar"),
    }[reason]


def resource(one: Resource) -> str:
    return {
        Resource.PROFILE: _("Profil"),
        Resource.APPLICATION: _("Lamaran"),
        Resource.RESUME: _("CV"),
        Resource.VIDEO: _("Video wawancara"),
        Resource.SCORECARD: _("Kartu penilaian"),
        Resource.CONSENT: _("Persetujuan"),
        Resource.COMPANY_CARD: _("Kartu perusahaan"),
        Resource.VACANCY: _("Isi lowongan"),
        Resource.AGGREGATE: _("Angka gabungan"),
        Resource.LEDGER: _("Catatan akses"),
        Resource.EXPORT: _("Salinan data"),
        Resource.ACCOUNT: _("Akun"),
        Resource.COMPANY_RECORD: _("Catatan perusahaan"),
        Resource.NOTICE: _("Surat dan pemberitahuan"),
        Resource.OPERATION: _("Pekerjaan Weimproovi"),
    }[one]


def viewer(kind: ActorKind) -> str:
    return {
        ActorKind.ANONYMOUS: _("Pengunjung"),
        ActorKind.CANDIDATE: _("Akun kandidat"),
        ActorKind.MEMBER: _("Anggota perusahaan"),
        ActorKind.STAFF: _("Petugas Weimproovi"),
        ActorKind.SYSTEM: _("Produk itu sendiri"),
    }[kind]


def relation(code: str) -> str:
    """A way in, by the value of its relation."""
    return {
        "machine": _("pekerjaan produk itu sendiri"),
        "own": _("milik kandidat itu sendiri"),
        "own_account": _("milik akun itu sendiri"),
        "own_company": _("milik perusahaannya"),
        "colleague": _("rekan satu perusahaan"),
        "written": _("yang ditulisnya sendiri tentang lamaran yang boleh diketahuinya"),
        "compared": _("yang ditulis rekannya tentang lamaran itu, setelah penilaiannya sendiri terkirim"),
        "received": _("lewat lamaran yang membukanya"),
        "applied": _("lewat lamaran yang pernah dikirim"),
        "about_me": _("tentang kandidat itu sendiri"),
        "published": _("selama ditayangkan"),
        "listed": _("salinan untuk umum"),
        "ticket": _("tiket yang menyebut orang, bagian, dan batas waktunya"),
    }[code]


def obligation(one: Obligation) -> str:
    """What showing obliges to."""
    return {
        Obligation.LEDGER_ROW: _("dicatat pada catatan akses kandidat"),
        Obligation.NO_STORE: _("tidak disimpan peramban atau perantara"),
    }[one]
