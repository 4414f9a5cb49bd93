"""Promises that no other file proves by name: what a vacancy says, what confirms an address, what never stands between a person and applying."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col
from starlette.testclient import TestClient

from tests.support import market, publishing
from tests.support.browsing import consented, posted_vacancy
from tests.support.town import posted
from weimproovi import db
from weimproovi.errors import Invalid, NotFound
from weimproovi.http import headers
from weimproovi.i18n import catalog
from weimproovi.models import Mail, MailLink
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import accounts, applications, candidates, companies, consents, listings, pipeline
from weimproovi.services.consent_states import allows
from weimproovi.site import policy
from weimproovi.site.app import build_site
from weimproovi.vocabulary import ConsentScope, LinkKind, MailKind, Plan, Purpose

WEIMPROOVI = Path(policy.__file__).parents[2]
C6 = ("title", "city", "province", "salary_min", "employment_status", "department", "reports_to")
IMPOSSIBLE = re.compile(r"100\s*(%|persen|percent)|\b(dijamin|terjamin|pasti aman|guarantee[ds]?|absolutely safe|completely secure)\b", re.IGNORECASE)
ADMITTED = "No website or transmission over the internet is completely secure"  # the policy says so itself (D2)
FOREIGN = re.compile(r"""(?:src|href)=["']?(?:https?:)?//(?!localhost)""")


@pytest.fixture
def site() -> TestClient:
    return TestClient(build_site(), base_url="http://localhost:8000", follow_redirects=False)


@pytest.mark.clause("C3", "passes")
@pytest.mark.usefixtures("database")
def test_whoever_refuses_every_video_has_applied_all_the_same_and_the_company_sees_no_difference() -> None:
    owner = consented(market.some_owner(plan=Plan.GROWTH))
    vacancy = market.some_vacancy(owner)
    declined, never_asked = market.some_candidate("Sukarno"), market.some_candidate("Sukarno")
    sent = [market.apply(person, vacancy) for person in (declined, never_asked)]
    for scope in (ConsentScope.VIDEO_RECORD, ConsentScope.VIDEO_SHARE):
        consents.refuse(declined, scope, sent[0])
    sheets = [(pipeline.open_application(owner, one), pipeline.sheet(owner, one))[1] for one in sent]
    videos = [{name: getattr(sheet, name) for name in sheet.__slots__ if "video" in name or name == "closed"} for sheet in sheets]
    assert videos[0] == videos[1]


@pytest.mark.clause("C3", "refuses")
@pytest.mark.usefixtures("database")
def test_nothing_is_recorded_before_she_agreed_nor_after_she_refused() -> None:
    person = market.some_candidate()
    sent = applications.my_application(person, market.apply(person, market.some_vacancy(consented(market.some_owner())))).card.id
    assert not recording_allowed(person, sent)
    shown = consents.ask(person, ConsentScope.VIDEO_RECORD, sent).sha256
    assert not recording_allowed(person, sent)
    consents.give(person, ConsentScope.VIDEO_RECORD, sent, shown=shown, agreed=True)
    assert recording_allowed(person, sent)
    consents.withdraw(person, ConsentScope.VIDEO_RECORD, sent)
    assert not recording_allowed(person, sent)


def recording_allowed(person: Actor, application_id: str) -> bool:
    from uuid import UUID

    assert person.candidate_id is not None
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return allows(session, person.candidate_id, ConsentScope.VIDEO_RECORD, UUID(application_id))


@pytest.mark.clause("C4", "passes")
@pytest.mark.usefixtures("database")
def test_a_companys_card_shows_what_it_agreed_to_show() -> None:
    owner = consented(market.some_owner())
    posted(owner, "Barista")
    card = listings.company(companies.card(owner).slug)
    assert (card.name, card.address, card.city) == ("PT Kopi Senja", "Jl. Melati 1", "Bandung")


@pytest.mark.clause("C4", "refuses")
@pytest.mark.usefixtures("database")
def test_a_companys_card_is_nowhere_before_that_and_its_contact_never() -> None:
    owner = market.some_owner()
    companies.save_card(owner, {"name": "PT Kopi Senja", "address": "Jl. Melati 1", "city": "Bandung", "contact_email": "wati@contoh.id", "contact_phone": "0812-3456-7890"})
    with pytest.raises(NotFound):
        listings.company(companies.card(owner).slug)
    consented(owner)
    assert not {"contact_email", "contact_phone"} & set(listings.company(companies.card(owner).slug).__slots__)


@pytest.mark.clause("C6", "passes")
@pytest.mark.clause("U9", "passes")
@pytest.mark.usefixtures("database")
def test_all_that_a_vacancy_says_is_shown_salary_included(site: TestClient) -> None:
    page = site.get(f"/lowongan/{posted_vacancy(consented(market.some_owner()), 'Barista')}").text
    for words in ("Barista", "Kota Bandung, Jawa Barat", "Rp4.500.000", "Rp6.000.000", "Karyawan tetap (PKWTT)", "Struktur organisasi", "Kepala bar"):
        assert words in page


