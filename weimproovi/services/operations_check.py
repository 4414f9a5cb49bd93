"""What stands in the way of opening to the public, found by asking what is really there. Called by `python3 -m weimproovi check` alone.

`settings.production_faults` judges the settings; here the database, the files, the mail server and the operator's own habits are asked.
Every finding is one line that says what to do, in the operator's English.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, column, create_engine, func, make_url, select, table
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col

from weimproovi import clock, db
from weimproovi.errors import BackupFault, StorageFault
from weimproovi.integrations import mail, pg_tools, rate_limits, storage_keys
from weimproovi.models import SecondFactor, StaffMembership, SweepRun
from weimproovi.permissions import row_security
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import backups, legal_texts, readiness
from weimproovi.settings import settings
from weimproovi.vocabulary import Purpose, StaffRole

OLDEST_POSTGRESQL = 15
CLOCKS_APART = timedelta(seconds=5)
BACKUP_EVERY = timedelta(hours=26)
SWEEP_PATIENCE = timedelta(minutes=10)
POSTGRESQL_FOLDERS = (Path("/var/lib/postgresql"), Path("/var/lib/pgsql"))
ROLES = table("pg_roles", column("rolname"), column("rolsuper"), column("rolbypassrls"))
TABLES = table("pg_class", column("relname"), column("relforcerowsecurity"), column("relowner"), column("relkind"))

Lines = Iterator[str]


def faults() -> list[str]:
    """One line for each thing that must be mended first."""
    probes: tuple[Callable[[], Lines], ...] = (_proxies, _database, _clocks, _files, _mails, _redis, _backups, _staff, _sweeps, _terms)
    return [line for probe in probes for line in _asked(probe)]


def warnings() -> list[str]:
    """One line for each thing that would be better otherwise."""
    return [line for probe in (_journal, _tools) for line in _asked(probe)]


def _asked(probe: Callable[[], Lines]) -> list[str]:
    try:
        return list(probe())
    except (SQLAlchemyError, StorageFault, BackupFault, OSError) as fault:
        return [f"{probe.__name__.strip('_').capitalize()} cannot be asked ({type(fault).__name__}): {_first_line(fault)}"]


def _proxies() -> Lines:
    """The product speaks no TLS itself, so in public somebody stands before it."""
    if not settings().proxies:
        yield "WEIMPROOVI_PROXIES is missing: name the proxy's address, or all visitors share one address and its limits."


def _database() -> Lines:
    with db.engine().connect() as connection:
        major = backups.server_major(connection)
        if major < OLDEST_POSTGRESQL:
            yield f"PostgreSQL {major} is too old: use {OLDEST_POSTGRESQL} or newer."
        if db.is_restoring():
            yield "A restore was begun and not finished: run `restore ARCHIVE` again."
        elif readiness.revision(connection) != readiness.newest_revision():
            yield "The tables are of another version: run `migrate`."
        yield from _login(connection)
        yield from _walls(connection)


def _login(connection: Connection) -> Lines:
    name = str(connection.execute(select(func.current_user())).scalar())
    above = select(ROLES).where(ROLES.c.rolname == name, ROLES.c.rolsuper | ROLES.c.rolbypassrls)
    if connection.execute(above).first():
        yield f"DATABASE_URL signs in as {name}, which sees through row security: ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS."
    owned = select(TABLES.c.relname).where(TABLES.c.relkind == "r", func.pg_get_userbyid(TABLES.c.relowner) == name)
    if connection.execute(owned.limit(1)).first():
        yield f"DATABASE_URL signs in as {name}, which owns tables: name {row_security.APPLICATION_ROLE} there."
    owner = create_engine(db.addresses().owner)
    with owner.connect() as other:
        if other.execute(select(func.current_user())).scalar() == name:
            yield f"DATABASE_OWNER_URL signs in as {name} too: name {row_security.OWNER_ROLE} there."
    owner.dispose()


def _walls(connection: Connection) -> Lines:
    forced = select(TABLES.c.relname).where(TABLES.c.relkind == "r", TABLES.c.relforcerowsecurity)
    open_tables = {rule.name for rule in row_security.rules()} - set(connection.execute(forced).scalars())
    if open_tables:
        yield f"Row security is not forced on {', '.join(sorted(open_tables))}: run `migrate`."


def _clocks() -> Lines:
    with db.engine().connect() as connection:
        there: datetime | None = connection.execute(select(func.clock_timestamp())).scalar()
    if there is not None and abs(there - clock.now()) > CLOCKS_APART:
        yield f"The clocks of database and machine are {abs(there - clock.now()).total_seconds():.0f} s apart: switch NTP on."


def _files() -> Lines:
    if not storage_keys.keeps_its_word():
        yield "WEIMPROOVI_STORAGE does not give back what it was given, or does not delete: name another place."


def _mails() -> Lines:
    if not mail.can_send():
        yield "WEIMPROOVI_SMTP is missing: nobody would get a mail, not even to confirm an address."
        return
    try:
        with mail.connected():
            return
    except mail.NotNow as fault:
        yield f"WEIMPROOVI_SMTP does not let us in ({_first_line(fault)}): check its address, certificate and password."


def _redis() -> Lines:
    if settings().redis_url and not rate_limits.answers():
        yield "REDIS_URL does not answer: start Redis, or use one worker without it."


def _backups() -> Lines:
    kept = backups.backups()
    if not kept:
        yield "There is no backup: run `backup`, and every night by a timer (docs/deploy.md)."
    elif clock.now() - kept[0].at > BACKUP_EVERY:
        yield f"The newest backup is of {kept[0].at:%Y-%m-%d %H:%M} UTC: see why the timer does not run `backup`."


def _staff() -> Lines:
    proven = (
        select(col(StaffMembership.id))
        .join(SecondFactor, col(SecondFactor.account_id) == col(StaffMembership.account_id))
        .where(
            col(StaffMembership.role) == StaffRole.ADMINISTRATOR,
            col(StaffMembership.ended_at).is_(None),
            col(SecondFactor.confirmed_at).is_not(None),
        )
    )
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        if session.execute(proven.limit(1)).first() is None:
            yield "No administrator has a second factor: run `staff add`, open the link that is mailed, and set it up."


def _sweeps() -> Lines:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        runs = session.execute(select(SweepRun)).scalars().all()
    if not runs:
        yield "No sweep has ever run: start the product, or `worker`."
    for run in runs:
        waited = clock.now() - run.started_at
        if waited > max(3 * timedelta(seconds=run.every), SWEEP_PATIENCE):
            yield f"The sweep {run.name} last began {run.started_at:%Y-%m-%d %H:%M} UTC: start `worker`, or see its log."
        elif run.fault:
            yield f"The sweep {run.name} failed ({run.fault}): see the log."


def _terms() -> Lines:
    """What somebody agreed to stays what it was."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for kind, version in legal_texts.edited(session):
            yield f"The text {kind}-{version} was edited after somebody agreed to it: put it back, and give the new wording a day of its own."


