"""The commands behind `python3 -m weimproovi`, run inside the environment. Only __main__.py calls them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from weimproovi import launch, prepare
from weimproovi.bootstrap import ROOT, say
from weimproovi.commands_backup import backup as backup
from weimproovi.commands_backup import backups as backups
from weimproovi.commands_backup import restore as restore
from weimproovi.commands_explain import explain as explain
from weimproovi.commands_explain import matrix as matrix
from weimproovi.commands_ledger import verify as verify
from weimproovi.commands_screenshots import screenshots as screenshots
from weimproovi.commands_staff import staff as staff
from weimproovi.http.logs import configure_logs
from weimproovi.integrations import destinations
from weimproovi.services import mail_sending, operations_check, person_keys
from weimproovi.settings import production_faults, renew_master_key, settings

MOST_WORKERS = 4  # each has a database, and those with journeys a server and a browser
LONGEST_REPORT = 5_000_000  # bytes
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def run(_arguments: Sequence[str]) -> int:
    """From an empty folder to an answering address; ends with Ctrl-C."""
    return launch.run()


def serve(_arguments: Sequence[str]) -> None:
    """Serve what `build` built, until a signal comes."""
    launch.serve()


def build(_arguments: Sequence[str]) -> int:
    """Build the front end when a source changed since the last build."""
    return launch.finish(launch.begin_build())


def migrate(_arguments: Sequence[str]) -> None:
    """Bring the database to this version."""
    prepare.database(say)


def seed(_arguments: Sequence[str]) -> None:
    """Fill an empty database and print the sign-ins."""
    prepare.database(say)
    launch.show_sign_ins(prepare.market(say))


def worker(_arguments: Sequence[str]) -> None:
    """Sweep until a signal comes."""
    from weimproovi import worker as sweeps  # the scheduler, which other commands do not need

    prepare.refuse_what_is_unsafe()
    prepare.refuse_half_a_restore()
    configure_logs()
    destinations.refuse_others()
    sweeps.work()


def bounce(_arguments: Sequence[str]) -> int:
    """Mark the mail that a delivery status notification on standard input names; 0 also where it names none of ours."""
    found = mail_sending.came_back(sys.stdin.buffer.read(LONGEST_REPORT))
    print("Marked." if found else "This names no mail of ours that came back.")
    return 0


def rotate(_arguments: Sequence[str]) -> int:
    """Wrap every person's key by a new master key. With WEIMPROOVI_MASTER_KEY set, that one is the new key and the former ones are named beside it."""
    prepare.database(say)
    former = [] if settings().master_key else renew_master_key()
    print(f"{person_keys.rewrap_all()} keys wrapped anew. Restart the product.")
    for path in former:
        path.unlink()
    return 0


def check(_arguments: Sequence[str]) -> int:
    """Print one line for each thing that is missing or unsafe, and what to do; the exit status says whether anything must be mended."""
    demo_market = not settings().embedded and prepare.holds_demo_market()
    faults = production_faults(settings(), demo_market=demo_market)
    faults += [] if settings().embedded else operations_check.faults()
    warnings = [] if settings().embedded else operations_check.warnings()
    print("\n".join([*faults, *(f"(Better otherwise) {line}" for line in warnings)] or ["Nothing stands in the way."]))
    return bool(faults)


def test(arguments: Sequence[str]) -> int:
    """Run pytest; the journeys need a browser and its absence is a failure, never a silent skip."""
    chosen = [word for word in arguments if word != "--without-browser"]
    if len(chosen) < len(arguments):
        chosen += ["-m", "not browser"]
    elif not any(shutil.which(name) for name in BROWSERS):
        print("Chromium is missing. On Debian or Ubuntu: apt-get install chromium (or add --without-browser)")
        return 1
    beside = ["-n", str(min(os.cpu_count() or 1, MOST_WORKERS)), "--dist", "loadfile", "--no-loadscope-reorder"]  # what is given after it wins
    return subprocess.run([sys.executable, "-m", "pytest", *beside, *chosen], cwd=ROOT, check=False).returncode
