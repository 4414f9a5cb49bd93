"""What each promise of the policy means here, in plain words, and the files that keep it. Every clause has its entry; a test looks for each file."""

from collections.abc import Mapping
from dataclasses import dataclass

from weimproovi.i18n import _
from weimproovi.vocabulary import Clause


@dataclass(frozen=True, slots=True)
class Told:
    """One promise: its name, the rule, what the product does, and the files that do it, separated by spaces."""

    name: str
    rule: str
    does: str
    where: str


def told() -> Mapping[Clause, Told]:
    """Every promise in the reader's language, in the order of the policy."""
    return {**_collected(), **_used_of_candidates(), **_used_of_companies(), **_shared(), **_around()}


def _collected() -> dict[Clause, Told]:
    return {
        Clause.P0: Told(
            _("Satu pengendali"),
            _("Satu badan hukum bertanggung jawab, dan setiap akun hanya satu jenis: pelamar, anggota perusahaan, atau petugas."),
            _("Nama pengendali sama di kebijakan, tanda terima, salinan data, dan surat. Akun pelamar tidak bisa membuka halaman perusahaan, dan sebaliknya."),
            "vocabulary/privacy.py permissions/actor.py workspace/guard.py",
        ),
        Clause.C1: Told(
            _("Yang ditanyakan kepada pelamar"),
            _("Nama lengkap, nomor HP, e-mail, dan LinkedIn bila mau. Tidak ada yang lain."),
            _("Tidak ada kolom untuk KTP, tanggal lahir, foto, jenis kelamin, agama, atau alamat. Tidak satu pun fitur bergantung pada LinkedIn."),
            "permissions/personal.py models/candidate.py services/sign_up_form.py",
        ),
        Clause.C2: Told(
            _("CV di profil"),
            _("CV tersimpan tertutup, berversi, dan setiap lamaran memakai versi yang dipilih pelamar."),
            _("File dibersihkan dari kode tersembunyi, dienkripsi dengan kunci milik orangnya, dan tidak punya alamat publik. Setiap kali dibuka perusahaan, ada satu baris catatan."),
            "services/resumes.py integrations/documents.py integrations/vault.py http/files.py",
        ),
        Clause.C3: Told(
            _("Wawancara video tidak wajib"),
            _("Tidak ada rekaman tanpa persetujuan tersendiri, dan hanya atas undangan setelah melamar."),
            _("Menolak tidak mengubah lamaran: perusahaan tidak bisa membedakan yang menolak dari yang tidak pernah diundang."),
            "services/consents.py services/consent_states.py services/video_units.py",
        ),
        Clause.C4: Told(
            _("Informasi perusahaan"),
            _("Nama, alamat, dan kontak perusahaan. Kontak seseorang adalah data pribadi."),
            _("Kartu perusahaan baru tampil setelah disetujui pemiliknya; e-mail dan telepon kontaknya tidak pernah ikut."),
            "services/companies.py permissions/personal.py",
        ),
        Clause.C5: Told(
            _("Pengguna di perusahaan"),
            _("Nama dan e-mail, ditambah yang dipakai untuk masuk."),
            _("Anggota perusahaan hanya terlihat oleh rekan satu perusahaannya."),
            "services/members.py services/invitations.py permissions/resources.py",
        ),
        Clause.C6: Told(
            _("Isi lowongan"),
            _("Posisi, penempatan, gaji, status karyawan, dan struktur organisasi wajib diisi."),
            _("Lowongan yang belum lengkap tidak bisa ditayangkan, dan penulisnya membaca apa yang kurang. Gaji tidak bisa disembunyikan."),
            "services/vacancy_faults.py services/vacancy_form.py",
        ),
    }


