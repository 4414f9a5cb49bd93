"""Who acts. Built by `services.sessions` from a live session, never from anything a browser says."""

from dataclasses import dataclass
from uuid import UUID

from weimproovi.vocabulary import ActorKind, MemberRole, StaffRole

SETTLED = "settled"  # where a session keeps what its transaction found about the actor when it began (`acting.py`)


@dataclass(frozen=True, slots=True)
class Actor:
    """One acting person or the system, as of this event."""

    kind: ActorKind
    account_id: UUID | None = None
    session_id: UUID | None = None
    candidate_id: UUID | None = None
    company_id: UUID | None = None
    member_id: UUID | None = None
    role: MemberRole | None = None
    staff_roles: frozenset[StaffRole] = frozenset()
    language: str = "id"

    @property
    def owner(self) -> bool:
        return self.role is MemberRole.OWNER


ANONYMOUS = Actor(ActorKind.ANONYMOUS)
SYSTEM = Actor(ActorKind.SYSTEM)
