"""A candidate's consents: asked, answered, renewed and withdrawn, each as an event that is appended and never changed (S1, UU PDP arts. 20-24).

The latest VIDEO_SHARE event is copied on to its application in the same transaction; the decision reads the copy (U6). No company is ever told.
"""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from weimproovi import clock, db
from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.integrations import journal, rate_limits
from weimproovi.models import Application, Candidate, CandidateConsent
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.consents import ConsentText
from weimproovi.services import consent_lives as lives
from weimproovi.services.consent_lives import Life
from weimproovi.services.consent_states import allows, given_by
from weimproovi.services.consent_stops import stop_link, stopped_by
from weimproovi.vocabulary import (
    ACTIVE_STAGES,
    LIVE_CONSENTS,
    VIDEO_SCOPES,
    ConsentScope,
    ConsentState,
    JournalKind,
    Purpose,
)

__all__ = [
    "allows", "ask", "close_run_out", "defer", "end_with_application", "give", "refuse", "renew", "repeat_end", "stop_link",
    "stopped_by", "withdraw", "withdraw_by_link",
]  # fmt: skip
RATE = "300 per hour"


def ask(actor: Actor, scope: ConsentScope, application_id: str | UUID = "") -> ConsentText:
    """What she would agree to, word for word; that she was asked is a fact, unless it is in force already.

    Raises:
        NotFound: not hers. Invalid: the application is over. TooMany.
    """
    rate_limits.spend(RATE, "consent", str(actor.account_id))
    with db.transaction(actor, Purpose.SELF) as session:
        life = lives.held(session, actor, scope, application_id)
        _refuse_ended(life)
        text, _until = lives.offered(life)
        asked = life.events[-1] if life.state is ConsentState.REQUESTED else None
        if not life.on and (asked is None or asked.text_sha256 != text.sha256):
            lives.append(life, ConsentState.REQUESTED, text=text, method="shown")
        return text


def defer(actor: Actor, scope: ConsentScope, application_id: str | UUID = "") -> ConsentState:
    """Not now. What is in force stays. Raises NotFound."""
    with db.transaction(actor, Purpose.SELF) as session:
        life = lives.held(session, actor, scope, application_id)
        return ConsentState.DEFERRED if _answered(life, ConsentState.DEFERRED) else life.state


def refuse(actor: Actor, scope: ConsentScope, application_id: str | UUID = "") -> ConsentState:
    """No. What is in force stays (that is `withdraw`), except what she never agreed to: it ends. Raises NotFound."""
    with db.transaction(actor, Purpose.SELF) as session:
        life = lives.held(session, actor, scope, application_id)
        if life.on and not life.events:
            return _end(life, "button")
        return ConsentState.REFUSED if _answered(life, ConsentState.REFUSED) else life.state


def give(
    actor: Actor, scope: ConsentScope, application_id: str | UUID = "", *, shown: str, agreed: bool
) -> ConsentState:
    """Yes, to the text whose SHA-256 is `shown`. What is in force already stays as it is.

    Raises:
        NotFound: not hers. Invalid: not agreed, the text has changed since it was shown, or the application is over. TooMany.
    """
    return _agree(actor, scope, application_id, shown=shown, agreed=agreed, state=ConsentState.GIVEN)


def renew(
    actor: Actor, scope: ConsentScope, application_id: str | UUID = "", *, shown: str, agreed: bool
) -> ConsentState:
    """Yes again, which is the one way in which an end moves back; also for what ran out.

    Raises:
        Invalid: as `give`, or nothing was given that could be renewed. NotFound. TooMany.
    """
    return _agree(actor, scope, application_id, shown=shown, agreed=agreed, state=ConsentState.RENEWED)


def withdraw(actor: Actor, scope: ConsentScope, application_id: str | UUID = "") -> ConsentState:
    """Ends it in this transaction, open pages included (UU PDP arts. 9, 40). Withdrawing twice changes nothing. Raises NotFound."""
    with db.transaction(actor, Purpose.SELF) as session:
        return _end(lives.held(session, actor, scope, application_id), "button")


