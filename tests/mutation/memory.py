"""What earlier runs found, so that a run that was broken off goes on: a killed mutant stays killed while it and the tests that killed it stay as they are.

What other files of the product do is not in the key: `--afresh` forgets everything, and is what a figure should come from.
"""

import hashlib
import json
import os
from pathlib import Path

from tests.mutation.mutants import RULES, Mutant
from tests.mutation.quick import Stage

KEPT = RULES.parents[1] / ".weimproovi" / "mutation.json"


class Memory:
    """The stage that killed each mutant, by the mutant's whole source."""

    def __init__(self, *, afresh: bool, path: Path = KEPT) -> None:
        self.path = path
        self.killers = {} if afresh else self._kept()

    def killer(self, mutant: Mutant, stages: list[Stage]) -> str:
        """The stage that killed the mutant before and would do so again; empty where none is known."""
        name, digest = self.killers.get(_key(mutant), ("", ""))
        return name if any((stage.name, stage.digest) == (name, digest) for stage in stages) else ""

    def keep(self, mutant: Mutant, stage: Stage) -> None:
        self.killers[_key(mutant)] = (stage.name, stage.digest)

    def save(self) -> None:
        """Whole or not at all: a run may be stopped at any moment. What a run beside this one found stays."""
        self.path.parent.mkdir(exist_ok=True)
        fresh = self.path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(self._kept() | self.killers), "utf-8")
        fresh.replace(self.path)

    def _kept(self) -> dict[str, tuple[str, str]]:
        found = json.loads(self.path.read_text("utf-8")) if self.path.exists() else {}
        return {key: (stage, digest) for key, (stage, digest) in found.items()}


def _key(mutant: Mutant) -> str:
    return hashlib.sha256(f"{mutant.module}\n{mutant.source}".encode()).hexdigest()
