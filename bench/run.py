"""Every measure in one run, each in a process of its own: `python bench/run.py`, or some of them: `python bench/run.py wall tabs`."""

import subprocess
import sys
from pathlib import Path

MEASURES = ("start", "public_list", "first_visit", "search", "tabs", "wall", "decide", "ledger", "applying", "videos")


def main(wanted: list[str]) -> int:
    """The exit status: 1 when a measure could not be taken."""
    failed = [name for name in wanted or MEASURES if subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=Path(__file__).parents[1], check=False).returncode]
    if failed:
        print(f"\nnot measured: {', '.join(failed)}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
