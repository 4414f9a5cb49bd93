"""Logging of the whole process: JSON lines in production, readable otherwise; never a cookie, a password, a token or a typed value.

Reflex writes whole events, cookie and payload included, into its messages before any guard runs. So what frameworks say is
replaced by where it was said; exceptions are written as types and places, without their words.
"""

import logging
import re
import sys
import traceback
from typing import Any

import structlog
from structlog.typing import EventDict

from weimproovi.settings import settings

_TALKATIVE = ("reflex", "socketio", "engineio", "asyncio", "sqlalchemy", "psycopg", "granian")
_EVENT_NAME = re.compile(r"Event\(name='([\w.]+)'")
_TRANSACTION = re.compile(r"txid=([0-9a-f]{6,32})")
_OWN = ("event_name", "reason", "method", "path", "status", "milliseconds", "size", "fault", "where", "transaction", "count")
_FRAMES = 12
LONGEST_NAME = 200  # characters of a name that somebody else chose


def configure_logs() -> None:
    """Called once in each worker, when it starts to serve."""
    renderer = structlog.processors.JSONRenderer() if settings().log_json else structlog.dev.ConsoleRenderer(colors=False)
    sink = logging.StreamHandler(sys.stderr)
    sink.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.stdlib.ExtraAdder(allow=_OWN),
            ],
            processors=[places_only, structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers, root.level = [sink], logging.INFO
    logging.setLogRecordFactory(discreet_record)
    for name in ("reflex", "reflex_base", "engineio.server", "socketio.server"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True


def discreet_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A log record in which the words of a talkative framework are replaced by their place, the event's name and its id."""
    record = logging.LogRecord(*args, **kwargs)
    if (record.name or "").startswith(_TALKATIVE):
        spoken = record.getMessage()
        record.msg, record.args = "framework message withheld", ()
        record.where = f"{record.module}:{record.lineno}"
        if record.exc_info and record.exc_info[1] is not None:
            record.fault = places(record.exc_info[1])
            record.exc_info = None
        for key, pattern in (("event_name", _EVENT_NAME), ("transaction", _TRANSACTION)):
            if found := pattern.search(spoken):
                setattr(record, key, found[1][:LONGEST_NAME])
    return record


def places_only(_logger: object, _method: str, entry: EventDict) -> EventDict:
    """Replaces an exception by its type and the places it passed."""
    raised = entry.pop("exc_info", None)  # the record's own is already cleared here
    if isinstance(raised, tuple) and raised[1] is not None:
        entry["fault"] = places(raised[1])
    entry.pop("stack_info", None)
    return entry


def places(fault: BaseException) -> str:
    """Type of an exception and of its causes, with the files and lines it passed, innermost last."""
    frames = traceback.extract_tb(fault.__traceback__)[-_FRAMES:]
    told = f"{type(fault).__qualname__} at " + " > ".join(f"{_short(f.filename)}:{f.lineno} {f.name}" for f in frames)
    cause = fault.__cause__ or fault.__context__
    return f"{told} | caused by {places(cause)}" if cause is not None and cause is not fault else told


def front_end_fault(exception: Exception) -> None:
    """A browser reported a fault; its words are the browser's and stay out of the log. Reflex asks for the name `exception`."""
    del exception
    logging.getLogger("weimproovi.front_end").warning("front end fault")


def _short(filename: str) -> str:
    return "/".join(filename.split("/")[-2:])
