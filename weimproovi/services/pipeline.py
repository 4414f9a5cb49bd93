"""Applications from the company's side: the pipeline of a vacancy, opening, moving, ending (S3, S6)."""

from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.i18n import _, words
from weimproovi.models import Application, Company, Opening, StageChange, Vacancy
from weimproovi.permissions import disclosures, facts, scopes
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.columns import by_plan, live_plan
from weimproovi.permissions.plans import PLANS, UNLIMITED
from weimproovi.permissions.viewer import viewer_of
from weimproovi.schemas.recruiter import CandidateSheet, Fault, Pipeline, PipelineCard, StageCount
from weimproovi.services import endings, ids, nameless_lines, notifications, outbox, overdue, standing
from weimproovi.services import pipeline_views as views
from weimproovi.services.applications import about
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import (
    ACTIVE_STAGES,
    END_STAGES,
    DisclosureKind,
    FieldGroup,
    MailKind,
    MemberRole,
    NoticeKind,
    Purpose,
    Reason,
    Stage,
)

PAGE = 50
LAST_NUMBER = 2**31 - 1
END_REASONS = ("experience", "qualifications", "salary", "filled", "no_reply", "other")
SHOWN_ON_SHEET = frozenset(FieldGroup) - {FieldGroup.RESUME_FILE, FieldGroup.RESUME, FieldGroup.VIDEO, FieldGroup.EXISTENCE}


def pipeline(actor: Actor, vacancy_id: str, stage: Stage, after: str = "") -> Pipeline:
    """One stage of a vacancy's pipeline, newest first, 50 a page. Opened cards are recorded as seen in a list.

    Raises:
        NotFound: the vacancy is not this member's.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        vacancy = require_vacancy(session, actor, ids.parse(vacancy_id))
        rows = views.rows(session, actor, _page(vacancy.id, stage, after))
        shown = rows[:PAGE]
        disclosures.record(session, actor, DisclosureKind.LIST, [row.seen() for row in shown])
        opened, limit = _openings(session, actor, vacancy.id)
        return Pipeline(
            vacancy_id=str(vacancy.id),
            title=vacancy.title,
            place=views.place(vacancy),
            state=vacancy.state.value,
            stage=stage.value,
            counts=_counts(session, actor, vacancy.id),
            cards=views.cards(session, actor, shown),
            next_after=str(shown[-1].number) if len(rows) > PAGE else "",
            openings_words=_openings_words(opened, limit),
            openings_left=-1 if limit >= UNLIMITED else max(0, limit - opened),
            can_move=_may_decide(actor),
            waits=_waits(session, actor),
            locked=words.seat_locked() if facts.seat_is_locked(session) else "",
            erased=nameless_lines.lines(session, vacancy.id),
            state_words=words.vacancy_state(vacancy.state),
            warning=" ".join(overdue.soon_words(near) for near in overdue.soon(session, actor, vacancy.id)),
        )


def open_application(actor: Actor, application_id: str) -> PipelineCard:
    """Spends one opening of the vacancy on an application; once for the whole company (S6).

    Raises:
        Invalid: the plan's openings for this vacancy are spent. Denied, NotFound.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        application = require_application(session, actor, ids.parse(application_id))
        _require_decider(actor, application)
        db.advisory_lock(session, f"open:{application.vacancy_id}")
        already = select(col(Opening.id)).where(col(Opening.application_id) == application.id)
        if session.execute(already).first() is None:
            _open(session, actor, application)
        disclosures.record(
            session, actor, DisclosureKind.SHEET, [_seen(session, actor, application, frozenset({FieldGroup.IDENTITY}))]
        )
        return _card(session, actor, application.id)


def sheet(actor: Actor, application_id: str) -> CandidateSheet:
    """One opened application. What is closed is absent, with its reason.

    Raises:
        NotFound: there is none for this member. Denied: withdrawn, not opened, or over.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        application = require_application(session, actor, ids.parse(application_id))
        decision = facts.decision_about(session, actor, Purpose.RECRUIT, application.id)
        facts.require(decision, FieldGroup.IDENTITY, application.id)
        seen = disclosures.Seen(application.candidate_id, application.id, decision.open & SHOWN_ON_SHEET)
        disclosures.record(session, actor, DisclosureKind.SHEET, [seen])
        return views.sheet(session, application, decision, can_move=_may_decide(actor))


def may_name(actor: Actor, application_id: str) -> bool:
    """The member may know the person's name at this moment. Asking is no look."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        try:
            decision = facts.decision_about(session, actor, Purpose.RECRUIT, ids.parse(application_id))
        except NotFound:  # caught inside: asking about what is gone is no attempt either
            return False
        return decision.allows(FieldGroup.IDENTITY)


