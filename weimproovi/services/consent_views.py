"""Consents as their person reads them: what is in force, to whom, since when, its story and its receipts."""

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import NotFound
from weimproovi.i18n import _, format, words
from weimproovi.models import Application, CandidateConsent, Company, ConsentEvent, Vacancy
from weimproovi.permissions import lapses
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.consents import ConsentCard, ConsentStep, MyConsents
from weimproovi.services import consent_receipts, ids
from weimproovi.services.candidates import require_candidate
from weimproovi.services.consent_states import is_on, state_of
from weimproovi.services.consent_texts import TERMS, ending_of
from weimproovi.services.file_stream import FileStream
from weimproovi.vocabulary import (
    ACTIVE_STAGES,
    LIVE_CONSENTS,
    PLATFORM_SCOPES,
    ConsentScope,
    ConsentState,
    Purpose,
)

Events = list[CandidateConsent]


def mine(actor: Actor) -> MyConsents:
    """All of the candidate's consents. Of single applications those that she was ever asked for. Raises NotFound for anybody else."""
    with db.transaction(actor, Purpose.SELF) as session:
        require_candidate(session, actor)
        events = events_by(session, actor)
        lives = {key: list(rows) for key, rows in groupby(events, key=lambda event: (event.application_id, event.scope))}
        platform = [_card(scope, lives.get((None, scope), [])) for scope in PLATFORM_SCOPES]
        videos = [_video(session, application_id, rows) for (application_id, _scope), rows in lives.items() if application_id]
        return MyConsents(platform, videos)


def events_by(session: Session, actor: Actor) -> Events:
    """Every event of the candidate, each life in one piece, the newest application first."""
    own = select(CandidateConsent).where(col(CandidateConsent.candidate_id) == actor.candidate_id)
    about, scope, ordinal = col(CandidateConsent.application_id), col(CandidateConsent.scope), col(CandidateConsent.ordinal)
    return list(session.execute(own.order_by(about.desc(), scope, ordinal)).scalars())


def document(actor: Actor, consent_id: str) -> FileStream:
    """The receipt of one event: a candidate's own, or of an owner's company. Raises NotFound."""
    with db.transaction(actor, Purpose.SELF if actor.candidate_id else Purpose.ADMINISTER) as session:
        event = _own(session, actor, ids.parse(consent_id))
        if event is None:
            raise NotFound
        content = consent_receipts.written(event)
        return FileStream(iter([content]), consent_receipts.MEDIA_TYPE, len(content), consent_receipts.file_name(event))


def receipt_url(event: CandidateConsent | ConsentEvent) -> str:
    """Where an event's receipt is fetched."""
    return routes.CONSENT_RECEIPT.format(consent_id=event.id)


def _own(session: Session, actor: Actor, consent_id: UUID) -> CandidateConsent | ConsentEvent | None:
    if actor.candidate_id is not None:
        event = session.get(CandidateConsent, consent_id)
        return event if event is not None and event.candidate_id == actor.candidate_id else None
    written = session.get(ConsentEvent, consent_id) if actor.owner else None
    return written if written is not None and written.company_id == actor.company_id else None


def _video(session: Session, application_id: UUID, events: Events) -> ConsentCard:
    application = session.get_one(Application, application_id)
    company = session.get_one(Company, application.company_id).name
    title = session.get_one(Vacancy, application.vacancy_id).title
    active = application.stage in ACTIVE_STAGES and application.visible_until >= clock.today()
    return _card(events[0].scope, events, company=company, title=title, active=active)


def _card(scope: ConsentScope, events: Events, *, company: str = "", title: str = "", active: bool = True) -> ConsentCard:
    state = state_of(events, clock.now())
    on = is_on(scope, state)
    if on and events:
        lapses.note(events[-1].expires_at)
    return ConsentCard(
        scope=scope.value,
        application_id=str(events[0].application_id or "") if events else "",
        name=words.consent_scope(scope),
        about=f"{company} · {title}" if company else _purpose(scope),
        state=_state(scope, state),
        tone="done" if on else "attention" if active and state is ConsentState.REQUESTED else "plain",
        since=_since(state, events),
        on=on,
        can_ask=not on and active,
        can_renew=on and active and scope is ConsentScope.VIDEO_SHARE,
        ending=ending_of(scope, company),
        end=_("Matikan") if TERMS[scope].default_on else _("Cabut izin"),
        steps=[_step(event) for event in reversed(events)],
    )


def _purpose(scope: ConsentScope) -> str:
    return {
        ConsentScope.JOB_ALERT: _("E-mail saat ada lowongan yang sesuai pilihanmu."),
        ConsentScope.MARKETING: _("E-mail berisi tips karier dan promosi Weimproovi."),
        ConsentScope.MATCHING: _("Lowongan yang cocok denganmu, hanya terlihat olehmu."),
    }[scope]


def _state(scope: ConsentScope, state: ConsentState) -> str:
    if state is ConsentState.UNKNOWN:
        return _("Menyala") if TERMS[scope].default_on else _("Mati")
    return {
        ConsentState.REQUESTED: _("Belum dijawab"),
        ConsentState.DEFERRED: _("Ditunda"),
        ConsentState.GIVEN: _("Diizinkan"),
        ConsentState.RENEWED: _("Diizinkan"),
        ConsentState.REFUSED: _("Tidak diizinkan"),
        ConsentState.WITHDRAWN: _("Dicabut"),
        ConsentState.EXPIRED: _("Berakhir"),
        ConsentState.INVALIDATED: _("Perlu dibaca lagi"),
    }[state]


def _since(state: ConsentState, events: Sequence[CandidateConsent]) -> str:
    if not events:
        return ""
    latest = events[-1]
    day = format.date_long(format.jakarta_date(latest.created_at))
    if state not in LIVE_CONSENTS or latest.expires_at is None:
        return _("sejak {day}", day=day)
    until = format.date_long(format.jakarta_date(latest.expires_at))
    return _("sejak {day}, paling lama sampai {until}", day=day, until=until)


def _step(event: CandidateConsent) -> ConsentStep:
    happened = {
        ConsentState.REQUESTED: _("Ditanyakan"),
        ConsentState.RENEWED: _("Diperpanjang"),
        ConsentState.INVALIDATED: _("Teksnya berubah"),
    }.get(event.state) or _state(event.scope, event.state)
    return ConsentStep(format.moment_exact(event.created_at), happened, receipt_url(event))
