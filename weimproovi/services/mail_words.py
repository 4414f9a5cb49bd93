"""The words of every mail, in the reader's language. Each kind has exactly one purpose (U3)."""

from collections.abc import Mapping

from weimproovi.i18n import _, localized
from weimproovi.i18n.words import stage_for_candidate
from weimproovi.settings import settings
from weimproovi.vocabulary import MailKind, MailPurpose, Stage

PURPOSES: dict[MailKind, MailPurpose] = dict.fromkeys(MailKind, MailPurpose.SERVICE_NOTICE)


def subject_and_body(kind: MailKind, values: Mapping[str, str]) -> tuple[str, str]:
    """Subject and plain text body. Missing values (a sent mail keeps none) leave an ellipsis."""
    subject, sentences = _words(kind, _Forgiving(values))
    link = settings().origin + localized(values.get("path", "/"))
    body = "\n\n".join([*sentences, link, _signature()])
    return subject, body


class _Forgiving(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _words(kind: MailKind, values: _Forgiving) -> tuple[str, list[str]]:
    match kind:
        case MailKind.CONFIRM_EMAIL:
            return _("Konfirmasi e-mailmu"), [
                _("Buka tautan ini untuk memastikan alamat ini milikmu. Tautan berlaku 3 hari.")
            ]
        case MailKind.EMAIL_TAKEN:
            return _("Kamu sudah punya akun"), [
                _("Seseorang, mungkin kamu, mendaftar dengan alamat ini. Alamat ini sudah punya akun Weimproovi."),
                _("Masuk dengan akun itu. Bila bukan kamu yang mendaftar, abaikan surat ini."),
            ]
        case MailKind.RESET_PASSWORD:
            return _("Buat sandi baru"), [
                _("Buka tautan ini untuk membuat sandi baru. Tautan berlaku 1 jam dan hanya sekali pakai.")
            ]
        case MailKind.PASSWORD_CHANGED:
            return _("Sandimu diganti"), [
                _(
                    "Sandi akunmu baru saja diganti, dan semua perangkat dikeluarkan. Bila bukan kamu, buat sandi baru sekarang."
                )
            ]
        case MailKind.MEMBER_INVITED:
            return _("Undangan bergabung dengan {company}", company=values["company"]), [
                _(
                    "{company} mengundang Anda bergabung di Weimproovi. Tautan berlaku 7 hari.",
                    company=values["company"],
                ),
            ]
        case _:
            return _application_words(kind, values)


def _application_words(kind: MailKind, values: _Forgiving) -> tuple[str, list[str]]:
    title, company = values["title"], values["company"]
    match kind:
        case MailKind.APPLICATION_SENT:
            return _("Lamaranmu untuk {title} terkirim", title=title), [
                _("Lamaranmu ke {company} untuk {title} sudah kami terima.", company=company, title=title),
                _("Kamu bisa melihat tahapnya, melihat siapa yang membuka datamu, dan menariknya kapan saja."),
            ]
        case MailKind.STAGE_CHANGED:
            return _("Kabar lamaranmu untuk {title}", title=title), [
                _("{company} memindahkan lamaranmu ke tahap {stage}.", company=company, stage=_stage(values["stage"])),
            ]
        case _:
            return _("Lamaranmu untuk {title} selesai", title=title), [
                _("{company} tidak melanjutkan lamaranmu.", company=company),
                values["message"],
            ]


def _stage(code: str) -> str:
    return stage_for_candidate(Stage(code)) if code in set(Stage) else code


def _signature() -> str:
    return _("Weimproovi, PT Ahli Karya Improovi Teknologi. Pertanyaan: nadilasetiabudiarto@smplhr.com")
