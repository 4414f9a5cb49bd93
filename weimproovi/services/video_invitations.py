"""Invitations to a video interview, from the company's side (C3, S6): sent, extended, remembered, and over.

A company learns nothing of what became of an invitation but what the candidate lets it watch: declined, withdrawn and silent are one sentence (U6).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid
from weimproovi.i18n import _, zones
from weimproovi.models import Application, VideoInterview
from weimproovi.permissions import facts
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.interviews import Invited, InviteForm
from weimproovi.services import ids, pipeline, standing, video_kits, video_units
from weimproovi.services.applications import about
from weimproovi.services.video_letters import tell
from weimproovi.vocabulary import ACTIVE_STAGES, FieldGroup, MailKind, NoticeKind, Purpose, Reason, TimeZone

SOONEST, LATEST = timedelta(hours=24), timedelta(days=60)
LONGEST = 2000


def invite(actor: Actor, application_ids: Sequence[str], form: InviteForm) -> list[Invited]:
    """Invites one or many, each in a transaction with its unit: who cannot be invited is named with the reason, and holds up nobody.

    Raises:
        Invalid: by field of the form; nobody was invited.
    """
    deadline = _deadline(form)
    return [Invited(one, _invited(actor, one, form, deadline)) for one in dict.fromkeys(application_ids)]


def extend(actor: Actor, application_id: str, form: InviteForm) -> None:
    """A later deadline; a unit that was given back is taken again.

    Raises:
        Invalid: no later date, not invited, the application is over, or no unit is left. Denied, NotFound.
    """
    deadline = _deadline(form)
    with db.transaction(actor, Purpose.RECRUIT) as session:
        application = _opened(session, actor, application_id)
        interview = _interview(session, application.id)
        if interview is None:
            raise Invalid({"": _("Lamaran ini belum diundang.")})
        if deadline <= interview.deadline_at:
            raise Invalid({"deadline": _("Pilih batas yang lebih lambat dari sebelumnya.")})
        _refuse_beyond_access(application, deadline)
        video_units.reserve(session, actor, application)
        interview.deadline_at, interview.zone = deadline, TimeZone(form.zone)
        interview.reminded_at = interview.returned_at = None
        session.flush()
        tell(session, application, interview, NoticeKind.INTERVIEW_CHANGED, MailKind.INTERVIEW_CHANGED)
        standing.changed(session, application.company_id)


def of_applications(application_ids: Sequence[UUID]) -> Select[VideoInterview]:
    """The invitations of some applications."""
    return select(VideoInterview).where(col(VideoInterview.application_id).in_(application_ids))


def unshared_words(interview: VideoInterview) -> str:
    """What a company reads while it may watch nothing, whatever the candidate did or did not (U6)."""
    if interview.deadline_at > clock.now():
        return _("Belum ada video, batas {day}", day=zones.day(interview.deadline_at, interview.zone))
    return _("Tidak ada video")


def _invited(actor: Actor, application_id: str, form: InviteForm, deadline: datetime) -> str:
    """Invites one; why not, where it cannot be."""
    try:
        with db.transaction(actor, Purpose.RECRUIT) as session:
            _invite(session, actor, application_id, form, deadline)
    except Invalid as invalid:
        return next(iter(invalid.faults.values()))
    except Denied:
        return _("Lamaran ini tidak ada atau belum Anda buka.")
    return ""


def _invite(session: Session, actor: Actor, application_id: str, form: InviteForm, deadline: datetime) -> None:
    application = _opened(session, actor, application_id)
    questions = video_kits.snapshot(session, application.vacancy_id)
    if not questions:
        raise Invalid({"": _("Tulis pertanyaan wawancaranya dulu.")})
    if _interview(session, application.id) is not None:
        raise Invalid({"": _("Sudah diundang. Perpanjang batasnya jika perlu.")})
    _refuse_beyond_access(application, deadline)
    video_units.reserve(session, actor, application)
    member = standing.member_of(session, actor)
    interview = VideoInterview(**about(application), member_id=member.id, member_name=member.name, message=form.message.strip(), questions=questions,
        deadline_at=deadline, zone=TimeZone(form.zone))  # fmt: skip
    session.add(interview)
    session.flush()
    tell(session, application, interview, NoticeKind.INTERVIEW_INVITED, MailKind.INTERVIEW_INVITED)
    standing.changed(session, application.company_id)


def _opened(session: Session, actor: Actor, application_id: str) -> Application:
    """An application whose person the member may know, locked, still under way."""
    application = pipeline.require_application(session, actor, ids.parse(application_id), lock=True)
    if actor.role not in standing.INVITERS:
        raise Denied(Reason.PURPOSE_NOT_SERVED, application.id)
    facts.require(facts.decision_about(session, actor, Purpose.RECRUIT, application.id), FieldGroup.IDENTITY, application.id)
    if application.stage not in ACTIVE_STAGES:
        raise Invalid({"": _("Lamaran ini sudah berakhir.")})
    return application


def _interview(session: Session, application_id: UUID) -> VideoInterview | None:
    return session.execute(of_applications([application_id]).with_for_update()).scalars().first()


def _deadline(form: InviteForm) -> datetime:
    """The moment that was typed. Raises Invalid by field."""
    faults = {}
    if len(form.message) > LONGEST:
        faults["message"] = _("Pesan paling panjang 2.000 karakter.")
    if form.zone not in set(TimeZone):
        raise Invalid({"zone": _("Pilih zona waktunya.")})
    try:
        deadline = zones.from_local(form.deadline, TimeZone(form.zone))
    except ValueError:
        raise Invalid({"deadline": _("Pilih tanggal dan jam batasnya.")}) from None
    if not SOONEST <= deadline - clock.now() <= LATEST:
        faults["deadline"] = _("Pilih batas paling cepat 24 jam dan paling lama 60 hari dari sekarang.")
    if faults:
        raise Invalid(faults)
    return deadline


def _refuse_beyond_access(application: Application, deadline: datetime) -> None:
    if deadline.astimezone(clock.WIB).date() > application.visible_until:
        raise Invalid({"deadline": _("Batasnya melewati masa lamaran ini.")})
