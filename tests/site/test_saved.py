"""Saving vacancies without a script: the candidate's own list, and nothing of it for anybody else."""

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from tests.support.browsing import consented, posted_vacancy, sign_in
from tests.support.market import some_candidate, some_owner
from tests.support.town import applied, posted, resume_of
from weimproovi import db
from weimproovi.models import SavedVacancy
from weimproovi.permissions.actor import Actor
from weimproovi.services import export_contents, saved_vacancies, vacancies
from weimproovi.vocabulary import Plan, Purpose


@pytest.fixture
def owner(site: TestClient) -> Actor:
    return consented(some_owner())


def test_a_press_on_a_card_saves_and_comes_back_to_the_same_place(site: TestClient, owner: Actor) -> None:
    slug = posted_vacancy(owner)
    sign_in(site, some_candidate())
    answer = site.post("/tersimpan", data={"simpan": slug, "lanjut": "/lowongan?kata=barista"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/lowongan?kata=barista#l-{slug}")
    assert "Tersimpan" in site.get("/lowongan?kata=barista").text
    assert "Barista" in site.get("/tersimpan").text


def test_pressing_again_forgets(site: TestClient, owner: Actor) -> None:
    slug = posted_vacancy(owner)
    person = some_candidate()
    sign_in(site, person)
    for _twice in range(2):
        site.post("/tersimpan", data={"simpan": slug})
    assert len(saved_vacancies.mine(person).cards) == 1
    site.post("/tersimpan", data={"hapus": slug})
    assert saved_vacancies.mine(person).cards == ()
    assert "Belum ada yang disimpan" in site.get("/tersimpan").text


def test_saving_before_signing_in_leads_there_and_back_to_the_question(site: TestClient, owner: Actor) -> None:
    slug = posted_vacancy(owner)
    answer = site.post("/en/tersimpan", data={"simpan": slug})
    assert answer.headers["location"] == f"/en/masuk?lanjut=/en/lowongan/{slug}/simpan"
    person = some_candidate()
    sign_in(site, person)
    assert "Save this vacancy?" in site.get(f"/en/lowongan/{slug}/simpan").text
    assert saved_vacancies.mine(person).cards == (), "looking changes nothing"


def test_marks_stand_on_list_detail_and_front_page_for_her_alone(site: TestClient, owner: Actor) -> None:
    vacancy = posted(owner, "Barista")
    slug, person = vacancy.slug, some_candidate()
    applied(person, vacancy, resume_of(person))
    for path in ("/", "/lowongan", f"/lowongan/{slug}"):
        sign_in(site, person)
        assert "Sudah dilamar" in site.get(path).text, path
        sign_in(site, some_candidate("Wayan"))
        assert "Sudah dilamar" not in site.get(path).text, path
        site.cookies.clear()
        anonymous = site.get(path)
        assert "Sudah dilamar" not in anonymous.text
        assert anonymous.headers["cache-control"] == "public, no-cache"


def test_companies_and_staff_get_no_button_and_their_form_is_not_there(site: TestClient, owner: Actor) -> None:
    slug = posted_vacancy(owner)
    sign_in(site, owner)
    assert 'name="simpan"' not in site.get("/lowongan").text
    assert site.post("/tersimpan", data={"simpan": slug}).status_code == 404
    assert site.get("/tersimpan").status_code == 404


@pytest.mark.clause("U1", "refuses")
def test_no_company_learns_who_saved(site: TestClient, owner: Actor) -> None:
    slug = posted_vacancy(owner)
    saved_vacancies.save(some_candidate(), slug)
    for reader in (owner, some_candidate("Wayan")):
        for purpose in (Purpose.RECRUIT, Purpose.ADMINISTER, Purpose.SELF, Purpose.BROWSE):
            with db.transaction(reader, purpose) as session:
                assert session.execute(select(SavedVacancy)).all() == []


def test_what_closed_is_counted_and_can_be_removed(site: TestClient, owner: Actor) -> None:
    slug = posted_vacancy(owner)
    person = some_candidate()
    saved_vacancies.save(person, slug)
    vacancies.close(owner, vacancies.rows(owner)[0].id, "")
    sign_in(site, person)
    assert "1 lowongan yang kamu simpan sudah tidak tayang." in site.get("/tersimpan").text
    site.post("/tersimpan", data={"lama": "ya"})
    assert saved_vacancies.mine(person).gone == 0


def test_an_unknown_vacancy_cannot_be_saved_and_no_address_leads_elsewhere(site: TestClient, owner: Actor) -> None:
    slug = posted_vacancy(owner)
    sign_in(site, some_candidate())
    assert site.post("/tersimpan", data={"simpan": "tidak-ada"}).status_code == 404
    assert site.get("/lowongan/tidak-ada/simpan").status_code == 404
    assert site.post("/tersimpan", data={"simpan": slug, "lanjut": "https://jahat.contoh/"}).headers["location"] == "/tersimpan"


def test_a_list_has_an_end(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = consented(some_owner(plan=Plan.GROWTH))
    first, second = (posted_vacancy(owner, title) for title in ("Barista", "Kasir"))
    monkeypatch.setattr(saved_vacancies, "MOST", 1)
    sign_in(site, some_candidate())
    assert [site.post("/tersimpan", data={"simpan": slug}).status_code for slug in (first, first, second)] == [303, 303, 422]


@pytest.mark.clause("D1", "passes")
def test_her_copy_of_her_data_names_what_she_saved(site: TestClient, owner: Actor) -> None:
    person = some_candidate()
    saved_vacancies.save(person, posted_vacancy(owner))
    with db.transaction(person, Purpose.SELF) as session:
        assert [one.vacancy for one in export_contents.personal_copy(session, person).saved] == ["Barista"]