def move(actor: Actor, application_id: str, to: Stage) -> PipelineCard:
    """Moves an opened application to another stage; the candidate sees it at once.

    Raises:
        Denied, NotFound: not for this member. Invalid: the stage is an end (use `end`).
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        application = require_application(session, actor, ids.parse(application_id), lock=True)
        _require_decider(actor, application)
        _require_open(session, actor, application)
        if to not in ACTIVE_STAGES:
            raise Invalid({"": _("Pilih tahap dari daftar.")})
        if application.stage is not to:
            _change(session, actor, application, to)
            _tell(session, application, NoticeKind.STAGE_CHANGED, MailKind.STAGE_CHANGED, stage=to.value)
        return _card(session, actor, application.id)


def end(actor: Actor, application_id: str, reason: str, message: str) -> PipelineCard:
    """Ends an application with words for the candidate; also one that was never opened.

    Raises:
        Invalid: reason or message is missing, or it has ended. Denied, NotFound.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        application = require_application(session, actor, ids.parse(application_id), lock=True)
        _require_decider(actor, application)
        if application.stage in END_STAGES:
            raise Invalid({"": _("Lamaran ini sudah berakhir.")})
        words_for_candidate = _message(reason, message)
        ending = endings.Ending(reason, words_for_candidate, Stage.NOT_SUITABLE, _member(actor))
        endings.conclude(session, [application], ending)
        return _card(session, actor, application.id)


def end_reasons() -> list[Fault]:
    """Reasons to choose from when ending an application: code and words."""
    sentences = (
        _("Pengalaman belum sesuai"),
        _("Kualifikasi belum sesuai"),
        _("Harapan gaji berbeda"),
        _("Posisi sudah terisi"),
        _("Tidak ada balasan"),
        _("Alasan lain"),
    )
    return [Fault(code, sentence) for code, sentence in zip(END_REASONS, sentences, strict=True)]


def end_message(reason: str, name: str, title: str) -> str:
    """A first draft of the message to the candidate; `name` may be empty for an unopened application."""
    greeting = _("Halo {name},", name=name) if name else _("Halo,")
    why = {
        "experience": _("kami mencari pengalaman yang lebih dekat dengan kebutuhan tim saat ini."),
        "qualifications": _("kami mencari kualifikasi yang sedikit berbeda untuk posisi ini."),
        "salary": _("harapan gaji dan anggaran kami belum bertemu."),
        "filled": _("posisi ini sudah terisi."),
        "no_reply": _("kami belum menerima balasan dari pesan kami."),
    }.get(reason, _("kami melanjutkan dengan pelamar lain."))
    thanks = _(
        "Terima kasih sudah melamar {title}. Setelah menimbang, kami tidak melanjutkan lamaranmu: {why}",
        title=title,
        why=why,
    )
    return f"{greeting}\n\n{thanks}\n\n{_('Semoga lancar mencari kerja.')}"


def require_vacancy(session: Session, actor: Actor, vacancy_id: UUID) -> Vacancy:
    """A vacancy that the member may work on: owners all of the company's, others those they are assigned to."""
    query = scopes.vacancies_worked_on_by(actor).where(col(Vacancy.id) == vacancy_id)
    vacancy: Vacancy | None = session.execute(query).scalars().first()
    if vacancy is None:
        raise NotFound(vacancy_id)
    return vacancy


def require_application(session: Session, actor: Actor, application_id: UUID, *, lock: bool = False) -> Application:
    """An application that the member may know of, to a vacancy that is her company's. Raises NotFound, leaving a refusal row where the id names somebody."""
    ours = exists(select(col(Vacancy.id)).where(col(Vacancy.id) == col(Application.vacancy_id), col(Vacancy.company_id) == actor.company_id))
    query: Any = scopes.applications_received_by(actor).where(col(Application.id) == application_id, ours)
    found: Application | None = (
        session.execute(query.with_for_update(of=Application) if lock else query).scalars().first()
    )
    if found is None:
        raise facts.not_hers(session, application_id)
    return found


def _page(vacancy_id: UUID, stage: Stage, after: str) -> views.Page:
    before = int(after) if after.isdecimal() and len(after) < 10 else LAST_NUMBER
    return views.Page(vacancy_id, stage, before, PAGE + 1)


def _counts(session: Session, actor: Actor, vacancy_id: UUID) -> list[StageCount]:
    found = views.counts(session, actor, vacancy_id)
    return [StageCount(stage.value, words.stage_for_company(stage), found.get(stage, 0)) for stage in Stage]


