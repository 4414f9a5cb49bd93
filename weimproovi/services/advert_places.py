"""Where the work of an advert is: the city or regency, its province, and whether one works there, elsewhere, or both."""

import re
from functools import cache

from weimproovi.services.placements import CITIES_SAID, PROVINCES_SAID
from weimproovi.vocabulary import Workplace
from weimproovi.vocabulary.regions import PROVINCE_OF, PROVINCES, REGENCIES

SHORT = CITIES_SAID | {
    "yogya": "Kota Yogyakarta", "bsd": "Kota Tangerang Selatan", "cikarang": "Kabupaten Bekasi", "south jakarta": "Jakarta Selatan", "west jakarta": "Jakarta Barat",
    "east jakarta": "Jakarta Timur", "north jakarta": "Jakarta Utara", "central jakarta": "Jakarta Pusat", "south tangerang": "Kota Tangerang Selatan",
    "makasar": "Kota Makassar", "sby": "Kota Surabaya", "bdg": "Kota Bandung", "pekan baru": "Kota Pekanbaru",
}  # fmt: skip
ALSO_PROVINCE = {name: province for name, province in PROVINCES_SAID.items() if province != "DI Yogyakarta" or name == "diy"} | {
    "west java": "Jawa Barat", "east java": "Jawa Timur", "central java": "Jawa Tengah",
}  # fmt: skip
ORDINARY = frozenset({"batu", "metro", "bone", "batang", "ende", "bima", "palu", "pati", "solo", "puncak", "buru", "landak", "muna", "siak", "lahat", "banjar"})  # words too: a place only after a label
LABEL = re.compile(r"\b(?:lokasi(?: kerja)?|penempatan|location|placement|area(?: kerja)?|wilayah|alamat|address|based in|work location|place|kantor|office|cabang|branch)\b|📍", re.IGNORECASE)
STREET = re.compile(r"\b(?:jl|jln|jalan|street|st)\b\.?\s{0,2}[\w.' ]{1,60}?(?=,|\bno\b|\d|$)", re.IGNORECASE)
DOMICILE = re.compile(r"\b(?:domisili|berdomisili|tinggal|domicile|living in|residing)\b", re.IGNORECASE)
REMOTE = re.compile(r"(?<!bukan )(?<!tidak )(?<!non )(?<!no )(?<!not )\b(?:remote|wfh|wfa|work from home|work from anywhere|kerja dari rumah|full remote)\b", re.IGNORECASE)
OFFICE = re.compile(r"(?<!bukan )(?<!tidak )(?<!non )(?<!no )(?<!not )\b(?:wfo|on[- ]?site|work from office|di tempat kerja|kerja di kantor|full wfo)\b", re.IGNORECASE)
HYBRID = re.compile(r"\bhybrid\b", re.IGNORECASE)


def place_in(lines: list[str]) -> tuple[str, str]:
    """City and province; empty where the advert names none, or several."""
    labelled = [after for line in lines if (after := _after_label(line))]
    for told in (labelled, [line for line in lines if not DOMICILE.search(line)]):
        found = {place for line in told for place in _places(line, named=told is labelled)}
        cities = {place for place in found if place[0]} or found
        if len(cities) == 1:
            return next(iter(cities))
        if cities:
            return "", _only(province for _city, province in cities)
    return "", ""


def workplace_in(lines: list[str]) -> Workplace | None:
    """How one works, where the advert says so."""
    text = " ; ".join(lines)
    remote, office = bool(REMOTE.search(text)), bool(OFFICE.search(text))
    if HYBRID.search(text) or (remote and office):
        return Workplace.HYBRID
    return Workplace.REMOTE if remote else Workplace.ON_SITE if office else None


def is_labelled(line: str) -> bool:
    """The line is about where the work is."""
    return bool(LABEL.match(line))


def without_place(words: str) -> str:
    """The words without a city at their end ("Barista Bandung", "Kasir - Jaksel")."""
    kinds = r"(?:\s{0,2}[-–,(|/]?\s{0,2}(?:di|in|at|area|penempatan|kota|kab\.?)?\s{0,2})"
    return re.sub(rf"{kinds}\b(?:{_pattern_of(tuple(known()))})\)?\s*$", "", words, flags=re.IGNORECASE)


@cache
def known() -> dict[str, tuple[str, str]]:
    """What adverts call a place, and its city and province."""
    places: dict[str, tuple[str, str]] = {}
    for region in sorted(REGENCIES, key=lambda one: one.name.startswith("Kota ")):  # a bare "Bandung" is the city
        places[region.bare_name.casefold()] = places[region.name.casefold()] = (region.name, PROVINCE_OF[region.name])
    return places | {short: (full, PROVINCE_OF[full]) for short, full in SHORT.items()}


def _places(line: str, *, named: bool) -> set[tuple[str, str]]:
    plain = re.sub(r"\bkab\b\.?", "kabupaten", STREET.sub(" ", line).casefold())
    found: set[tuple[str, str]] = set()
    for match in _finder().finditer(plain):
        name = match[0]
        if named or name not in ORDINARY:
            found.add(known().get(name) or ("", _province(name)))
    return found


def _province(name: str) -> str:
    return ALSO_PROVINCE.get(name) or next(province for province in PROVINCES if province.casefold() == name)


@cache
def _finder() -> re.Pattern[str]:
    provinces = [province.casefold() for province in PROVINCES]
    return re.compile(rf"\b(?:{_pattern_of((*known(), *ALSO_PROVINCE, *provinces))})\b")


def _pattern_of(names: tuple[str, ...]) -> str:
    return "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True))


def _after_label(line: str) -> str:
    named = LABEL.search(line)
    return line[named.end() :] if named else ""


def _only(provinces: object) -> str:
    found = set(provinces)  # type: ignore[call-overload]
    return found.pop() if len(found) == 1 else ""
