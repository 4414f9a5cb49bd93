"""After the destruction nothing of a person is anywhere: tables, files, mails, logs, open pages. Races and kills leave all of it or nothing."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine

from tests.support.market import PASSWORD, VISITOR, some_candidate, some_owner
from tests.support.postman import open_post_office, sending_to
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import CANARIES, Town, applied, consented, cookie_of, posted, resume_of, town
from weimproovi import clock
from weimproovi.errors import NotFound, WeimprooviError
from weimproovi.integrations import journal, storage_keys
from weimproovi.permissions.actor import Actor
from weimproovi.services import (
    application_messages,
    applications,
    destruction,
    disclosed_files,
    exports,
    leaving,
    ledger,
    mail_sending,
    pipeline,
    privacy_requests,
    reports,
    stored_files,
)
from weimproovi.settings import settings
from weimproovi.vocabulary import JournalKind, Plan, Stage

DUE = timedelta(hours=72)
SOON = timedelta(minutes=1)
TIMES = 20 if os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all" else 5
SWEEP = (
    "from datetime import timedelta; from weimproovi import clock; from weimproovi.services import destruction\n"
    "print('ready', flush=True)\n"
    "with clock.moved(timedelta(hours=73)): destruction.sweep_leaving()"
)


def leave(person: Actor) -> None:
    leaving.ask_to_leave(person, {"password": PASSWORD}, VISITOR)


def lived(found: Town) -> None:
    """Everything that can happen to an application, and everything its person can leave behind."""
    pipeline.sheet(found.owner, found.application_id)
    list(disclosed_files.resume_file(found.owner, found.application_id).chunks)
    application_messages.write(found.owner, found.application_id, f"Halo {CANARIES[0]}, kapan bisa datang?")
    pipeline.move(found.owner, found.application_id, Stage.INTERVIEW)
    with pytest.raises(NotFound):
        pipeline.sheet(found.unassigned, found.application_id)
    privacy_requests.ask(found.victim, "question", f"Saya {CANARIES[0]}, siapa yang melihat data saya?")
    reports.report(found.victim, found.other_vacancy.slug, typed={"kind": "money"}, visitor=VISITOR)
    exports.ask(found.victim, {"password": PASSWORD}, VISITOR)
    exports.sweep_exports()
    pipeline.end(found.owner, found.application_id, "other", f"Terima kasih, {CANARIES[0]}.")


def everything(database: Engine) -> dict[str, str]:
    """Every row of every table as text."""
    with database.connect() as connection:
        tables = connection.exec_driver_sql("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace").scalars()
        return {name: "\n".join(connection.exec_driver_sql(f'SELECT t::text FROM "{name}" t').scalars()) for name in tables.all()}


def kept_files() -> list[Path]:
    return [path for path in settings().data_dir.rglob("*") if path.is_file() and "postgres" not in path.parts]


@pytest.mark.clause("D1", "refuses")
def test_nothing_of_her_is_left_anywhere(database: Engine) -> None:
    found = town()
    lived(found)
    before = everything(database)
    assert sum(any(canary in rows for canary in CANARIES) for rows in before.values()) >= 8  # or this proves nothing
    with open_post_office() as (postman, url), sending_to(url):
        leave(found.victim)
        with clock.moved(DUE + SOON):
            destruction.sweep_leaving()
            stored_files.sweep_files()
            mail_sending.sweep_mail()
    after = everything(database)
    assert {name: canary for name, rows in after.items() for canary in (*CANARIES, str(found.victim.candidate_id)) if canary in rows} == {}
    assert [path for path in kept_files() for canary in CANARIES if canary.encode() in path.read_bytes()] == []
    assert [mail["Subject"] for mail in postman.mails if mail["To"] == CANARIES[1]][-1:] != []
    assert [name for name in storage_keys.store().names() if name in before["resume"] + before["resume_page"] + before["data_export"]] == []
    assert after["disclosure_person"].count("\n") == before["disclosure_person"].count("\n")
    assert after["disclosure"] == before["disclosure"]


def test_the_certificate_and_the_journal_name_the_same_pseudonym(database: Engine) -> None:
    found, begun = town(), clock.now()
    leave(found.victim)
    with clock.moved(DUE + SOON):
        destruction.sweep_leaving()
    with database.connect() as connection:
        subject = connection.exec_driver_sql("SELECT subject_id FROM certificate").scalar_one()
        assert connection.exec_driver_sql("SELECT count(*) FROM disclosure_person WHERE subject_id = %s", (subject,)).scalar_one() > 0
    assert subject in [entry.subject for entry in journal.entries(begun) if entry.kind is JournalKind.PERSON_ERASED]


def test_the_company_still_reads_its_own_history_without_her_name(database: Engine) -> None:
    found = town()
    looks = len(ledger.company_looks(found.owner))
    leave(found.victim)
    with clock.moved(DUE + SOON):
        destruction.sweep_leaving()
    after = ledger.company_looks(found.owner)
    assert len(after) == looks
    assert not [canary for canary in CANARIES if canary in str(after)]


def test_an_open_page_of_a_recruiter_empties_at_once(live_server: LiveServer, database: Engine) -> None:
    found = town()
    path = f"/rekruter/lowongan/{found.vacancy.id}?tahap=baru&lamaran={found.application_id}"
    with Tab(live_server.url, cookie_of(found.owner), path=path) as tab:
        assert CANARIES[0] in str(tab.latest)
        leave(found.victim)
        tab.settle(quiet=2)
        assert [canary for canary in CANARIES if canary in str(tab.latest)] == []
    assert [canary for canary in CANARIES if canary in live_server.log()] == []


def at_once(*work: Callable[[], object]) -> list[object]:
    """Results of what runs side by side; a refusal is a result."""
    start = Barrier(len(work))

    def run(one: Callable[[], object]) -> object:
        start.wait()
        try:
            return one()
        except WeimprooviError as refusal:
            return refusal

    with ThreadPoolExecutor(len(work)) as pool:
        return list(pool.map(run, work))


def in_time(cookie: str) -> str:
    with clock.moved(DUE - SOON):
        leaving.come_back(cookie)
    return "back"


def too_late() -> int:
    with clock.moved(DUE + SOON):
        return destruction.sweep_leaving().rows


def test_in_the_last_second_either_she_comes_back_or_she_is_gone(database: Engine) -> None:
    for _time in range(TIMES):
        person = some_candidate()
        leave(person)
        cookie = cookie_of(person)
        back, gone = at_once(lambda cookie=cookie: in_time(cookie), too_late)  # type: ignore[misc]
        with database.connect() as connection:
            stands = connection.exec_driver_sql("SELECT erased_at FROM candidate WHERE id = %s", (person.candidate_id,)).all()
        assert (back == "back", gone, [tuple(row) for row in stands]) in [(True, 0, [(None,)]), (False, 1, [])]


def test_what_is_sent_while_she_leaves_reaches_nobody(database: Engine) -> None:
    owner = consented(some_owner(plan=Plan.BUSINESS))
    for number in range(TIMES):
        person, vacancy = some_candidate(), posted(owner, f"Barista {number}")
        answers = {question.id: "Ya" for question in applications.apply_form(person, vacancy.slug).questions}
        applications.save_draft(person, vacancy.slug, resume_of(person), answers)
        at_once(lambda person=person, slug=vacancy.slug: applications.send(person, slug), lambda person=person: leave(person))  # type: ignore[misc]
        assert pipeline.pipeline(owner, vacancy.id, Stage.NEW).cards == []


def facts_of(database: Engine) -> list[tuple[int, ...]]:
    """For each person who left: how many rows of each kind stand."""
    counted = ", ".join(f"(SELECT count(*) FROM {table} f WHERE f.candidate_id = c.id)" for table in ("application", "resume", "resume_text", "pseudonym", "person_key"))
    with database.connect() as connection:
        rows = connection.exec_driver_sql(f"SELECT {counted} FROM candidate c WHERE c.erased_at IS NOT NULL").all()
        return [tuple(row) for row in rows]


@pytest.mark.slow
def test_a_sweep_that_is_killed_has_destroyed_a_person_whole_or_not_at_all(database: Engine) -> None:
    vacancy = posted(consented(some_owner(plan=Plan.BUSINESS)), "Barista")
    for _person in range(TIMES):
        person = some_candidate()
        applied(person, vacancy, resume_of(person))
        leave(person)
    for _time in range(TIMES):
        sweep = subprocess.Popen([sys.executable, "-c", SWEEP], stdout=subprocess.PIPE)
        assert sweep.stdout is not None
        sweep.stdout.readline()
        time.sleep(random.uniform(0, 0.15))
        sweep.kill()
        sweep.wait()
        sweep.stdout.close()
        assert set(facts_of(database)) <= {(1, 1, 1, 1, 1)}
    too_late()
    with database.connect() as connection:
        counts = [connection.exec_driver_sql(f"SELECT count(*) FROM {rows}").scalar_one() for rows in ("certificate", "erased_application", "mail WHERE kind = 'deletion_receipt'")]
    assert (facts_of(database), counts) == ([], [TIMES] * 3)
