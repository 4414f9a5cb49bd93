"""Anything in any order: after each step, whatever anybody reads through any service holds only what the policy lets her see.

The policy is read from a notebook (`tests.support.paper`) that each step is written into; it knows nothing of the permission module.
"""

import os
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import Engine

from tests.support import reads
from tests.support.paper import Member, Paper, Sent
from tests.support.world import World
from weimproovi import clock, db
from weimproovi.errors import WeimprooviError
from weimproovi.permissions import facts
from weimproovi.services import listings
from weimproovi.settings import settings as product_settings
from weimproovi.vocabulary import PLATFORM_SCOPES, ConsentScope, FieldGroup, MemberRole, Plan, Purpose, Stage

WHOLE = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
EXAMPLES, STEPS = (300, 50) if WHOLE else (5, 20)
CLOSE, AROUND = (16, 16) if WHOLE else (7, 7)  # readings after each step: of what was just touched, and of anything
GROUPS = ("identity", "contact", "linkedin", "resume", "answers")
KINDS = ("candidate", "owner", "recruiter", "hiring_manager", "reviewer", "support", "officer", "moderator", "administrator", "anonymous")
ids = st.integers(0, 11)
on = st.booleans()


class Readers:
    """Who reads what next: every reading by every kind of viewer in turn, over the whole run; and what was read."""

    def __init__(self) -> None:
        self.turns = deque(product(sorted(reads.reads()), KINDS))
        self.done: set[tuple[str, str]] = set()
        self.met: Counter[str] = Counter()  # canaries that somebody met and may meet, by kind of viewer
        self.chance = Random(4)


