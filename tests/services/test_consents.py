"""A candidate's consents: what is in force and what is not, what is kept, and that nobody but their person decides."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from threading import Thread
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError, ProgrammingError
from sqlmodel import col

from tests.support import rows
from tests.support.market import SomeVacancy
from tests.support.town import Town
from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import speaking
from weimproovi.integrations import journal
from weimproovi.models import Application, CandidateConsent, Mail, Notification
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.facts import decision_about
from weimproovi.services import applications, consent_sweep, consent_texts, consents, pausing, pipeline
from weimproovi.services.consent_states import allows
from weimproovi.services.consent_texts import TERMS
from weimproovi.vocabulary import (
    VIDEO_SCOPES,
    AccountKind,
    ActorKind,
    ConsentScope,
    ConsentState,
    FieldGroup,
    JournalKind,
    MemberRole,
    Plan,
    Purpose,
    Reason,
    Stage,
)

SHARE, RECORD = ConsentScope.VIDEO_SHARE, ConsentScope.VIDEO_RECORD


@pytest.fixture
def found(database: Engine) -> Town:
    """A town of plain rows: one opened application on a plan with videos."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company, victim = rows.company(session), rows.candidate(session)
        company.name = "PT Kopi Senja"
        rows.subscription(session, company, Plan.GROWTH, -rows.HOUR)
        vacancy = rows.vacancy(session, company)
        owner = rows.member(session, company, MemberRole.OWNER)
        sent = rows.application(session, victim, vacancy, video_ordinal=1)
        rows.opening(session, sent, owner, 1)
        shown, staff = SomeVacancy(str(vacancy.id), vacancy.slug, ""), Actor(ActorKind.STAFF, rows.account(session, AccountKind.STAFF).id)
        return Town(
            owner=owner, assigned=rows.member(session, company, MemberRole.RECRUITER, vacancy),
            unassigned=rows.member(session, company, MemberRole.RECRUITER), reviewer=rows.member(session, company, MemberRole.REVIEWER, vacancy),
            other_owner=rows.member(session, rows.company(session), MemberRole.OWNER), victim=victim, bystander=rows.candidate(session),
            staff=staff, vacancy=shown, other_vacancy=shown, application_id=str(sent.id), resume_id=str(sent.resume_id),
        )  # fmt: skip


def agree(actor: Actor, scope: ConsentScope, about: str = "") -> ConsentState:
    return consents.give(actor, scope, about, shown=consents.ask(actor, scope, about).sha256, agreed=True)


def life(actor: Actor, scope: ConsentScope) -> list[CandidateConsent]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = select(CandidateConsent).where(col(CandidateConsent.candidate_id) == actor.candidate_id, col(CandidateConsent.scope) == scope)
        return list(session.execute(mine.order_by(col(CandidateConsent.ordinal))).scalars())


def states(actor: Actor, scope: ConsentScope) -> list[ConsentState]:
    return [one.state for one in life(actor, scope)]


def copied(found: Town) -> tuple[ConsentState | None, datetime | None]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row = session.get_one(Application, UUID(found.application_id))
        return row.video_share, row.video_share_until


def in_force(actor: Actor, scope: ConsentScope, about: str = "") -> bool:
    assert actor.candidate_id is not None
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return allows(session, actor.candidate_id, scope, UUID(about) if about else None)


@pytest.mark.clause("U6", "passes")
def test_what_is_kept_is_what_was_shown(found: Town) -> None:
    shown = consents.ask(found.victim, SHARE, found.application_id)
    consents.give(found.victim, SHARE, found.application_id, shown=shown.sha256, agreed=True)
    asked, given = life(found.victim, SHARE)
    assert (asked.state, given.state) == (ConsentState.REQUESTED, ConsentState.GIVEN)
    assert (given.text_shown, given.text_sha256, given.text_version, given.language) == (shown.whole, shown.sha256, shown.version, "id")
    assert (given.recipient, given.groups, given.method) == ("PT Kopi Senja", ["video"], "button")
    assert "Video, suara, dan teks jawabanmu" in given.text_shown
    assert copied(found) == (ConsentState.GIVEN, given.expires_at)


def test_it_ends_with_the_playback_or_with_the_access_whichever_comes_first(found: Town, database: Engine) -> None:
    before = clock.now()
    agree(found.victim, SHARE, found.application_id)
    until = copied(found)[1]
    assert before <= until - timedelta(days=90) <= clock.now()  # type: ignore[operator]
    consents.withdraw(found.victim, SHARE, found.application_id)
    with database.begin() as owner:
        owner.execute(text("UPDATE application SET visible_until = :day"), {"day": clock.today()})
    agree(found.victim, SHARE, found.application_id)
    assert copied(found)[1] == datetime.combine(clock.today(), datetime.max.time(), clock.WIB)


