"""Where the work is: what was typed, in the spelling of the list of regions, or the words that say what is wrong with it."""

from typing import Any

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.models import Vacancy
from weimproovi.vocabulary.regions import PROVINCE_OF, PROVINCES, REGENCIES

SHORT = {"kab": "kabupaten", "kab.": "kabupaten", "kep": "kepulauan", "kep.": "kepulauan"}
PROVINCES_SAID = {
    "jakarta": "DKI Jakarta", "daerah khusus ibukota jakarta": "DKI Jakarta", "daerah khusus jakarta": "DKI Jakarta", "dkj": "DKI Jakarta",
    "dki": "DKI Jakarta", "yogyakarta": "DI Yogyakarta", "jogja": "DI Yogyakarta", "diy": "DI Yogyakarta",
    "daerah istimewa yogyakarta": "DI Yogyakarta", "jabar": "Jawa Barat", "jateng": "Jawa Tengah", "jatim": "Jawa Timur",
    "ntb": "Nusa Tenggara Barat", "ntt": "Nusa Tenggara Timur", "kepri": "Kepulauan Riau", "babel": "Kepulauan Bangka Belitung",
    "sumut": "Sumatera Utara", "sumbar": "Sumatera Barat", "sumsel": "Sumatera Selatan", "kalbar": "Kalimantan Barat",
    "kalsel": "Kalimantan Selatan", "kalteng": "Kalimantan Tengah", "kaltim": "Kalimantan Timur", "kaltara": "Kalimantan Utara",
    "sulsel": "Sulawesi Selatan", "sulut": "Sulawesi Utara", "sulteng": "Sulawesi Tengah", "sultra": "Sulawesi Tenggara",
    "sulbar": "Sulawesi Barat",
}  # fmt: skip
CITIES_SAID = {
    "jaksel": "Jakarta Selatan", "jakpus": "Jakarta Pusat", "jakbar": "Jakarta Barat", "jaktim": "Jakarta Timur", "jakut": "Jakarta Utara",
    "jogja": "Kota Yogyakarta", "jogjakarta": "Kota Yogyakarta", "solo": "Kota Surakarta", "tangsel": "Kota Tangerang Selatan",
    "ujung pandang": "Kota Makassar",
}  # fmt: skip


def placed(city: str, province: str) -> tuple[str, str]:
    """City and province as the list spells them; what the list does not know stays as typed."""
    province = province_named(province) or province
    found = cities_named(city, province) or cities_named(city)
    return (found[0] if len(found) == 1 else city), province


def province_of(city: str) -> str:
    """The province of a typed city; "" where that is not certain."""
    found = cities_named(city)
    return PROVINCE_OF[found[0]] if len(found) == 1 else ""


def fault(city: str, province: str) -> tuple[str, str] | None:
    """The field and the words, where a placement is not on the list. An empty one is somebody else's matter."""
    if province and province not in PROVINCES:
        return "province", _("Pilih provinsi dari daftar.")
    if not city or PROVINCE_OF.get(city, "") == (province or PROVINCE_OF.get(city)):
        return None
    if city in PROVINCE_OF:
        return "province", _("{city} ada di {province}. Ganti salah satunya.", city=city, province=PROVINCE_OF[city])
    alike = cities_named(city, province) or cities_named(city)
    if alike:
        return "city", _("Pilih salah satu: {names}.", names=", ".join(alike))
    return "city", _("Pilih kota atau kabupaten dari daftar, misalnya Kota Bandung atau Kabupaten Bandung.")


def require_listed(values: dict[str, Any], vacancy: Vacancy) -> None:
    """A vacancy before the public keeps the place that it has, or gets one of the list.

    Raises:
        Invalid: another place that the list does not know.
    """
    wanted = values["city"], values["province"]
    found = fault(*wanted)
    if found and wanted != (vacancy.city, vacancy.province):
        raise Invalid(dict([found]))


def province_named(words: str) -> str:
    """The province that is meant, "" for none."""
    key = _key(words)
    return PROVINCES_SAID.get(key) or next((name for name in PROVINCES if name.casefold() == key), "")


def cities_named(words: str, province: str = "") -> list[str]:
    """The regencies and cities that are meant: one for its full name, two for "Bandung", which is both."""
    key = _key(words)
    said = CITIES_SAID.get(key)
    full = [region.name for region in REGENCIES if key == region.name.casefold()]
    bare = [region.name for region in REGENCIES if key == region.bare_name.casefold()]
    within = ([said] if said else []) or full or bare
    return [name for name in within if not province or PROVINCE_OF[name] == province]


def _key(words: str) -> str:
    """Folded, abbreviations written out; "Kota Administrasi Jakarta Selatan" and "Kota Jakarta Selatan" are Jakarta Selatan."""
    plain = words.casefold().removeprefix("provinsi ").replace(" administrasi ", " ")
    spelled = " ".join(SHORT.get(word, word) for word in plain.split())
    bare = spelled.removeprefix("kabupaten ").removeprefix("kota ")
    return bare if bare.startswith("jakarta ") or bare == "kepulauan seribu" else spelled