class Market(RuleBasedStateMachine):
    """One world, and everything that can happen in it."""

    readers: Readers

    def __init__(self) -> None:
        super().__init__()
        self.touched: list[Any] = []
        self.paper = Paper()
        self.world = World(self.paper, self.scan)

    # What happens

    @rule()
    def somebody_signs_up(self) -> None:
        self.step(self.world.sign_up)

    @rule(which=ids)
    def everything_is_open(self, which: int) -> None:
        """The shortest way to a video: opened, invited, shared, and paid for."""
        self.with_sent(which, self.open_everything)

    def open_everything(self, sent: Sent) -> None:
        owner = self.owner(self.paper.firms.index(sent.firm))
        self.world.buy(sent.firm, Plan.GROWTH, timedelta(hours=200))
        self.world.open(owner, sent)
        self.world.invite(owner, sent)
        self.world.agree(sent)

    @rule(who=ids)
    def confirms(self, who: int) -> None:
        self.step(self.world.confirm, one(self.paper.people, who))

    @rule(who=ids, where=ids)
    def applies(self, who: int, where: int) -> None:
        self.step(self.world.apply, one(self.paper.people, who), one(self.paper.posts, where))

    @rule(who=ids, where=ids, by=ids)
    def applies_and_is_opened(self, who: int, where: int, by: int) -> None:
        post = one(self.paper.posts, where)
        self.step(self.world.apply, one(self.paper.people, who), post)
        for sent in [sent for sent in self.paper.sent if sent.post is post][-1:]:
            self.step(self.world.open, one([member for member in self.paper.members if member.firm is sent.firm], by), sent)

    @rule(which=ids)
    def withdraws(self, which: int) -> None:
        self.with_sent(which, self.world.withdraw)

    @rule(who=ids, on=on)
    def pauses_or_resumes(self, who: int, on: bool) -> None:
        self.step(self.world.pause, one(self.paper.people, who), on=on)

    @rule(who=ids)
    def leaves(self, who: int) -> None:
        self.step(self.world.leave, one(self.paper.people, who))

    @rule(who=ids)
    def comes_back(self, who: int) -> None:
        self.step(self.world.come_back, one(self.paper.people, who))

    @rule()
    def whoever_leaves_is_destroyed(self) -> None:
        self.step(self.world.destroy)

    @rule(which=ids, on=on)
    def shares_her_video_or_not(self, which: int, on: bool) -> None:
        self.with_sent(which, self.world.agree if on else self.world.disagree)

    @rule(who=ids, scope=st.sampled_from(PLATFORM_SCOPES), on=on)
    def chooses_for_the_platform(self, who: int, scope: ConsentScope, on: bool) -> None:
        self.step(self.world.choose, one(self.paper.people, who), scope, on=on)

    @rule(by=ids, which=ids)
    def invites_to_an_interview(self, by: int, which: int) -> None:
        self.with_sent(which, lambda sent: self.world.invite(self.member(by), sent))

    @rule(by=ids, which=ids)
    def opens(self, by: int, which: int) -> None:
        self.with_sent(which, lambda sent: self.world.open(self.member(by), sent))

    @rule(by=ids, which=ids, stage=st.sampled_from(Stage))
    def moves(self, by: int, which: int, stage: Stage) -> None:
        self.with_sent(which, lambda sent: self.world.move(self.member(by), sent, stage))

    @rule(by=ids, which=ids)
    def ends(self, by: int, which: int) -> None:
        self.with_sent(which, lambda sent: self.world.end(self.member(by), sent))

    @rule(whose=ids)
    def publishes(self, whose: int) -> None:
        self.step(self.world.post, one(self.paper.firms, whose))

    @rule(by=ids, which=ids)
    def closes(self, by: int, which: int) -> None:
        self.step(self.world.close, self.member(by), one(self.paper.posts, which))

    @rule(which=ids, on=on)
    def holds_or_shows(self, which: int, on: bool) -> None:
        self.step(self.world.hold, one(self.paper.posts, which), on=on)

    @rule(whose=ids, plan=st.sampled_from([Plan.GROWTH, Plan.BUSINESS]), hours=st.sampled_from([1, 200, 0]))
    def buys(self, whose: int, plan: Plan, hours: int) -> None:
        self.step(self.world.buy, one(self.paper.firms, whose), plan, timedelta(hours=hours) if hours else None)

    @rule(whose=ids)
    def falls_to_free(self, whose: int) -> None:
        self.step(self.world.fall, one(self.paper.firms, whose))

    @rule(whose=ids, passed=on)
    def is_checked(self, whose: int, passed: bool) -> None:
        self.step(self.world.check, one(self.paper.firms, whose), passed=passed)

    @rule(whose=ids, dice=st.integers(0, 4))
    def company_leaves(self, whose: int, dice: int) -> None:
        if dice == 0:
            self.step(self.world.shut, one(self.paper.firms, whose))

    @rule(whose=ids, role=st.sampled_from(MemberRole))
    def hires(self, whose: int, role: MemberRole) -> None:
        self.step(self.world.hire, one(self.paper.firms, whose), role)

    @rule(by=ids, who=ids)
    def dismisses(self, by: int, who: int) -> None:
        self.step(self.world.dismiss, self.owner(by), self.member(who))

    @rule(who=ids, role=st.sampled_from(MemberRole))
    def changes_role(self, who: int, role: MemberRole) -> None:
        self.step(self.world.promote, self.member(who), role)

    @rule(by=ids, who=ids, where=ids, on=on)
    def assigns(self, by: int, who: int, where: int, on: bool) -> None:
        self.step(self.world.assign, self.owner(by), self.member(who), one(self.paper.posts, where), on=on)

    @rule(where=ids, on=on)
    def lets_reviewers_read(self, where: int, on: bool) -> None:
        self.step(self.world.reviewers_read, one(self.paper.posts, where), on=on)

    @rule(where=ids, to=ids)
    def hands_over(self, where: int, to: int) -> None:
        self.step(self.world.hand_over, one(self.paper.posts, where), one(self.paper.firms, to))

    @rule(who=ids, holder=st.sampled_from(["support", "officer"]), groups=st.sets(st.sampled_from(GROUPS), min_size=1), hours=st.sampled_from([1, 24]))
    def staff_open_a_ticket(self, who: int, holder: str, groups: set[str], hours: int) -> None:
        self.step(self.world.ticket, holder, one(self.paper.people, who), tuple(sorted(groups)), hours)

    @rule(which=ids)
    def ticket_is_closed(self, which: int) -> None:
        if self.paper.tickets:
            self.step(self.world.close_ticket, one(self.paper.tickets, which))

    @rule(passes=st.sampled_from([timedelta(minutes=61), timedelta(hours=25), timedelta(days=45)]))
    def time_passes(self, passes: timedelta) -> None:
        self.world.shift += passes
        self.step(lambda: None)

    # What is read afterwards

    def with_sent(self, which: int, verb: Callable[[Any], None]) -> None:
        if self.paper.sent:
            self.touched = [one(self.paper.sent, which)]
            self.step(verb, self.touched[0])

    def member(self, by: int) -> Member:
        return one(self.paper.members, by)

    def owner(self, by: int) -> Member:
        return one([member for member in self.paper.members if member.role == "owner"] or self.paper.members, by)

    def step(self, verb: Callable[..., None], *args: Any, **more: Any) -> None:
        self.world.present.clear()
        with self.world.now():
            verb(*args, **more)
        self.world.present.clear()
        with self.world.now():
            for name, account_id in [*self.close_by(), *self.around()]:
                self.read(name, account_id)
            for sent in self.touched:
                self.watch(sent, self.readers.chance.choice(self.paper.members))
            self.scan(None, listings.newest(50))

    def close_by(self) -> Iterator[tuple[str, UUID | None]]:
        chance = self.readers.chance
        for _ in range(CLOSE):
            yield chance.choice(reads.CORE[:4]), chance.choice(self.paper.members).account_id
        for ticket in self.paper.tickets[-2:]:
            yield chance.choice(reads.CORE[4:]), ticket.holder

    def around(self) -> Iterator[tuple[str, UUID | None]]:
        everybody: dict[str, list[UUID | None]] = {}
        for account_id in self.world.accounts():
            everybody.setdefault(self.paper.kind_of(account_id), []).append(account_id)
        for _ in range(AROUND):
            turn = next((turn for turn in self.readers.turns if turn[1] in everybody), None)
            if turn:
                self.readers.turns.remove(turn)
                self.readers.turns.append(turn)
                yield turn[0], self.readers.chance.choice(everybody[turn[1]])

    def read(self, name: str, account_id: UUID | None) -> None:
        """One reading with some fitting arguments; what comes back is looked through."""
        function, actor = reads.reads()[name], self.world.actor(account_id)
        arguments = {asked: self.argument(asked) for asked in reads.asks_for(function)}
        self.readers.done.add((name, self.paper.kind_of(account_id)))
        try:
            found = function(actor, **arguments)
        except WeimprooviError as refusal:
            found = getattr(refusal, "faults", "")
        self.scan(account_id, found, name)

    def watch(self, sent: Sent, member: Member) -> None:
        """There is no video yet; what the decision opens stands for it."""
        actor = self.world.actor(member.account_id)
        try:
            with db.transaction(actor, Purpose.RECRUIT) as session:
                decision = facts.decision_about(session, actor, Purpose.RECRUIT, UUID(sent.id))
        except WeimprooviError:
            return
        if decision.allows(FieldGroup.VIDEO):
            assert sent.video in self.paper.allowed(member.account_id, clock.now(), clock.today()), (member, sent)
            self.readers.met["video"] += 1

    def argument(self, asked: str) -> Any:
        """A value for a parameter, out of everything that exists in the world."""
        chance, paper = self.readers.chance, self.paper
        values: dict[str, list[Any]] = {
            "application_id": [sent.id for sent in self.touched or paper.sent[-4:]] or [str(UUID(int=0))],
            "vacancy_id": [str(post.id) for post in paper.posts],
            "slug": [post.slug for post in paper.posts],
            "stage": list(Stage),
            "number": [1],
            "ticket_id": [ticket.id for ticket in paper.tickets[-3:]] or [str(UUID(int=0))],
            "resume_id": [person.resume_id for person in paper.people],
            "company_id": [firm.id for firm in paper.firms],
            "language": ["id", "en"],
            "viewer": [self.paper.members[0].account_id],
            "candidate": [person.candidate_id for person in paper.people],
            "plan": ["growth"],
            "months": [1],
        }
        return chance.choice(values.get(asked) or [UUID(int=0)])

    def scan(self, account_id: UUID | None, found: object, name: str = "a step") -> None:
        """Every canary in what somebody got is hers to see."""
        words = self.paper.canaries()
        met = set(re.findall("|".join(map(re.escape, sorted(words, key=len, reverse=True))), reads.text_of(found)))
        allowed = self.paper.allowed(account_id, clock.now(), clock.today())
        assert met <= allowed, (name, self.paper.kind_of(account_id), met - allowed)
        self.readers.met[self.paper.kind_of(account_id)] += len(met)


