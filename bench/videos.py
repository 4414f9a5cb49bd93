"""Recordings: what taking one costs beside a plain route that keeps bytes, what a range of an encrypted one costs beside a plain file, how long a withdrawal takes to
stop one that plays, and what twenty uploads at once cost everybody else."""

import hashlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import httpx
from sqlalchemy import select
from sqlmodel import col

from bench import place, served
from bench.measure import goal, interleaved, line, title
from bench.tabs import signed_in, smallest_event
from tests.support import interviews, server
from tests.support.tab import Tab
from weimproovi import clock, db
from weimproovi.integrations.storage_keys import store, unwrap
from weimproovi.models import VideoFile, VideoKey, VideoViewing
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import video_answers, video_interviews, video_invitations, video_kits
from weimproovi.vocabulary import AnswerKind, Purpose, VideoFileKind

MEBIBYTE = 1024 * 1024
WHOLE, ROUNDS = 300, 3  # parts of 1 MiB
LONG, RANGES = 64 * MEBIBYTE, 30
STOPS, UPLOADS, EVENTS, TURNS = 9, 20, 120, 3
RECORDED_PACE = 256 * 1024 * 8 / 1_264_000  # seconds in which a phone records one piece


@contextmanager
def bare(folder: Path) -> Iterator[str]:
    """The plain routes in a process of their own; their address."""
    port = server.free_port()
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(port), "--no-log", "bench.bare_files:app"]
    with subprocess.Popen(command, env={**os.environ, "BENCH_FOLDER": str(folder)}) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url)
            yield url
        finally:
            process.terminate()


def _wait(url: str) -> None:
    for _turn in range(200):
        try:
            httpx.get(f"{url}/nothing")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the plain routes do not answer")


def client(url: str, cookie: str = "") -> httpx.Client:
    headers = {"origin": url} | ({"cookie": f"weimproovi_session={cookie}"} if cookie else {})
    return httpx.Client(base_url=url, headers=headers, timeout=120)


def some_take() -> tuple[interviews.Invited, str]:
    """An answer of five minutes that has begun."""
    one = interviews.applied()
    video_kits.save(one.owner, one.vacancy.id, [replace(interviews.KIT[0], answer_seconds=300)])
    video_invitations.invite(one.owner, [one.application_id], interviews.form())
    video_interviews.allow_recording(one.person, one.application_id, shown=video_interviews.record_text(one.person, one.application_id).sha256)
    return one, video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO).answer_id


def taking(url: str, plain: str, folder: Path, running: server.LiveServer) -> None:
    """300 MB in parts of 1 MiB, one after another, to both in turn."""
    piece = os.urandom(MEBIBYTE)
    checksum, speeds = hashlib.sha256(piece).hexdigest(), [list[float](), list[float](), list[float]()]
    before = served.resident(running)
    for _round in range(ROUNDS):
        one, answer_id = some_take()
        (folder / "kept").unlink(missing_ok=True)
        with client(url, signed_in(one.person)) as mine, client(plain) as other:
            spent = [0.0, 0.0, 0.0]
            for number in range(WHOLE - 1):
                headers = {"upload-offset": str(number * MEBIBYTE), "upload-checksum": checksum}
                spent[0] += timed(partial(mine.post, f"/berkas/rekaman/{answer_id}/bagian", content=piece, headers=headers))
                spent[1] += timed(partial(other.post, "/part", content=piece))
                spent[2] += timed(partial(other.post, "/part?flushed=1", content=piece))
        for speed, seconds in zip(speeds, spent, strict=True):
            speed.append(WHOLE / seconds)
    grown = (served.resident(running) - before) / MEBIBYTE
    ours, plainly, flushed = (statistics.median(speed) for speed in speeds)
    line("1 MiB parts: decided, encrypted, flushed", f"{ours:.0f} MB/s; a plain route {plainly:.0f}, one that flushes too {flushed:.0f}")
    goal("plain route's speed beside ours", plainly / ours, 2)
    goal("flushing plain route's speed beside ours", flushed / ours, 2)
    goal(f"MB of memory grown after {ROUNDS * WHOLE} MB", grown, 32)


def timed(ask: Callable[[], httpx.Response]) -> float:
    start = time.perf_counter()
    answer = ask()
    taken = time.perf_counter() - start
    if answer.status_code not in (200, 206):
        raise RuntimeError(f"{answer.status_code}: {answer.text[:200]}")
    return taken


