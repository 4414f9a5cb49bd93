"""What staff see. No candidate's personal values beyond what a mail that they must resend carries (U3)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutboxMail:
    id: str
    when: str
    address: str
    subject: str
    body: str
    kind: str
    state: str
