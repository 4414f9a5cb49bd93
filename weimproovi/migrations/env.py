"""Alembic's entry: runs inside the connection and the lock of `weimproovi.migrate`."""

from alembic import context
from sqlmodel import SQLModel

import weimproovi.models  # noqa: F401  every table registers itself

context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
