"""Ways to be reached outside, found in text: phone numbers, e-mails, links, messenger names. A company that is not checked writes none (S3)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from weimproovi.i18n import _
from weimproovi.models import Company, Vacancy, VacancyQuestion
from weimproovi.schemas.recruiter import Fault

FIELDS = ("title", "city", "department", "reports_to", "level", "duties", "qualifications")
MONEY = re.compile(r"(?<![\d+])[1-9]\d{0,2}(?:[.,]\d{3})+(?!\d)")
YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\b")
HOURS = re.compile(r"(?<![\d.:-])[0-2]?\d[.:][0-5]\d\s?[-–]\s?[0-2]?\d[.:][0-5]\d(?![\s.\-]?\d)")
WAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:\+|\(?\b0|\b62)(?:[\s.\-()/]{0,2}\d){6,}",  # a phone number, however it is spaced
        r"(?:\d[\s.\-]?){9,}",
        r"\S+\s?(?:@|\[at\]|\(at\))\s?\S+\.\w{2,}",
        r"(?<!\w)@\w{3,}",
        r"https?:|\bwww\.|\b[\w-]+\.(?:com|co|id|net|org|io|me|ly|gl|gle|link|site|online|shop|xyz|app|biz|my|sg)\b",
        r"\b(?:wa|whats\s?app|telegram|signal|instagram|ig|id\s+line)\b.{0,30}?(?:@\w|\d{3,})",
    )
)


def reaches_outside(text: str) -> bool:
    """The text gives a phone number, an e-mail, a link or a messenger name. Sums of money and spans of years or hours do not count."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    for harmless in (MONEY, YEARS, HOURS):
        plain = harmless.sub(" ", plain)
    return any(way.search(plain) for way in WAYS)


def faults(company: Company, vacancy: Vacancy, questions: Sequence[VacancyQuestion]) -> Iterator[Fault]:
    """Where a vacancy, its questions or its company's name reach outside."""
    if reaches_outside(company.name):
        yield Fault("company", refused_words())
    for field in FIELDS:
        if reaches_outside(getattr(vacancy, field)):
            yield Fault(field, refused_words())
    if any(reaches_outside(words) for asked in questions for words in (asked.text, *asked.options)):
        yield Fault("questions", refused_words())


def refused_words() -> str:
    """What to change, and why."""
    return _("Tulis tanpa nomor telepon, e-mail, tautan, atau akun pesan sampai identitas perusahaan diperiksa.")
