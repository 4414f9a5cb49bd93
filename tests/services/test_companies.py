"""The company card and its one written consent (S5): typed, kept, acting in the same moment, and withdrawn likewise."""

import hashlib

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from tests.support import market, publishing
from weimproovi import db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.i18n import speaking
from weimproovi.models import ConsentEvent
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import companies, listings, vacancies
from weimproovi.vocabulary import ConsentScope, ConsentState, MemberRole, Plan, Purpose

pytestmark = pytest.mark.usefixtures("database")

CARD = {
    "name": "PT Kopi Senja",
    "address": "Jl. Melati 1",
    "city": "Bandung",
    "contact_email": "Halo@KopiSenja.example",
    "contact_phone": "021-2000-0011",
    "about": "Kedai kopi.",
}


def consents(owner: Actor) -> list[ConsentEvent]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        card = (col(ConsentEvent.company_id) == owner.company_id, col(ConsentEvent.scope) == ConsentScope.COMPANY_CARD)
        return list(session.execute(select(ConsentEvent).where(*card).order_by(col(ConsentEvent.id))).scalars())


def test_the_owner_keeps_the_card() -> None:
    card = companies.save_card(market.some_owner(), CARD)
    assert (card.address, card.contact_email, card.contact_phone) == (
        "Jl. Melati 1",
        "halo@kopisenja.example",
        "(021) 20000011",
    )


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "PT Lain"),
        ("contact_email", "bukan alamat"),
        ("contact_phone", "12"),
        ("city", "x" * 81),
        ("about", "x" * 2001),
    ],
)
def test_a_card_that_cannot_be_kept_is_refused_in_words(field: str, typed: str) -> None:
    owner = market.some_owner()
    with pytest.raises(Invalid) as refused:
        companies.save_card(owner, {**CARD, field: typed})
    assert list(refused.value.faults) == [field]
    assert companies.card(owner).about == ""


def test_an_unchecked_company_may_still_mend_its_name() -> None:
    owner = market.some_owner(checked=False)
    assert companies.save_card(owner, {**CARD, "name": "PT Kopi Senja Abadi"}).name == "PT Kopi Senja Abadi"


@pytest.mark.parametrize("role", [MemberRole.RECRUITER, MemberRole.HIRING_MANAGER, MemberRole.REVIEWER])
def test_only_owners_edit_card_and_consent(role: MemberRole) -> None:
    owner = market.some_owner()
    member = market.some_member(owner, role)
    for attempt in (
        lambda: companies.save_card(member, CARD),
        lambda: companies.consent_form(member),
        lambda: companies.give_consent(member, "Bima", "2026-11-22"),
        lambda: companies.withdraw_consent(member),
    ):
        with pytest.raises(Denied):
            attempt()
    assert not companies.card(member).can_edit


def test_a_consent_keeps_exactly_what_was_shown() -> None:
    owner = market.some_owner()
    with speaking("en"):
        form = companies.consent_form(owner)
        companies.give_consent(owner, "  wATI ", form.version)
    event = consents(owner)[0]
    assert (event.text_shown, event.language, event.method, event.typed_name) == (form.text, "en", "typed_name", "wATI")
    assert event.text_sha256 == hashlib.sha256(form.text.encode()).hexdigest()
    assert event.fields == ["name", "address", "city", "about"]
    assert event.recipients == ["candidates", "visitors", "search engines", "feeds"]


@pytest.mark.parametrize(
    ("typed", "version", "field"),
    [("Watik", "2026-11-22", "typed_name"), ("", "2026-11-22", "typed_name"), ("Wati", "2020-01-01", "")],
)
def test_another_name_or_another_text_is_no_consent(typed: str, version: str, field: str) -> None:
    owner = market.some_owner()
    with pytest.raises(Invalid) as refused:
        companies.give_consent(owner, typed, version)
    assert list(refused.value.faults) == [field]
    assert consents(owner) == []


def test_an_incomplete_card_is_not_published() -> None:
    owner = market.some_owner()
    companies.save_card(owner, {**CARD, "address": ""})
    with pytest.raises(Invalid) as refused:
        companies.give_consent(owner, "Wati", companies.consent_form(owner).version)
    assert list(refused.value.faults) == ["address"]


