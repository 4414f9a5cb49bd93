"""Builders for tests of video interviews: a company that may invite, an invited candidate, a take sent in pieces and looked at."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from tests.support.market import SomeVacancy, apply, some_candidate, some_owner, some_vacancy
from tests.support.real_videos import recording
from weimproovi import clock, db
from weimproovi.i18n import zones
from weimproovi.models import VideoAnswer, VideoInterview
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.interviews import InviteForm, KitQuestionForm
from weimproovi.services import (
    pipeline,
    video_answers,
    video_checking,
    video_copies,
    video_interviews,
    video_invitations,
    video_kits,
)
from weimproovi.vocabulary import AnswerKind, AnswerState, CopyState, Plan, Purpose, TimeZone

PART = 1024 * 1024
KIT = (
    KitQuestionForm("Ceritakan satu pagi tersibuk.", 20, 60, 1, video=True, audio=True, written=False),
    KitQuestionForm("Kopi apa kesukaanmu?", 0, 30, 0, video=False, audio=True, written=True),
    KitQuestionForm("Kapan bisa mulai?", 0, 30, 0, video=False, audio=False, written=True),
)


@dataclass(frozen=True)
class Invited:
    """A candidate with an opened application of a company on a paid plan, invited to the kit."""

    owner: Actor
    person: Actor
    vacancy: SomeVacancy
    application_id: str


def form(days: int = 3, zone: TimeZone = TimeZone.WIB, message: str = "Kami ingin mengenalmu.") -> InviteForm:
    return InviteForm(zones.local(clock.now() + timedelta(days=days), zone), zone.value, message)


def applied(plan: Plan = Plan.GROWTH) -> Invited:
    """Before the invitation."""
    owner, person = some_owner(plan=plan), some_candidate()
    vacancy = some_vacancy(owner)
    application_id = apply(person, vacancy)
    pipeline.open_application(owner, application_id)
    return Invited(owner, person, vacancy, application_id)


def invited(days: int = 3) -> Invited:
    one = applied()
    video_kits.save(one.owner, one.vacancy.id, KIT)
    assert [outcome.fault for outcome in video_invitations.invite(one.owner, [one.application_id], form(days))] == [""]
    return one


def allowed(days: int = 3) -> Invited:
    """She allowed the recording."""
    one = invited(days)
    video_interviews.allow_recording(one.person, one.application_id, shown=video_interviews.record_text(one.person, one.application_id).sha256)
    return one


def send(person: Actor, answer_id: str, content: bytes, size: int = PART) -> None:
    """Every part in order."""
    for start in range(0, len(content), size):
        piece = content[start : start + size]
        video_answers.receive(person, answer_id, start, piece, hashlib.sha256(piece).digest())


def recorded(one: Invited, number: int = 0, kind: AnswerKind = AnswerKind.VIDEO, content: bytes | None = None) -> str:
    """A take that was sent and kept; the id of the answer."""
    whole = content if content is not None else recording() if kind is AnswerKind.VIDEO else recording(video=None)
    answer_id = video_answers.begin(one.person, one.application_id, number, kind).answer_id
    send(one.person, answer_id, whole)
    video_answers.keep(one.person, answer_id, len(whole))
    return answer_id


def checked(one: Invited, number: int = 0, kind: AnswerKind = AnswerKind.VIDEO, content: bytes | None = None) -> str:
    """The same, looked at: here, or by a server that runs beside."""
    answer_id = recorded(one, number, kind, content)
    video_checking.sweep_videos()
    while stored_answer(answer_id).state in (AnswerState.KEPT, AnswerState.CHECKING):
        video_checking.sweep_videos()
    return answer_id


def copied(one: Invited, answer_id: str) -> None:
    """Its playable copy is there."""
    while video_copies.ask(one.owner, one.application_id, answer_id) in (CopyState.ASKED, CopyState.MAKING):
        video_copies.sweep_playable()


def share(one: Invited) -> None:
    video_interviews.share(one.person, one.application_id, shown=video_interviews.share_text(one.person, one.application_id).sha256)


def shared(days: int = 3) -> tuple[Invited, str]:
    """One video answer, ready and shared; its id."""
    one = allowed(days)
    answer_id = checked(one)
    share(one)
    return one, answer_id


def stored_answer(answer_id: str) -> VideoAnswer:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(VideoAnswer).where(col(VideoAnswer.id) == UUID(answer_id))).scalars().one()


def stored_interview(application_id: str) -> VideoInterview:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(VideoInterview).where(col(VideoInterview.application_id) == UUID(application_id))).scalars().one()


def count(table: type, answer_id: str) -> int:
    """Rows of a table about an answer."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return len(session.execute(select(table).where(col(table.answer_id) == UUID(answer_id))).all())  # type: ignore[attr-defined]