def _journal() -> Lines:
    """A disk that dies must not take the database and the journal together."""
    host = make_url(db.addresses().owner)
    near = (host.host or str(host.query.get("host", ""))) in ("", "localhost", "127.0.0.1", "::1") or "/" in str(host.query)
    kind, _, place = settings().journal.partition(":")
    folder = next((path for path in POSTGRESQL_FOLDERS if path.exists()), Path("/"))
    if near and kind == "local" and _device(Path(place)) == _device(folder):
        yield "WEIMPROOVI_JOURNAL lies on the database's disk: name a folder on another one, or s3://bucket/prefix."
    kind, _, place = settings().backups.partition(":")
    files, _, shelf = settings().storage.partition(":")
    if (kind, files) == ("local", "local") and _device(Path(place)) == _device(Path(shelf)):
        yield "WEIMPROOVI_BACKUPS lies on the disk of the files: name another one, or s3://bucket/prefix."


def _device(path: Path) -> int:
    """The device that a path is on, or will be on when it is made."""
    while not path.exists():
        path = path.parent
    return path.stat().st_dev


def _tools() -> Lines:
    with db.engine().connect() as connection:
        major = backups.server_major(connection)
    pg_tools.server_tool("pg_dump", major)
    try:
        pg_tools.require_restore(major)
    except BackupFault as fault:
        yield str(fault)


def _first_line(fault: Exception) -> str:
    return str(fault).partition("\n")[0]