def _openings(session: Session, actor: Actor, vacancy_id: UUID) -> tuple[int, int]:
    """How many applications of a vacancy are opened, and the plan's limit now."""
    plan = live_plan(viewer_of(actor, Purpose.RECRUIT))
    limit = by_plan(plan, {code: terms.openings_per_vacancy for code, terms in PLANS.items()})
    opened = select(func.count()).select_from(Opening).where(col(Opening.vacancy_id) == vacancy_id).scalar_subquery()
    found = session.execute(select(opened, nameless_lines.spent(vacancy_id), limit)).one()
    return int(found[0]) + int(found[1]), int(found[2])


def _openings_words(opened: int, limit: int) -> str:
    if limit >= UNLIMITED:
        return _("{opened} lamaran dibuka", opened=opened)
    return _("{opened} dari {limit} lamaran dibuka", opened=opened, limit=limit)


def _open(session: Session, actor: Actor, application: Application) -> None:
    if application.stage is Stage.WITHDRAWN:
        raise Denied(Reason.WITHDRAWN, application.id)
    opened, limit = _openings(session, actor, application.vacancy_id)
    if opened >= limit:
        raise Invalid(
            {"": _("Paket Anda membuka {limit} lamaran per lowongan, dan semuanya sudah terpakai.", limit=limit)}
        )
    application.opening_ordinal = opened + 1
    session.add(Opening(**about(application), member_id=_member(actor), ordinal=opened + 1))
    session.flush()
    _tell(session, application, NoticeKind.APPLICATION_OPENED, None)


def _require_decider(actor: Actor, application: Application) -> None:
    """Reviewers read; they do not open, move or end."""
    if not _may_decide(actor):
        raise Denied(Reason.PURPOSE_NOT_SERVED, application.id)
    if application.stage is Stage.WITHDRAWN:
        raise Denied(Reason.WITHDRAWN, application.id)


def _waits(session: Session, actor: Actor) -> str:
    """Why nothing is here while the company is not checked; no number, and the same whether somebody applied or not (S3)."""
    if standing.checked_on(session, actor.company_id) is not None:
        return ""
    return _("Lamaran menunggu pemeriksaan perusahaan. Setelah lulus, lamaran yang masuk tampil di sini.")


def _may_decide(actor: Actor) -> bool:
    return actor.role in {MemberRole.OWNER, MemberRole.RECRUITER, MemberRole.HIRING_MANAGER}


def _require_open(session: Session, actor: Actor, application: Application) -> None:
    decision = facts.decision_about(session, actor, Purpose.RECRUIT, application.id)
    facts.require(decision, FieldGroup.IDENTITY, application.id)


def _seen(session: Session, actor: Actor, application: Application, wanted: frozenset[FieldGroup]) -> disclosures.Seen:
    decision = facts.decision_about(session, actor, Purpose.RECRUIT, application.id)
    return disclosures.Seen(application.candidate_id, application.id, decision.open & wanted)


def _change(session: Session, actor: Actor, application: Application, to: Stage) -> None:
    session.add(StageChange(**about(application), member_id=_member(actor), was=application.stage, became=to))
    application.stage, application.stage_since = to, clock.now()
    session.flush()


def _tell(session: Session, application: Application, notice: NoticeKind, mail: MailKind | None, **more: str) -> None:
    vacancy, company = (
        session.get_one(Vacancy, application.vacancy_id),
        session.get_one(Company, application.company_id),
    )
    values = {"title": vacancy.title, "company": company.name} | more
    path = f"/akun/lamaran/{application.id}"
    notifications.tell_candidate(session, application.candidate_id, notice, path, **values)
    if mail is not None:
        outbox.queue(session, mail, candidate_id=application.candidate_id, path=path, values=values)
    db.notify(session, kind="changed", topic=f"company:{application.company_id}")


def _card(session: Session, actor: Actor, application_id: UUID) -> PipelineCard:
    return views.cards(session, actor, [views.row(session, actor, application_id)])[0]


def _member(actor: Actor) -> UUID:
    if actor.member_id is None:
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    return actor.member_id


def _message(reason: str, message: str) -> str:
    faults = {}
    if reason not in END_REASONS:
        faults["reason"] = _("Pilih alasannya.")
    if not tidy(message):
        faults["message"] = _("Tulis pesan singkat untuk pelamar.")
    if len(message) > 2000:
        faults["message"] = _("Pesan paling panjang 2.000 karakter.")
    if faults:
        raise Invalid(faults)
    return message.strip()
