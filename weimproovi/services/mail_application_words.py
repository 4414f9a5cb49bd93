"""Mails about applications and reports, to candidates and visitors: "kamu"."""

from collections.abc import Callable

from weimproovi.i18n import _
from weimproovi.i18n.words import stage_for_candidate
from weimproovi.services import ending_words
from weimproovi.services.mail_values import Values, Words, by, when
from weimproovi.vocabulary import MailKind, Stage


def _sent(values: Values) -> Words:
    title, company = values["title"], values["company"]
    sentences = (
        _("Lamaranmu ke {company} untuk {title} sudah kami terima.", company=company, title=title),
        _("Kamu bisa melihat tahapnya, melihat siapa yang membuka datamu, dan menariknya kapan saja."),
    )
    return Words(_("Lamaranmu untuk {title} terkirim", title=title), sentences, _("Lihat lamaran"))


def _stage(values: Values) -> Words:
    code = values["stage"]
    stage = stage_for_candidate(Stage(code)) if code in set(Stage) else code
    sentence = _("{company} memindahkan lamaranmu ke tahap {stage}.", company=values["company"], stage=stage)
    return Words(_("Kabar lamaranmu untuk {title}", title=values["title"]), (sentence,), _("Lihat lamaran"))


def _ended(values: Values) -> Words:
    subject = _("Lamaranmu untuk {title} selesai", title=values["title"])
    known = {name: values[name] for name in ("title", "company")}
    return Words(subject, (ending_words.told({**values, **known}),), _("Lihat lamaran"), values.get("message", ""))


def _message(values: Values) -> Words:
    title, company = values["title"], values["company"]
    sentences = (
        _("{company} menulis kepadamu tentang {title}.", company=company, title=title),
        _("Balasan ke surat ini sampai ke Weimproovi, bukan ke perusahaan."),
    )
    return Words(
        _("Pesan tentang lamaranmu untuk {title}", title=title), sentences, _("Lihat lamaran"), values["message"]
    )


def _soon_removed(values: Values) -> Words:
    title = values["title"]
    sentence = _(
        "Lamaranmu ke {company} untuk {title} dihapus pada {day}, seperti tertulis saat kamu melamar.",
        company=values["company"], title=title, day=when(values["day"]),
    )  # fmt: skip
    return Words(_("Lamaranmu untuk {title} akan dihapus", title=title), (sentence,), _("Lihat lamaran"))


def _removed(values: Values) -> Words:
    title, company = values["title"], values["company"]
    sentences = (
        _("Lamaranmu untuk {title} sudah dihapus, seperti tertulis saat kamu melamar.", title=title),
        _("{company} tidak dapat melihatnya lagi.", company=company),
    )
    return Words(_("Lamaranmu untuk {title} sudah dihapus", title=title), sentences, _("Buka Weimproovi"))


def _report_received(values: Values) -> Words:
    sentences = (
        _("Terima kasih. Kami memeriksa lowongan {title}.", title=values["title"]),
        _("Kami menjawab {due}. Sebut nomor ini bila bertanya lagi.", due=by(values["due"])),
    )
    return Words(_("Laporanmu nomor {number} kami terima", number=values["number"]), sentences, _("Buka Weimproovi"))


def _report_answered(values: Values) -> Words:
    sentence = _("Laporanmu tentang {title} sudah dijawab.", title=values["title"])
    return Words(_("Jawaban untuk laporanmu"), (sentence,), _("Buka Weimproovi"), values["answer"])


WORDS: dict[MailKind, Callable[[Values], Words]] = {
    MailKind.APPLICATION_SENT: _sent,
    MailKind.STAGE_CHANGED: _stage,
    MailKind.APPLICATION_ENDED: _ended,
    MailKind.APPLICATION_MESSAGE: _message,
    MailKind.RETENTION_NOTICE: _soon_removed,
    MailKind.APPLICATION_REMOVED: _removed,
    MailKind.REPORT_RECEIVED: _report_received,
    MailKind.REPORT_ANSWERED: _report_answered,
}