def one(choices: list[Any], number: int) -> Any:
    return choices[number % len(choices)]


@pytest.fixture
def with_a_mail_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Mails go to their readers, so staff read none of them."""
    monkeypatch.setenv("WEIMPROOVI_SMTP", "smtp://127.0.0.1:9169")
    product_settings.cache_clear()
    yield
    monkeypatch.undo()
    product_settings.cache_clear()


def test_every_service_with_an_actor_is_read_or_says_why_not() -> None:
    """A new service is placed with the readings or, with its reason, among what is no reading (`tests.support.reads`)."""
    assert set(reads.READS) | set(reads.NO_READING) == set(reads.with_an_actor())
    assert set(reads.CORE) <= set(reads.READS)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.clause("S3", "refuses")
@pytest.mark.clause("S6", "refuses")
@pytest.mark.usefixtures("with_a_mail_server", "database")
def test_whatever_happens_nobody_reads_what_is_not_for_her(migrated: Engine) -> None:
    Market.readers = readers = Readers()
    phases = (Phase.explicit, Phase.generate)
    chosen = settings(max_examples=EXAMPLES, stateful_step_count=STEPS, derandomize=True, database=None, deadline=None, phases=phases,
        suppress_health_check=list(HealthCheck), print_blob=False)  # fmt: skip
    run_state_machine_as_test(Market, settings=chosen)
    assert {kind for kind, count in readers.met.items() if count} >= {"candidate", "owner", "recruiter", "hiring_manager", "reviewer"}
    what_is_left(Market())
    assert set(product(reads.reads(), KINDS)) == readers.done


def what_is_left(market: Market) -> None:
    """Readings that chance has left out, in one more world."""
    for name, kind in sorted(set(product(reads.reads(), KINDS)) - market.readers.done):
        with market.world.now():
            market.read(name, next(one for one in market.world.accounts() if market.paper.kind_of(one) == kind))
