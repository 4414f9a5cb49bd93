"""Which state of the public copies and company cards was committed last. For anybody; says nothing of what is in it."""

from weimproovi import db


def number() -> int | None:
    """A number that no other state has; None before anything was ever public."""
    return db.public_state()