def long_answer(folder: Path) -> tuple[interviews.Invited, str]:
    """A shared answer whose file is long, and the same bytes as a plain file."""
    one, answer_id = interviews.shared()
    content = os.urandom(MEBIBYTE)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        key = session.execute(select(col(VideoKey.wrapped_key)).where(col(VideoKey.answer_id) == interviews.UUID(answer_id))).scalar_one()
        of_it = (col(VideoFile.answer_id) == interviews.UUID(answer_id), col(VideoFile.kind) == VideoFileKind.RECORDING)
        file = session.execute(select(VideoFile).where(*of_it)).scalars().one()
        file.size = store().put(file.stored_name, unwrap(key), (content for _number in range(LONG // MEBIBYTE)))
    with (folder / "file").open("wb") as plain:
        plain.writelines(content for _number in range(LONG // MEBIBYTE))
    return one, answer_id


def ranges(url: str, plain: str, folder: Path) -> None:
    """A quarter of a MiB, which is mostly the decision, and four, which are mostly bytes."""
    one, answer_id = long_answer(folder)
    for size in (256 * 1024, 4 * MEBIBYTE):
        ranges_of(size, url, plain, one, answer_id)


def ranges_of(size: int, url: str, plain: str, one: interviews.Invited, answer_id: str) -> None:
    places = {name: iter(range(10**9)) for name in ("watched", "own", "plain")}

    def asks(who: httpx.Client, name: str, path: str) -> Callable[[], object]:
        def ask() -> None:
            start = next(places[name]) * 7919 * 4096 % (LONG - size)
            timed(lambda: who.get(path, headers={"range": f"bytes={start}-{start + size - 1}"}))

        return ask

    with client(url, signed_in(one.owner)) as company, client(url, signed_in(one.person)) as person, client(plain) as other:
        found = interleaved({
            "watched": asks(company, "watched", f"/berkas/lamaran/{one.application_id}/video/{answer_id}"),
            "own": asks(person, "own", f"/berkas/rekaman/{answer_id}"),
            "plain": asks(other, "plain", "/file"),
        }, times=RANGES)  # fmt: skip
    for name, words in (("watched", "company (decided, ledger)"), ("own", "by herself"), ("plain", "plain FileResponse")):
        line(f"{size // 1024} KiB, {words}", f"p50 {found[name].p50:.1f} ms, p95 {found[name].p95:.1f} ms")
    goal(f"watched beside plain, {size // 1024} KiB, p50", found["watched"].p50 / found["plain"].p50, 2)
    goal(f"own beside plain, {size // 1024} KiB, p50", found["own"].p50 / found["plain"].p50, 2)


def stopping(url: str, folder: Path) -> None:
    """A player that takes 1 MiB a second. The server's end is its own row of the viewing; what lies in the network's buffers by then still arrives, and the page empties its player
    before (`review.js` asks every two seconds; the journey measures that)."""
    taken: list[tuple[float, float]] = []
    for _turn in range(STOPS):
        one, answer_id = long_answer(folder)
        with client(url, signed_in(one.owner)) as company, client(url, signed_in(one.person)) as person:
            taken.append(stopped(company, person, one, answer_id))
    ended, drained = zip(*taken, strict=True)
    line("withdrawal to the server's end, seconds", f"{STOPS} times: median {statistics.median(ended):.1f}")
    goal("withdrawal to the server's end, worst", max(ended), 5)
    line("until buffers on the way are empty", f"median {statistics.median(drained):.1f}, worst {max(drained):.1f}")


def stopped(company: httpx.Client, person: httpx.Client, one: interviews.Invited, answer_id: str) -> tuple[float, float]:
    withdrawn_at, received = None, 0
    try:
        with company.stream("GET", f"/berkas/lamaran/{one.application_id}/video/{answer_id}") as answer:
            for chunk in answer.iter_raw(256 * 1024):
                received += len(chunk)
                if withdrawn_at is None and received > 2 * MEBIBYTE:
                    withdrawn_at = clock.now()
                    person.post(f"/wawancara/{one.application_id}/simpan")
                time.sleep(len(chunk) / MEBIBYTE)
    except httpx.RemoteProtocolError:
        assert withdrawn_at is not None
        drained = (clock.now() - withdrawn_at).total_seconds()
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            seen = session.execute(select(col(VideoViewing.seen_at)).where(col(VideoViewing.answer_id) == interviews.UUID(answer_id))).scalar_one()
        return (seen - withdrawn_at).total_seconds(), drained
    raise RuntimeError("all of it left")


@contextmanager
def uploading(url: str, pace: float) -> Iterator[None]:
    """Twenty phones that send, for as long as the block lasts."""
    takes = [(signed_in(one.person), answer_id) for one, answer_id in (some_take() for _number in range(UPLOADS))]
    with subprocess.Popen([sys.executable, "-m", "bench.uploads", url, str(pace)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(takes))
        process.stdin.close()
        process.stdout.readline()
        time.sleep(2)
        try:
            yield
        finally:
            process.kill()


def events(tab: Tab) -> float:
    """The 99th of a hundred events of somebody else, in milliseconds."""
    taken = []
    for _number in range(EVENTS):
        start = time.perf_counter()
        smallest_event(tab)
        taken.append((time.perf_counter() - start) * 1000 / 2)
        time.sleep(0.07)
    return sorted(taken)[int(EVENTS * 0.99) - 1]


def crowd(url: str) -> None:
    one = interviews.applied()
    found: dict[str, list[float]] = {"nobody sends": [], "20 phones record": [], "20 phones send all they can": []}
    with Tab(url, signed_in(one.person)) as tab:
        events(tab)
        for _turn in range(TURNS):
            found["nobody sends"].append(events(tab))
            for name, pace in (("20 phones record", RECORDED_PACE), ("20 phones send all they can", 0.0)):
                with uploading(url, pace):
                    found[name].append(events(tab))
    p99 = {name: statistics.median(seen) for name, seen in found.items()}
    for name, value in p99.items():
        line(f"p99 while {name}", f"{value:.1f} ms")
    goal("p99 while 20 record, beside nobody", p99["20 phones record"] / p99["nobody sends"], 1.5)
    line("p99 while 20 send all they can, beside", f"{p99['20 phones send all they can'] / p99['nobody sends']:.2f}")


def main(wanted: list[str]) -> None:
    title(f"Recordings: {WHOLE} MB in parts, ranges of {LONG // MEBIBYTE} MB, {UPLOADS} uploads; load of the machine before: {os.getloadavg()[0]:.1f}")
    place.empty_database()
    folder = place.own_folder()
    with served.product() as running, bare(folder) as plain:
        url = running.url.replace("localhost", "127.0.0.1")
        parts = {
            "ranges": lambda: ranges(url, plain, folder), "stopping": lambda: stopping(url, folder), "crowd": lambda: crowd(running.url),
            "taking": lambda: taking(url, plain, folder, running),
        }  # fmt: skip
        for name in wanted or parts:
            parts[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
