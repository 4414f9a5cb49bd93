"""The pause: everything closed to every company at once, and open again as it was."""

import pytest
from sqlalchemy import Engine

from tests.support.market import some_owner, some_vacancy
from tests.support.town import Town, town
from weimproovi.errors import Invalid, NotFound
from weimproovi.services import applications, disclosed_files, pausing, pipeline
from weimproovi.vocabulary import Stage


def seen(found: Town) -> list[str]:
    return [card.id for card in pipeline.pipeline(found.owner, found.vacancy.id, Stage.NEW).cards]


@pytest.mark.clause("S3", "refuses")
def test_while_paused_companies_see_nothing(database: Engine) -> None:
    found = town()
    assert pausing.pause(found.victim).on
    assert seen(found) == []
    for look in (pipeline.sheet, disclosed_files.resume_file):
        with pytest.raises(NotFound):
            look(found.owner, found.application_id)


def test_the_candidate_reads_that_she_has_paused(database: Engine) -> None:
    found = town()
    pausing.pause(found.victim)
    sheet = applications.my_application(found.victim, found.application_id)
    assert sheet.card.opened == "Dijeda"
    assert {group.words for group in sheet.open_now} == {"Tertutup selama kamu menjeda akun"}


@pytest.mark.clause("S3", "passes")
def test_resuming_opens_everything_as_it_was(database: Engine) -> None:
    found = town()
    pausing.pause(found.victim)
    pausing.pause(found.victim)
    assert not pausing.resume(found.victim).on
    assert seen(found) == [found.application_id]
    assert pipeline.sheet(found.owner, found.application_id).name == "Kenari Larasati"


def test_what_is_withdrawn_while_paused_stays_withdrawn(database: Engine) -> None:
    found = town()
    pausing.pause(found.victim)
    applications.withdraw(found.victim, found.application_id)
    pausing.resume(found.victim)
    assert seen(found) == []


def test_while_paused_she_does_not_apply(database: Engine) -> None:
    found = town()
    vacancy = some_vacancy(some_owner())
    applications.save_draft(found.victim, vacancy.slug, found.resume_id, {vacancy.question_id: "Ya"})
    pausing.pause(found.victim)
    with pytest.raises(Invalid):
        applications.send(found.victim, vacancy.slug)
    pausing.resume(found.victim)
    assert applications.send(found.victim, vacancy.slug).title == "Barista"
