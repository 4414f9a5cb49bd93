"""What a resume's text suggests for the profile: offered to its owner, never filled in silently (C1, C2).

Called by `documents`; the suggestions are shown by `services.resumes`. Only the beginning of the text is read: contact stands there.
"""

import re
from dataclasses import dataclass

from weimproovi.integrations import phone

READ_LETTERS = 20_000
HEADLINE_LINES = 14
EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,4}(?<![-.])"
)
PHONE = re.compile(r"(?<![\w+.])\(?(?:\+|0|62|8)(?:[ .\-–()]{0,2}\d){7,14}(?![ .-]?\d)")
LINKEDIN = re.compile(r"(?<![\w.-])(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/([\w%-]{3,100})", re.IGNORECASE)
ADDRESS = re.compile(r"@|https?:|www\.|\w\.(?:com|id|net|org|dev|io)\b|\d{5}|[:;=]$", re.IGNORECASE)
LABEL = re.compile(r"^[\w /.-]{2,28}\s*:")
SEPARATORS = re.compile(r"\s*[|•·‧∙●■/]\s*|\s+[–—-]\s+|\s{3,}|\t")
PLACE = re.compile(
    r"^(?:jl|jln|jalan|gg|rt|rw|komplek|perum|kec|kab|kota|kel)\b\.?|\b(?:indonesia|jawa|sumatera|kalimantan|sulawesi|bali|jakarta|bandung|surabaya|"
    r"bekasi|depok|tangerang|bogor|semarang|yogyakarta|medan|makassar|malang|denpasar|palembang)\b(?:[ ,]+\w+){0,2}$",
    re.IGNORECASE,
)
CAPTIONS = re.compile(
    r"^(?:curriculum vitae|cv|resume|résumé|daftar riwayat hidup|riwayat hidup|biodata|data (?:diri|pribadi)|kontak|contact|personal (?:details|information)|tentang saya|about(?: me)?)$",
    re.IGNORECASE,
)
SECTIONS = re.compile(
    r"^(?:ringkasan|profil|profile|summary|objective|tujuan|pengalaman|experience|work|pendidikan|education|riwayat|keahlian|keterampilan|kemampuan|skills?|sertifi\w+|certifi\w+|organisasi|projects?|proyek)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Suggestions:
    """Found in the text, not confirmed by anyone. `phone` is E.164; `linkedin` is an https address on linkedin.com."""

    email: str | None = None
    phone: str | None = None
    linkedin: str | None = None
    headline: str | None = None


def suggest(text: str, links: tuple[str, ...] = ()) -> Suggestions:
    """Reads the beginning of a resume and the addresses behind its links."""
    words = text[:READ_LETTERS]
    named = "\n".join((words, *(link.removeprefix("mailto:") for link in links)))[: 2 * READ_LETTERS]
    return Suggestions(_email(named), _phone(words), _linkedin(named), _headline(words))


def _email(text: str) -> str | None:
    found = EMAIL.search(text)
    return found.group().lower() if found and len(found.group()) <= 254 else None


def _phone(text: str) -> str | None:
    """The first number that can be dialled; years and identity numbers begin otherwise."""
    numbers = (phone.to_e164(found.group()) for found in PHONE.finditer(text))
    return next((number for number in numbers if number), None)


def _linkedin(text: str) -> str | None:
    found = LINKEDIN.search(text)
    return f"https://linkedin.com/in/{found.group(1)}" if found else None


def _headline(text: str) -> str | None:
    """The first line after the name that names an occupation rather than a place, a contact or a section."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:HEADLINE_LINES]
    titled = [line for line in lines if not CAPTIONS.match(line)]
    for part in (part for line in titled[:1] for part in SEPARATORS.split(line)[1:]):
        if _is_headline(part):
            return part
    for line in titled[1:]:
        if SECTIONS.match(line):
            return None
        for part in [] if LABEL.match(line) else SEPARATORS.split(line):
            if _is_headline(part):
                return part.strip()
    return None


def _is_headline(part: str) -> bool:
    letters = sum(letter.isalpha() for letter in part)
    plain = not (ADDRESS.search(part) or PLACE.search(part) or SECTIONS.match(part) or part.endswith((".", ",")))
    return 4 <= len(part) <= 80 and letters >= 0.7 * len(part) and plain
