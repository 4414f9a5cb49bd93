"""What candidates ask about their data in words (K1): a number, a promise of three times 24 hours, an answer."""

import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.i18n.staff_words import privacy_request
from weimproovi.integrations import rate_limits
from weimproovi.models import PrivacyRequest
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.candidate import MyRequest
from weimproovi.schemas.staff import RequestToAnswer
from weimproovi.services import desk, ids, notifications, outbox, staff_audit
from weimproovi.services.sign_up_form import paragraphs
from weimproovi.vocabulary import MailKind, NoticeKind, PrivacyRequestKind, Purpose, StaffActKind

ANSWER_WITHIN = timedelta(hours=72)  # UU PDP: three times 24 hours
ASK_RATE = "10 per day"
LONGEST_QUESTION, LONGEST_ANSWER = 2000, 4000
SHOWN = 100


def ask(actor: Actor, kind: str, words: str) -> str:
    """A request of the candidate; its number. Mailed to her with the time by which it is answered.

    Raises:
        Invalid: words for "kind" or "words". TooMany.
    """
    if actor.candidate_id is None:
        raise NotFound
    asked = paragraphs(words)
    _refuse_faults(kind, asked)
    rate_limits.spend(ASK_RATE, "privacy-request", str(actor.account_id))
    with db.transaction(SYSTEM, Purpose.SELF) as session:
        request = PrivacyRequest(
            number=_new_number(session),
            candidate_id=actor.candidate_id,
            kind=PrivacyRequestKind(kind),
            words=asked,
            due_at=clock.now() + ANSWER_WITHIN,
        )
        session.add(request)
        values = {"number": request.number, "due": request.due_at.isoformat()}
        outbox.queue(
            session, MailKind.REQUEST_RECEIVED, account_id=actor.account_id, path=routes.MY_REQUESTS, values=values
        )
        _changed(session, request)
        return request.number


def mine(actor: Actor) -> list[MyRequest]:
    """The candidate's requests, newest first."""
    with db.transaction(actor, Purpose.SELF) as session:
        own = select(PrivacyRequest).where(col(PrivacyRequest.candidate_id) == actor.candidate_id)
        rows = session.execute(own.order_by(col(PrivacyRequest.id).desc()).limit(SHOWN)).scalars()
        return [
            MyRequest(
                id=str(row.id),
                number=row.number,
                kind=privacy_request(row.kind),
                words=row.words,
                asked=format.moment_exact(row.created_at),
                due=format.moment_exact(row.due_at),
                answered=format.moment_exact(row.answered_at) if row.answered_at else "",
                answer=row.answer,
            )
            for row in rows
        ]


def waiting(actor: Actor) -> list[RequestToAnswer]:
    """Requests without an answer, the earliest due first, without who asks.

    Raises:
        Denied: the actor is no privacy officer.
    """
    staff_acts.require(actor, StaffActKind.REQUEST_ANSWER)
    unanswered = select(PrivacyRequest).where(col(PrivacyRequest.answered_at).is_(None))
    return _listed(unanswered.order_by(col(PrivacyRequest.due_at)))


def answered(actor: Actor) -> list[RequestToAnswer]:
    """Requests that have their answer, the newest answer first.

    Raises:
        Denied: the actor is no privacy officer.
    """
    staff_acts.require(actor, StaffActKind.REQUEST_ANSWER)
    done = select(PrivacyRequest).where(col(PrivacyRequest.answered_at).is_not(None))
    return _listed(done.order_by(col(PrivacyRequest.answered_at).desc()))


def one(actor: Actor, request_id: str | UUID) -> RequestToAnswer:
    """One request.

    Raises:
        Denied: the actor is no privacy officer. NotFound.
    """
    staff_acts.require(actor, StaffActKind.REQUEST_ANSWER)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return _to_answer(_require(session, request_id))


def answer(actor: Actor, request_id: str | UUID, words: str) -> None:
    """Answers a request, by mail and on the person's page.

    Raises:
        Denied: the actor is no privacy officer. NotFound.
        Invalid: words for "answer", also where somebody else has answered meanwhile.
    """
    staff_acts.require(actor, StaffActKind.REQUEST_ANSWER)
    said = paragraphs(words)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        request = _require(session, request_id, locked=True)
        if fault := _answer_fault(request, said):
            raise Invalid({"answer": fault})
        request.answered_by = staff_audit.record(
            session, actor, StaffActKind.REQUEST_ANSWER, request.id, number=request.number
        )
        request.answer, request.answered_at = said, clock.now()
        _tell(session, request)


def _tell(session: Session, request: PrivacyRequest) -> None:
    values = {"number": request.number, "answer": request.answer}
    outbox.queue(
        session, MailKind.REQUEST_ANSWERED, candidate_id=request.candidate_id, path=routes.MY_REQUESTS, values=values
    )
    notifications.tell_candidate(
        session, request.candidate_id, NoticeKind.REQUEST_ANSWERED, routes.MY_REQUESTS, number=request.number
    )
    _changed(session, request)


def _changed(session: Session, request: PrivacyRequest) -> None:
    desk.changed(session)
    db.notify(session, kind="changed", topic=f"candidate:{request.candidate_id}")


def _refuse_faults(kind: str, words: str) -> None:
    faults: dict[str, str] = {}
    if kind not in list(PrivacyRequestKind):
        faults["kind"] = _("Pilih apa yang kamu minta.")
    if not words:
        faults["words"] = _("Tulis permintaanmu, supaya kami bisa menjawabnya.")
    if len(words) > LONGEST_QUESTION:
        faults["words"] = _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(LONGEST_QUESTION))
    if faults:
        raise Invalid(faults)


def _answer_fault(request: PrivacyRequest, words: str) -> str:
    if request.answered_at is not None:
        return _("Permintaan ini sudah dijawab oleh {name}.", name=request.answered_by)
    if not words:
        return _("Tulis jawabannya. Kandidat membacanya di suratnya dan di halamannya.")
    if len(words) > LONGEST_ANSWER:
        return _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(LONGEST_ANSWER))
    return ""


def _new_number(session: Session) -> str:
    """Readable, unique, and no count of how many there were."""
    while True:
        number = f"P-{clock.today().year}-{secrets.randbelow(1_000_000):06d}"
        if not session.execute(select(exists().where(col(PrivacyRequest.number) == number))).scalar():
            return number


def _require(session: Session, request_id: str | UUID, *, locked: bool = False) -> PrivacyRequest:
    request = session.get(PrivacyRequest, ids.parse(request_id), with_for_update=locked or None)
    if request is None:
        raise NotFound
    return request


def _listed(query: Select[PrivacyRequest]) -> list[RequestToAnswer]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows = session.execute(query.limit(SHOWN)).scalars()
        return [_to_answer(row) for row in rows]


def _to_answer(row: PrivacyRequest) -> RequestToAnswer:
    done = row.answered_at
    by = _("{name}, {moment}", name=row.answered_by, moment=format.moment_exact(done)) if done else ""
    return RequestToAnswer(
        id=str(row.id),
        number=row.number,
        kind=privacy_request(row.kind),
        words=row.words,
        asked=format.moment_exact(row.created_at),
        due=format.moment_exact(row.due_at),
        late=done is None and row.due_at < clock.now(),
        answer=row.answer,
        answered=by,
    )
