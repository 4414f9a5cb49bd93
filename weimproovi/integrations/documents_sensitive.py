"""What a resume says beyond what candidates are asked for (C1): identity, family card, tax and bank numbers, birth date, religion, marital status.

Rules over the text of one page, in Indonesian and English. They only point; nothing is refused for what they find. Runs in `documents_sandbox`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weimproovi.vocabulary import SensitiveKind

NEAR = 60  # characters between a label and its value
PROVINCES = frozenset(
    (*range(11, 20), 21, *range(31, 37), 51, 52, 53, *range(61, 66), *range(71, 77), 81, 82, *range(91, 98))
)
SIXTEEN = re.compile(r"(?<![\d.,+])\d(?:[ .-]?\d){15}(?![ .-]?\d)")
TAX_FORMATTED = re.compile(r"(?<!\d)\d{2}[. ]\d{3}[. ]\d{3}[. ]\d[-. ]\d{3}[. ]\d{3}(?!\d)")
FIFTEEN_OR_SIXTEEN = re.compile(r"(?<!\d)\d(?:[ .-]?\d){14,15}(?![ .-]?\d)")
ACCOUNT = re.compile(r"(?<![\d+.,/])\d(?:[ -]?\d){8,17}(?![ -]?\d|[.,]\d)")
ACCOUNT_FORMATTED = re.compile(r"(?<![\d+.,/])\d{2,4}(?:[.-]\d{1,7}){1,4}(?![.-]?\d)")
TAX_LABEL = re.compile(r"\bNPWP\b|nomor pokok wajib pajak|\btax (?:id|payer|number)", re.IGNORECASE)
FAMILY_LABEL = re.compile(r"\bKK\b|kartu keluarga|family card", re.IGNORECASE)
NIK_LABEL = re.compile(r"\bNIK\b|\bKTP\b|nomor induk kependudukan|identity (?:card|number)|\bnational id\b", re.IGNORECASE)
ACCOUNT_LABEL = re.compile(r"rekening|\bno\.? ?rek\b|\bnorek\b|(?:bank )?account (?:no|number)", re.IGNORECASE)
BANK = re.compile(
    r"\b(?:bank|BCA|BNI|BRI|BSI|BTN|mandiri|CIMB|niaga|danamon|permata|jago|jenius|seabank|OCBC|maybank|panin|muamalat|a/n|a\.n\.)(?!\w)",
    re.IGNORECASE,
)
PHONE = re.compile(r"^(?:0|62)[ -]?8")
YEARS = re.compile(r"^(?:19|20)\d\d[ -]+(?:19|20)\d\d")
MONTHS = (
    "jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?|agt|aug(?:ust)?|sep(?:t|tember)?|"
    "okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?"
)
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ ./-]+(?:{MONTHS})\.?[ ,./-]+(?:19|20)\d\d\b|\b(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
    r"|\b\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:19|20)?\d\d\b|\b(?:19|20)\d\d-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
BORN = re.compile(
    r"\bTTL\b|\b(?:tempat|tanggal|tgl\.?)[ ,/&.-]*(?:dan )?(?:tanggal |tgl\.? ?)?lahir\b|\blahir\b|\bdate of birth\b|\bbirth ?(?:date|day)\b|\bplace.{1,12}birth\b"
    r"|\bD\.?O\.?B\b|\bborn\b",
    re.IGNORECASE,
)
SAID = r"[ \t]*(?:[:;=–-][ \t\r\n]*|[ \t]{2,}|[ \t]*\r?\n[ \t]*[:]?[ \t]*)"
RELIGIONS = (
    r"(?:islam|moslem|muslim(?:ah)?|(?:kristen|christian)(?: (?:protestan|katolik|protestant|catholic))?|protestan(?:t)?|kath?olik|catholic|christianity|"
    r"hindu(?:ism)?|buddh?a|buddhis[tm]|khong ?hu ?cu|konghucu|confucian(?:ism)?)\b"
)
RELIGION = re.compile(rf"^[^\w\n]*(?:agama|religion)(?:{SAID}|[ \t]+)(?P<value>{RELIGIONS})[ \t]*(?=[,;|\r\n]|$)", re.IGNORECASE | re.MULTILINE)
RELIGION_INSIDE = re.compile(rf"(?<!\w )\b(?:agama|religion)[ \t]*[:=][ \t]*(?P<value>{RELIGIONS})", re.IGNORECASE)
STATES = (
    r"(?:belum (?:menikah|kawin|nikah)|sudah (?:menikah|kawin|nikah)|tidak (?:menikah|kawin)|menikah|kawin|nikah|cerai(?: (?:hidup|mati))?|duda|janda|lajang|"
    r"single|unmarried|(?:not )?married|divorced|widow(?:ed|er)?)\b"
)
MARITAL = re.compile(
    rf"\b(?:status(?: (?:perkawinan|pernikahan|nikah|kawin|pribadi|sipil|diri|marital))?|(?:marital|civil) status)(?:{SAID}|[ \t]+)(?P<value>{STATES})",
    re.IGNORECASE,
)
MARITAL_ALONE = re.compile(r"^[^\w\n]*(?P<value>belum (?:menikah|kawin|nikah)|unmarried)[ \t.]*\r?$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text says something sensitive: the span of the value, without its label."""

    kind: SensitiveKind
    start: int
    stop: int


