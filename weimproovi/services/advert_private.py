"""What an advert says that a vacancy may not: ways to be reached, and people's names. Taken out before anything else is read (C6, S3)."""

import re
from collections import Counter

from weimproovi.i18n import _, n_
from weimproovi.integrations.phone import numbers_in
from weimproovi.services.role_words import ADDRESSED

EMAIL = re.compile(r"[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.IGNORECASE)
LINK = re.compile(
    r"(?:https?:/{1,2}|www\.)\S{1,300}|\b[\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\.(?:com|co|id|net|org|io|me|ly|gl|gle|link|site|online|shop|xyz|app|biz|in|ee|id)\b(?:/\S{0,200})?",
    re.IGNORECASE,
)
ACCOUNT = re.compile(r"(?<!\w)@\w[\w.]{2,60}")
NUMBER = re.compile(r"(?<![\d.,])(?:\+?62|0)[\s.\-()]{0,2}8\d(?:[\s.\-()]{0,2}\d){6,10}(?!\d)")
CONTACT_PERSON = re.compile(
    r"\b(?:contact person|narahubung|kontak person|cp|pic)\b\s{0,3}[:\-=]?\s{0,3}(?P<name>[A-Z]\w{1,30}(?:\s[A-Z]\w{1,30}){0,2})?",
    re.IGNORECASE,
)
WAYS = (("email", EMAIL), ("link", LINK), ("account", ACCOUNT), ("phone", NUMBER))


def taken_out(words: str) -> tuple[str, Counter[str]]:
    """The words without contacts and names, and how many of each stood there."""
    found: Counter[str] = Counter()
    for kind, pattern in WAYS:
        words, count = pattern.subn(" ", words)
        found[kind] += count
    for place, number in numbers_in(words):
        if not _is_money(words, place):
            words = words.replace(number, " ")
            found["phone"] += 1
    for pattern in (ADDRESSED, CONTACT_PERSON):
        words, count = pattern.subn(" ", words)
        found["person"] += count
    return " ".join(words.split()), +found


def words_for(found: Counter[str]) -> list[str]:
    """What was left out, counted, without repeating it."""
    told = (
        n_("1 nomor telepon", "{n} nomor telepon", found["phone"]) if found["phone"] else "",
        n_("1 alamat e-mail", "{n} alamat e-mail", found["email"]) if found["email"] else "",
        n_("1 tautan", "{n} tautan", found["link"]) if found["link"] else "",
        n_("1 akun pesan atau media sosial", "{n} akun pesan atau media sosial", found["account"]) if found["account"] else "",
        n_("1 nama orang", "{n} nama orang", found["person"]) if found["person"] else "",
        _("Cara melamar di luar Weimproovi") if found["way"] else "",
    )  # fmt: skip
    return [words for words in told if words]


def _is_money(words: str, start: int) -> bool:
    return words[max(0, start - 5) : start].strip().casefold().endswith(("rp", "rp.", "idr"))
