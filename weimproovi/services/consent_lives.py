"""One consent of one candidate while a transaction holds it: its events, the next one, and the copy that the decision reads. `consents` alone writes with it.

A video consent is held by its application's row, which also stands for everything else that happens to the application; the others by an advisory lock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import NotFound
from weimproovi.i18n import language
from weimproovi.models import Application, CandidateConsent, Company, Vacancy
from weimproovi.permissions import lapses, scopes
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.plans import PLAYBACK_DAYS
from weimproovi.schemas.consents import ConsentText
from weimproovi.services import ids, notifications, outbox, video_removal, video_units
from weimproovi.services.candidates import require_candidate
from weimproovi.services.consent_states import events_of, given_by, is_on, state_of
from weimproovi.services.consent_texts import TERMS, About, fits, text_of
from weimproovi.vocabulary import LIVE_CONSENTS, ConsentScope, ConsentState, MailKind, NoticeKind

PLAYBACK = timedelta(days=PLAYBACK_DAYS)
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Life:
    """One consent of one candidate, held by this transaction: nobody else appends to it. `application` where it is about one."""

    session: Session
    candidate_id: UUID
    scope: ConsentScope
    application: Application | None
    events: Sequence[CandidateConsent]

    @property
    def state(self) -> ConsentState:
        return state_of(self.events, clock.now())

    @property
    def on(self) -> bool:
        return is_on(self.scope, self.state)


def in_force(life: Life) -> bool:
    """There is something to end: given, though it may have run out, or on from the beginning."""
    return life.events[-1].state in LIVE_CONSENTS if life.events else life.on


def append_end(life: Life, method: str) -> None:
    like = life.events[-1] if life.events else None
    text = None if like else text_of(life.scope)
    append(life, ConsentState.WITHDRAWN, text=text, like=like, method=method, given_id=given_by(life.events))


def append(
    life: Life,
    state: ConsentState,
    *,
    method: str,
    text: ConsentText | None = None,
    like: CandidateConsent | None = None,
    **dates: Any,
) -> None:
    """One more event, and what follows from it. What was shown is `text`, or the very words of an earlier event."""
    kept = _kept(life, text) if text else _repeated(like)
    one = life.application
    event = CandidateConsent(
        candidate_id=life.candidate_id,
        application_id=one.id if one else None,
        company_id=one.company_id if one else None,
        vacancy_id=one.vacancy_id if one else None,
        ordinal=life.events[-1].ordinal + 1 if life.events else 1,
        scope=life.scope,
        state=state,
        method=method,
        **{**kept, **dates},
    )
    life.session.add(event)
    _copy(life, event)
    _destroy(life, event)
    life.session.flush()
    db.notify(life.session, kind="changed", topic=f"candidate:{life.candidate_id}")


def _copy(life: Life, event: CandidateConsent) -> None:
    """The decision reads the application's own columns. Open pages of the company read again where something opens or closes, and only there."""
    one = life.application
    if one is None or life.scope is not ConsentScope.VIDEO_SHARE:
        return
    changes = (one.video_share in LIVE_CONSENTS) or (event.state in LIVE_CONSENTS)
    one.video_share, one.video_share_until = event.state, event.expires_at
    if event.state in LIVE_CONSENTS:
        video_units.count(life.session, one)
    if changes:
        notifications.tell_company(life.session, one)


def _destroy(life: Life, event: CandidateConsent) -> None:
    """Nobody keeps a recording beyond the consent to it (C3), nor anything of an interview beyond the date that she was shown when she shared it (U6)."""
    one = life.application
    if one is None or event.state not in (ConsentState.WITHDRAWN, ConsentState.EXPIRED):
        return
    over, gone = event.state is ConsentState.EXPIRED, 0
    if life.scope is ConsentScope.VIDEO_RECORD:
        gone = video_removal.remove_recordings(life.session, one.id)
    elif over and life.scope is ConsentScope.VIDEO_SHARE:
        gone = video_removal.remove_all(life.session, one.id)
    if gone and over:
        _tell_removed(life.session, one)


def _tell_removed(session: Session, application: Application) -> None:
    title, path = session.get_one(Vacancy, application.vacancy_id).title, f"{routes.MY_APPLICATIONS}/{application.id}"
    notifications.tell_candidate(session, application.candidate_id, NoticeKind.VIDEO_REMOVED, path, title=title)
    outbox.queue(session, MailKind.VIDEO_REMOVED, candidate_id=application.candidate_id, path=path, values={"title": title})


def _kept(life: Life, text: ConsentText) -> dict[str, Any]:
    terms = TERMS[life.scope]
    return {
        "purpose": terms.purpose,
        "recipient": text.recipient,
        "groups": [group.value for group in terms.groups],
        "text_shown": text.whole,
        "text_sha256": text.sha256,
        "text_version": text.version,
        "language": language(),
    }


def _repeated(like: CandidateConsent | None) -> dict[str, Any]:
    return like.model_dump(
        include={"purpose", "recipient", "groups", "text_shown", "text_sha256", "text_version", "language"}
    ) if like else {}  # fmt: skip


def offered(life: Life) -> tuple[ConsentText, datetime | None]:
    """The text that holds now, and when a consent to it would end by itself: with the access that she was shown when she applied, at the latest."""
    one = life.application
    if one is None:
        return text_of(life.scope), None
    until = lapses.after(one.visible_until) - MOMENT
    if life.scope is ConsentScope.VIDEO_SHARE:
        until = min(until, clock.now() + PLAYBACK)
    company = life.session.get_one(Company, one.company_id).name
    title = life.session.get_one(Vacancy, one.vacancy_id).title
    return text_of(life.scope, About(str(one.id), company, title, until)), until


def held(session: Session, actor: Actor, scope: ConsentScope, application_id: str | UUID) -> Life:
    """One of the actor's own consents. Raises NotFound."""
    person = require_candidate(session, actor)
    if person.erased_at is not None or not fits(scope, application_id):
        raise NotFound
    if application_id:
        return read(session, person.id, scope, _own(session, actor, application_id))
    return locked(session, person.id, scope)


def _own(session: Session, actor: Actor, application_id: str | UUID) -> Application:
    """An application of hers, locked."""
    mine = scopes.applications_sent_by(actor).where(col(Application.id) == ids.parse(application_id))
    found: Application | None = session.execute(mine.with_for_update()).scalars().first()
    if found is None:
        raise NotFound
    return found


def locked(session: Session, candidate_id: UUID, scope: ConsentScope, application_id: UUID | None = None) -> Life:
    """The lock of a video consent is its application's row, as for everything else that happens to it."""
    if application_id is None:
        db.advisory_lock(session, f"consent:{candidate_id}:{scope}")
        return read(session, candidate_id, scope, None)
    return read(session, candidate_id, scope, session.get_one(Application, application_id, with_for_update=True))


def read(session: Session, candidate_id: UUID, scope: ConsentScope, application: Application | None) -> Life:
    about = application.id if application else None
    return Life(session, candidate_id, scope, application, events_of(session, candidate_id, scope, about))
