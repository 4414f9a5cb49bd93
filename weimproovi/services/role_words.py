"""Organization structure names roles only (C6): personal names, addresses, links and numbers are found here."""

import re
from collections.abc import Iterable

from weimproovi.i18n import _

EMAIL = re.compile(r"\S+@\S+")
LINK = re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:com|id|net|org|io|co)\b", re.IGNORECASE)
NUMBER = re.compile(r"(?:\d[\s.\-]?){7,}")
ADDRESSED = re.compile(
    r"\b(?:[Bb]apak|[Ii]bu(?! Hamil| Menyusui| Kota)|[Pp]ak|[Bb]u|[Bb]pk\.?|[Ss]dri?\.?|[Mm]as|[Mm]bak|[Kk]ak|Mr\.?|Mrs\.?|Ms\.?)\s+[A-Z]\w*"
)
DEGREE = re.compile(r"\b(?:S\.\s?[A-Z][a-z]{0,3}|M\.\s?[A-Z][a-z]{0,3}|A\.Md|dr|Dr|drg|Ir|Drs|Dra|Hj?)\.(?=\W|$)")
NAMES = """
    achmad agus agung ahmad ahmed aisyah andri anita anton arif asep ayu bambang budi dedi deni desi dewi dian dimas dwi eka eko
    endang erna fajar feri fitri hendra herman indra irfan irwan iwan joko kartini ketut kurniawan lina lukman maria
    muhammad mohammad nanda ningsih novi nur nurul nyoman pratiwi purnomo putu rahmat ratna reni ridwan rina rini rizal rizky
    rudi santoso setiawan siti slamet sri sudirman suharto sukarno sulastri susanti susilo sutrisno syahrul tono tri tuti udin
    wahyu wati wawan wayan widodo wulandari yanti yanto yudi yuliana yuni yusuf zainal
"""
COMMON_NAMES = frozenset(NAMES.split())
WORD = re.compile(r"[^\W\d_]+")


def fault_in_role(text: str, member_names: Iterable[str]) -> str | None:
    """What to change about the name of a role or department, in words; None when it names no person and no contact."""
    if EMAIL.search(text) or LINK.search(text) or NUMBER.search(text):
        return _("Tulis peran saja, tanpa e-mail, tautan, atau nomor telepon. Contoh: Manajer operasional.")
    if ADDRESSED.search(text) or DEGREE.search(text) or _names_somebody(text, member_names):
        return _("Tulis perannya, bukan nama orangnya. Contoh: Manajer operasional.")
    return None


def _names_somebody(text: str, member_names: Iterable[str]) -> bool:
    capitalised = [word for word in WORD.findall(text) if word[0].isupper()]
    words = [word.casefold() for word in capitalised or WORD.findall(text)]
    if COMMON_NAMES.intersection(words):
        return True
    return any(_is_named(name, words) for name in member_names)


def _is_named(name: str, words: list[str]) -> bool:
    """The whole name stands there, or (of a name of several words) its first or last word does, capitalised."""
    parts = [part.casefold() for part in WORD.findall(name) if len(part) > 2]
    return bool(parts) and bool({parts[0], parts[-1]}.intersection(words))
