"""Seats beyond the plan are locked (S6): after a downgrade owners and whoever joined first go on, the others read no candidate, and nothing is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from tests.support import market
from tests.support.market import SomeVacancy
from weimproovi import clock, db
from weimproovi.errors import Denied, NotFound
from weimproovi.i18n import speaking
from weimproovi.models import CompanyMember, Subscription
from weimproovi.permissions import lapses
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.plans import PLANS
from weimproovi.schemas.recruiter import MemberRow
from weimproovi.services import billing, companies, ledger, members, pipeline, vacancies, video_kits
from weimproovi.vocabulary import MemberRole, Plan, Purpose, Reason, Stage

pytestmark = pytest.mark.usefixtures("database")


class Team:
    """An owner, two recruiters in the order in which they joined, a reviewer; a vacancy of theirs with one opened application."""

    def __init__(self, *, second: MemberRole = MemberRole.RECRUITER) -> None:
        self.owner = market.some_owner(plan=Plan.GROWTH)
        self.vacancy: SomeVacancy = market.some_vacancy(self.owner)
        roles = (MemberRole.RECRUITER, second, MemberRole.REVIEWER)
        self.first, self.second, self.reviewer = (market.some_member(self.owner, role, self.vacancy) for role in roles)
        self.person = market.some_candidate()
        self.sent = market.apply(self.person, self.vacancy)
        pipeline.open_application(self.first, self.sent)

    def fall(self) -> None:
        """The paid plan ends now."""
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            ended = {"ends_at": clock.now()}
            session.execute(update(Subscription).where(col(Subscription.company_id) == self.owner.company_id).values(ended))

    def reads(self, member: Actor) -> bool:
        """The member sees the application on its pipeline, and its sheet."""
        listed = [card.id for card in pipeline.pipeline(member, self.vacancy.id, Stage.NEW).cards] == [self.sent]
        try:
            opened = pipeline.sheet(member, self.sent).name == "Sukarno"
        except Denied:
            opened = False
        assert listed == opened
        return opened

    def row(self, reader: Actor, member: Actor) -> MemberRow:
        return next(row for row in members.rows(reader) if row.id == str(member.member_id))


@pytest.mark.clause("S6", "passes")
@pytest.mark.clause("S6", "refuses")
def test_after_a_downgrade_the_owner_and_reviewers_go_on_and_recruiters_beyond_the_seats_read_nobody() -> None:
    team = Team()
    everybody = (team.owner, team.first, team.second, team.reviewer)
    assert [team.reads(member) for member in everybody] == [True, True, True, True]
    team.fall()
    assert [team.reads(member) for member in everybody] == [True, False, False, True]


@pytest.mark.clause("S6", "passes")
def test_a_better_plan_gives_every_seat_back_and_nothing_was_lost() -> None:
    team = Team()
    team.fall()
    assert not team.reads(team.first)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(Subscription(company_id=team.owner.company_id, plan=Plan.GROWTH, starts_at=clock.now()))
    assert team.reads(team.first)
    assert [row.locked for row in members.rows(team.owner)] == [""] * 4


@pytest.mark.clause("S6", "passes")
def test_owners_keep_their_seats_before_others_and_the_first_to_join_before_the_next() -> None:
    team = Team(second=MemberRole.OWNER)  # the second owner joined last
    for _colleague in range(3):
        market.some_member(team.owner)  # five seats and six who recruit, whoever they are
    rows = [(row.role, bool(row.locked)) for row in members.rows(team.owner) if row.role != MemberRole.REVIEWER]
    assert rows == [("owner", False), ("recruiter", False), ("owner", False), ("recruiter", False), ("recruiter", False), ("recruiter", True)]
    team.fall()
    assert team.reads(team.owner)
    assert not team.reads(team.second)  # a further owner takes a seat as well, and runs the company as before
    members.remove(team.second, str(team.first.member_id))


@pytest.mark.clause("S6", "passes")
def test_a_colleague_who_leaves_gives_her_seat_to_the_next() -> None:
    team = Team()
    for _colleague in range(3):
        last = market.some_member(team.owner, vacancy=team.vacancy)
    assert not team.reads(last)
    members.remove(team.owner, str(team.first.member_id))
    assert team.reads(last)


def test_every_plan_has_a_seat_for_an_owner() -> None:
    assert all(terms.seats >= 1 for terms in PLANS.values())


@pytest.mark.clause("S5", "refuses")
@pytest.mark.clause("S6", "refuses")
def test_a_locked_member_gets_the_same_words_for_every_id_and_no_person_reads_of_it() -> None:
    team = Team()
    team.fall()
    before = ledger.looks(team.person)
    for application_id in (team.sent, str(uuid4())):
        with pytest.raises(Denied) as refused:
            pipeline.open_application(team.first, application_id)
        assert (refused.value.reason, refused.value.resource_id) == (Reason.SEAT_LOCKED, None)
        with pytest.raises(Denied) as closed:
            pipeline.sheet(team.first, application_id)
        assert (closed.value.reason, closed.value.resource_id) == (Reason.SEAT_LOCKED, None)
    assert ledger.looks(team.person) == before
    with pytest.raises(NotFound):
        pipeline.sheet(team.owner, str(uuid4()))


@pytest.mark.clause("S6", "refuses")
def test_a_locked_member_writes_nothing_that_recruits() -> None:
    team = Team()
    team.fall()
    attempts = (
        lambda: vacancies.new(team.first),
        lambda: vacancies.form(team.first, team.vacancy.id) and vacancies.close(team.first, team.vacancy.id, "Terima kasih sudah melamar."),
        lambda: video_kits.save(team.first, team.vacancy.id, []),
        lambda: pipeline.move(team.first, team.sent, Stage.INTERVIEW),
        lambda: pipeline.end(team.first, team.sent, "filled", "Terima kasih."),
    )
    for attempt in attempts:
        with pytest.raises(Denied) as refused:
            attempt()
        assert refused.value.reason is Reason.SEAT_LOCKED


@pytest.mark.parametrize(("language", "hers", "about_her"), [("id", "Kursi Anda terkunci", "Kursi terkunci: paket memuat 1"), ("en", "Your seat is locked", "Seat locked: the plan")])
def test_the_lock_is_said_to_her_and_to_the_owner_with_what_opens_it(language: str, hers: str, about_her: str) -> None:
    team = Team()
    assert pipeline.pipeline(team.first, team.vacancy.id, Stage.NEW).locked == ""
    assert not [fault for fault in companies.home(team.owner).attention if "kursi" in fault.words.lower()]
    team.fall()
    with speaking(language):
        assert pipeline.pipeline(team.first, team.vacancy.id, Stage.NEW).locked.startswith(hers)
        assert pipeline.pipeline(team.owner, team.vacancy.id, Stage.NEW).locked == ""
        assert companies.home(team.first).attention[0].words.startswith(hers)
        assert companies.home(team.owner).attention[0].words.startswith(("2 kursi terkunci", "2 seats are locked"))
        assert team.row(team.first, team.first).locked.startswith(hers)
        assert team.row(team.owner, team.first).locked.startswith(about_her)
        assert (team.row(team.owner, team.owner).locked, team.row(team.owner, team.reviewer).locked) == ("", "")
        assert billing.billing(team.owner).notices[-1].startswith(("2 kursi terkunci", "2 seats are locked"))


def test_the_lock_ends_on_an_open_screen_when_the_next_plan_begins() -> None:
    team = Team()
    team.fall()
    begins = clock.now() + timedelta(hours=1)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(Subscription(company_id=team.owner.company_id, plan=Plan.GROWTH, starts_at=begins))
    with lapses.watching() as watch:
        pipeline.pipeline(team.first, team.vacancy.id, Stage.NEW)
    assert watch.earliest == begins
    with clock.moved(timedelta(hours=1, seconds=1)):
        assert team.reads(team.first)


def test_whoever_was_removed_has_no_seat_and_reads_nobody() -> None:
    team = Team()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        gone = session.execute(select(CompanyMember).where(col(CompanyMember.id) == team.first.member_id)).scalars().one()
        gone.removed_at = clock.now()
    with pytest.raises(NotFound):
        pipeline.sheet(team.first, team.sent)
