"""A company that is not checked publishes by link only; its applications wait, open with the pass, and end with a failure (S3)."""

from typing import Any

import pytest

from tests.support import market, publishing
from tests.support.market import SomeVacancy
from weimproovi.errors import Invalid, NotFound
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.public import SearchQuery
from weimproovi.services import (
    applications,
    companies,
    company_checks,
    contact_words,
    listings,
    notifications,
    pipeline,
    vacancies,
)
from weimproovi.settings import settings
from weimproovi.vocabulary import Stage

pytestmark = pytest.mark.usefixtures("database")
NIB, REASON = "9120000000099", "Alamat tidak sama dengan NIB."


def unchecked(name: str = "PT Kopi Senja") -> Actor:
    owner = market.some_owner(name, checked=False)
    publishing.consent(owner)
    return owner


def shown(owner: Actor, **changes: Any) -> SomeVacancy:
    return publishing.listed(owner, publishing.published(owner, questions=[], **changes))


def decide(owner: Actor, *, passed: bool) -> None:
    company_checks.decide(
        market.some_staff(), str(owner.company_id), name=companies.card(owner).name, nib=NIB, passed=passed,
        words="" if passed else REASON,
    )  # fmt: skip


@pytest.mark.clause("S3", "passes")
def test_it_publishes_at_once_by_link_only() -> None:
    vacancy = shown(unchecked())
    detail = listings.detail(vacancy.slug)
    assert (detail.link_only, detail.card.company, detail.company_slug) == (True, "PT Kopi Senja", "")
    assert detail.card.company_checked == ""


def test_its_company_is_given_the_link_to_pass_on_while_it_shows() -> None:
    owner = unchecked()
    draft = publishing.draft(owner, questions=[])
    assert draft.address == ""
    form = vacancies.publish(owner, draft.id)
    slug = publishing.listed(owner, form).slug
    assert (form.address, form.link_only) == (f"{settings().origin}/lowongan/{slug}", True)
    decide(owner, passed=True)
    assert (vacancies.form(owner, form.id).address, vacancies.form(owner, form.id).link_only) == (form.address, False)
    assert vacancies.close(owner, form.id, "").address == ""


@pytest.mark.clause("S3", "refuses")
def test_no_list_count_province_or_page_knows_of_it() -> None:
    owner = unchecked()
    shown(owner)
    assert listings.newest(5) == ()
    found = listings.search(SearchQuery(words="barista"))
    assert (found.cards, found.total, found.provinces, listings.provinces()) == ((), 0, (), ())
    with pytest.raises(NotFound):
        listings.company(companies.card(owner).slug)


def test_it_needs_the_consent_and_may_not_withhold_its_name() -> None:
    owner = market.some_owner(checked=False)
    assert list(publishing.faults_of(owner)) == ["consent"]
    assert list(publishing.faults_of(owner, confidential=True)) == ["confidential"]


def test_without_its_consent_it_is_not_found_by_its_address_either() -> None:
    owner = unchecked()
    vacancy = shown(owner)
    companies.withdraw_consent(owner)
    with pytest.raises(NotFound):
        listings.detail(vacancy.slug)
    publishing.consent(owner)
    assert listings.detail(vacancy.slug).link_only


@pytest.mark.parametrize(
    "words",
    [
        "Hubungi 0812-3456-7890", "telepon +62 812 3456 789", "(021) 555 12345", "WA 0 8 1 2 3 4 5 6 7 8", "nol: ０８１２３４５６７８９",
        "kirim ke hrd@kopi.id", "hrd [at] kopi.com", "lihat www.kopi.id", "daftar di bit.ly/kopi", "https://forms.gle/x", "t.me/kopi",
        "telegram @kopisenja", "IG @kopi", "wa.me/62812", "nomor 6281234567890", "0812\u200b34567890",
    ],
)  # fmt: skip
def test_ways_to_be_reached_outside_are_refused(words: str) -> None:
    owner = unchecked()
    assert list(publishing.faults_of(owner, duties=words)) == ["duties"]


@pytest.mark.parametrize(
    "words",
    [
        "Target penjualan Rp50.000.000 per bulan", "Gaji 4.500.000", "Pengalaman 2015-2020", "Kerja 08.00-17.00", "Lini produksi 100 orang",
        "Usaha sejak 1987", "Menguasai Node.js dan Excel 2019", "Melayani 1.200.000 pelanggan", "No. SNI 01-2345", "2 sif, 24/7",
    ],
)  # fmt: skip
def test_ordinary_numbers_are_not_taken_for_contacts(words: str) -> None:
    assert not contact_words.reaches_outside(words)


