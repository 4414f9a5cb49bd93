"""What a live ticket opens to staff: one person's rows, by field group, until its end (privacy.md, Records).

The people are read once, when a transaction of staff with the purpose of support begins (`acting.py`), and kept in its settings;
`row_security` asks the settings. Without a ticket, a role that includes looking, and that purpose, they are empty.
"""

from sqlalchemy import ARRAY, Uuid, any_, cast, func, literal, or_, select
from sqlmodel import col

from weimproovi.models import StaffMembership, StaffTicket
from weimproovi.permissions.expressions import Sql
from weimproovi.permissions.row_rules import Rule
from weimproovi.permissions.staff_acts import MAY
from weimproovi.permissions.viewer import Viewer, setting
from weimproovi.vocabulary import TICKET_GROUPS, FieldGroup, StaffActKind


def ticket_facts(viewer: Viewer) -> dict[str, Sql]:
    """The settings of a transaction, by name: for each field group the people whom a live ticket of the viewer names."""
    return {_named(group): _people(viewer, group) for group in TICKET_GROUPS}


def ticketed(candidate_id: Sql, *groups: FieldGroup) -> Rule:
    """A live ticket of the viewer names this person and one of the groups."""
    return or_(*(candidate_id == any_(cast(setting(_named(group), ARRAY(Uuid)), ARRAY(Uuid))) for group in groups))


def _named(group: FieldGroup) -> str:
    return f"ticket_{group.value}"


def _people(viewer: Viewer, group: FieldGroup) -> Sql:
    looks = select(col(StaffMembership.id)).where(
        col(StaffMembership.account_id) == viewer.account_id,
        col(StaffMembership.ended_at).is_(None),
        col(StaffMembership.role).in_([role.value for role in sorted(MAY[StaffActKind.TICKET_LOOK])]),
    )
    return (
        select(func.array_agg(col(StaffTicket.candidate_id)))
        .where(
            col(StaffTicket.account_id) == viewer.account_id,
            col(StaffTicket.closed_at).is_(None),
            col(StaffTicket.ends_at) > viewer.now,
            literal(group.value) == any_(col(StaffTicket.groups)),
            looks.exists(),
        )
        .scalar_subquery()
    )
