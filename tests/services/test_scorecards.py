"""A scorecard from draft to version: kept, sent once, sealed from colleagues until theirs is sent, and gone with its person (D1, S3)."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import ProgrammingError
from sqlmodel import col

from tests.support import interviews
from tests.support.market import apply, some_candidate, some_member, some_owner, some_vacancy, stored_application
from tests.support.scoring import GIVEN, NOTE, Reviewed, card, kept, reviewed, sent
from weimproovi import clock, db, i18n
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.ids import new_id
from weimproovi.models import (
    Disclosure,
    DisclosurePerson,
    Scorecard,
    ScorecardDraft,
    ScorecardSending,
    Vacancy,
    VacancyAttribute,
)
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.scorecards import CardForm
from weimproovi.services import (
    applications,
    destruction,
    members,
    pausing,
    pipeline,
    scorecards,
    vacancy_attributes,
    video_interviews,
    video_reviews,
)
from weimproovi.services.ids import present
from weimproovi.vocabulary import CertificateKind, FieldGroup, MemberRole, Plan, Purpose, Stage

pytestmark = pytest.mark.usefixtures("database")


def faults(actor: Actor, one: Reviewed, form: CardForm) -> set[str]:
    with pytest.raises(Invalid) as refused:
        scorecards.send(actor, one.application_id, form)
    return set(refused.value.faults)


# What a vacancy is scored by


def test_a_vacancy_without_attributes_is_scored_by_what_it_asks_for() -> None:
    one = reviewed()
    assert vacancy_attributes.attributes(one.owner, one.vacancy.id).given == ["Memahami tugasnya", "Menjelaskan dengan jelas", "Bekerja sama"]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Vacancy).where(col(Vacancy.id) == UUID(one.vacancy.id)).values(qualifications="Bisa latte art.", experience_years=1))
    given = vacancy_attributes.attributes(one.owner, one.vacancy.id).given
    assert given == ["Memahami tugasnya", "Memenuhi kualifikasi", "Pengalaman yang diminta", "Menjelaskan dengan jelas", "Bekerja sama"]
    with i18n.speaking("en"):
        assert vacancy_attributes.attributes(one.owner, one.vacancy.id).given[1] == "Meets the qualifications"


def test_attributes_come_back_in_their_order_and_none_brings_the_vacancys_back() -> None:
    one = reviewed()
    assert vacancy_attributes.save(one.owner, one.vacancy.id, [" Latte art ", "", "Ramah"]).names == ["Latte art", "Ramah"]
    assert scorecards.scores(one.reviewer, one.application_id).attributes == ["Latte art", "Ramah"]
    assert vacancy_attributes.save(one.owner, one.vacancy.id, ["", ""]).names == []
    assert scorecards.scores(one.reviewer, one.application_id).form.marks == GIVEN


def test_attributes_that_cannot_be_are_named() -> None:
    one = reviewed()
    for names, field in ((["x" * 61], "1"), (["Ramah", "Sopan", "ramah"], "3"), ([f"Kriteria {n}" for n in range(7)], "")):
        with pytest.raises(Invalid) as refused:
            vacancy_attributes.save(one.owner, one.vacancy.id, names)
        assert set(refused.value.faults) == {field}


def test_an_attribute_that_has_nothing_to_do_with_the_work_gets_a_hint_and_is_kept() -> None:
    one = reviewed()
    assert len(vacancy_attributes.save(one.owner, one.vacancy.id, ["Penampilan menarik", "Ramah"]).hints) == 1


def test_who_writes_no_vacancy_writes_no_attributes_and_a_closed_one_keeps_its_own() -> None:
    one, other = reviewed(), reviewed()
    for role in (MemberRole.REVIEWER, MemberRole.HIRING_MANAGER):
        with pytest.raises(Denied):
            vacancy_attributes.save(some_member(one.owner, role, one.vacancy), one.vacancy.id, ["Ramah"])
    for stranger in (other.owner, some_member(one.owner, MemberRole.RECRUITER)):
        with pytest.raises(NotFound):
            vacancy_attributes.save(stranger, one.vacancy.id, ["Ramah"])
        with pytest.raises(NotFound):
            vacancy_attributes.attributes(stranger, one.vacancy.id)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Vacancy).where(col(Vacancy.id) == UUID(one.vacancy.id)).values(state="closed"))
    with pytest.raises(Invalid):
        vacancy_attributes.save(one.owner, one.vacancy.id, ["Ramah"])


# A draft


def test_a_draft_survives_and_is_its_authors_alone() -> None:
    one = reviewed()
    scorecards.save_draft(one.reviewer, one.application_id, card(4, None, 0, advice="", note=" Sebagian. "))
    with clock.moved(timedelta(days=2)):
        page = scorecards.scores(one.reviewer, one.application_id)
    assert (page.form.steps, page.form.advice, page.form.note, page.sent) == ([4, None, 0], "", "Sebagian.", False)
    assert page.saved.startswith("Draf tersimpan")
    scorecards.save_draft(one.reviewer, one.application_id, card(5, 5, 5))
    assert kept(ScorecardDraft, one.application_id) == 1
    assert scorecards.scores(one.owner, one.application_id).form == CardForm(GIVEN, [None] * 3)
    with db.transaction(one.owner, Purpose.RECRUIT) as session:
        assert session.execute(select(ScorecardDraft)).all() == []


def test_a_card_keeps_the_attributes_that_it_was_begun_with() -> None:
    one = reviewed()
    scorecards.save_draft(one.reviewer, one.application_id, card(4, None, None, advice=""))
    vacancy_attributes.save(one.owner, one.vacancy.id, ["Latte art"])
    assert scorecards.scores(one.reviewer, one.application_id).form.marks == GIVEN
    sent(one.reviewer, one, 4, 4, 4)
    assert faults(one.owner, one, card(1, 1, 1)) == {""}  # her page is from before the change
    scorecards.send(one.owner, one.application_id, card(2, marks=["Latte art"]))
    averages = scorecards.scores(one.owner, one.application_id).averages
    assert [(average.attribute, average.cards) for average in averages] == [("Memahami tugasnya", 1), ("Menjelaskan dengan jelas", 1), ("Bekerja sama", 1), ("Latte art", 1)]


# Sending


NO_CARDS = (
    (card(4, None, 3), {"step-2"}),
    (card(None, None, None, advice=""), {"step-1", "step-2", "step-3", "advice"}),
    (card(0, 0, 0), {"step-1"}),
    (card(advice=""), {"advice"}),
    (card(advice="hire"), {"advice"}),
    (card(4, 5, 6), {""}),
    (card(4, 5, -1), {""}),
    (card(4, 5), {""}),
    (card(marks=["=tasks", "Kecantikan", "=cooperation"]), {""}),
    (card(note="x" * 2001), {"note"}),
    (card(version=1), {""}),
)


def test_what_is_no_card_is_refused_and_nothing_is_kept() -> None:
    one = reviewed()
    assert [faults(one.reviewer, one, form) for form, _fields in NO_CARDS] == [fields for _form, fields in NO_CARDS]
    assert (kept(Scorecard, one.application_id), kept(ScorecardSending, one.application_id)) == (0, 0)


def test_a_card_is_sent_once_however_often_the_button_is_pressed_and_its_draft_goes() -> None:
    one = reviewed()
    scorecards.save_draft(one.reviewer, one.application_id, card(1, 1, 1))
    for _press in range(2):
        sent(one.reviewer, one)
    assert [kept(table, one.application_id) for table in (Scorecard, ScorecardSending, ScorecardDraft)] == [1, 1, 0]


def test_a_change_that_was_begun_and_taken_back_leaves_no_draft() -> None:
    one = reviewed()
    sent(one.reviewer, one, 4, 4, 4)
    scorecards.save_draft(one.reviewer, one.application_id, card(1, 4, 4, version=1))
    scorecards.send(one.reviewer, one.application_id, card(4, 4, 4, version=1))
    assert [kept(table, one.application_id) for table in (Scorecard, ScorecardDraft)] == [1, 0]


def test_another_window_does_not_write_over_what_was_sent() -> None:
    one = reviewed()
    sent(one.reviewer, one, 4, 4, 4)
    assert faults(one.reviewer, one, card(1, 1, 1)) == {""}
    with pytest.raises(Invalid):
        scorecards.save_draft(one.reviewer, one.application_id, card(1, 1, 1))
    assert scorecards.scores(one.reviewer, one.application_id).averages[0].value == "4,0"


def test_a_later_version_counts_and_the_earlier_one_stays() -> None:
    one = reviewed()
    sent(one.reviewer, one, 2, 2, 2)
    scorecards.send(one.reviewer, one.application_id, card(4, 4, 4, version=1, note="Saya keliru."))
    page = scorecards.scores(one.reviewer, one.application_id)
    assert [(shown.version, shown.earlier, shown.note) for shown in page.cards] == [(2, False, "Saya keliru."), (1, True, NOTE)]
    assert (page.averages[0].value, page.averages[0].cards, page.summary, page.form.version) == ("4,0", 1, "1 penilaian", 2)
    assert kept(ScorecardSending, one.application_id) == 1


def test_versions_have_an_end() -> None:
    one = reviewed()
    for version in range(scorecards.MOST_VERSIONS):
        scorecards.send(one.reviewer, one.application_id, card(1 + version % 5, 3, 3, version=version))
    assert faults(one.reviewer, one, card(1, 1, 1, version=scorecards.MOST_VERSIONS)) == {""}


# The seal


@pytest.mark.clause("D1", "refuses")
def test_nobody_reads_a_colleagues_card_before_her_own_is_sent() -> None:
    one = reviewed(Plan.GROWTH)
    sent(one.reviewer, one, note="Rahasia sampai terkirim.")
    for role in MemberRole:
        colleague = some_member(one.owner, role, one.vacancy)
        scorecards.save_draft(colleague, one.application_id, card(3, 3, 3))
        page = scorecards.scores(colleague, one.application_id)
        assert (page.sent, page.cards, page.averages, page.summary, page.advice) == (False, [], [], "", [])
        with db.transaction(colleague, Purpose.RECRUIT) as session:
            assert session.execute(select(Scorecard)).all() == []
            assert session.execute(select(ScorecardSending)).all() == []


@pytest.mark.clause("D1", "passes")
def test_who_has_sent_reads_all_of_them_with_average_and_spread() -> None:
    one = reviewed(Plan.GROWTH)
    manager = some_member(one.owner, MemberRole.HIRING_MANAGER, one.vacancy)
    sent(one.reviewer, one, 2, 0, 4)
    sent(manager, one, 5, 0, 4)
    scorecards.send(one.owner, one.application_id, card(3, 0, 4, advice="unsure", note=""))
    page = scorecards.scores(one.owner, one.application_id)
    assert [(average.value, average.spread, average.cards) for average in page.averages] == [("3,3", "Kurang sampai Sangat baik", 3), ("", "", 0), ("4,0", "Baik", 3)]
    assert (page.summary, page.advice) == ("3 penilaian", ["2 Disarankan", "1 Belum yakin"])
    assert [(shown.by, shown.mine) for shown in page.cards] == [("Wati", True), ("Bima", False), ("Bima", False)]
    with i18n.speaking("en"):
        english = scorecards.scores(one.owner, one.application_id)
    assert (english.averages[0].value, english.averages[0].spread, english.advice) == ("3.3", "Poor to Very good", ["2 Recommended", "1 Not sure yet"])


@pytest.mark.clause("D1", "refuses")
def test_a_card_of_one_application_opens_no_card_of_another() -> None:
    one = reviewed()
    other = apply(some_candidate("Ayu"), one.vacancy)
    pipeline.open_application(one.owner, other)
    sent(one.reviewer, one)
    scorecards.send(one.owner, other, card())
    assert scorecards.scores(one.owner, one.application_id).cards == []
    with db.transaction(one.owner, Purpose.RECRUIT) as session:
        assert {str(row.application_id) for row in session.execute(select(Scorecard)).scalars()} == {other}


@pytest.mark.clause("S3", "refuses")
def test_whoever_does_not_work_on_it_scores_nothing_and_reads_nothing() -> None:
    one, other = reviewed(), reviewed()
    sent(one.reviewer, one)
    elsewhere = some_member(one.owner, MemberRole.REVIEWER, some_vacancy(one.owner, "Kasir"))
    unassigned, foreign = some_member(one.owner, MemberRole.RECRUITER), some_owner("PT Lain", plan=Plan.GROWTH)
    for stranger in (elsewhere, unassigned, foreign, other.reviewer, one.person, some_candidate("Ayu")):
        for act in (lambda actor: scorecards.scores(actor, one.application_id), lambda actor: scorecards.send(actor, one.application_id, card()), lambda actor: scorecards.save_draft(actor, one.application_id, card())):
            with pytest.raises((NotFound, Denied)):
                act(stranger)
    for nonsense in ("x", "", one.vacancy.id):
        with pytest.raises(NotFound):
            scorecards.scores(one.owner, nonsense)
    assert kept(Scorecard, one.application_id) == 1


@pytest.mark.clause("S6", "refuses")
def test_an_application_that_nobody_opened_is_not_scored() -> None:
    one = reviewed(opened=False)
    assert scorecards.scores(one.owner, one.application_id).closed == "Buka lamaran ini untuk melihatnya."
    assert scorecards.scores(one.owner, one.application_id).name == "Pelamar nomor 1"
    with pytest.raises(Denied):
        sent(one.owner, one)
    with pytest.raises(Denied):
        scorecards.save_draft(one.owner, one.application_id, card())


@pytest.mark.clause("D1", "refuses")
def test_the_database_itself_keeps_the_seal() -> None:
    """A member who writes past the services: not as a colleague, not of what is not opened to her, and nothing that was sent again."""
    one = reviewed()
    unopened = stored_application(apply(some_candidate("Ayu"), one.vacancy))
    mine = stored_application(one.application_id)
    sent(one.reviewer, one)
    for application, member in ((mine, one.owner), (unopened, one.reviewer)):
        row = {name: getattr(application, name) for name in ("candidate_id", "company_id", "vacancy_id")}
        row |= {"id": new_id(), "created_at": clock.now(), "application_id": application.id, "member_id": member.member_id}
        for table, more in ((ScorecardSending, {}), (ScorecardDraft, {"attributes": [], "steps": [], "note": "", "saved_at": clock.now()})):
            with pytest.raises(ProgrammingError, match="row-level security"), db.transaction(one.reviewer, Purpose.RECRUIT) as session:
                session.execute(insert(table).values(row | more))
    for statement in ("UPDATE scorecard SET note = 'x'", "DELETE FROM scorecard", "DELETE FROM scorecard_sending"):
        with pytest.raises(ProgrammingError, match="permission denied"), db.transaction(one.reviewer, Purpose.RECRUIT) as session:
            session.execute(text(statement))


# What stays, and what does not


@pytest.mark.clause("U6", "passes")
def test_written_cards_stay_when_the_video_stops() -> None:
    interviewed, _answer = interviews.shared()
    one = Reviewed(interviewed.owner, interviewed.owner, interviewed.person, interviewed.vacancy, interviewed.application_id)
    sent(one.owner, one)
    reviewer = some_member(one.owner, MemberRole.REVIEWER, one.vacancy)
    video_interviews.keep_only(one.person, one.application_id)
    assert video_reviews.review(one.owner, one.application_id).answers == []
    assert scorecards.scores(one.owner, one.application_id).cards[0].note == NOTE
    sent(reviewer, one, note="Dari CV saja.")
    assert len(scorecards.scores(reviewer, one.application_id).cards) == 2


@pytest.mark.clause("S3", "refuses")
def test_after_she_took_her_application_back_cards_are_read_without_her_name_and_none_is_written() -> None:
    one = reviewed()
    sent(one.reviewer, one)
    applications.withdraw(one.person, one.application_id)
    page = scorecards.scores(one.reviewer, one.application_id)
    assert (page.name, page.closed, [shown.note for shown in page.cards]) == ("Pelamar nomor 1", "Lamaran ini sudah ditarik.", [NOTE])
    with pytest.raises(Denied):
        scorecards.send(one.reviewer, one.application_id, card(1, 1, 1, version=1))
    assert scorecards.scores(one.owner, one.application_id).cards == []


@pytest.mark.clause("S3", "refuses")
def test_while_she_pauses_there_is_no_card_and_afterwards_it_is_there_again() -> None:
    one = reviewed()
    sent(one.reviewer, one)
    pausing.pause(one.person)
    with pytest.raises(NotFound):
        scorecards.scores(one.reviewer, one.application_id)
    with db.transaction(one.reviewer, Purpose.RECRUIT) as session:
        assert session.execute(select(Scorecard)).all() == []
    pausing.resume(one.person)
    assert len(scorecards.scores(one.reviewer, one.application_id).cards) == 1


@pytest.mark.clause("S3", "refuses")
def test_a_reviewer_who_is_taken_off_reads_no_card_and_hers_stays_with_the_company() -> None:
    one = reviewed()
    sent(one.reviewer, one)
    members.remove(one.owner, str(present(one.reviewer.member_id)))
    with pytest.raises((NotFound, Denied)):
        scorecards.scores(one.reviewer, one.application_id)
    sent(one.owner, one)
    assert {shown.by for shown in scorecards.scores(one.owner, one.application_id).cards} == {"Bima", "Wati"}


@pytest.mark.parametrize("whole", [True, False])
def test_with_the_person_or_the_application_every_word_of_it_is_destroyed(whole: bool) -> None:
    one = reviewed()
    sent(one.reviewer, one)
    scorecards.save_draft(one.owner, one.application_id, card(2, None, 2))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        if whole:
            destruction.erase(session, present(one.person.candidate_id))
        else:
            destruction.erase_application(session, UUID(one.application_id), CertificateKind.APPLICATION_EXPIRED)
    assert [kept(table, one.application_id) for table in (Scorecard, ScorecardDraft, ScorecardSending)] == [0, 0, 0]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(VacancyAttribute)).all() == []


def test_a_look_at_cards_is_in_the_ledger_and_one_at_an_unopened_application_without_any_is_not() -> None:
    one, unopened = reviewed(), reviewed(opened=False)
    sent(one.reviewer, one)
    for actor, application in ((one.reviewer, one.application_id), (unopened.owner, unopened.application_id)):
        scorecards.scores(actor, application)
    applications.withdraw(one.person, one.application_id)
    scorecards.scores(one.reviewer, one.application_id)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        looks = select(col(DisclosurePerson.groups)).join(Disclosure, col(Disclosure.id) == col(DisclosurePerson.disclosure_id))
        hers = looks.where(col(Disclosure.viewer_account_id) == one.reviewer.account_id).order_by(col(Disclosure.at))
        assert list(session.execute(hers).scalars()) == [[FieldGroup.IDENTITY.value], [FieldGroup.EXISTENCE.value]]
        theirs = looks.where(col(Disclosure.viewer_account_id) == unopened.owner.account_id)
        assert session.execute(theirs).all() == []


def test_an_application_that_has_ended_can_still_be_scored() -> None:
    one = reviewed()
    pipeline.end(one.owner, one.application_id, "filled", "Terima kasih.")
    assert stored_application(one.application_id).stage is Stage.NOT_SUITABLE
    sent(one.reviewer, one)
    assert scorecards.scores(one.reviewer, one.application_id).sent
