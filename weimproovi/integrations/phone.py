"""Phone numbers as people type them. The only door to parsing them; shown by `i18n.format.phone`."""

import re

import phonenumbers

REGION = "ID"
SEPARATORS = re.compile(r"[\s().\-–/]+")
TYPED = re.compile(r"\+?\d{8,15}")
NATIONAL_DIGITS = range(9, 13)  # 10 to 13 digits as people count them, the leading 0 included


def to_e164(typed: str) -> str | None:
    """A number in E.164, from "0812…", "62812…", "+62 812-…" or a foreign "+…"; None when it is no phone number."""
    digits = SEPARATORS.sub("", typed)
    if not digits.isascii() or not TYPED.fullmatch(digits):
        return None
    if digits.startswith("62"):
        digits = f"+{digits}"
    try:
        parsed = phonenumbers.parse(digits, REGION)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if _plausible(parsed) else None


def numbers_in(text: str) -> list[tuple[int, str]]:
    """Phone numbers as they stand in a text, each with its place."""
    return [(found.start, found.raw_string) for found in phonenumbers.PhoneNumberMatcher(text, REGION)]


def _plausible(parsed: phonenumbers.PhoneNumber) -> bool:
    if parsed.country_code == phonenumbers.country_code_for_region(REGION):
        return len(str(parsed.national_number)) in NATIONAL_DIGITS
    return phonenumbers.is_valid_number(parsed)
