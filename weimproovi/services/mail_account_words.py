"""Mails about an account. One wording serves candidates, members and staff, so it addresses nobody by "kamu" or "Anda"."""

from collections.abc import Callable

from weimproovi.i18n import _
from weimproovi.services.mail_values import Values, Words, by, when
from weimproovi.vocabulary import MailKind


def _confirm(_values: Values) -> Words:
    sentences = (
        _("Buka tautan ini untuk memastikan bahwa alamat ini benar. Tautan berlaku 3 hari."),
        _("Bila tidak pernah mendaftar di Weimproovi, abaikan surat ini."),
    )
    return Words(_("Konfirmasi alamat e-mail"), sentences, _("Konfirmasi e-mail"))


def _taken(_values: Values) -> Words:
    sentences = (
        _("Seseorang mendaftar dengan alamat ini, padahal alamat ini sudah punya akun Weimproovi."),
        _("Masuk dengan akun itu. Bila pendaftaran itu bukan dari pemilik alamat ini, abaikan surat ini."),
    )
    return Words(_("Alamat ini sudah punya akun"), sentences, _("Masuk"))


def _reset(_values: Values) -> Words:
    sentences = (
        _("Buka tautan ini untuk membuat sandi baru. Tautan berlaku 1 jam dan hanya sekali pakai."),
        _("Bila tidak memintanya, abaikan surat ini: sandi yang lama tetap berlaku."),
    )
    return Words(_("Buat sandi baru"), sentences, _("Buat sandi baru"))


def _password(_values: Values) -> Words:
    sentences = (
        _("Sandi akun ini baru saja diganti, dan semua perangkat dikeluarkan."),
        _("Bila bukan pemilik akun yang melakukannya, buat sandi baru sekarang."),
    )
    return Words(_("Sandi akun ini diganti"), sentences, _("Buat sandi baru"))


def _factor(values: Values) -> Words:
    subject, happened = {
        "on": (_("Verifikasi dua langkah dinyalakan"), _("Akun ini sekarang meminta kode dari aplikasi autentikator saat masuk.")),
        "off": (_("Verifikasi dua langkah dimatikan"), _("Akun ini tidak lagi meminta kode saat masuk.")),
    }.get(values["change"]) or (
        _("Kode pemulihan dipakai"),
        _("Seseorang masuk ke akun ini dengan kode pemulihan. Kode itu tidak dapat dipakai lagi."),
    )  # fmt: skip
    ours = _("Bila bukan pemilik akun yang melakukannya, buat sandi baru sekarang.")
    return Words(subject, (happened, ours), _("Buat sandi baru"))


def _invited(values: Values) -> Words:
    company = values["company"]
    sentences = (_("{company} mengundang Anda bergabung di Weimproovi. Tautan berlaku 7 hari.", company=company),)
    return Words(_("Undangan bergabung dengan {company}", company=company), sentences, _("Terima undangan"))


def _staff(values: Values) -> Words:
    sentences = (
        _("Halo, {name}.", name=values["name"]),
        _("Anda ditambahkan sebagai petugas Weimproovi. Buka tautan ini untuk membuat sandi dan menyalakan verifikasi dua langkah."),
    )  # fmt: skip
    return Words(_("Undangan menjadi petugas Weimproovi"), sentences, _("Buat akun petugas"))


def _leaving(values: Values) -> Words:
    sentences = (
        _("Akun ini ditutup atas permintaan pemiliknya. Mulai sekarang tidak ada yang dapat melihat isinya."),
        _("Semuanya dihapus pada {due}. Sampai saat itu permintaan ini dapat dibatalkan.", due=when(values["due"])),
    )
    return Words(_("Akun ini ditutup dan akan dihapus"), sentences, _("Lihat atau batalkan"))


def _stayed(_values: Values) -> Words:
    sentences = (
        _("Akun ini terbuka lagi. Tidak ada yang dihapus."),
        _("Bila bukan pemilik akun yang melakukannya, buat sandi baru sekarang."),
    )
    return Words(_("Penghapusan akun dibatalkan"), sentences, _("Buka Weimproovi"))


def _receipt(values: Values) -> Words:
    sentences = (
        _("Akun ini dan semua isinya dihapus pada {day}.", day=when(values["day"])),
        _("Nomor bukti: {certificate}. Kami tidak lagi menyimpan alamat ini, jadi simpan surat ini bila bukti itu diperlukan.", certificate=values["certificate"]),
        _("Cadangan yang masih memuatnya hilang paling lambat 30 hari kemudian, dan tidak dipulihkan tanpa menghapusnya lagi."),
    )  # fmt: skip
    return Words(_("Bukti penghapusan akun"), sentences, _("Buka Weimproovi"))


def _unused(values: Values) -> Words:
    day = when(values["day"])
    sentences = (
        _("Akun ini hampir 24 bulan tidak dipakai. Bila tetap begitu, akun ini dan semua isinya dihapus pada {day}.", day=day),
        _("Masuk satu kali sudah cukup untuk menyimpannya."),
    )  # fmt: skip
    return Words(_("Akun ini akan dihapus pada {day}", day=day), sentences, _("Masuk"))


def _export(values: Values) -> Words:
    sentences = (
        _("Salinan datamu siap diunduh."),
        _("Tautan ini berlaku sampai {until}, sekali pakai, dan hanya untukmu: masuk dulu sebelum mengunduh.", until=when(values["until"])),
    )  # fmt: skip
    return Words(_("Salinan datamu siap"), sentences, _("Unduh dataku"))


def _asked(values: Values) -> Words:
    number = values["number"]
    sentences = (_("Kami menjawab {due}. Sebut nomor ini bila bertanya lagi.", due=by(values["due"])),)
    return Words(_("Permintaanmu nomor {number} kami terima", number=number), sentences, _("Lihat permintaan"))


def _answered(values: Values) -> Words:
    sentence = _("Permintaanmu nomor {number} sudah dijawab.", number=values["number"])
    return Words(_("Jawaban untuk permintaanmu"), (sentence,), _("Lihat permintaan"), values["answer"])


WORDS: dict[MailKind, Callable[[Values], Words]] = {
    MailKind.CONFIRM_EMAIL: _confirm,
    MailKind.EMAIL_TAKEN: _taken,
    MailKind.RESET_PASSWORD: _reset,
    MailKind.PASSWORD_CHANGED: _password,
    MailKind.SECOND_FACTOR_CHANGED: _factor,
    MailKind.MEMBER_INVITED: _invited,
    MailKind.STAFF_ADDED: _staff,
    MailKind.LEAVING_ASKED: _leaving,
    MailKind.LEAVING_CANCELLED: _stayed,
    MailKind.DELETION_RECEIPT: _receipt,
    MailKind.UNUSED_NOTICE: _unused,
    MailKind.EXPORT_READY: _export,
    MailKind.REQUEST_RECEIVED: _asked,
    MailKind.REQUEST_ANSWERED: _answered,
}
