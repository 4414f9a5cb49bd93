"""Breaks the rules, one mutant after another, and tells which ones no test noticed. Ends with 1 when one survives that `equivalents` does not explain."""

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.mutation.equivalents import EQUIVALENT
from tests.mutation.memory import Memory
from tests.mutation.mutants import Mutant, files, mutants_of
from tests.mutation.quick import Stage, stages_of
from tests.mutation.trial import BROKEN, ENDLESS, SURVIVED, Ground, ground_in, judge, preload

EXPLAINED, BROKEN_AT_ONCE, NEVER_ENDED, NOBODY = "explained", "cannot be imported", "never ended", "survived"


@dataclass
class Run:
    """One run of the tool: where, what was asked for, what is known already, which stages the true rules passed."""

    ground: Ground
    chosen: argparse.Namespace
    memory: Memory
    passed: set[Stage] = field(default_factory=set)


def main(arguments: list[str]) -> int:
    """The exit status."""
    chosen = _asked().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # who is stopped takes the database server along
    preload()
    with tempfile.TemporaryDirectory(prefix="weimproovi-mutation-") as folder, ground_in(Path(folder), databases=not chosen.pure) as ground:
        run = Run(ground, chosen, Memory(afresh=chosen.afresh))
        left = [name for module in chosen.module for name in survivors(run, module)]
        for stage in run.passed:  # what broke on the way (a database that went away) would have killed every mutant after it
            require_true_rules_pass(run.ground, stage)
    sys.stdout.write(f"{len(left)} survive without a reason\n")
    return 1 if left else 0


def _asked() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="python -m tests.mutation")
    asked.add_argument("module", nargs="*", default=files())
    asked.add_argument("--pure", action="store_true", help="without the tests that need a database or reason about all cases: a first look")
    asked.add_argument("--near", action="store_true", help="without the tests of the whole: only those that know the module best, with and without a database, and the documents")
    asked.add_argument("--without-texts", action="store_true", help="without the documents of the rules: what do the other tests notice by themselves")
    asked.add_argument("--containing", default="", help="only mutants whose name holds these words")
    asked.add_argument("--part", default="1/1", help="the first of four equal parts: 1/4. Parts may run side by side")
    asked.add_argument("--afresh", action="store_true", help="ask about those mutants too that earlier runs killed")
    return asked


def survivors(run: Run, module: str) -> list[str]:
    """Names of the mutants of one file that nothing noticed and nothing explains."""
    stages = stages_of(module, pure_only=run.chosen.pure, near_only=run.chosen.near, texts=not run.chosen.without_texts)
    begun, counted, left = time.monotonic(), Counter[str](), []
    for mutant in _asked_for(run.chosen, module):
        sys.stdout.flush()
        killer = killer_of(run, mutant, stages)
        counted[killer] += 1
        if killer == NOBODY:
            left.append(mutant.name)
            sys.stdout.write(f"  line {mutant.line}  {mutant.name}\n")
    run.memory.save()
    told = ", ".join(f"{number} {what}" for what, number in counted.most_common())
    sys.stdout.write(f"{module}: {counted.total()} mutants, {len(left)} survived; {told}; {time.monotonic() - begun:.0f} s\n")
    return left


def _asked_for(chosen: argparse.Namespace, module: str) -> Iterator[Mutant]:
    part, parts = map(int, chosen.part.split("/"))
    return (mutant for mutant in list(mutants_of(module))[part - 1 :: parts] if chosen.containing in mutant.name)


def killer_of(run: Run, mutant: Mutant, stages: list[Stage]) -> str:
    """Which stage noticed the mutant, or why none was asked or needed."""
    if mutant.name in EQUIVALENT:
        return EXPLAINED
    known = run.memory.killer(mutant, stages)
    if known:
        return known
    for stage in stages:
        if stage not in run.passed:
            require_true_rules_pass(run.ground, stage)
            run.passed.add(stage)
        verdict = judge(run.ground, mutant, stage)
        if verdict in (BROKEN, ENDLESS):
            return BROKEN_AT_ONCE if verdict == BROKEN else NEVER_ENDED
        if verdict != SURVIVED:
            run.memory.keep(mutant, stage)
            return stage.name
    return NOBODY


def require_true_rules_pass(ground: Ground, stage: Stage) -> None:
    """A test that fails without any mutant would kill them all.

    Raises:
        RuntimeError: it does.
    """
    if judge(ground, None, stage) != SURVIVED:
        raise RuntimeError(f"the true rules fail {stage.name}:\n{ground.output.read_text(errors='replace')[-3000:]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
