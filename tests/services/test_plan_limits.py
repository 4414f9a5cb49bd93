"""Above a smaller plan's limit (S6): the owner chooses, the newest are paused first, the oldest openings stay, nothing is deleted, paying brings it back."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select, update

from tests.support import billing, market, rows
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid
from weimproovi.models import Opening, Vacancy, VacancyPause
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import billing as plan_page
from weimproovi.services import invitations, listings, pauses, pipeline, plan_clocks, plan_limits
from weimproovi.vocabulary import MailKind, MemberRole, PauseReason, Plan, Purpose, Stage, VacancyState

pytestmark = pytest.mark.usefixtures("database")
WEEK = timedelta(days=7)


def end_of(owner: Actor) -> datetime:
    end = billing.periods_of(owner)[-1].paid_until
    assert end is not None
    return end


def fallen(owner: Actor) -> timedelta:
    """How far the clock is moved until the plan has fallen and the sweep has run."""
    ahead = end_of(owner) + WEEK + timedelta(minutes=1) - clock.now()
    with clock.moved(ahead):
        plan_clocks.sweep_plans()
    return ahead


def grown(count: int) -> tuple[Actor, list[market.SomeVacancy]]:
    """An owner on the plan Growth with so many published vacancies."""
    owner = market.some_owner()
    billing.bought(owner)
    return owner, billing.many_vacancies(owner, count)


def test_without_a_choice_the_newest_are_paused_and_the_oldest_stays() -> None:
    owner, _vacancies = grown(3)
    fallen(owner)
    assert billing.showing(owner) == {"Barista 1"}
    assert billing.titles(owner, VacancyState.PAUSED) == {"Barista 2", "Barista 3"}
    assert [mail["reason"] for mail in billing.mails_to(owner, MailKind.VACANCY_PAUSED)] == ["plan", "plan"]


def test_nothing_is_paused_before_the_grace_is_over() -> None:
    owner, _vacancies = grown(3)
    with clock.moved(end_of(owner) + WEEK - timedelta(seconds=5) - clock.now()):
        plan_clocks.sweep_plans()
        assert len(billing.showing(owner)) == 3


def test_what_the_owner_chose_in_the_grace_stays() -> None:
    owner, vacancies = grown(3)
    with clock.moved(end_of(owner) + timedelta(days=2) - clock.now()):
        page = plan_page.billing(owner)
        assert (page.limit, [row.stays for row in page.vacancies]) == (1, [True, False, False])
        plan_limits.keep(owner, [vacancies[2].id])
        assert len(billing.showing(owner)) == 3
        assert [row.title for row in plan_page.billing(owner).vacancies if row.stays] == ["Barista 3"]
    fallen(owner)
    assert billing.showing(owner) == {"Barista 3"}


def test_there_is_nothing_to_choose_while_no_fall_is_in_sight_or_everything_fits() -> None:
    owner, _vacancies = grown(3)
    assert plan_page.billing(owner).limit == 0
    small, _one = grown(1)
    with clock.moved(end_of(small) + timedelta(days=1) - clock.now()):
        assert plan_page.billing(small).limit == 0


@pytest.mark.parametrize("chosen", [[], [0, 1]])
def test_a_choice_fits_the_plan(chosen: list[int]) -> None:
    owner, vacancies = grown(3)
    with clock.moved(end_of(owner) + timedelta(days=1) - clock.now()), pytest.raises(Invalid):
        plan_limits.keep(owner, [vacancies[number].id for number in chosen])


def test_vacancies_of_others_cannot_be_chosen() -> None:
    owner, _vacancies = grown(2)
    _other, theirs = grown(1)
    with clock.moved(end_of(owner) + timedelta(days=1) - clock.now()), pytest.raises(Invalid):
        plan_limits.keep(owner, [theirs[0].id])


def test_only_owners_choose() -> None:
    owner, vacancies = grown(2)
    for nobody in (market.some_member(owner), market.some_candidate(), billing.cashier()):
        with pytest.raises(Denied):
            plan_limits.keep(nobody, [vacancies[0].id])


def test_after_the_fall_the_owner_changes_places_at_once() -> None:
    owner, vacancies = grown(2)
    with clock.moved(fallen(owner)):
        plan_limits.keep(owner, [vacancies[1].id])
        assert billing.showing(owner) == {"Barista 2"}
        assert "1 lowongan dijeda" in " ".join(plan_page.billing(owner).notices)


def test_paying_again_shows_what_the_plan_had_paused_and_nothing_else() -> None:
    owner, vacancies = grown(3)
    with clock.moved(fallen(owner)):
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            reported = pauses.held(session, UUID(vacancies[2].id))
            assert reported is not None
            pauses.pause(session, reported, PauseReason.REPORTS)
        billing.bought(owner)
        assert billing.showing(owner) == {"Barista 1", "Barista 2"}
        assert billing.titles(owner, VacancyState.PAUSED) == {"Barista 3"}


def test_paying_brings_back_no_more_than_the_plan_holds() -> None:
    owner = market.some_owner(plan=Plan.BUSINESS)
    billing.many_vacancies(owner, 12)
    billing.bought(owner, Plan.GROWTH)
    assert billing.showing(owner) == {f"Barista {number}" for number in range(1, 11)}


def test_a_smaller_plan_pauses_when_it_begins_and_its_choice_is_open_before() -> None:
    owner = market.some_owner()
    billing.bought(owner, Plan.BUSINESS)
    vacancies = billing.many_vacancies(owner, 11)
    change = plan_page.change(owner, "growth", 1)
    assert (len(change.stays), change.pauses) == (10, ["Barista 11"])
    billing.bought(owner, Plan.GROWTH)
    plan_limits.keep(owner, [one.id for one in vacancies[1:]])
    with clock.moved(billing.periods_of(owner)[1].starts_at + timedelta(seconds=5) - clock.now()):
        plan_clocks.sweep_plans()
    assert billing.titles(owner, VacancyState.PAUSED) == {"Barista 1"}


def test_a_paused_vacancy_is_not_public_and_nothing_of_it_is_deleted(database: Engine) -> None:
    owner, vacancies = grown(2)
    application = market.apply(market.some_candidate(), vacancies[1])
    before = counts()
    with clock.moved(fallen(owner)):
        assert [card.number for card in pipeline.pipeline(owner, vacancies[1].id, Stage.NEW).cards] == [1]
        assert listings.newest(5) == ()
    assert counts() == before
    assert market.stored_application(application).stage is Stage.NEW


def counts() -> tuple[int, ...]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return tuple(session.execute(select(func.count()).select_from(table)).scalar_one() for table in (Vacancy, Opening))


def test_sweeping_again_changes_nothing() -> None:
    owner, _vacancies = grown(3)
    with clock.moved(fallen(owner)):
        assert plan_clocks.sweep_plans().rows == 0
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(func.count()).select_from(VacancyPause)).scalar_one() == 2


@pytest.mark.clause("S6", "refuses")
def test_the_oldest_openings_stay_open_after_the_fall_and_open_again_after_paying() -> None:
    owner, vacancies = grown(1)
    vacancy_id, sent = UUID(vacancies[0].id), []
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for ordinal in range(1, 28):
            person = rows.candidate(session)
            applied = rows.application(session, person, session.get_one(Vacancy, vacancy_id))
            rows.opening(session, applied, owner, ordinal)
            sent.append(str(applied.id))
    with clock.moved(fallen(owner)):
        assert opened(owner, sent) == [True] * 25 + [False] * 2
        assert "2 lamaran yang dibuka terkunci" in " ".join(plan_page.billing(owner).notices)
        billing.bought(owner)
        assert opened(owner, sent) == [True] * 27


def opened(owner: Actor, sent: list[str]) -> list[bool]:
    return [can_open(owner, application_id) for application_id in sent]


def can_open(owner: Actor, application_id: str) -> bool:
    try:
        pipeline.sheet(owner, application_id)
    except Denied:
        return False
    return True


def test_members_above_the_seats_stay_locked_and_nobody_new_is_invited() -> None:
    owner, _vacancies = grown(1)
    member = market.some_member(owner, MemberRole.RECRUITER)
    with clock.moved(fallen(owner)):
        assert plan_page.billing(member).notices[-1].startswith("1 kursi terkunci karena paket memuat 1 perekrut.")
        with pytest.raises(Invalid):
            invitations.invite(owner, "Bima", "bima@contoh.id", "recruiter")


def test_a_vacancy_published_by_another_way_above_the_limit_is_paused_by_the_sweep() -> None:
    owner = market.some_owner()
    billing.many_vacancies(owner, 2)
    assert plan_clocks.sweep_plans().rows == 1
    assert billing.showing(owner) == {"Barista 1"}


def test_a_vacancy_paused_by_reports_takes_no_place() -> None:
    owner = market.some_owner()
    vacancies = billing.many_vacancies(owner, 2)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        held = pauses.held(session, UUID(vacancies[0].id))
        assert held is not None
        pauses.pause(session, held, PauseReason.REPORTS)
    assert plan_clocks.sweep_plans().rows == 0


def test_kept_vacancies_beyond_the_limit_are_paused_newest_first() -> None:
    owner, _vacancies = grown(3)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Vacancy).values(kept_at=clock.now()))
    fallen(owner)
    assert billing.showing(owner) == {"Barista 1"}
