"""Every kind of mail in both languages: nothing left open, nothing fetched, no address but ours, the controller and the way to ask."""

import re

import pytest

from weimproovi import i18n
from weimproovi.services import mail_samples, mail_words
from weimproovi.services.mail_values import MISSING, by, money, when
from weimproovi.settings import settings
from weimproovi.vocabulary import CONTACT, CONTROLLER, EndedBy, EndReason, MailKind, PauseReason

LEFT = re.compile(r"[{}]|\bNone\b|…")
SHOUT = "!"
FETCHED = re.compile(r"<(?:img|link|script|iframe|object|video)\b|url\(|@import|src=", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s\"<>]+")
EVERY = [(kind, language) for kind in MailKind for language in i18n.LANGUAGES]


def sample(kind: MailKind, language: str, **values: str) -> mail_words.Letter:
    with i18n.speaking(language):
        return mail_words.letter(kind, {**mail_samples.VALUES, **values})


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_mail_says_everything_in_both_parts(kind: MailKind, language: str) -> None:
    said = sample(kind, language)
    body = said.html.partition("<body>")[2]
    for words in (said.subject, said.text, body):
        assert not LEFT.search(words)
        assert SHOUT not in words
    assert f'<html lang="{language}"' in said.html
    assert all(part in said.text and part in body for part in (CONTACT, CONTROLLER, said.link))


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_mail_fetches_nothing_and_names_no_address_but_ours(kind: MailKind, language: str) -> None:
    said = sample(kind, language)
    assert not FETCHED.search(said.html)
    assert {found.startswith(settings().origin) for found in ADDRESS.findall(said.html + said.text)} == {True}


@pytest.mark.parametrize("kind", MailKind)
def test_the_two_languages_differ(kind: MailKind) -> None:
    assert sample(kind, "id").subject != sample(kind, "en").subject


@pytest.mark.parametrize("kind", MailKind)
def test_a_mail_that_keeps_no_values_is_still_a_mail(kind: MailKind) -> None:
    said = mail_words.letter(kind, {})
    assert said.subject
    assert said.link.startswith(settings().origin)


def test_what_a_company_writes_cannot_become_markup() -> None:
    said = sample(MailKind.APPLICATION_MESSAGE, "id", message="<script>alert(1)</script>\n<a href=//x>x</a>", company='"><b>')
    assert "<script" not in said.html
    assert "<b>" not in said.html
    assert "> <script>alert(1)</script>\n> <a" in said.text


@pytest.mark.parametrize("by_whom", EndedBy)
@pytest.mark.parametrize("reason", ["", *EndReason])
def test_an_ended_application_says_who_and_why(by_whom: EndedBy, reason: str) -> None:
    said = sample(MailKind.APPLICATION_ENDED, "id", by=by_whom.value, reason=reason, message="")
    assert "PT Kopi Senja" in said.text
    assert MISSING not in said.text


def test_reasons_and_changes_have_their_own_words() -> None:
    paused = {sample(MailKind.VACANCY_PAUSED, "id", reason=reason.value).text for reason in PauseReason}
    changed = {sample(MailKind.SECOND_FACTOR_CHANGED, "id", change=change).subject for change in ("on", "off", "recovery")}
    assert (len(paused), len(changed)) == (len(PauseReason), 3)


def test_moments_and_money_are_written_as_the_reader_writes_them() -> None:
    assert when("2026-11-25T10:00:00+00:00") == "25 Nov 2026 17.00 WIB"
    assert when("2026-11-25") == "25 November 2026"
    assert when("Senin") == by("Senin") == "Senin"
    assert by("2026-11-25T10:00:00+00:00").startswith("paling lambat Rabu")
    assert (money("553890"), money("Rp10")) == ("Rp553.890", "Rp10")

