"""The server is killed in the middle of things, again and again: what was begun is either whole or not there, and no look goes unwritten."""

import os
import random
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

import httpx
import psutil
import pytest
from sqlalchemy import Engine

from tests.support import server
from tests.support.caller import caller
from tests.support.market import SomeVacancy, some_candidate, some_owner, some_resume
from tests.support.server import LiveServer
from tests.support.town import applied, consented, cookie_of, posted
from weimproovi.permissions.actor import Actor
from weimproovi.services import applications, pipeline
from weimproovi.settings import settings
from weimproovi.vocabulary import Plan

TIMES = 20 if os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all" else 3
PEOPLE = 5
STEPS = 3  # posts of each person
JITTER = 0.05  # seconds
FACTS = {  # what must exist for each application, and how often
    "choice_answer": 1, "written_answer": 1, "stage_change": 1, "notification": 1, "mail": 1, "application_draft": 0,
}  # fmt: skip


def kill(live: LiveServer) -> None:
    """SIGKILL for the server and its workers, at once."""
    process = psutil.Process(live.process.pid)
    for one in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            one.kill()
    live.process.wait(10)


def keep_applying(live: LiveServer, person: Actor, resume_id: str, vacancy: SomeVacancy, done: list[str]) -> None:
    """Chooses the CV, answers, sends; as far as it comes. Notes each step that was answered."""
    questions = applications.apply_form(person, vacancy.slug).questions
    answers = {question.id: "Ya" if question.kind == "choice" else "Karena harum." for question in questions}
    with suppress(httpx.TransportError), caller(live, cookie_of(person)) as client:
        client.post("/berkas/cv", data={"lowongan": vacancy.slug, "resume_id": resume_id}, files={"none": ("", b"")})
        done.append("cv")
        client.post(f"/lowongan/{vacancy.slug}/lamar/pertanyaan", data=answers)
        done.append("answers")
        client.post(f"/lowongan/{vacancy.slug}/lamar/periksa")
        done.append("sent")


def keep_looking(live: LiveServer, cookie: str, path: str, seen: list[int]) -> None:
    """Fetches a page of a CV until the server is gone; counts the pictures that arrived."""
    with suppress(httpx.TransportError), caller(live, cookie) as client:
        while client.get(path).status_code == 200:
            seen[0] += 1


def killed_after(steps: int, live: LiveServer, work: list[Callable[[], None]], done: list[str]) -> None:
    """Lets everybody work at once and kills the server a moment after so many steps."""
    with ThreadPoolExecutor(len(work)) as pool:
        begun = [pool.submit(one) for one in work]
        patience = time.monotonic() + 30
        while len(done) < steps and time.monotonic() < patience:
            time.sleep(0.002)
        time.sleep(random.uniform(0, JITTER))
        kill(live)
    for one in begun:
        one.result()


def half_done(database: Engine, vacancy_id: str) -> list[str]:
    """Applications of a vacancy that lack a fact or have one too many, and facts without an application."""
    counted = ", ".join(f"(SELECT count(*) FROM {table} f WHERE {joined(table)}) AS {table}" for table in FACTS)
    with database.connect() as connection:
        rows = connection.exec_driver_sql(f"SELECT {counted} FROM application a WHERE a.vacancy_id = %s", (vacancy_id,)).mappings().all()
        orphans = [
            table for table in ("choice_answer", "written_answer", "stage_change")
            if connection.exec_driver_sql(f"SELECT count(*) FROM {table} f LEFT JOIN application a ON a.id = f.application_id WHERE a.id IS NULL").scalar()
        ]  # fmt: skip
    return [str(row) for row in rows if dict(row) != FACTS] + orphans


def joined(table: str) -> str:
    if table in ("notification", "mail"):
        return "f.path LIKE '%%/' || a.id" if table == "notification" else "f.kind = 'application_sent' AND f.values ->> 'path' LIKE '%%/' || a.id"
    if table == "application_draft":
        return "f.vacancy_id = a.vacancy_id AND f.candidate_id = a.candidate_id"
    return "f.application_id = a.id"