def test_the_end_moves_back_only_when_its_person_renews(found: Town) -> None:
    agree(found.victim, SHARE, found.application_id)
    first = copied(found)[1]
    with clock.moved(timedelta(days=3)):
        assert agree(found.victim, SHARE, found.application_id) is ConsentState.GIVEN
        assert copied(found)[1] == first
        said = consents.ask(found.victim, SHARE, found.application_id)
        consents.renew(found.victim, SHARE, found.application_id, shown=said.sha256, agreed=True)
    renewed = life(found.victim, SHARE)[-1]
    assert copied(found)[1] > first  # type: ignore[operator]
    assert (renewed.state, renewed.given_id) == (ConsentState.RENEWED, life(found.victim, SHARE)[1].id)


def test_what_was_never_given_or_was_withdrawn_cannot_be_renewed(found: Town) -> None:
    said = consents.ask(found.victim, SHARE, found.application_id)
    with pytest.raises(Invalid):
        consents.renew(found.victim, SHARE, found.application_id, shown=said.sha256, agreed=True)
    agree(found.victim, SHARE, found.application_id)
    consents.withdraw(found.victim, SHARE, found.application_id)
    with pytest.raises(Invalid):
        consents.renew(found.victim, SHARE, found.application_id, shown=said.sha256, agreed=True)


@pytest.mark.clause("U6", "refuses")
def test_withdrawing_empties_the_copy_in_the_same_transaction_and_once(found: Town) -> None:
    agree(found.victim, SHARE, found.application_id)
    for _again in range(2):
        assert consents.withdraw(found.victim, SHARE, found.application_id) is ConsentState.WITHDRAWN
    assert copied(found) == (ConsentState.WITHDRAWN, None)
    _asked, given, gone = life(found.victim, SHARE)
    assert (gone.given_id, gone.text_sha256) == (given.id, given.text_sha256)


def test_answers_that_open_nothing_are_kept_and_what_is_in_force_stays(found: Town) -> None:
    for answer, state in ((consents.defer, ConsentState.DEFERRED), (consents.refuse, ConsentState.REFUSED)):
        consents.ask(found.victim, SHARE, found.application_id)
        assert answer(found.victim, SHARE, found.application_id) is state
        assert copied(found) == (state, None)
    agree(found.victim, SHARE, found.application_id)
    assert consents.refuse(found.victim, SHARE, found.application_id) is ConsentState.GIVEN


@pytest.mark.clause("S1", "refuses")
def test_an_unticked_box_and_another_text_give_nothing(found: Town) -> None:
    said = consents.ask(found.victim, SHARE, found.application_id)
    with speaking("en"):
        other = consents.ask(found.victim, SHARE, found.application_id)
    for shown, agreed in ((said.sha256, False), (other.sha256, True), ("", True)):
        with pytest.raises(Invalid):
            consents.give(found.victim, SHARE, found.application_id, shown=shown, agreed=agreed)
    assert not in_force(found.victim, SHARE, found.application_id)


def test_for_an_application_that_is_over_nothing_is_asked_or_given(found: Town) -> None:
    said = consents.ask(found.victim, SHARE, found.application_id)
    pipeline.end(found.owner, found.application_id, "filled", "Terima kasih.")
    with pytest.raises(Invalid):
        consents.give(found.victim, SHARE, found.application_id, shown=said.sha256, agreed=True)
    with pytest.raises(Invalid):
        consents.ask(found.victim, SHARE, found.application_id)


def test_taking_the_application_back_ends_what_she_agreed_to_for_it(found: Town) -> None:
    for scope in VIDEO_SCOPES:
        agree(found.victim, scope, found.application_id)
    applications.withdraw(found.victim, found.application_id)
    assert [states(found.victim, scope)[-1] for scope in VIDEO_SCOPES] == [ConsentState.WITHDRAWN] * 2
    assert copied(found) == (ConsentState.WITHDRAWN, None)


def test_without_the_recording_there_is_nothing_to_watch(found: Town) -> None:
    for scope in VIDEO_SCOPES:
        agree(found.victim, scope, found.application_id)
    consents.withdraw(found.victim, RECORD, found.application_id)
    assert copied(found) == (ConsentState.WITHDRAWN, None)


