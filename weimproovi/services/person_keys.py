"""Rotation of the master key: every key of a person, a company or a recording and every second factor is wrapped anew; files stay as they are."""

from sqlalchemy import select
from sqlmodel import col

from weimproovi import clock, db
from weimproovi.integrations import storage_keys
from weimproovi.models import CompanyKey, PersonKey, SecondFactor, VideoKey
from weimproovi.permissions.actor import SYSTEM
from weimproovi.vocabulary import Purpose

BATCH = 200


def rewrap_all() -> int:
    """Wraps every key by the current master key, in batches; safe to run again after a cut. Returns how many changed."""
    return _rewrap(PersonKey) + _rewrap(CompanyKey) + _rewrap(SecondFactor) + _rewrap(VideoKey)


def _rewrap(table: type[PersonKey] | type[CompanyKey] | type[SecondFactor] | type[VideoKey]) -> int:
    changed = 0
    last = None
    while True:
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            query = select(table).order_by(col(table.id)).limit(BATCH).with_for_update()
            rows = session.execute(query if last is None else query.where(col(table.id) > last)).scalars().all()
            for row in rows:
                wrapped = storage_keys.rewrap(row.wrapped_key)
                if wrapped != row.wrapped_key:
                    row.wrapped_key, row.wrapped_at = wrapped, clock.now()
                    changed += 1
        if not rows:
            return changed
        last = rows[-1].id