def test_giving_it_twice_leaves_one_row_and_a_receipt() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    publishing.consent(owner)
    assert len(consents(owner)) == 1
    form = companies.consent_form(owner)
    assert form.given
    assert "Wati" in form.receipt


def test_nothing_of_a_company_is_public_before_the_consent(database: Engine) -> None:
    owner = market.some_owner()
    companies.save_card(owner, CARD)
    with database.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM published_company").scalar() == 0
    with pytest.raises(NotFound):
        listings.company(companies.card(owner).slug)


def test_a_saved_card_is_what_the_public_reads_at_once() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    companies.save_card(owner, {**CARD, "city": "Kota Bandung", "about": "Sejak 2014."})
    page = listings.company(companies.card(owner).slug)
    assert (page.city, page.about) == ("Kota Bandung", "Sejak 2014.")


def test_contact_details_of_the_card_are_never_public(database: Engine) -> None:
    owner = market.some_owner()
    companies.save_card(owner, CARD)
    publishing.consent(owner)
    with database.connect() as connection:
        public = repr(connection.exec_driver_sql("SELECT * FROM published_company").all())
    assert "@" not in public
    assert "20000011" not in public


def test_withdrawing_takes_card_and_name_away_in_the_same_moment(database: Engine) -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    publishing.published(owner, duties="Menyeduh kopi untuk PT Kopi Senja.")
    slug, path = companies.card(owner).slug, listings.newest(1)[0].slug
    assert not companies.withdraw_consent(owner).given
    with pytest.raises(NotFound):
        listings.company(slug)
    assert (listings.detail(path).confidential, listings.newest(1)[0].company) == (True, "Perusahaan dirahasiakan")
    with database.connect() as connection:
        assert "senja" not in repr(connection.exec_driver_sql("SELECT * FROM listing").all()).casefold()


def test_a_withdrawal_points_to_the_text_that_was_agreed_to() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    companies.withdraw_consent(owner)
    given, withdrawn = consents(owner)
    assert [given.state, withdrawn.state] == [ConsentState.GIVEN, ConsentState.WITHDRAWN]
    assert given.text_sha256 == withdrawn.text_sha256
    assert len(consents(owner)) == 2


def test_withdrawing_what_was_never_given_writes_nothing() -> None:
    owner = market.some_owner()
    assert not companies.withdraw_consent(owner).given
    assert consents(owner) == []


def test_giving_it_again_names_the_open_vacancies_again_but_not_the_withheld_ones() -> None:
    owner = market.some_owner(plan=Plan.GROWTH)
    publishing.consent(owner)
    publishing.published(owner)
    publishing.published(owner, title="Kasir", confidential=True)
    companies.withdraw_consent(owner)
    publishing.consent(owner)
    assert {card.title: card.company for card in listings.newest(2)} == {
        "Barista": "PT Kopi Senja",
        "Kasir": "Perusahaan dirahasiakan",
    }


def test_home_leads_a_new_owner_from_card_to_consent_to_the_first_vacancy() -> None:
    owner = market.some_owner(checked=False)
    companies.save_card(owner, {**CARD, "address": ""})
    told = [fault.words for fault in companies.home(owner).attention]
    assert [words.split()[0] for words in told] == ["Kirim", "Lengkapi", "Tulis"]
    companies.save_card(owner, CARD)
    assert companies.home(owner).attention[1].words.startswith("Beri persetujuan")


def test_home_links_to_new_applications_and_closing_vacancies() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    form = publishing.published(owner, questions=[])
    market.apply(market.some_candidate(), publishing.listed(owner, form))
    home = companies.home(owner)
    assert (home.attention[0].words, home.attention[0].field) == (
        "1 lamaran baru: Barista",
        f"/rekruter/lowongan/{form.id}?tahap=new",
    )
    assert (home.checked, home.published, home.vacancies[0].fresh) == (True, True, 1)
    vacancies.close(owner, form.id, "Sudah terisi.")
    assert companies.home(owner).vacancies == []
