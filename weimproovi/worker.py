"""Periodic sweeps over domain tables, inside the application. Rows are claimed with SKIP LOCKED, so any number of copies is safe."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError

from weimproovi.services import outbox

MAIL_EVERY = 5  # seconds
log = structlog.get_logger("weimproovi.worker")


@asynccontextmanager
async def sweeping() -> AsyncIterator[None]:
    """Sweeps while the application lives."""
    task = asyncio.create_task(_sweep_mail())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweep_mail() -> None:
    while True:
        try:
            sent = await to_thread.run_sync(outbox.send_due)
        except SQLAlchemyError as fault:
            log.warning("mail sweep waits for the database", fault=type(fault).__name__)
            sent = 0
        await asyncio.sleep(0 if sent else MAIL_EVERY)
