"""Ids as they come from outside."""

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
