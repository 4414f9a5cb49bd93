"""axe-core for the journeys: fetched once through npm at a pinned version, kept beside the other test caches."""

import fcntl
import os
import subprocess
import sysconfig
from functools import lru_cache
from pathlib import Path

VERSION = "4.10.3"
CACHE = Path(__file__).parent.parent.parent / ".weimproovi" / "test-cache" / f"axe-core-{VERSION}"


@lru_cache(maxsize=1)
def axe_source() -> str:
    """The script to add to a page; afterwards `axe.run()` exists there."""
    script = CACHE / "node_modules" / "axe-core" / "axe.min.js"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not script.exists():
            _fetch()
    return script.read_text(encoding="utf-8")


def _fetch() -> None:
    npm = str(Path(sysconfig.get_path("scripts")) / "npm")
    options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(CACHE)]
    command = [npm, "install", *options, f"axe-core@{VERSION}"]
    trusting = os.environ | {"NODE_USE_SYSTEM_CA": "1"}  # networks with a certificate authority of their own
    fetched = subprocess.run(command, env=trusting, capture_output=True, text=True, check=False)
    assert fetched.returncode == 0, f"axe-core could not be fetched: {fetched.stderr.strip()[-500:]}"