def _used_of_candidates() -> dict[Clause, Told]:
    return {
        Clause.U1: Told(
            _("Lowongan yang cocok"),
            _("Pencocokan hanya untuk pelamar, dan bisa dimatikan. Perusahaan tidak tahu siapa yang cocok."),
            _("Pilihan mematikannya ada di Privasi. Perusahaan tidak punya jalan untuk mencari orang: yang dilihatnya hanya lamaran yang dikirim kepadanya."),
            "services/consents.py permissions/scopes.py",
        ),
        Clause.U2: Told(
            _("Kabar lowongan"),
            _("Hanya bila diminta, dan berhenti dengan satu klik."),
            _("Sejak awal dalam keadaan mati. Tautan berhenti bekerja tanpa masuk ke akun."),
            "services/consents.py services/contact_words.py site/stop.py",
        ),
        Clause.U3: Told(
            _("Surat lainnya"),
            _("Setiap surat punya satu tujuan. Promosi hanya dengan persetujuan."),
            _("Surat tanpa tujuan yang dikenal tidak dikirim. Surat promosi yang sudah mengantre ikut batal saat izinnya dicabut."),
            "services/outbox.py services/mail_words.py services/consent_stops.py",
        ),
        Clause.U4: Told(
            _("Memastikan identitas"),
            _("Yang dipastikan adalah kepemilikan e-mail dan nomor HP, bukan kartu identitas."),
            _("Tautan konfirmasi sekali pakai dan disimpan sebagai sidik. Perusahaan hanya membaca ya atau tidak."),
            "services/accounts.py services/tokens.py",
        ),
        Clause.U5: Told(
            _("Memperbaiki layanan"),
            _("Tidak ada pelacak pihak ketiga, dan halaman tidak memanggil alamat lain."),
            _("Peramban dilarang menghubungi alamat selain Weimproovi. Huruf, gambar, dan kode kami kirim sendiri."),
            "http/headers.py http/logs.py integrations/destinations.py",
        ),
        Clause.U6: Told(
            _("Siapa yang menonton video"),
            _("Hanya perusahaan yang disebut dalam persetujuan, untuk lamaran itu, selama persetujuannya berlaku."),
            _("Tanpa persetujuan, perusahaan membaca “Tidak ada video”, apa pun sebabnya."),
            "permissions/conditions.py permissions/decide.py services/consents.py",
        ),
    }


def _used_of_companies() -> dict[Clause, Told]:
    return {
        Clause.U7: Told(
            _("Perusahaan dan calon pelamar"),
            _("Perusahaan menjangkau calon pelamar lewat lowongannya, tanpa tahu siapa yang dijangkau."),
            _("Profil perusahaan tampil di samping lowongannya. Tidak ada daftar orang yang bisa dibuka, dihitung, atau ditebak."),
            "services/listings.py permissions/scopes.py",
        ),
        Clause.U8: Told(
            _("Nama pengguna perusahaan"),
            _("Terlihat di dalam perusahaannya, dan oleh pelamar saat ia menulis kepadanya."),
            _("Di pesan kepada pelamar tertulis siapa yang mengirimnya. Menebak nomor akun tidak menghasilkan apa pun."),
            "services/application_messages.py permissions/row_security_work.py",
        ),
        Clause.U9: Told(
            _("Lowongan memberi tahu pelamar"),
            _("Semua yang wajib ada di lowongan tampil utuh, gaji juga."),
            _("Halaman lowongan dan hasil pencarian memakai isi yang sama, dan berubah pada saat perusahaan mengubahnya."),
            "services/listing_copies.py site/vacancy_detail.py",
        ),
    }


