"""Where the work of an advert is: the city or regency, its province, and whether one works there, elsewhere, or both."""

import re
from functools import cache

from weimproovi.vocabulary import PROVINCES, Workplace

# Cities of each province; after the bar, regencies that adverts name. Facts of public administration.
CITIES = {
    "Aceh": "Banda Aceh, Langsa, Lhokseumawe, Sabang, Subulussalam | Aceh Besar, Bireuen, Pidie",
    "Sumatera Utara": "Medan, Binjai, Gunungsitoli, Padangsidimpuan, Pematangsiantar, Sibolga, Tanjungbalai, Tebing Tinggi | Deli Serdang, Langkat, Asahan, Karo",
    "Sumatera Barat": "Padang, Bukittinggi, Padang Panjang, Pariaman, Payakumbuh, Sawahlunto | Agam, Tanah Datar",
    "Riau": "Pekanbaru, Dumai | Kampar, Bengkalis, Pelalawan",
    "Kepulauan Riau": "Batam, Tanjungpinang | Bintan, Karimun",
    "Jambi": "Jambi, Sungai Penuh | Muaro Jambi, Bungo",
    "Bengkulu": "Bengkulu | Rejang Lebong",
    "Sumatera Selatan": "Palembang, Lubuklinggau, Pagar Alam, Prabumulih | Banyuasin, Muara Enim, Ogan Ilir",
    "Kepulauan Bangka Belitung": "Pangkalpinang | Belitung",
    "Lampung": "Bandar Lampung, Metro | Pringsewu, Lampung Selatan, Lampung Tengah",
    "Banten": "Tangerang, Tangerang Selatan, Serang, Cilegon | Lebak, Pandeglang",
    "DKI Jakarta": "Jakarta Selatan, Jakarta Barat, Jakarta Timur, Jakarta Utara, Jakarta Pusat | Kepulauan Seribu",
    "Jawa Barat": "Bandung, Bekasi, Bogor, Cimahi, Cirebon, Depok, Sukabumi, Tasikmalaya | Bandung Barat, Karawang, Purwakarta, Subang, Garut, Sumedang, "
    "Indramayu, Majalengka, Kuningan, Cianjur, Ciamis, Pangandaran",
    "Jawa Tengah": "Semarang, Surakarta, Magelang, Pekalongan, Salatiga, Tegal | Kudus, Jepara, Pati, Demak, Kendal, Batang, Pemalang, Brebes, Banyumas, Cilacap, "
    "Purbalingga, Banjarnegara, Kebumen, Purworejo, Wonosobo, Temanggung, Boyolali, Klaten, Sukoharjo, Karanganyar, Wonogiri, Sragen, Grobogan, Blora, Rembang",
    "DI Yogyakarta": "Yogyakarta | Sleman, Bantul, Kulon Progo, Gunungkidul",
    "Jawa Timur": "Surabaya, Malang, Batu, Blitar, Kediri, Madiun, Mojokerto, Pasuruan, Probolinggo | Sidoarjo, Gresik, Lamongan, Tuban, Bojonegoro, Jombang, Nganjuk, "
    "Jember, Banyuwangi, Lumajang, Situbondo, Bondowoso, Tulungagung, Trenggalek, Ponorogo, Magetan, Ngawi, Bangkalan, Sampang, Pamekasan, Sumenep",
    "Bali": "Denpasar | Badung, Gianyar, Tabanan, Buleleng, Karangasem, Klungkung, Jembrana",
    "Nusa Tenggara Barat": "Mataram, Bima | Lombok Barat, Lombok Tengah, Lombok Timur, Sumbawa",
    "Nusa Tenggara Timur": "Kupang | Manggarai Barat, Ende, Sikka",
    "Kalimantan Barat": "Pontianak, Singkawang | Kubu Raya, Sambas, Ketapang",
    "Kalimantan Tengah": "Palangka Raya | Kotawaringin Timur, Kotawaringin Barat",
    "Kalimantan Selatan": "Banjarmasin, Banjarbaru | Tanah Laut, Tabalong",
    "Kalimantan Timur": "Samarinda, Balikpapan, Bontang | Kutai Kartanegara, Kutai Timur, Berau",
    "Kalimantan Utara": "Tarakan | Bulungan, Nunukan",
    "Sulawesi Utara": "Manado, Bitung, Kotamobagu, Tomohon | Minahasa",
    "Gorontalo": "Gorontalo | Bone Bolango",
    "Sulawesi Tengah": "Palu | Morowali, Poso, Banggai",
    "Sulawesi Barat": "| Mamuju, Polewali Mandar",
    "Sulawesi Selatan": "Makassar, Palopo, Parepare | Gowa, Maros, Bone, Luwu Timur",
    "Sulawesi Tenggara": "Kendari, Baubau | Kolaka, Konawe",
    "Maluku": "Ambon, Tual | Maluku Tengah",
    "Maluku Utara": "Ternate, Tidore Kepulauan | Halmahera Tengah",
    "Papua": "Jayapura | Biak Numfor",
    "Papua Barat": "| Manokwari, Fakfak",
    "Papua Barat Daya": "Sorong | Raja Ampat",
    "Papua Selatan": "| Merauke",
    "Papua Tengah": "| Mimika, Nabire",
    "Papua Pegunungan": "| Jayawijaya",
}  # fmt: skip
SHORT = {
    "jaksel": "Jakarta Selatan", "jakbar": "Jakarta Barat", "jaktim": "Jakarta Timur", "jakut": "Jakarta Utara", "jakpus": "Jakarta Pusat", "tangsel": "Tangerang Selatan",
    "jogja": "Yogyakarta", "yogya": "Yogyakarta", "jogjakarta": "Yogyakarta", "solo": "Surakarta", "bsd": "Tangerang Selatan", "cikarang": "kabupaten bekasi",
    "south jakarta": "Jakarta Selatan", "west jakarta": "Jakarta Barat", "east jakarta": "Jakarta Timur", "north jakarta": "Jakarta Utara",
    "central jakarta": "Jakarta Pusat", "south tangerang": "Tangerang Selatan", "makasar": "Makassar", "sby": "Surabaya", "bdg": "Bandung", "pekan baru": "Pekanbaru",
}  # fmt: skip
ALSO_PROVINCE = {"jabar": "Jawa Barat", "jateng": "Jawa Tengah", "jatim": "Jawa Timur", "jakarta": "DKI Jakarta", "west java": "Jawa Barat", "east java": "Jawa Timur",
    "central java": "Jawa Tengah", "ntb": "Nusa Tenggara Barat", "ntt": "Nusa Tenggara Timur", "diy": "DI Yogyakarta"}  # fmt: skip
ORDINARY = frozenset({"batu", "metro", "bone", "batang", "ende", "bima", "palu", "pati", "solo", "maluku", "papua", "riau"})  # words too: a place only after a label
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
    places = {}
    for province, names in CITIES.items():
        cities, _bar, regencies = names.partition("|")
        for name in _names(regencies):
            places[name.casefold()] = (f"Kabupaten {name}", province)
        for name in _names(cities):
            places[name.casefold()] = (name if name.startswith("Jakarta") else f"Kota {name}", province)
            places[f"kabupaten {name.casefold()}"] = (f"Kabupaten {name}", province)
    for short, full in SHORT.items():
        places[short] = places[full.casefold()]
    return places


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


def _names(listed: str) -> list[str]:
    return [name.strip() for name in listed.split(",") if name.strip()]


def _after_label(line: str) -> str:
    named = LABEL.search(line)
    return line[named.end() :] if named else ""


def _only(provinces: object) -> str:
    found = set(provinces)  # type: ignore[call-overload]
    return found.pop() if len(found) == 1 else ""