def withdraw_by_link(candidate_id: UUID, scope: ConsentScope) -> None:
    """The same for a link in a mail, whoever holds it (U2). Nothing where nothing is in force, or nobody is there any more."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        _end(lives.locked(session, candidate_id, scope), "stop_link")


def end_with_application(session: Session, application: Application) -> None:
    """An application that its candidate takes back ends what she agreed to for it. Inside the transaction that holds its row."""
    for scope in VIDEO_SCOPES:
        life = lives.read(session, application.candidate_id, scope, application)
        if lives.in_force(life):
            lives.append_end(life, "application_withdrawn")


def repeat_end(session: Session, subject: UUID, at: datetime) -> bool:
    """Ends again, after a restore, what ended at a moment; what was given later stays. Whether it did.

    `subject` is the event that had given it, or the candidate where she objected to what was on from the beginning.
    """
    given = session.get(CandidateConsent, subject)
    if given is None:
        candidate_id, scope, application_id = subject, ConsentScope.MATCHING, None
    else:
        candidate_id, scope, application_id = given.candidate_id, given.scope, given.application_id
    life = lives.locked(session, candidate_id, scope, application_id)
    later = any(event.created_at > at for event in life.events)
    if later or not lives.in_force(life) or (given is None and life.events) or session.get(Candidate, candidate_id) is None:
        return False
    lives.append_end(life, "restored")
    return True


def close_run_out(session: Session, event: CandidateConsent) -> bool:
    """Writes down that a consent ran out, or that its text no longer covers, and closes what it opened. Whether it had."""
    life = lives.locked(session, event.candidate_id, event.scope, event.application_id)
    if life.state not in (ConsentState.EXPIRED, ConsentState.INVALIDATED) or life.events[-1].state is life.state:
        return False
    lives.append(life, life.state, like=life.events[-1], method="clock" if life.state is ConsentState.EXPIRED else "new_text")
    return True


def _agree(
    actor: Actor, scope: ConsentScope, application_id: str | UUID, *, shown: str, agreed: bool, state: ConsentState
) -> ConsentState:
    rate_limits.spend(RATE, "consent", str(actor.account_id))
    with db.transaction(actor, Purpose.SELF) as session:
        life = lives.held(session, actor, scope, application_id)
        root = given_by(life.events)
        if life.state in LIVE_CONSENTS and state is ConsentState.GIVEN:
            return life.state
        if state is ConsentState.RENEWED and root is None:
            raise Invalid({"": _("Belum ada izin yang bisa diperpanjang.")})
        _refuse_ended(life)
        text, until = lives.offered(life)
        _refuse_unread(text, shown=shown, agreed=agreed)
        given_id = root if state is ConsentState.RENEWED else None
        lives.append(life, state, text=text, method="button", expires_at=until, given_id=given_id)
        return state


def _refuse_unread(text: ConsentText, *, shown: str, agreed: bool) -> None:
    if not agreed:
        raise Invalid({"agreed": _("Izin hanya berlaku jika kamu sendiri yang memilihnya.")})
    if shown != text.sha256:
        raise Invalid({"": _("Teks izin ini sudah berubah. Baca lagi, lalu pilih.")})


def _refuse_ended(life: Life) -> None:
    one = life.application
    if one is not None and (one.stage not in ACTIVE_STAGES or one.visible_until < clock.today()):
        raise Invalid({"": _("Lamaran ini sudah berakhir, jadi tidak ada lagi yang perlu diizinkan.")})


def _answered(life: Life, state: ConsentState) -> bool:
    """Writes an answer that opens nothing. False: something is in force, which it does not touch."""
    if life.on or lives.in_force(life):
        return False
    if not life.events:
        text, _until = lives.offered(life)
        lives.append(life, state, text=text, method="button")
    elif life.events[-1].state is not state:
        lives.append(life, state, like=life.events[-1], method="button")
    return True


def _end(life: Life, method: str) -> ConsentState:
    if not lives.in_force(life):
        return life.state
    subjects = [given_by(life.events) or life.candidate_id]
    lives.append_end(life, method)
    if life.scope is ConsentScope.VIDEO_RECORD and life.application is not None:  # without the recording there is nothing to watch
        shared = lives.read(life.session, life.candidate_id, ConsentScope.VIDEO_SHARE, life.application)
        if lives.in_force(shared):
            subjects.append(given_by(shared.events) or life.candidate_id)
            lives.append_end(shared, method)
    for subject in subjects:
        journal.append(JournalKind.CANDIDATE_CONSENT_ENDED, subject)
    return ConsentState.WITHDRAWN
