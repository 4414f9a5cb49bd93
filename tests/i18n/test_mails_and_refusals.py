"""Mails and refusals speak one language to the end: nothing Indonesian in the English ones, nothing English in the Indonesian ones."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.site.test_refusals import RAISED, refusing  # noqa: F401  a fixture
from tests.support.other_language import OTHER_LANGUAGE
from weimproovi import i18n
from weimproovi.services import mail_samples, mail_words
from weimproovi.vocabulary import CONTACT, CONTROLLER, EndedBy, EndReason, MailKind, PauseReason, Plan, Stage

OF_PEOPLE = dict.fromkeys(("answer", "words", "message", "company", "title", "name", "deadline"), "Xyz")  # what people wrote stays as they wrote it
VARIETIES = (  # values that choose between sentences
    {},
    *({"by": by.value} for by in EndedBy),
    *({"reason": reason.value} for reason in (*PauseReason, *EndReason)),
    *({"stage": stage.value} for stage in Stage),
    *({"plan": plan.value} for plan in Plan),
    *({"change": change} for change in ("on", "off", "reset", "codes", "recovery")),
    {"stop": "/berhenti"},
)
UNSAID = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>|https?://\S+|[\w.]+@[\w.]+", re.DOTALL)
OTHERS_NAMES = re.compile(r'<(\w+)[^>]*\blang="(?:id|en)"[^>]*>.*?</\1>', re.DOTALL)  # the switch names the other language in its own words


def said(html: str) -> str:
    """What a reader reads of it, its title included."""
    return unescape(UNSAID.sub(" ", html)).replace(CONTROLLER, " ").replace(CONTACT, " ")


def letters(kind: MailKind, language: str) -> Iterator[str]:
    with i18n.speaking(language):
        for values in VARIETIES:
            letter = mail_words.letter(kind, {**mail_samples.VALUES, **OF_PEOPLE, **values})
            yield from (letter.subject, said(letter.text), said(letter.html.partition(">")[2]))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", MailKind)
def test_a_mail_speaks_one_language(kind: MailKind, language: str) -> None:
    left = {found[0]: words for words in letters(kind, language) if (found := OTHER_LANGUAGE[language].search(words))}
    assert left == {}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("what", [what for what in RAISED if what != "invalid"])  # its words come from whoever refuses, in the language that is spoken then
def test_a_refusal_speaks_one_language(refusing: TestClient, what: str, language: str) -> None:  # noqa: F811
    with i18n.speaking(language):
        page = refusing.get(f"{i18n.localized('/')}".rstrip("/") + f"/{what}").text
    body = page.partition("<html")[2].partition(">")[2]
    words = said(OTHERS_NAMES.sub(" ", body))
    found = OTHER_LANGUAGE[language].search(words)
    assert not found, words[max(0, found.start() - 40) : found.end() + 40] if found else ""
    assert len(words.split()) > 20


def test_the_check_finds_what_was_left() -> None:
    assert OTHER_LANGUAGE["en"].search(said("<p>Your lamaran</p>"))
    assert OTHER_LANGUAGE["id"].search(said("<p>Buka the halaman</p>"))
    assert not OTHER_LANGUAGE["en"].search(said('<a href="/lowongan">Vacancies</a>'))
