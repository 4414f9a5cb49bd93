"""A member writes to a candidate whose application is opened to her. Her own name then shows to that candidate (U8)."""

from sqlmodel import Session

from weimproovi import db, routes
from weimproovi.errors import Denied, Invalid
from weimproovi.i18n import _, format
from weimproovi.integrations import rate_limits
from weimproovi.models import Application, ApplicationMessage, Company, Vacancy
from weimproovi.permissions import facts
from weimproovi.permissions.actor import Actor
from weimproovi.services import ids, notifications, outbox, standing
from weimproovi.services.applications import about
from weimproovi.services.pipeline import require_application
from weimproovi.vocabulary import FieldGroup, MailKind, MemberRole, NoticeKind, Purpose, Reason

LONGEST = 2000
RATE = "20 per hour"


def write(actor: Actor, application_id: str, words: str) -> None:
    """Keeps the message; the candidate reads it at once and gets it by mail.

    Raises:
        NotFound: not known to this member, which is so for every application to a company that is not checked.
        Denied: not open to her, or she is a reviewer. Invalid: words for "message". TooMany.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        application = require_application(session, actor, ids.parse(application_id))
        _require_open(session, actor, application)
        said = _said(words)
        rate_limits.spend(RATE, "message", str(actor.member_id))
        member = standing.member_of(session, actor)
        session.add(ApplicationMessage(**about(application), member_id=member.id, member_name=member.name, words=said))
        _tell(session, application, said)


def _require_open(session: Session, actor: Actor, application: Application) -> None:
    if actor.role is MemberRole.REVIEWER:
        raise Denied(Reason.PURPOSE_NOT_SERVED, application.id)
    decision = facts.decision_about(session, actor, Purpose.RECRUIT, application.id)
    facts.require(decision, FieldGroup.IDENTITY, application.id)


def _said(words: str) -> str:
    said = words.strip()
    if not said:
        raise Invalid({"message": _("Tulis pesan singkat untuk pelamar.")})
    if len(said) > LONGEST:
        raise Invalid({"message": _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(LONGEST))})
    return said


def _tell(session: Session, application: Application, said: str) -> None:
    values = {
        "title": session.get_one(Vacancy, application.vacancy_id).title,
        "company": session.get_one(Company, application.company_id).name,
    }
    path = f"{routes.MY_APPLICATIONS}/{application.id}"
    candidate_id = application.candidate_id
    notifications.tell_candidate(session, candidate_id, NoticeKind.APPLICATION_MESSAGE, path, **values)
    message = MailKind.APPLICATION_MESSAGE
    outbox.queue(session, message, candidate_id=candidate_id, path=path, values={**values, "message": said})
    standing.changed(session, application.company_id)
