"""A withheld company name (S5): found and covered in whatever text becomes public."""

import re

LEGAL_FORM = re.compile(r"^(?:pt|cv|ud|firma|fa|koperasi|yayasan|perum|pd)\.?\s+", re.IGNORECASE)
LEGAL_ENDING = re.compile(r"[,\s]+tbk\.?$", re.IGNORECASE)
COVER = "perusahaan ini"


def names_company(text: str, company: str) -> bool:
    """The text names the company, with or without its legal form."""
    return bool(_pattern(company).search(text))


def covered(text: str, company: str) -> str:
    """The text with the company's name replaced."""
    return _pattern(company).sub(COVER, text)


def _pattern(company: str) -> re.Pattern[str]:
    """A name of one word may be an ordinary word as well, so without its legal form it counts only as it is written."""
    core = LEGAL_ENDING.sub("", LEGAL_FORM.sub("", company.strip()))
    words = r"\s+".join(re.escape(word) for word in core.split())
    form = r"(?<!\w)(?i:pt|cv|ud|firma|fa|koperasi|yayasan|perum|pd)\.?\s+"
    ending = r"(?:[,\s]+(?i:tbk)\b\.?)?"
    bare = words if len(core.split()) == 1 else f"(?i:{words})"
    return re.compile(rf"(?:{form}(?i:{words})|(?<!\w){bare})(?!\w){ending}")