@pytest.mark.clause("C6", "refuses")
@pytest.mark.clause("U9", "refuses")
@pytest.mark.parametrize("field", C6)
@pytest.mark.usefixtures("database")
def test_a_vacancy_without_one_of_the_five_is_not_shown_to_anybody(field: str) -> None:
    owner = consented(market.some_owner())
    emptied = {field: ""} | ({"salary_max": ""} if field == "salary_min" else {})
    assert field in publishing.faults_of(owner, **emptied)
    assert listings.newest(5) == ()


def confirmation_of(person: Actor) -> str:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        sent = select(Mail).where(col(Mail.account_id) == person.account_id, col(Mail.kind) == MailKind.CONFIRM_EMAIL)
        return str(session.execute(sent).scalars().one().values["path"]).rpartition("/")[2]


@pytest.mark.clause("U4", "passes")
@pytest.mark.usefixtures("database")
def test_an_address_is_confirmed_by_whoever_reads_its_mail() -> None:
    person = market.some_candidate(confirmed=False)
    assert not candidates.profile(person).email_confirmed
    accounts.confirm_email(confirmation_of(person), person, None, market.VISITOR)
    assert candidates.profile(person).email_confirmed


@pytest.mark.clause("U4", "refuses")
@pytest.mark.usefixtures("database")
def test_a_confirmation_works_once_in_its_time_for_its_own_account_and_is_kept_as_a_hash() -> None:
    person, other = market.some_candidate(confirmed=False), market.some_candidate("Wayan")
    token = confirmation_of(person)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        kept = session.execute(select(MailLink).where(col(MailLink.account_id) == person.account_id, col(MailLink.kind) == LinkKind.CONFIRM_EMAIL)).scalars().one()
        assert token.encode() not in kept.token_hash
    with pytest.raises(Invalid):
        accounts.confirm_email(token, other, None, market.VISITOR)
    accounts.confirm_email(token, person, None, market.VISITOR)
    with pytest.raises(NotFound):
        accounts.confirm_email(token, person, None, market.VISITOR)


def front_end() -> Iterator[tuple[str, str]]:
    """What a browser is given besides data: our own scripts, styles and marks."""
    for path in sorted((WEIMPROOVI.parent / "assets").rglob("*")):
        if path.suffix in (".js", ".css", ".svg"):
            yield path.name, path.read_text("utf-8")


@pytest.mark.clause("U5", "passes")
def test_what_the_browser_is_given_calls_home_only() -> None:
    assert [name for name, words in front_end() if re.search(r"url\(\s*['\"]?(?:https?:)?//|fetch\(\s*['\"]https?:|sendBeacon|@import", words)] == []


@pytest.mark.clause("U5", "refuses")
def test_no_page_may_talk_to_a_foreign_host() -> None:
    for chosen in (headers.site_policy(), headers.workspace_policy(())):
        rules = dict(rule.split(" ", 1) for rule in chosen.split("; "))
        assert rules["default-src"] == "'self'"
        assert {"'self'"} <= set(rules["connect-src"].split()) <= {"'self'", "ws://localhost:8000", "ws://127.0.0.1:8000"}
        assert not re.search(r"https?:|\*", chosen)


def said() -> Iterator[str]:
    """Every sentence of the product, in both languages."""
    for indonesian, english in catalog("en").items():
        yield indonesian
        yield english if isinstance(english, str) else " ".join(english)


@pytest.mark.clause("D2", "passes")
def test_no_sentence_promises_what_nobody_can() -> None:
    assert [words for words in said() if IMPOSSIBLE.search(words) and not words.startswith(ADMITTED)] == []


@pytest.mark.clause("D2", "refuses")
@pytest.mark.parametrize("words", ["Datamu 100% aman", "Your data is guaranteed", "Keamanan dijamin", "100 percent private"])
def test_a_sentence_that_does_is_found(words: str) -> None:
    assert IMPOSSIBLE.search(words)


@pytest.mark.clause("N1", "passes")
def test_the_version_in_force_is_the_one_that_was_published() -> None:
    assert policy.as_published(policy.VERSION, policy.original()) == policy.original()
    assert policy.fingerprint() == policy.PUBLISHED[policy.VERSION]


@pytest.mark.clause("N1", "refuses")
@pytest.mark.parametrize("edit", [lambda text: text + b" ", lambda text: text.replace(b"consent", b"notice", 1), lambda _text: b""])
def test_a_published_version_that_was_edited_is_not_shown(edit: object) -> None:
    assert callable(edit)
    with pytest.raises(ValueError, match="not the policy"):
        policy.as_published(policy.VERSION, edit(policy.original()))


def test_a_version_that_was_never_published_is_not_shown() -> None:
    with pytest.raises(ValueError, match="not the policy"):
        policy.as_published(99, policy.original())