def numbers(database: Engine, vacancy_id: str) -> list[int]:
    with database.connect() as connection:
        return list(connection.exec_driver_sql("SELECT number FROM application WHERE vacancy_id = %s ORDER BY number", (vacancy_id,)).scalars())


def looks(database: Engine) -> int:
    with database.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM disclosure WHERE kind = 'page'").scalar_one())


@pytest.fixture
def start(migrated: Engine) -> Iterator[Callable[[], LiveServer]]:
    """Starts the product; whatever still runs is ended afterwards."""
    web, running = server.built_front_end(), []

    def starting() -> LiveServer:
        running.append(server.start(web, server.free_port()))
        return running[-1]

    yield starting
    for live in running:
        with suppress(psutil.NoSuchProcess):
            kill(live)


@pytest.mark.slow
def test_killed_while_people_apply_nothing_is_half_done(database: Engine, start: Callable[[], LiveServer]) -> None:
    owner = consented(some_owner(plan=Plan.BUSINESS))
    people = {person: some_resume(person) for person in (some_candidate() for _ in range(PEOPLE))}
    first, first_resume = next(iter(people.items()))
    opened = applied(first, posted(owner, "Kepala kedai"), first_resume)
    pipeline.open_application(owner, opened)
    seen, sent = [0], 0
    for round_number in range(TIMES):
        live, vacancy, done = start(), posted(owner, "Barista"), []
        work = [partial(keep_applying, live, person, resume_id, vacancy, done) for person, resume_id in people.items()]
        work.append(partial(keep_looking, live, cookie_of(owner), f"/berkas/lamaran/{opened}/halaman/1", seen))
        killed_after((round_number * 4 + 3) % (PEOPLE * STEPS), live, work, done)
        arrived = numbers(database, vacancy.id)
        assert half_done(database, vacancy.id) == []
        assert arrived == list(range(1, len(arrived) + 1))
        assert len(arrived) >= done.count("sent")
        assert looks(database) >= seen[0]
        sent += len(arrived)
    assert 0 < sent < TIMES * PEOPLE
    assert seen[0] > 0


@pytest.mark.slow
def test_after_a_kill_everybody_can_finish(database: Engine, start: Callable[[], LiveServer]) -> None:
    owner, person = consented(some_owner()), some_candidate()
    resume_id, vacancy = some_resume(person), posted(owner, "Barista")
    live = start()
    questions = applications.apply_form(person, vacancy.slug).questions
    with caller(live, cookie_of(person)) as client:
        client.post("/berkas/cv", data={"lowongan": vacancy.slug, "resume_id": resume_id}, files={"none": ("", b"")})
        client.post(f"/lowongan/{vacancy.slug}/lamar/pertanyaan", data={questions[0].id: "Ya", questions[1].id: "Karena harum."})
    kill(live)
    with caller(start(), cookie_of(person)) as client:
        assert "Karena harum." in client.get(f"/lowongan/{vacancy.slug}/lamar/periksa").text
        assert client.post(f"/lowongan/{vacancy.slug}/lamar/periksa").status_code == 303
    assert numbers(database, vacancy.id) == [1]


@pytest.mark.slow
def test_an_upload_cut_off_by_a_kill_is_gone_after_the_next_start(database: Engine, start: Callable[[], LiveServer]) -> None:
    live, incoming = start(), settings().data_dir / "incoming"
    head = (
        f"POST /berkas/cv HTTP/1.1\r\nHost: localhost\r\nOrigin: {live.url}\r\nCookie: {settings().cookie_name}={cookie_of(some_candidate())}\r\n"
        'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000\r\n\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n%PDF'
    )
    with socket.create_connection(("127.0.0.1", int(live.url.rpartition(":")[2])), timeout=10) as connection:
        connection.sendall(head.encode())
        while not list(incoming.iterdir()):
            time.sleep(0.01)
        kill(live)
    start()
    assert list(incoming.iterdir()) == []
