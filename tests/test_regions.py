"""The lists of the country: every province and regency with its code, and occupations by the international groups."""

import re
from collections import Counter

from weimproovi.vocabulary import PROVINCES, regions
from weimproovi.vocabulary.occupations import OCCUPATIONS
from weimproovi.vocabulary.regions import PROVINCE_OF, PROVINCE_REGIONS, REGENCIES, REGENCIES_OF


def test_the_country_has_38_provinces_and_514_regencies_and_cities() -> None:
    kinds = Counter(region.name.startswith("Kota ") for region in REGENCIES)
    assert (len(PROVINCE_REGIONS), len(PROVINCES), len(REGENCIES), kinds[True]) == (38, 38, 514, 93)
    assert {"Papua Selatan", "Papua Tengah", "Papua Pegunungan", "Papua Barat Daya"} <= set(PROVINCES)


def test_every_code_stands_once_and_under_its_province() -> None:
    codes = [region.code for region in (*PROVINCE_REGIONS, *REGENCIES)]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"\d\d(\.\d\d)?", code) for code in codes)
    assert {region.province_code for region in REGENCIES} == {region.code for region in PROVINCE_REGIONS}


def test_names_are_unlike_one_another_so_that_a_name_is_a_place() -> None:
    names = [region.name for region in (*PROVINCE_REGIONS, *REGENCIES)]
    assert len(set(names)) == len(names)
    assert (PROVINCE_OF["Kota Bandung"], PROVINCE_OF["Jakarta Selatan"], PROVINCE_OF["Kota Jayapura"]) == ("Jawa Barat", "DKI Jakarta", "Papua")
    assert sum(len(cities) for cities in REGENCIES_OF.values()) == 514


def test_a_bare_name_may_be_two_places() -> None:
    assert [region.name for region in regions.REGENCIES if region.bare_name == "Bandung"] == ["Kabupaten Bandung", "Kota Bandung"]


def test_the_list_says_where_it_is_from() -> None:
    licence = (regions.Path(regions.__file__).parent / "regions.LICENSE.txt").read_text("utf-8")
    assert "MIT License" in licence
    assert "Cahya DSN" in licence


def test_occupations_have_a_unit_group_and_two_names_of_their_own() -> None:
    assert len(OCCUPATIONS) >= 150
    assert all(re.fullmatch(r"[1-9]\d{3}", occupation.code) for occupation in OCCUPATIONS)
    for names in ([one.name_id for one in OCCUPATIONS], [one.name_en for one in OCCUPATIONS]):
        assert all(name == name.strip() and name for name in names)
        assert len({name.casefold() for name in names}) == len(names)


def test_occupations_reach_every_major_group_and_most_minor_ones() -> None:
    assert {occupation.code[0] for occupation in OCCUPATIONS} == set("123456789")
    assert len({occupation.code[:3] for occupation in OCCUPATIONS}) >= 100