@pytest.mark.clause("U1", "refuses")
def test_matching_is_on_until_she_objects(found: Town) -> None:
    assert in_force(found.victim, ConsentScope.MATCHING)
    consents.withdraw(found.victim, ConsentScope.MATCHING)
    assert not in_force(found.victim, ConsentScope.MATCHING)
    agree(found.victim, ConsentScope.MATCHING)
    assert in_force(found.victim, ConsentScope.MATCHING)
    consents.refuse(found.bystander, ConsentScope.MATCHING)
    assert not in_force(found.bystander, ConsentScope.MATCHING)


def test_other_peoples_consents_are_not_there(found: Town) -> None:
    said = consents.ask(found.victim, SHARE, found.application_id)
    for actor in (found.bystander, found.owner, found.assigned, found.staff):
        for act in (consents.ask, consents.defer, consents.refuse, consents.withdraw):
            with pytest.raises(NotFound):
                act(actor, SHARE, found.application_id)
        with pytest.raises(NotFound):
            consents.give(actor, SHARE, found.application_id, shown=said.sha256, agreed=True)
        with db.transaction(actor, Purpose.SELF) as session:
            assert session.execute(select(CandidateConsent)).all() == []


def test_a_scope_and_an_id_that_do_not_belong_together_are_not_there(found: Town) -> None:
    wrong = [(SHARE, ""), (SHARE, "kosong"), (ConsentScope.COMPANY_CARD, ""), (ConsentScope.MARKETING, found.application_id)]
    for (scope, about), act in product(wrong, (consents.ask, consents.withdraw)):
        with pytest.raises(NotFound):
            act(found.victim, scope, about)


def test_a_paused_account_may_withdraw(found: Town) -> None:
    agree(found.victim, ConsentScope.MARKETING)
    pausing.pause(found.victim)
    assert consents.withdraw(found.victim, ConsentScope.MARKETING) is ConsentState.WITHDRAWN


@pytest.mark.clause("S1", "refuses")
def test_events_are_appended_and_nothing_else(found: Town) -> None:
    agree(found.victim, ConsentScope.MARKETING)
    for change in ("UPDATE candidate_consent SET state = 'ConsentGiven'", "DELETE FROM candidate_consent"):
        with pytest.raises(ProgrammingError), db.transaction(found.victim, Purpose.SELF) as session:
            session.connection().exec_driver_sql(change)
    again = life(found.victim, ConsentScope.MARKETING)[0]
    with pytest.raises(IntegrityError), db.transaction(found.victim, Purpose.SELF) as session:
        session.add(CandidateConsent(**again.model_dump(exclude={"id"})))


@pytest.mark.clause("U6", "refuses")
def test_the_company_is_told_nothing(found: Town, database: Engine) -> None:
    with database.begin() as owner:
        owner.execute(text("TRUNCATE notification, mail"))
    agree(found.victim, SHARE, found.application_id)
    consents.withdraw(found.victim, SHARE, found.application_id)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(Notification)).all() == session.execute(select(Mail)).all() == []
    assert pipeline.pipeline(found.owner, found.vacancy.id, Stage.NEW).cards[0].id == found.application_id


def test_giving_and_withdrawing_at_once_keep_one_order(found: Town) -> None:
    said = consents.ask(found.victim, SHARE, found.application_id)

    def turns() -> Iterator[Thread]:
        for _turn in range(4):
            yield Thread(target=consents.give, args=(found.victim, SHARE, found.application_id), kwargs={"shown": said.sha256, "agreed": True})
            yield Thread(target=consents.withdraw, args=(found.victim, SHARE, found.application_id))

    threads = list(turns())
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    events = life(found.victim, SHARE)
    assert [one.ordinal for one in events] == list(range(1, len(events) + 1))
    assert [one.created_at for one in events] == sorted(one.created_at for one in events)
    assert {first.state for first in events[1::2]} <= {ConsentState.GIVEN}
    assert copied(found) == (events[-1].state, events[-1].expires_at)


@pytest.mark.clause("U6", "refuses")
def test_open_pages_of_the_company_hear_of_a_change_only_where_something_opens_or_closes(found: Town, database: Engine) -> None:
    about = (found.victim, SHARE, found.application_id)
    turns = (consents.ask, consents.refuse, consents.defer, agree, consents.withdraw, consents.withdraw)
    with psycopg.connect(database.url.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True) as listening:
        listening.execute(f"LISTEN {db.CHANNEL}")
        heard = []
        for act in turns:
            act(*about)
            said = [json.loads(one.payload)["topic"] for one in listening.notifies(timeout=0.2)]
            heard.append(any(topic.startswith("company:") for topic in said))
    assert heard == [False, False, False, True, True, False]


