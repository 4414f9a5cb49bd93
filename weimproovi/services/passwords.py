"""What a password must be, in words; hashing passes through to the one door."""

from weimproovi.i18n import _
from weimproovi.integrations.passwords import hash_password, is_common, verify_password

__all__ = ["check_words", "hash_password", "verify_password"]

SHORTEST, LONGEST = 8, 300


def check_words(password: str, email: str = "") -> str | None:
    """What to change about a new password, or None when it may be used."""
    if len(password) < SHORTEST:
        return _("Buat sandi paling sedikit {n} karakter.", n=SHORTEST)
    if len(password) > LONGEST:
        return _("Buat sandi paling banyak {n} karakter.", n=LONGEST)
    if is_common(password) or (email and password.casefold() in {email.casefold(), email.split("@")[0].casefold()}):
        return _("Sandi ini mudah ditebak orang. Pilih yang lain, misalnya tiga kata yang tidak berhubungan.")
    return None
