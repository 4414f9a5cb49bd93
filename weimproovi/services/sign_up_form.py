"""What the sign-up forms ask, checked. One name field; no birth date, only the 18+ statement."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from email_validator import EmailNotValidError, validate_email

from weimproovi.errors import Invalid, TooYoung
from weimproovi.i18n import _
from weimproovi.integrations.phone import to_e164
from weimproovi.services import passwords


@dataclass(frozen=True, slots=True)
class CandidateSignUp:
    full_name: str
    email: str
    phone: str
    password: str


@dataclass(frozen=True, slots=True)
class CompanySignUp:
    company: str
    full_name: str
    email: str
    password: str


def candidate_sign_up(form: Mapping[str, str]) -> CandidateSignUp:
    """Raises Invalid with words per field, or TooYoung."""
    refuse_under_age(form)
    faults: dict[str, str] = {}
    asked = CandidateSignUp(
        person_name(form.get("full_name", ""), "full_name", faults),
        email_address(form.get("email", ""), faults),
        phone_number(form.get("phone", ""), faults),
        form.get("password", ""),
    )
    return _checked(asked, form, faults)


def company_sign_up(form: Mapping[str, str]) -> CompanySignUp:
    """Raises Invalid with words per field, or TooYoung."""
    refuse_under_age(form)
    faults: dict[str, str] = {}
    company = tidy(form.get("company", ""))
    if not 2 <= len(company) <= 120:
        faults["company"] = _("Tulis nama perusahaan seperti pada aktanya.")
    if form.get("records") != "yes":
        faults["records"] = _(
            "Tanpa persetujuan ini kami tidak boleh menyimpan data perusahaan Anda. Centang bila Anda setuju."
        )
    asked = CompanySignUp(
        company,
        person_name(form.get("name", ""), "name", faults),
        email_address(form.get("email", ""), faults),
        form.get("password", ""),
    )
    return _checked(asked, form, faults)


def refuse_under_age(form: Mapping[str, str]) -> None:
    """UU PDP art. 25: an 18+ statement, no birth date."""
    if form.get("adult") == "no":
        raise TooYoung


def tidy(words: str) -> str:
    """Without stray spaces, control or direction characters; composed letters."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFC", words)
        if unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}
    )
    return " ".join(plain.split())


def paragraphs(words: str) -> str:
    """Tidy lines; the breaks between them stay."""
    return "\n".join(tidy(line) for line in words.splitlines()).strip()


def person_name(typed: str, field: str, faults: dict[str, str]) -> str:
    """One field, one word is enough."""
    name = tidy(typed)
    if not name or len(name) > 120 or not any(letter.isalpha() for letter in name):
        faults[field] = _("Masukkan nama lengkap, misalnya Sukarno atau Raden Ajeng Kusumawardhani.")
    return name


def email_address(typed: str, faults: dict[str, str]) -> str:
    """The address in its folded form."""
    try:
        address = validate_email(typed.strip(), check_deliverability=False).normalized.casefold()
    except EmailNotValidError:
        address = ""
    if not address or "=?" in address:  # mail headers would decode it into another address
        faults["email"] = _("Masukkan alamat e-mail, misalnya nama@contoh.com.")
        return ""
    return address


def phone_number(typed: str, faults: dict[str, str]) -> str:
    """E.164."""
    number = to_e164(typed)
    if number is None:
        faults["phone"] = _("Masukkan nomor HP, misalnya 0812-3456-7890.")
    return number or ""


def records_text() -> str:
    """What a company agrees to at sign-up (S5), in the reader's language."""
    return _(
        "Saya setuju data perusahaan ini (nama, alamat, kontak) disimpan oleh penyedia layanan yang membantu PT Ahli Karya Improovi "
        "Teknologi menjalankan Weimproovi. Data ini tidak ditampilkan kepada siapa pun tanpa persetujuan tertulis yang terpisah."
    )


Asked = TypeVar("Asked", CandidateSignUp, CompanySignUp)


def _checked(asked: Asked, form: Mapping[str, str], faults: dict[str, str]) -> Asked:
    if form.get("adult") != "yes":
        faults["adult"] = _("Nyatakan bahwa kamu berusia 18 tahun atau lebih.")
    if words := passwords.check_words(asked.password, asked.email):
        faults["password"] = words
    if faults:
        raise Invalid(faults)
    return asked
