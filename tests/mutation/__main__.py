"""Breaks the rules, one mutant after another, and tells which ones no test noticed. Ends with 1 when one survives that `equivalents` does not explain."""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from functools import cache
from pathlib import Path

# Loaded once for all mutants; none of them knows the rules.
import alembic.command
import httpx
import hypothesis
import psycopg
import pytest
import sqlalchemy.dialects.postgresql
import sqlmodel
import starlette.testclient  # noqa: F401

import weimproovi.i18n
import weimproovi.models  # noqa: F401
from tests.mutation.equivalents import EQUIVALENT
from tests.mutation.mutants import files, mutants_of
from tests.mutation.quick import Stage, stages_of
from tests.mutation.trial import KILLED, SURVIVED, Ground, judge, prepare

PRELOADED = (alembic, httpx, hypothesis, psycopg, pytest, sqlalchemy, sqlmodel)


def main(arguments: list[str]) -> int:
    """The exit status."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutation")
    asked.add_argument("module", nargs="*", default=files())
    asked.add_argument("--pure", action="store_true", help="without the tests that need a database")
    asked.add_argument("--containing", default="", help="only mutants whose name holds these words")
    asked.add_argument("--every", type=int, default=1, help="only each Nth mutant")
    chosen = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="weimproovi-mutation-") as folder:
        ground = prepare(Path(folder))
        left = [name for module in chosen.module for name in survivors(ground, module, chosen)]
    sys.stdout.write(f"{len(left)} survive without a reason\n")
    return 1 if left else 0


def survivors(ground: Ground, module: str, chosen: argparse.Namespace) -> list[str]:
    """Names of the mutants of one file that nothing noticed and nothing explains."""
    stages = stages_of(module, pure_only=chosen.pure)
    for stage in stages:
        require_true_rules_pass(ground, stage)
    begun, counted, left = time.monotonic(), Counter[str](), []
    for mutant in list(mutants_of(module))[:: chosen.every]:
        if chosen.containing not in mutant.name:
            continue
        if mutant.name in EQUIVALENT:
            counted["explained"] += 1
            continue
        sys.stdout.flush()
        verdict = judge(ground, mutant, stages)
        counted["survived" if verdict == SURVIVED else "killed by a test" if verdict == KILLED else "broken at once"] += 1
        if verdict == SURVIVED:
            left.append(mutant.name)
            sys.stdout.write(f"  line {mutant.line}  {mutant.name}\n")
    told = ", ".join(f"{number} {what}" for what, number in sorted(counted.items()))
    sys.stdout.write(f"{module}: {told}; {time.monotonic() - begun:.0f} s\n")
    return left


@cache
def require_true_rules_pass(ground: Ground, stage: Stage) -> None:
    """A test that fails without any mutant would kill them all.

    Raises:
        RuntimeError: it does.
    """
    if judge(ground, None, [stage]) != SURVIVED:
        raise RuntimeError(f"the true rules fail:\n{ground.output.read_text(errors='replace')[-3000:]}")


if __name__ == "__main__":
    os.nice(10)
    sys.exit(main(sys.argv[1:]))
