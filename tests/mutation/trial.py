"""One mutant on trial: a forked process in which the broken module stands in place of the true one, and the tests of a stage run until one fails.

Nothing of the rules may be imported before the fork, so that every module meets the broken one. The database server and two databases serve all
mutants: `standing`, protected as the true rules say, for those whose SQL is the same, and `bare`, copied and protected anew for the others.
"""

import gc
import hashlib
import importlib.abc
import importlib.machinery
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutation.mutants import RULES, Mutant
from tests.mutation.quick import LONG_STAGE, Stage

PACKAGE = "weimproovi.permissions"
SECONDS_OF_WORK, SECONDS = {True: 40, False: 400}, 1_800  # a busy machine is no reason to call a mutant killed: what counts is its own work, less where a stage is pure
BYTES = 4 << 30  # a rule that asks without end would take the memory of the whole machine first
SURVIVED, KILLED, BROKEN, ENDLESS = 0, 1, 2, 3
ALONE = ("--noconftest", "-c", os.devnull, "--rootdir", str(RULES.parents[1]))
TOGETHER = ("-o", "addopts=", "-o", "timeout=")
ASKED = ("-x", "-q", "--tb=line", "-p", "no:cacheprovider", "-W", "ignore", "-k", "not microseconds and not linkedin_address")  # a busy machine is slow; and what reads the code of the whole product never asks a rule
STANDING, BARE, TRIED = "mutation_standing", "mutation_bare", "mutation_tried"
WITHOUT_RULES = (
    "weimproovi.models", "weimproovi.vocabulary", "weimproovi.clock", "weimproovi.i18n.words", "weimproovi.i18n.explain_words", "weimproovi.i18n.staff_words", "weimproovi.ids", "weimproovi.errors",
    "weimproovi.settings", "weimproovi.routes",
)  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """Where the trials are held: the run's own folder, and the digest of the true rules' SQL."""

    folder: Path
    digest: str = ""

    @property
    def output(self) -> Path:
        return self.folder / "output"


class _Broken(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives out the mutant's source for its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.name, self.source = f"{PACKAGE}.{mutant.module}", mutant.source

    def find_spec(self, name: str, _path: object, _target: object = None) -> importlib.machinery.ModuleSpec | None:
        return importlib.machinery.ModuleSpec(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, f"<{self.name}>", "exec"), module.__dict__)  # noqa: S102  our own file, broken on purpose


@contextmanager
def ground_in(folder: Path, *, databases: bool) -> Iterator[Ground]:
    """Makes the databases in a process of its own, and keeps their server running over all trials."""
    folder.chmod(0o755)
    ground = Ground(folder)
    if not databases:
        yield ground
        return
    if _in_a_fork(ground, lambda: _make(folder), _no_limits) != SURVIVED:
        raise RuntimeError(ground.output.read_text("utf-8", errors="replace"))
    _environment(folder)
    from weimproovi import db_embedded

    db_embedded.start(folder / "postgres", test=True)
    try:
        yield Ground(folder, (folder / "digest").read_text())
    finally:
        db_embedded.stop(folder / "postgres")


def preload() -> None:
    """Loads once for all mutants whatever the tests load that does not know the rules; a process of its own tells what that is."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        for path in sorted((RULES.parents[1] / "tests").glob("permissions/test_*.py")):
            with suppress(Exception):
                importlib.import_module(f"tests.permissions.{path.stem}")
        os.write(writes, json.dumps(_others()).encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as told:
        names = json.load(told)
    os.waitpid(child, 0)
    for name in [*names, *WITHOUT_RULES]:
        with suppress(Exception):
            importlib.import_module(name)
    gc.freeze()


def _others() -> list[str]:
    """Modules of the libraries and of the language."""
    here = str(RULES.parents[1])
    libraries = f"{here}/.venv/"
    paths = ((name, str(getattr(module, "__file__", None) or "")) for name, module in sys.modules.items())
    return [name for name, path in paths if name != "__main__" and (not path.startswith(here) or path.startswith(libraries))]


def judge(ground: Ground, mutant: Mutant | None, stage: Stage) -> int:
    """SURVIVED, KILLED, BROKEN (it could not even be imported) or ENDLESS; None puts the true rules on trial."""
    if PACKAGE in sys.modules:
        raise RuntimeError("the rules were imported before the fork")
    seconds = SECONDS_OF_WORK[stage.pure and stage.name != LONG_STAGE]
    return _in_a_fork(ground, lambda: _tried(ground, mutant, stage), lambda: _limit(seconds))


def _no_limits() -> None:
    """The database server is started here, and would inherit them."""


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.alarm(SECONDS)


def _in_a_fork(ground: Ground, work: Callable[[], int], limit: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return _outcome(child)
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    output = os.open(ground.output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    limit()
    try:
        verdict = work()
    except BaseException as fault:  # noqa: BLE001  whatever it is, the mutant did not live
        print(repr(fault), flush=True)  # noqa: T201
        verdict = BROKEN
    sys.stdout.flush()
    os._exit(verdict)


def _outcome(child: int) -> int:
    """A process that a signal ended worked without end. What it may have started goes with it."""
    _pid, status = os.waitpid(child, 0)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else ENDLESS


def _environment(folder: Path) -> None:
    os.environ |= {"WEIMPROOVI_ENV": "test", "WEIMPROOVI_BCRYPT_COST": "4", "WEIMPROOVI_DATA": str(folder), "WEIMPROOVI_TEST_SERVER": str(folder / "postgres")}


def _make(folder: Path) -> int:
    _environment(folder)
    from weimproovi import db_embedded, migrate
    from weimproovi.permissions import row_security

    server = folder / "postgres"
    db_embedded.start(server, test=True)
    (folder / "digest").write_text(_digest(row_security))
    true = row_security.statements
    row_security.statements = lambda: iter(())
    migrate.upgrade(db_embedded.create_database(server, BARE).owner)
    row_security.statements = true
    migrate.upgrade(db_embedded.create_database(server, STANDING, BARE).owner)
    return SURVIVED


def _tried(ground: Ground, mutant: Mutant | None, stage: Stage) -> int:
    _environment(ground.folder)
    if mutant:
        sys.meta_path.insert(0, _Broken(mutant))
        importlib.import_module(f"{PACKAGE}.{mutant.module}")
    if not stage.pure:
        _settle_database(ground)
    return KILLED if pytest.main([*(ALONE if stage.pure else TOGETHER), *ASKED, *stage.paths]) else SURVIVED


def _settle_database(ground: Ground) -> None:
    """The tests' own fixture is given a database that is ready, or a bare copy that the broken rules protect."""
    from weimproovi import db_embedded, migrate
    from weimproovi.permissions import row_security

    create, drop, upgrade = db_embedded.create_database, db_embedded.drop_database, migrate.upgrade
    server = ground.folder / "postgres"
    if _digest(row_security) == ground.digest:
        db_embedded.create_database = lambda folder, _name: db_embedded._urls(db_embedded.open_cluster(folder), STANDING)
        db_embedded.drop_database = lambda _folder, _name: None
        migrate.upgrade = lambda _url=None: None
        return
    drop(server, TRIED)
    db_embedded.create_database = lambda folder, _name: create(folder, TRIED, BARE)
    db_embedded.drop_database = lambda folder, _name: drop(folder, TRIED)
    migrate.upgrade = upgrade


def _digest(row_security: ModuleType) -> str:
    return hashlib.sha256(json.dumps(list(row_security.statements())).encode()).hexdigest()
