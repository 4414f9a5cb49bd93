"""Mails about video interviews, to candidates: "kamu". Every one of them says that nobody has to answer (C3)."""

from collections.abc import Callable

from weimproovi.i18n import _
from weimproovi.services.mail_values import Values, Words
from weimproovi.vocabulary import MailKind


def _invited(values: Values) -> Words:
    title, company = values["title"], values["company"]
    sentences = (
        _("{company} mengundangmu menjawab beberapa pertanyaan dengan video untuk {title}.", company=company, title=title),
        _("Batasnya {deadline}.", deadline=values["deadline"]),
        _voluntary(),
    )
    return Words(_("Undangan wawancara video untuk {title}", title=title), sentences, _("Lihat undangan"), values.get("message", ""))


def _changed(values: Values) -> Words:
    title = values["title"]
    sentence = _("{company} memindahkan batas wawancara video ke {deadline}.", company=values["company"], deadline=values["deadline"])
    return Words(_("Batas baru wawancara video untuk {title}", title=title), (sentence, _voluntary()), _("Lihat undangan"))


def _reminder(values: Values) -> Words:
    title = values["title"]
    sentence = _("Batas wawancara video untuk {company}: {deadline}.", company=values["company"], deadline=values["deadline"])
    return Words(_("Wawancara video untuk {title} masih terbuka", title=title), (sentence, _voluntary()), _("Lihat undangan"))


def _removed(values: Values) -> Words:
    title = values["title"]
    sentences = (
        _("Rekaman wawancaramu untuk {title} sudah kami hapus, sesuai tanggal yang kamu baca saat mengizinkan.", title=title),
        _("Kuncinya dimusnahkan, jadi tidak ada salinan yang bisa dibuka lagi."),
    )
    return Words(_("Video wawancaramu untuk {title} sudah dihapus", title=title), sentences, _("Lihat lamaran"))


def _voluntary() -> str:
    return _("Menjawab dengan video itu pilihanmu. Lamaranmu tetap diproses jika kamu memilih tidak.")


WORDS: dict[MailKind, Callable[[Values], Words]] = {
    MailKind.INTERVIEW_INVITED: _invited,
    MailKind.INTERVIEW_CHANGED: _changed,
    MailKind.INTERVIEW_REMINDER: _reminder,
    MailKind.VIDEO_REMOVED: _removed,
}
