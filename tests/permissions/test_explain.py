"""A decision told in full: the command and the screens say what `decide` says, and why."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from tests.support import market
from weimproovi import clock, db
from weimproovi.errors import Denied, NotFound
from weimproovi.i18n import explain_words, speaking
from weimproovi.models import Account, Application, StaffAct
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.explain import to_its_company
from weimproovi.permissions.resources import WAYS, Relation
from weimproovi.services import applications, explaining, pipeline, staff_tickets
from weimproovi.services.staff_tickets import TicketAsked
from weimproovi.vocabulary import (
    ActorKind,
    ConsentState,
    FieldGroup,
    Plan,
    Purpose,
    Reason,
    StaffActKind,
    StaffRole,
)

PLANS_WORDS = ("paket", "kuota", "Gratis", "Tumbuh", "Bisnis", "plan", "quota")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_condition_and_every_way_in_has_words(language: str) -> None:
    with speaking(language):
        reasons = {condition.reason for needed in CONDITIONS.values() for condition in needed}
        assert all(explain_words.condition(reason) and explain_words.remedy(reason) for reason in reasons)
        assert all(map(explain_words.relation, Relation))
        assert all(map(explain_words.resource, WAYS))
        assert all(map(explain_words.viewer, ActorKind))


def email_of(actor: Actor) -> str:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.get_one(Account, actor.account_id).email


@pytest.mark.clause("S3", "passes")
def test_the_command_tells_a_member_what_is_open_and_what_would_open_the_rest(database: Engine) -> None:
    owner, person = market.some_owner(), market.some_candidate()
    sent = market.apply(person, market.some_vacancy(owner))
    lines = explaining.tell(SYSTEM, email_of(owner), email_of(person))
    assert f"Lamaran {sent}" in lines
    assert "  ya     S3: Perusahaan lulus pemeriksaan identitas" in lines
    assert "Nama dan jawaban tertulis: Tertutup" in lines
    assert "E-mail dan nomor HP, LinkedIn, CV di layar: Tertutup" in lines
    assert any("S6: Perusahaan membuka lamaran ini; yang mengubahnya" in line for line in lines)
    pipeline.open_application(owner, sent)
    assert "Nama dan jawaban tertulis: Terbuka" in explaining.tell(SYSTEM, email_of(owner), email_of(person), sent)


@pytest.mark.clause("S3", "refuses")
def test_the_command_tells_a_stranger_that_nobody_applied_there(database: Engine) -> None:
    owner, other, person = market.some_owner(), market.some_owner("PT Lain"), market.some_candidate()
    market.apply(person, market.some_vacancy(owner))
    lines = explaining.tell(SYSTEM, str(other.account_id), str(person.candidate_id))
    assert any("tidak  S3: Lamaran dikirim ke perusahaan pembaca" in line for line in lines)
    assert not [line for line in lines if line.endswith(": Terbuka")]


@pytest.mark.clause("D1", "refuses")
def test_the_command_tells_what_a_ticket_opens_and_until_when(database: Engine) -> None:
    staff, person = market.some_staff(StaffRole.SUPPORT), market.some_candidate()
    assert "Profil: Tertutup" in explaining.tell(SYSTEM, email_of(staff), email_of(person))
    staff_tickets.open_ticket(staff, TicketAsked(email=email_of(person), groups=["identity"], reason="Nama tertukar", hours=1))
    lines = explaining.tell(SYSTEM, email_of(staff), email_of(person))
    assert "Profil: Nama dan jawaban tertulis" in lines
    assert any("tetap sampai" in line for line in lines)
    assert any("dicatat pada catatan akses kandidat" in line for line in lines)
    assert "Profil: Tertutup" in explaining.tell(SYSTEM, explaining.VISITOR, email_of(person))


@pytest.mark.clause("C2", "passes")
def test_what_is_her_own_is_open_to_her_and_owes_no_row(database: Engine) -> None:
    person = market.some_candidate()
    lines = explaining.tell(SYSTEM, email_of(person), email_of(person))
    assert "CV: CV di layar, Unduhan CV" in lines
    assert not [line for line in lines if "catatan akses" in line]


def test_the_question_is_in_the_audit_and_reads_nothing_of_her_out(database: Engine) -> None:
    owner, person = market.some_owner(), market.some_candidate("Kenari Larasati")
    market.apply(person, market.some_vacancy(owner))
    with speaking("en"):
        told = "\n".join(explaining.tell(SYSTEM, email_of(owner), str(person.candidate_id)))
    assert not [word for word in ("Kenari", email_of(person), "0812") if word in told]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        act = session.execute(select(StaffAct).where(col(StaffAct.act) == StaffActKind.DECISION_EXPLAINED)).scalars().one()
    assert (act.subject_id, act.words) == (person.candidate_id, {"viewer": str(owner.account_id)})


def test_nobody_asks_but_the_machine(database: Engine) -> None:
    for asking in (market.some_owner(), market.some_candidate(), *map(market.some_staff, StaffRole)):
        with pytest.raises(Denied):
            explaining.tell(asking, explaining.VISITOR, email_of(asking))


@pytest.mark.parametrize("named", [("nobody@example.com", ""), ("", "nobody@example.com"), ("", "", "01a205b2-f114-7b41-b7b2-b585a996f0c8")])
def test_unknown_names_are_not_found(database: Engine, named: tuple[str, ...]) -> None:
    owner, person = market.some_owner(), market.some_candidate()
    asked = [given or known for given, known in zip(named, (email_of(owner), email_of(person), ""), strict=False)]
    with pytest.raises(NotFound):
        explaining.tell(SYSTEM, *asked)


@pytest.mark.clause("S5", "refuses")
def test_a_candidate_never_reads_a_plan_or_quota_from_her_sheet(database: Engine) -> None:
    sheets = []
    for plan in Plan:
        owner, person = market.some_owner(f"PT {plan}", plan=plan), market.some_candidate()
        sent = market.apply(person, market.some_vacancy(owner))
        before = applications.my_application(person, sent).open_now
        pipeline.open_application(owner, sent)
        sheets.append((before, applications.my_application(person, sent).open_now))
    assert all(one == other for one, other in pairwise(sheets))
    assert not [word for before, after in sheets for group in (*before, *after) for word in PLANS_WORDS if word in group.words]
    assert {group.words for group in sheets[0][0] if not group.open} == {"Terbuka setelah lamaranmu dibuka"}


@pytest.mark.clause("U6", "refuses")
def test_an_unshared_video_is_spoken_of_where_an_interview_was_invited_alone(database: Engine) -> None:
    owner, person = market.some_owner(plan=Plan.GROWTH), market.some_candidate()
    sent = market.apply(person, market.some_vacancy(owner))
    pipeline.open_application(owner, sent)
    assert "Video wawancara" not in {group.label for group in applications.my_application(person, sent).open_now}
    for state, words in ((ConsentState.REQUESTED, "PT Kopi Senja belum bisa menonton jawabanmu"), (ConsentState.GIVEN, "Terbuka")):
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            row = session.get_one(Application, market.UUID(sent))
            row.video_share, row.video_share_until = state, clock.now() + timedelta(days=30)
        assert {group.label: group.words for group in applications.my_application(person, sent).open_now}["Video wawancara"] == words


def test_the_sheet_says_the_reason_that_nothing_else_mends(database: Engine) -> None:
    owner, person = market.some_owner(checked=False), market.some_candidate()
    sent = market.apply(person, market.some_vacancy(owner))
    applications.withdraw(person, sent)
    with Session(database) as session:
        told = to_its_company(session.get_one(Application, market.UUID(sent)), checked=False)
    assert told.decision.why_not(FieldGroup.IDENTITY).reason is Reason.COMPANY_NOT_CHECKED
    assert {group.words for group in applications.my_application(person, sent).open_now} == {"Tertutup sejak kamu menarik lamaran"}
