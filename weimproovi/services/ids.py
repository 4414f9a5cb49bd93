"""Ids as they come from outside, and those that somebody may lack."""

from uuid import UUID

from weimproovi.errors import NotFound


def parse(given: str | UUID) -> UUID:
    """The id; one that is none looks the same as one that is not there.

    Raises:
        NotFound: the text is no UUID.
    """
    if isinstance(given, UUID):
        return given
    try:
        return UUID(given)
    except (ValueError, AttributeError, TypeError):
        raise NotFound from None


def present(held: UUID | None) -> UUID:
    """The id that an actor holds: visitors and the system have no account, staff are no candidate.

    Raises:
        NotFound: there is none.
    """
    if held is None:
        raise NotFound
    return held
