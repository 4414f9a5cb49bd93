"""The provinces, regencies and cities of Indonesia with their official codes, read from `regions.tsv`; where the list is from: `regions.LICENSE.txt`."""

from dataclasses import dataclass
from pathlib import Path

KINDS = ("Kabupaten ", "Kota ")


@dataclass(frozen=True, slots=True)
class Region:
    """A province ("32") or a regency or city in one ("32.73")."""

    code: str
    name: str

    @property
    def province_code(self) -> str:
        return self.code[:2]

    @property
    def bare_name(self) -> str:
        """The name without its kind: "Bandung" of both Kota Bandung and Kabupaten Bandung."""
        return next((self.name.removeprefix(kind) for kind in KINDS if self.name.startswith(kind)), self.name)


def _read() -> tuple[Region, ...]:
    lines = (Path(__file__).parent / "regions.tsv").read_text("utf-8").splitlines()
    return tuple(Region(*line.split("\t")) for line in lines)


_ALL = _read()
PROVINCE_REGIONS = tuple(region for region in _ALL if len(region.code) == 2)
REGENCIES = tuple(region for region in _ALL if len(region.code) == 5)
PROVINCES = tuple(sorted(region.name for region in PROVINCE_REGIONS))
PROVINCE_NAMES = {region.code: region.name for region in PROVINCE_REGIONS}
PROVINCE_OF = {region.name: PROVINCE_NAMES[region.province_code] for region in REGENCIES}  # regency names are unlike one another
REGENCIES_OF = {
    name: tuple(sorted(region.name for region in REGENCIES if region.province_code == code))
    for code, name in PROVINCE_NAMES.items()
}
