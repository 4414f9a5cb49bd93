"""Timing: variants run in turn within one loop, so that a busy machine slows them alike."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ROUNDS = 7


@dataclass(frozen=True)
class Spread:
    """Times of one variant, in milliseconds: median over rounds of each round's p50 and p95."""

    p50: float
    p95: float


def interleaved(variants: Mapping[str, Callable[[], object]], *, times: int, rounds: int = ROUNDS) -> dict[str, Spread]:
    """Runs every variant `times` times in each round, one after the other; the first round only warms."""
    for run in variants.values():
        measured(run, times)
    taken: dict[str, list[Spread]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, run in variants.items():
            taken[name].append(measured(run, times))
    return {name: middle(spreads) for name, spreads in taken.items()}


def measured(run: Callable[[], object], times: int) -> Spread:
    """p50 and p95 of some runs, in milliseconds."""
    seen = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        seen.append((time.perf_counter() - start) * 1000)
    return spread(seen)


def spread(milliseconds: list[float]) -> Spread:
    """p50 and p95 of measured times."""
    ordered = sorted(milliseconds)
    return Spread(statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))])


def middle(spreads: list[Spread]) -> Spread:
    """The median of several rounds."""
    return Spread(statistics.median(one.p50 for one in spreads), statistics.median(one.p95 for one in spreads))


def title(words: str) -> None:
    print(f"\n{words}", flush=True)


def line(name: str, words: str) -> None:
    print(f"  {name:<44}{words}", flush=True)


def goal(name: str, value: float, limit: float) -> None:
    """Prints a ratio beside what it may be at most."""
    line(name, f"{value:.2f} (goal at most {limit:g}) {'ok' if value <= limit else 'MISSED'}")
