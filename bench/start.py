"""Starting: a copy of the checkout with nothing in it but the source, then the same again when everything is there.

The packages are installed already. The first start builds the front end, makes the database and fills the demo market.
"""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx

from bench import place
from bench.measure import line, title
from tests.support.server import free_port

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "reflex.lock.tmp")
WARM, PATIENCE = 5, 600


def seconds_to_open(checkout: Path, data: Path) -> float:
    """From the command to the first answered page; the product is ended again."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("WEIMPROOVI_", "DATABASE_", "REFLEX_"))}
    environment |= {"WEIMPROOVI_DATA": str(data), "WEIMPROOVI_PORT": str(port)}
    start = time.perf_counter()
    with (data.parent / "start.log").open("ab") as log:
        process = subprocess.Popen([sys.executable, "-m", "weimproovi", "run"], cwd=checkout, env=environment, stdout=log, stderr=log)
    try:
        await_page(f"http://127.0.0.1:{port}/lowongan", process)
        return time.perf_counter() - start
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def await_page(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(url, timeout=5).raise_for_status()
            return
        except httpx.HTTPError:
            time.sleep(0.05)
    raise RuntimeError(f"{url} was not opened; see start.log")


def main() -> None:
    title("Starting")
    folder = place.own_folder()
    checkout, data = folder / "checkout", folder / "data"
    shutil.copytree(ROOT, checkout, ignore=LEFT_OUT)
    line("from an empty folder", f"{seconds_to_open(checkout, data):.1f} s")
    line(f"warm, median of {WARM}", f"{statistics.median(seconds_to_open(checkout, data) for _ in range(WARM)):.1f} s")


if __name__ == "__main__":
    main()