def test_what_ran_out_is_written_down_and_closed_once(found: Town) -> None:
    agree(found.victim, SHARE, found.application_id)
    with clock.moved(timedelta(days=91)):
        assert not in_force(found.victim, SHARE, found.application_id)
        assert [consent_sweep.sweep_consents().rows for _turn in range(2)] == [1, 0]
    assert states(found.victim, SHARE)[-1] is ConsentState.EXPIRED
    assert copied(found) == (ConsentState.EXPIRED, None)


def test_however_many_end_at_once_one_turn_closes_them_all(found: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consent_sweep, "BATCH", 1)
    for scope in (SHARE, RECORD):
        agree(found.victim, scope, found.application_id)
        monkeypatch.setitem(TERMS, scope, consent_texts.Terms(TERMS[scope].purpose, TERMS[scope].groups, covers=frozenset()))
    assert consent_sweep.sweep_consents().rows == 2


@pytest.mark.clause("N2", "refuses")
def test_a_text_that_no_longer_covers_closes_what_it_opened(found: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(found.victim, SHARE, found.application_id)
    wider = consent_texts.Terms(TERMS[SHARE].purpose, TERMS[SHARE].groups, version="2027-01-01", covers=frozenset({"2027-01-01"}))
    monkeypatch.setitem(TERMS, SHARE, wider)
    assert not in_force(found.victim, SHARE, found.application_id)
    assert consent_sweep.sweep_consents().rows == 1
    assert copied(found) == (ConsentState.INVALIDATED, None)
    said = consents.ask(found.victim, SHARE, found.application_id)
    assert consents.renew(found.victim, SHARE, found.application_id, shown=said.sha256, agreed=True) is ConsentState.RENEWED


def test_a_restore_repeats_what_ended_and_leaves_what_was_given_later(found: Town, database: Engine) -> None:
    agree(found.victim, SHARE, found.application_id)
    given, at = life(found.victim, SHARE)[-1].id, clock.now()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert not consents.repeat_end(session, given, at - timedelta(hours=1))
        assert consents.repeat_end(session, given, at)
        assert not consents.repeat_end(session, given, clock.now())
        assert consents.repeat_end(session, found.victim.candidate_id or uuid4(), at)
        assert not consents.repeat_end(session, uuid4(), at)
    assert copied(found) == (ConsentState.WITHDRAWN, None)
    assert states(found.victim, ConsentScope.MATCHING) == [ConsentState.WITHDRAWN]


def test_what_she_ended_stands_in_the_journal_by_what_had_given_it(found: Town) -> None:
    since = clock.now()
    agree(found.victim, SHARE, found.application_id)
    said = consents.ask(found.victim, SHARE, found.application_id)
    consents.renew(found.victim, SHARE, found.application_id, shown=said.sha256, agreed=True)
    given = life(found.victim, SHARE)[1]
    consents.withdraw(found.victim, SHARE, found.application_id)
    consents.withdraw(found.victim, ConsentScope.MATCHING)
    written = [entry.subject for entry in journal.entries(since) if entry.kind is JournalKind.CANDIDATE_CONSENT_ENDED]
    assert written == [given.id, found.victim.candidate_id]  # a backup may know the first and not the renewal


def verdict(found: Town) -> Reason | None:
    """Why the company may not watch; None where it may."""
    with db.transaction(found.owner, Purpose.RECRUIT) as session:
        decision = decision_about(session, found.owner, Purpose.RECRUIT, UUID(found.application_id))
    return None if decision.allows(FieldGroup.VIDEO) else decision.why_not(FieldGroup.VIDEO).reason


@pytest.mark.clause("U6", "passes")
@pytest.mark.clause("U6", "refuses")
def test_a_video_opens_with_her_consent_and_closes_with_its_end(found: Town) -> None:
    assert verdict(found) is Reason.NO_CONSENT
    consents.ask(found.victim, SHARE, found.application_id)
    assert verdict(found) is Reason.NO_CONSENT
    agree(found.victim, SHARE, found.application_id)
    assert verdict(found) is None
    with clock.moved(timedelta(days=91)):
        assert verdict(found) is Reason.NO_CONSENT
    consents.withdraw(found.victim, SHARE, found.application_id)
    assert verdict(found) is Reason.NO_CONSENT


def test_somebody_who_is_no_candidate_has_none(found: Town) -> None:
    for actor in (found.owner, found.staff):
        with pytest.raises(NotFound):
            consents.ask(actor, ConsentScope.MARKETING)
