"""Why a mail did not go out, in words for staff. `services.outbox` shows them."""

from weimproovi.i18n import _

NO_PURPOSE = "purpose"
UNKNOWN_READER = frozenset({"550", "551", "553"})
OUR_PASSWORD = frozenset({"530", "534", "535"})
FULL = "552"


def failure_words(failure: str) -> str:
    """From the server's number or the kind of fault that `mail_sending` wrote down."""
    if failure.isdecimal():
        return _answered(failure)
    return {
        NO_PURPOSE: _("Surat ini tidak punya tujuan yang berlaku, jadi tidak dikirim."),
        "SSLCertVerificationError": _("Sertifikat server surat tidak sah, jadi tidak ada yang dikirim."),
        "SMTPNotSupportedError": _("Server surat tidak menawarkan enkripsi, jadi tidak ada yang dikirim."),
    }.get(failure) or _("Server surat tidak menjawab ({fault}).", fault=failure)


def _answered(code: str) -> str:
    if code in UNKNOWN_READER:
        return _("Server penerima tidak menerima surat untuk alamat ini ({code}).", code=code)
    if code in OUR_PASSWORD:
        return _("Server surat menolak nama atau sandi kami ({code}).", code=code)
    if code == FULL:
        return _("Kotak surat penerima penuh ({code}).", code=code)
    if code.startswith("4"):
        return _("Server penerima meminta dicoba lagi nanti ({code}).", code=code)
    return _("Server penerima menolak surat ini ({code}).", code=code)