def mentions(text: str) -> list[Mention]:
    """What a page says, in reading order; a place is named once."""
    found: list[Mention] = []
    for rule in (_tax, _sixteen, _accounts, _births, _religions, _marital):
        for one in rule(text):
            if not any(one.start < other.stop and other.start < one.stop for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def same_number(text: str, number: str) -> Iterator[tuple[int, int]]:
    """Where a text repeats a number, however its digits are parted."""
    digits = [letter for letter in number if letter.isdigit()]
    for match in re.finditer(r"[ .-]?".join(digits), text):
        yield match.span()


def _tax(text: str) -> Iterator[Mention]:
    for match in TAX_FORMATTED.finditer(text):
        yield Mention(SensitiveKind.TAX_NUMBER, *match.span())
    for match in FIFTEEN_OR_SIXTEEN.finditer(text):
        if TAX_LABEL.search(_before(text, match.start(), 30)):
            yield Mention(SensitiveKind.TAX_NUMBER, *match.span())


def _sixteen(text: str) -> Iterator[Mention]:
    """A family card has the shape of an identity number; its label tells them apart, and the nearest label counts."""
    for match in SIXTEEN.finditer(text):
        before = _before(text, match.start(), 40)
        family, person = _last(FAMILY_LABEL, before), _last(NIK_LABEL, before)
        if family > person:
            yield Mention(SensitiveKind.FAMILY_CARD, *match.span())
        elif person >= 0 or _is_nik(match.group()):
            yield Mention(SensitiveKind.NIK, *match.span())


def _is_nik(number: str) -> bool:
    """Region of six digits, day (women: plus 40), month, year, and a running number."""
    digits = "".join(letter for letter in number if letter.isdigit())
    province, regency, district, day, month = (int(digits[place : place + 2]) for place in range(0, 10, 2))
    born = 1 <= day <= 31 or 41 <= day <= 71
    return province in PROVINCES and 1 <= regency <= 79 and district >= 1 and born and 1 <= month <= 12 and digits[12:] != "0000"


def _accounts(text: str) -> Iterator[Mention]:
    for pattern in (ACCOUNT, ACCOUNT_FORMATTED):
        for match in pattern.finditer(text):
            before = _before(text, match.start(), 40)
            named = ACCOUNT_LABEL.search(before)
            beside = pattern is ACCOUNT and BANK.search(before.rpartition("\n")[2])
            if (named or beside) and _is_account(match.group()):
                yield Mention(SensitiveKind.BANK_ACCOUNT, *match.span())


def _is_account(number: str) -> bool:
    digits = sum(letter.isdigit() for letter in number)
    return 9 <= digits <= 18 and not PHONE.match(number) and not YEARS.match(number)


def _births(text: str) -> Iterator[Mention]:
    for match in DATE.finditer(text):
        if _is_birth(_before(text, match.start(), NEAR)):
            yield Mention(SensitiveKind.BIRTH_DATE, *match.span())


def _is_birth(before: str) -> bool:
    """The nearest words before a date say that somebody was born, on its line or the line before, with no other date between."""
    said = _last(BORN, before)
    if said < 0:
        return False
    between = before[said:]
    return between.count("\n") <= 1 and not DATE.search(between)


def _religions(text: str) -> Iterator[Mention]:
    for pattern in (RELIGION, RELIGION_INSIDE):
        for match in pattern.finditer(text):
            yield Mention(SensitiveKind.RELIGION, *match.span("value"))


def _marital(text: str) -> Iterator[Mention]:
    for pattern in (MARITAL, MARITAL_ALONE):
        for match in pattern.finditer(text):
            yield Mention(SensitiveKind.MARITAL_STATUS, *match.span("value"))


def _before(text: str, start: int, length: int) -> str:
    return text[max(0, start - length) : start]


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)
