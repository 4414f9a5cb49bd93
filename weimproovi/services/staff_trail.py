"""What staff did, as its page shows it. Reading it is itself an act."""

from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from weimproovi import db
from weimproovi.i18n import _, format
from weimproovi.i18n.report_words import report_outcome
from weimproovi.i18n.staff_words import staff_act, staff_roles, ticket_groups
from weimproovi.models import StaffAct
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import ActRow
from weimproovi.services import ids, mail_samples, staff_audit
from weimproovi.vocabulary import MailKind, Purpose, ReportOutcome, StaffActKind

PAGE = 50


def acts(actor: Actor, act: str = "", name: str = "", before: str = "") -> list[ActRow]:
    """A page of what staff did, newest first; of one kind and one person where they are given. `before` is the id of the last row shown.

    Opening the first page is itself an act.

    Raises:
        Denied: no role of the actor includes the audit. NotFound: `before` is no id.
    """
    staff_acts.require(actor, StaffActKind.AUDIT_READ)
    query = select(StaffAct).order_by(col(StaffAct.id).desc()).limit(PAGE)
    if act in list(StaffActKind):
        query = query.where(col(StaffAct.act) == act)
    if name:
        query = query.where(col(StaffAct.name) == name)
    if before:
        query = query.where(col(StaffAct.id) < ids.parse(before))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        if not before:
            staff_audit.record(session, actor, StaffActKind.AUDIT_READ)
            session.flush()
        return [_row(row) for row in session.execute(query).scalars()]


def names(actor: Actor) -> list[str]:
    """Everybody who ever did something, for narrowing the audit. Raises Denied as `acts`."""
    staff_acts.require(actor, StaffActKind.AUDIT_READ)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(col(StaffAct.name)).distinct().order_by(col(StaffAct.name))).scalars())


def _row(row: StaffAct) -> ActRow:
    return ActRow(
        id=str(row.id),
        when=format.moment_exact(row.created_at),
        name=row.name,
        roles=staff_roles(row.roles),
        act=staff_act(row.act),
        words=" · ".join(_said(name, value) for name, value in row.words.items()),
    )


def _said(name: str, value: str) -> str:
    """What is stored as values of the vocabulary, or as a moment, in the reader's language."""
    match name:
        case "roles":
            return staff_roles(value.split(","))
        case "groups":
            return ticket_groups(value.split(","))
        case "outcome" if value in set(ReportOutcome):
            return report_outcome(ReportOutcome(value))
        case "passed":
            return _("Lulus") if value == "yes" else _("Tidak lulus")
        case "kind" if value in set(MailKind):
            return mail_samples.name_of(MailKind(value))
        case "until":
            return format.moment_exact(datetime.fromisoformat(value))
        case _:
            return value
