"""Places are written as the list of regions writes them: typed words are tidied, and what the list does not know is not published."""

import pytest
from sqlalchemy import update
from sqlmodel import col

from tests.support import market, publishing
from weimproovi import db
from weimproovi.errors import Invalid
from weimproovi.models import Vacancy
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import listings, vacancies
from weimproovi.services.placements import fault, placed, province_of
from weimproovi.vocabulary import Plan, Purpose


def consenting() -> Actor:
    owner = market.some_owner(plan=Plan.BUSINESS)
    publishing.consent(owner)
    return owner


@pytest.mark.parametrize(
    ("city", "province", "kept"),
    [
        ("kota bandung", "Jawa Barat", ("Kota Bandung", "Jawa Barat")),
        ("Kab. Bandung", "jabar", ("Kabupaten Bandung", "Jawa Barat")),
        ("Surabaya", "", ("Kota Surabaya", "")),
        ("Kota Administrasi Jakarta Selatan", "DKI Jakarta", ("Jakarta Selatan", "DKI Jakarta")),
        ("jaksel", "", ("Jakarta Selatan", "")),
        ("Kota Jakarta Pusat", "Daerah Khusus Ibukota Jakarta", ("Jakarta Pusat", "DKI Jakarta")),
        ("Banjar", "Kalimantan Selatan", ("Kabupaten Banjar", "Kalimantan Selatan")),
        ("Solo", "", ("Kota Surakarta", "")),
        ("Kep. Seribu", "DKI Jakarta", ("Kepulauan Seribu", "DKI Jakarta")),
        ("Bandung", "Jawa Barat", ("Bandung", "Jawa Barat")),
        ("Gotham", "Atlantis", ("Gotham", "Atlantis")),
        ("", "", ("", "")),
    ],
)
def test_what_was_typed_is_kept_in_the_spelling_of_the_list(city: str, province: str, kept: tuple[str, str]) -> None:
    assert placed(city, province) == kept


def test_a_city_says_its_province_unless_it_is_two_places() -> None:
    assert [province_of(city) for city in ("solo", "Kota Bandung", "Bandung", "Gotham", "")] == ["Jawa Tengah", "Jawa Barat", "", "", ""]


@pytest.mark.parametrize(
    ("city", "province", "field", "words"),
    [
        ("Bandung", "Jawa Barat", "city", "Kabupaten Bandung, Kota Bandung"),
        ("Gotham", "Jawa Barat", "city", "dari daftar"),
        ("Kota Bandung", "Bali", "province", "Kota Bandung ada di Jawa Barat"),
        ("", "Atlantis", "province", "dari daftar"),
    ],
)
def test_a_place_that_is_not_on_the_list_is_refused_with_a_way_out(city: str, province: str, field: str, words: str) -> None:
    found = fault(city, province)
    assert found is not None
    assert found[0] == field
    assert words in found[1]


@pytest.mark.parametrize("place", [("Kota Bandung", "Jawa Barat"), ("", ""), ("", "Bali"), ("Kota Bandung", "")])
def test_a_place_of_the_list_has_no_fault(place: tuple[str, str]) -> None:
    assert fault(*place) is None


@pytest.mark.usefixtures("database")
def test_an_unknown_place_is_kept_in_a_draft_and_not_published() -> None:
    owner = consenting()
    form = publishing.draft(owner, city="Gotham")
    assert form.city == "Gotham"
    assert list(publishing.faults_of(owner, city="Gotham")) == ["city"]


@pytest.mark.usefixtures("database")
def test_a_typed_place_shows_as_the_list_spells_it() -> None:
    publishing.published(consenting(), city="surabaya", province="jatim")
    assert listings.newest(1)[0].place == "Kota Surabaya, Jawa Timur"


@pytest.mark.usefixtures("database")
def test_a_published_vacancy_keeps_an_old_place_and_takes_no_other_unknown_one() -> None:
    owner = consenting()
    form = publishing.published(owner)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Vacancy).where(col(Vacancy.title) == "Barista").values(city="Bandung Raya"))
    old = vacancies.form(owner, form.id)
    assert vacancies.save(owner, publishing.complete(old, city="Bandung Raya", title="Kepala barista")).title == "Kepala barista"
    with pytest.raises(Invalid) as refused:
        vacancies.save(owner, publishing.complete(old, city="Gotham"))
    assert list(refused.value.faults) == ["city"]
    assert vacancies.form(owner, form.id).city == "Bandung Raya"
