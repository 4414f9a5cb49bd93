"""What the last whole test run proved, from the file that the run itself wrote. Nothing here is ever typed in by hand.

`tests/support/evidence.py` writes `.weimproovi/evidence.json` after a run of every test in which none failed. A release carries a copy of it as
`evidence.json` beside the source. The newer of the two counts; without either the page says that there is none.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
WRITTEN = ROOT / ".weimproovi" / "evidence.json"
SHIPPED = ROOT / "evidence.json"
PROVEN_SOURCES = ("weimproovi", "assets")
Tests = Mapping[str, int]  # "tests/permissions/test_decide.py::test_…" to the number of its cases


@dataclass(frozen=True)
class Evidence:
    """One whole test run without a failure. `clauses` leads from clause and way ("passes", "refuses") to the tests."""

    day: date
    tests: int
    sources: str
    clauses: Mapping[str, Mapping[str, Tests]] = field(default_factory=dict, compare=False)

    def of(self, clause: str, way: str) -> Tests:
        return self.clauses.get(clause, {}).get(way, {})


def latest(*places: Path) -> Evidence | None:
    """The newest evidence in these files, by default where runs and releases keep it; None where there is none that can be read."""
    kept = [found for place in places or (WRITTEN, SHIPPED) if (found := read(place)) is not None]
    return max(kept, key=lambda one: one.day, default=None)


def read(place: Path) -> Evidence | None:
    """What one file holds; None where it is not there or says nothing that can be understood."""
    try:
        return _read(place, place.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=4)
def _read(place: Path, _written: int) -> Evidence:
    kept = json.loads(place.read_text("utf-8"))
    return Evidence(date.fromisoformat(kept["day"]), int(kept["tests"]), str(kept["sources"]), kept["clauses"])


@cache
def sources_digest() -> str:
    """SHA-256 over the product's own files, by which evidence is known to be about this code."""
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for folder in PROVEN_SOURCES:
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc" and "external" not in path.parts)
