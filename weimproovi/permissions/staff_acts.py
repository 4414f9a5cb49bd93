"""Which role of staff may do what. Roles add up; nobody may do what no role of hers includes."""

from weimproovi.errors import Denied
from weimproovi.permissions.actor import Actor
from weimproovi.vocabulary import ActorKind, Reason, StaffActKind, StaffRole

SUPPORT, OFFICER, MODERATOR, FINANCE, ADMINISTRATOR = (
    StaffRole.SUPPORT,
    StaffRole.PRIVACY_OFFICER,
    StaffRole.MODERATOR,
    StaffRole.FINANCE,
    StaffRole.ADMINISTRATOR,
)
MAY: dict[StaffActKind, frozenset[StaffRole]] = {
    StaffActKind.COMPANY_CHECK: frozenset({MODERATOR}),
    StaffActKind.PAPER_READ: frozenset({MODERATOR}),
    StaffActKind.REPORT_ANSWER: frozenset({MODERATOR}),
    StaffActKind.VACANCY_PAUSE: frozenset({MODERATOR}),
    StaffActKind.VACANCY_RESUME: frozenset({MODERATOR}),
    StaffActKind.PAYMENT_CONFIRM: frozenset({FINANCE}),
    StaffActKind.TAX_PROOF: frozenset({FINANCE}),
    StaffActKind.INVOICE_VOID: frozenset({FINANCE}),
    StaffActKind.REQUEST_ANSWER: frozenset({OFFICER}),
    StaffActKind.TICKET_OPEN: frozenset({SUPPORT, OFFICER}),
    StaffActKind.TICKET_LOOK: frozenset({SUPPORT, OFFICER}),
    StaffActKind.TICKET_CLOSE: frozenset({SUPPORT, OFFICER}),
    StaffActKind.MAIL_RETRY: frozenset({SUPPORT, ADMINISTRATOR}),
    StaffActKind.MAIL_READ: frozenset({SUPPORT, ADMINISTRATOR}),
    StaffActKind.STAFF_ADD: frozenset({ADMINISTRATOR}),
    StaffActKind.STAFF_ROLE: frozenset({ADMINISTRATOR}),
    StaffActKind.STAFF_END: frozenset({ADMINISTRATOR}),
    StaffActKind.SECOND_FACTOR_RESET: frozenset({ADMINISTRATOR}),
    StaffActKind.AUDIT_READ: frozenset({OFFICER, ADMINISTRATOR}),
    StaffActKind.SWEEPS_READ: frozenset({ADMINISTRATOR}),
    StaffActKind.DECISION_EXPLAINED: frozenset(),  # at the machine alone
}


def may(actor: Actor, act: StaffActKind) -> bool:
    """One of the actor's roles includes the act."""
    return actor.kind is ActorKind.STAFF and bool(actor.staff_roles & MAY[act])


def require(actor: Actor, act: StaffActKind) -> None:
    """Raises Denied unless one of the actor's roles includes the act."""
    if not may(actor, act):
        raise Denied(Reason.PURPOSE_NOT_SERVED)


def require_or_machine(actor: Actor, act: StaffActKind) -> None:
    """As `require`; whoever runs commands at the machine acts as the system: the first administrator has nobody before her."""
    if actor.kind is not ActorKind.SYSTEM:
        require(actor, act)