def test_every_text_field_is_looked_at_and_a_checked_company_is_free_to_write() -> None:
    owner, link = unchecked(), "wa.me/62812"
    for field in ("title", "city", "qualifications"):
        assert list(publishing.faults_of(owner, **{field: link})) == [field]
    assert publishing.faults_of(free_to_write(), qualifications=link) == {}


def free_to_write() -> Actor:
    owner = market.some_owner("PT Bebas")
    publishing.consent(owner)
    return owner


def test_a_published_vacancy_cannot_take_them_in_later() -> None:
    owner = unchecked()
    form = publishing.published(owner)
    with pytest.raises(Invalid) as refused:
        vacancies.save(owner, publishing.complete(vacancies.form(owner, form.id), duties="WA 0812-3456-7890"))
    assert list(refused.value.faults) == ["duties"]


def test_its_name_may_not_be_a_number_to_call() -> None:
    owner = market.some_owner("PT Hubungi 0812-3456-7890", checked=False)
    publishing.consent(owner)
    assert list(publishing.faults_of(owner)) == ["company"]


def test_the_candidate_reads_that_it_sees_nothing_yet() -> None:
    owner, sukarno = unchecked(), market.some_candidate()
    vacancy = shown(owner)
    assert applications.apply_form(sukarno, vacancy.slug).being_checked
    sheet = applications.my_application(sukarno, market.apply(sukarno, vacancy))
    assert sheet.being_checked
    assert {group.open for group in sheet.open_now} == {False}
    decide(owner, passed=True)
    sheet = applications.my_application(sukarno, sheet.card.id)
    assert not sheet.being_checked
    assert "Terbuka" in {group.words for group in sheet.open_now}


@pytest.mark.clause("S3", "refuses")
def test_the_company_reads_the_same_whether_somebody_applied_or_not() -> None:
    owner = unchecked()
    waited_for, empty = shown(owner), market.some_vacancy(owner, "Kasir")
    market.apply(market.some_candidate(), waited_for)
    boards = [pipeline.pipeline(owner, vacancy.id, Stage.NEW) for vacancy in (waited_for, empty)]
    assert {board.waits for board in boards} == {"Lamaran menunggu pemeriksaan perusahaan. Setelah lulus, lamaran yang masuk tampil di sini."}
    assert [sum(count.count for count in board.counts) for board in boards] == [0, 0]
    assert {row.total for row in vacancies.rows(owner)} == {0}


@pytest.mark.clause("S3", "passes")
def test_with_the_pass_vacancies_are_listed_and_applications_open() -> None:
    owner = unchecked()
    vacancy = shown(owner)
    application = market.apply(market.some_candidate("Sukarno"), vacancy)
    decide(owner, passed=True)
    assert [card.company_checked[:13] for card in listings.newest(2)] == ["NIB diperiksa"]
    assert not listings.detail(vacancy.slug).link_only
    assert pipeline.open_application(owner, application).name == "Sukarno"


@pytest.mark.clause("S3", "refuses")
def test_with_the_failure_vacancies_close_and_applications_end_in_words_unopened() -> None:
    owner, sukarno = unchecked(), market.some_candidate("Sukarno")
    vacancy = shown(owner)
    application = market.apply(sukarno, vacancy)
    decide(owner, passed=False)
    sheet = applications.my_application(sukarno, application)
    assert (sheet.card.stage_code, sheet.card.opened) == ("closed", "Belum dibuka")
    assert "pemeriksaan" in sheet.card.ended
    assert any("Barista" in notice.words for notice in notifications.inbox(sukarno))
    with pytest.raises(NotFound):
        listings.detail(vacancy.slug)
    with pytest.raises(NotFound):
        pipeline.open_application(owner, application)
    assert list(publishing.faults_of(owner)) == ["company"]


@pytest.mark.clause("S3", "refuses")
def test_a_company_that_passed_and_fails_later_sees_nothing_from_then_on() -> None:
    owner, sukarno = market.some_owner(), market.some_candidate("Sukarno")
    publishing.consent(owner)
    application = market.apply(sukarno, shown(owner))
    pipeline.open_application(owner, application)
    decide(owner, passed=False)
    assert applications.my_application(sukarno, application).card.stage_code == "closed"
    with pytest.raises(NotFound):
        pipeline.sheet(owner, application)
    assert {row.total for row in vacancies.rows(owner)} == {0}
