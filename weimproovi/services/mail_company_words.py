"""Mails to members of companies about their check, vacancies, plan, copies and reviews: "Anda"."""

from collections.abc import Callable

from weimproovi.i18n import _, n_
from weimproovi.services.mail_values import Values, Words, by, money, plan, when
from weimproovi.vocabulary import MailKind, PauseReason


def _passed(values: Values) -> Words:
    sentences = (
        _("Kami sudah mencocokkan {company} dengan NIB-nya.", company=values["company"]),
        _("Lowongan Anda sekarang tampil bagi semua orang, dan lamaran yang menunggu dapat dibuka."),
    )
    return Words(_("{company} lulus pemeriksaan", company=values["company"]), sentences, _("Buka lowongan"))


def _not_passed(values: Values) -> Words:
    sentences = (
        _("Kami belum dapat memastikan identitas {company}. Alasannya tertulis di bawah.", company=values["company"]),
        _("Perbaiki kartu perusahaan, lalu minta pemeriksaan lagi."),
    )
    subject = _("{company} belum lulus pemeriksaan", company=values["company"])
    return Words(subject, sentences, _("Perbaiki kartu perusahaan"), values["words"])


def _paused(values: Values) -> Words:
    title = values["title"]
    why = {
        PauseReason.REPORTS: _("Tiga orang melaporkan lowongan {title}. Kami memeriksanya dan memberi tahu Anda hasilnya.", title=title),
        PauseReason.PLAN: _("Paket Anda memuat lebih sedikit lowongan, jadi lowongan {title} dijeda.", title=title),
    }.get(PauseReason(values["reason"]) if values["reason"] in set(PauseReason) else PauseReason.MODERATOR) or _(
        "Petugas Weimproovi menjeda lowongan {title} untuk memeriksanya.", title=title
    )  # fmt: skip
    meanwhile = _(
        "Selama dijeda, lowongan ini tidak tampil dan tidak menerima lamaran. Lamaran yang ada tetap tersimpan."
    )
    return Words(_("Lowongan {title} dijeda", title=title), (why, meanwhile), _("Buka lowongan"))


def _resumed(values: Values) -> Words:
    sentence = _("Lowongan ini tampil lagi dan menerima lamaran.")
    return Words(_("Lowongan {title} tayang lagi", title=values["title"]), (sentence,), _("Buka lowongan"))


def _invoice(values: Values) -> Words:
    sentence = _(
        "Tagihan untuk paket {plan}: {total}. Bayar dengan transfer {due}. Nomor rekening ada di tagihan.",
        plan=plan(values["plan"]), total=money(values["total"]), due=by(values["due"]),
    )  # fmt: skip
    return Words(_("Tagihan {number}", number=values["number"]), (sentence,), _("Lihat tagihan"))


def _paid(values: Values) -> Words:
    sentence = _("Paket {plan} aktif sampai {until}.", plan=plan(values["plan"]), until=when(values["until"]))
    subject = _("Pembayaran tagihan {number} kami terima", number=values["number"])
    return Words(subject, (sentence,), _("Lihat paket"))


def _ending(values: Values) -> Words:
    name, day = plan(values["plan"]), when(values["day"])
    sentence = _("Perpanjang sebelum hari itu supaya tidak ada yang berubah.")
    return Words(_("Paket {plan} berakhir pada {day}", plan=name, day=day), (sentence,), _("Lihat paket"))


def _grace(values: Values) -> Words:
    name, day = plan(values["plan"]), when(values["day"])
    sentences = (
        _("Semua tetap seperti biasa sampai {day}. Sesudah itu perusahaan Anda memakai paket Gratis.", day=day),
        _("Pilih lowongan yang tetap tayang. Bila tidak memilih, yang paling baru dijeda lebih dulu."),
    )
    return Words(_("Paket {plan} sudah berakhir", plan=name), sentences, _("Lihat paket"))


def _fell(values: Values) -> Words:
    sentences = (
        _("Paket {plan} berakhir dan belum diperpanjang.", plan=plan(values["plan"])),
        _("Tidak ada yang dihapus: semua terbuka lagi begitu paket diperpanjang."),
    )
    return Words(_("Perusahaan Anda sekarang memakai paket Gratis"), sentences, _("Lihat paket"))


def _copy(values: Values) -> Words:
    title, number = values["title"], values["number"]
    sentences = (
        _("Pelamar nomor {number} untuk {title} menarik lamaran atau menghapus datanya.", number=number, title=title),
        _("Hapus salinan CV yang pernah diunduh {company} {due}, lalu nyatakan di Weimproovi. Pelamar melihat pernyataan itu.", company=values["company"], due=by(values["due"])),
    )  # fmt: skip
    subject = _("Hapus salinan CV pelamar nomor {number}: {title}", number=number, title=title)
    return Words(subject, sentences, _("Nyatakan sudah dihapus"))


def _reviews(values: Values) -> Words:
    """No name of anybody: a mail lies open in more places than the list does."""
    sentences = (
        _("Yang paling dulu berakhir bisa ditonton sampai {until}.", until=when(values["until"])),
        _("Surat ini datang paling banyak sekali sehari, pada hari kerja. Anda bisa mematikannya di halaman itu."),
    )
    return Words(turn_words(values["count"], values["minutes"]), sentences, _("Buka giliran Anda"))


def turn_words(count: str, minutes: str) -> str:
    """ "Giliran Anda: 6 video, sekitar 18 menit" """
    videos = n_("1 video", "{n} video", int(count)) if count.isdecimal() else count
    return _("Giliran Anda: {videos}, sekitar {minutes} menit", videos=videos, minutes=minutes)


WORDS: dict[MailKind, Callable[[Values], Words]] = {
    MailKind.COMPANY_PASSED: _passed,
    MailKind.COMPANY_NOT_PASSED: _not_passed,
    MailKind.VACANCY_PAUSED: _paused,
    MailKind.VACANCY_RESUMED: _resumed,
    MailKind.INVOICE_ISSUED: _invoice,
    MailKind.PAYMENT_CONFIRMED: _paid,
    MailKind.PLAN_ENDING: _ending,
    MailKind.PLAN_IN_GRACE: _grace,
    MailKind.PLAN_FELL: _fell,
    MailKind.COPY_REMOVAL_ASKED: _copy,
    MailKind.REVIEWS_WAITING: _reviews,
}
