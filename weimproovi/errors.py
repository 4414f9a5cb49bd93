"""What can go wrong in the domain, as types. Words for people are made where they are shown (`i18n.words`)."""

from uuid import UUID

from weimproovi.vocabulary import DocumentProblem, Reason, VideoProblem


class WeimprooviError(Exception):
    """Root of every error that the product raises on purpose."""


class Denied(WeimprooviError):
    """The permission module refused. `transaction()` rolls the work back and leaves one refusal row.

    Args:
        reason: first condition that did not hold.
        resource_id: the application, candidate or vacancy that was asked for, if one was named.
    """

    def __init__(self, reason: Reason, resource_id: UUID | None = None) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.resource_id = resource_id


class NotFound(Denied):
    """Not there, or not for this viewer: both look the same."""

    def __init__(self, resource_id: UUID | None = None) -> None:
        super().__init__(Reason.NOT_FOUND, resource_id)


class SeatLocked(NotFound):
    """Not for this viewer, whatever she asks for: she is beyond the seats of the plan. Names nothing, so no person reads an attempt (S5, S6)."""

    def __init__(self) -> None:
        super().__init__()
        self.reason = Reason.SEAT_LOCKED


class Invalid(WeimprooviError):
    """Input that a person can mend.

    Args:
        faults: translated words by field name; the empty name is for the whole form.
    """

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


class TooMany(WeimprooviError):
    """A rate limit is spent. `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after} s")
        self.retry_after = retry_after


class DocumentRefused(WeimprooviError):
    """An uploaded document is refused for one reason."""

    def __init__(self, problem: DocumentProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class VideoRefused(WeimprooviError):
    """A recording is refused for one reason."""

    def __init__(self, problem: VideoProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class PartOutOfPlace(WeimprooviError):
    """A piece of an upload does not follow what is here; `expected` bytes are."""

    def __init__(self, expected: int) -> None:
        super().__init__(f"expected from byte {expected}")
        self.expected = expected


class StorageFault(WeimprooviError):
    """A stored file is missing, damaged, or was not written with this key."""


class TooYoung(WeimprooviError):
    """Under 18: a kind page, nothing stored (UU PDP art. 25)."""


class BackupFault(WeimprooviError):
    """A backup cannot be made, read or restored; the message says in one line what to do."""


class LedgerBroken(WeimprooviError):
    """The access ledger is not as it was sealed, or a proof does not hold; the message names in one line what is wrong."""
