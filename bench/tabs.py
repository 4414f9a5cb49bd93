"""Open tabs of the workspace over the real socket: what an event costs, and what a connected tab holds in memory."""

import time
from collections.abc import Callable

from bench import place, served
from bench.measure import ROUNDS, goal, line, middle, spread, title
from tests.support import rows
from tests.support.factors import strong
from tests.support.tab import HYDRATED, IS_HYDRATED, PATIENCE, Tab
from weimproovi import db
from weimproovi.http.tab import PER_SECOND
from weimproovi.models import Account
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import sessions
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import MemberRole, Plan, Purpose

APPLICATIONS, TIMES, WARM, TABS, LIMIT_KB = 60, 30, 10, 40, 300
LOAD = "reflex___state____state.weimproovi___workspace___recruiter___pipeline_state____pipeline_state.load"


def signed_in(actor: Actor) -> str:
    """A cookie of a live session."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        cookie = sessions.begin(session, session.get_one(Account, actor.account_id), Visitor("192.0.2.1", "Chrome, Linux"))
    return strong(cookie)


def company_with_applications() -> tuple[Actor, str]:
    """The owner of a company whose vacancy has applications, half of them opened, and that vacancy's id."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        rows.subscription(session, company, Plan.BUSINESS, -rows.HOUR)
        owner, vacancy = rows.member(session, company, MemberRole.OWNER), rows.vacancy(session, company)
        for number in range(1, APPLICATIONS + 1):
            sent = rows.application(session, rows.candidate(session), vacancy)
            if number % 2:
                rows.opening(session, sent, owner, (number + 1) // 2)
    return owner, str(vacancy.id)


def smallest_event(tab: Tab) -> None:
    """An event that changes one var: session check and guard, and nothing of the domain."""
    for value in (False, True):
        tab.send(HYDRATED, {"value": value})
        tab._listen(f'"{IS_HYDRATED}":{str(value).lower()}', PATIENCE)


def pipeline_page(tab: Tab) -> None:
    """The pipeline's first 50 cards in hand, the ledger written."""
    tab.send(LOAD)
    tab._listen('"board_rx_state_":{"vacancy_id":"0', PATIENCE)


def round_trips(tab: Tab, act: Callable[[Tab], None], events: int) -> list[float]:
    """Milliseconds of one event, of which each act has some."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        act(tab)
        taken.append((time.perf_counter() - start) * 1000 / events)
        time.sleep(events / PER_SECOND)  # a socket that says more is hung up
    return taken


def main() -> None:
    title(f"Open tabs: {TIMES} events a round, median of {ROUNDS} rounds; memory over {TABS} tabs")
    place.empty_database()
    owner, vacancy = company_with_applications()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        candidates = [rows.candidate(session) for _ in range(WARM + TABS)]
    with served.product() as running:
        events = {"smallest event": (smallest_event, 2), f"pipeline of {APPLICATIONS} applications": (pipeline_page, 1)}
        with Tab(running.url, signed_in(owner), path=f"/rekruter/lowongan/{vacancy}") as tab:
            for name, (act, count) in events.items():
                found = [spread(round_trips(tab, act, count)) for _ in range(ROUNDS + 1)][1:]
                line(name, f"p50 {middle(found).p50:.1f} ms, p95 {middle(found).p95:.1f} ms")
        cookies = [signed_in(candidate) for candidate in candidates]
        tabs = [Tab(running.url, cookie) for cookie in cookies[:WARM]]
        before = served.resident(running)
        tabs += [Tab(running.url, cookie) for cookie in cookies[WARM:]]
        grown = (served.resident(running) - before) / 1024 / TABS
        goal("KB of memory per connected tab", grown, LIMIT_KB)
        for tab in tabs:
            tab.socket.close()


if __name__ == "__main__":
    main()
