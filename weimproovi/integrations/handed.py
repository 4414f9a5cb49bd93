"""Marks of mails whose last byte has left this machine, kept beside the database so that they outlive a killed process.

`services.mail_sending` sets one between the last byte and the server's answer and takes it away after the commit. Whoever
finds one on a mail that is not marked as sent knows that the server has it (docs/decisions/0010-mail-once.md).
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from weimproovi.settings import settings


def marker(mail_id: UUID) -> Callable[[], None]:
    """What sets the mark of a mail, in one system call. A full disk loses the mark alone, never the mail."""
    path = str(_folder() / str(mail_id))

    def mark() -> None:
        with suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))

    return mark


def known(mail_id: UUID) -> bool:
    """The last byte had left when somebody stopped waiting for the answer."""
    return (_folder() / str(mail_id)).exists()


def forget(mail_id: UUID) -> None:
    """The answer is known, and written down where it was yes."""
    (_folder() / str(mail_id)).unlink(missing_ok=True)


def left() -> list[UUID]:
    """Every mark that was left behind."""
    return [UUID(path.name) for path in _folder().iterdir()]


def _folder() -> Path:
    folder = settings().data_dir / "handed"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