def _shared() -> dict[Clause, Told]:
    return {
        Clause.S1: Told(
            _("Tidak dibagikan tanpa persetujuan tertulis"),
            _("Selain penyedia layanan dan perusahaan yang dilamar, tidak ada penerima tanpa persetujuan."),
            _("Persetujuan menyebut penerima, isi, dan tujuannya. Teks yang dibaca, bahasanya, dan waktunya disimpan sebagai tanda terima."),
            "services/consents.py services/consent_receipts.py models/consent.py",
        ),
        Clause.S2: Told(
            _("Penyedia layanan"),
            _("Hanya yang terdaftar, dengan nama, tujuan, isi, dan negaranya."),
            _("Program menolak menghubungi alamat yang tidak terdaftar."),
            "integrations/destinations.py",
        ),
        Clause.S3: Told(
            _("Perusahaan, setelah pelamar melamar"),
            _("Sebuah perusahaan melihat data pelamar hanya setelah pelamar melamar ke lowongannya, sampai tanggal yang dibaca sebelum mengirim."),
            _("Perusahaan yang belum kami periksa tidak membuka apa pun. Menarik lamaran menutupnya saat itu juga. Database menegakkan aturan yang sama sekali lagi."),
            "permissions/conditions.py permissions/scopes.py permissions/row_security.py services/applications.py",
        ),
        Clause.S4: Told(
            _("Angka gabungan"),
            _("Hanya tabel yang tidak bisa menunjuk seseorang yang boleh keluar."),
            _("Saat ini tidak ada satu pun angka gabungan yang kami terbitkan."),
            "permissions/resources.py",
        ),
        Clause.S5: Told(
            _("Informasi perusahaan tidak dibagikan"),
            _("Yang tampil hanya yang disetujui pemilik perusahaan secara tertulis. Paketnya tidak pernah ditunjukkan kepada pelamar."),
            _("Mencabut persetujuan menurunkan kartu dan nama perusahaan pada saat yang sama. Nama lowongan rahasia tidak ada di halaman, pencarian, atau surat."),
            "services/company_consents.py services/withheld_names.py services/listing_copies.py",
        ),
        Clause.S6: Told(
            _("Sesuai paket langganan"),
            _("Paket mempersempit apa yang dibuka perusahaan, dan dinilai pada saat membaca."),
            _("Turun paket, masa paket habis, atau kuota habis berlaku pada pembacaan berikutnya, juga di halaman yang sedang terbuka."),
            "permissions/plans.py permissions/decide.py services/plan_limits.py",
        ),
    }


def _around() -> dict[Clause, Told]:
    return {
        Clause.D1: Told(
            _("Keamanan data"),
            _("Langkah yang wajar terhadap akses, pengungkapan, perubahan, dan perusakan yang tidak sah."),
            _("Izin di dua tempat, sesi yang bisa dicabut, file terenkripsi per orang, catatan akses yang disegel, dan cadangan yang pernah dipulihkan."),
            "permissions/row_security.py services/ledger_sealing.py integrations/vault.py services/backups.py http/gate.py",
        ),
        Clause.D2: Told(
            _("Tanpa janji berlebihan"),
            _("Tidak ada situs yang sepenuhnya aman, dan kami tidak mengatakan sebaliknya."),
            _("Tidak ada kalimat di produk ini, dalam kedua bahasa, yang menjanjikan lebih dari itu."),
            "i18n/__init__.py",
        ),
        Clause.N1: Told(
            _("Kebijakan bisa berubah"),
            _("Versi yang pernah tayang tidak diubah, dan setiap persetujuan menunjuk versinya."),
            _("Program tidak menampilkan teks yang sidiknya berbeda dari yang ditayangkan."),
            "site/policy/__init__.py services/consent_texts.py",
        ),
        Clause.N2: Told(
            _("Perubahan diumumkan dulu"),
            _("Versi baru tampil di sini sebelum berlaku. Tujuan yang lebih luas tidak mewarisi persetujuan lama."),
            _("Sampai hari ini ada satu versi."),
            "site/policy_page.py services/consents.py",
        ),
        Clause.K1: Told(
            _("Pertanyaan dan permintaan"),
            _("Satu alamat untuk semuanya, dan jawaban dalam 3 hari."),
            _("Permintaan dari akun mendapat nomor dan batas waktu. Alamatnya ada di bawah setiap halaman."),
            "services/privacy_requests.py services/overdue.py site/layout.py",
        ),
    }
