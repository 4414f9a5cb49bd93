"""What earlier runs found, so that a run that was broken off goes on: a killed mutant stays killed while it and the tests that killed it stay as they are.

What other files of the product do is not in the key: `--afresh` forgets everything, and is what a figure should come from.
"""

import hashlib
import json
from pathlib import Path

from tests.mutation.mutants import RULES, Mutant
from tests.mutation.quick import Stage

KEPT = RULES.parents[1] / ".weimproovi" / "mutation.json"


class Memory:
    """The stage that killed each mutant, by the mutant's whole source."""

    def __init__(self, *, afresh: bool, path: Path = KEPT) -> None:
        self.path = path
        self.killers: dict[str, tuple[str, str]] = {}
        if path.exists() and not afresh:
            self.killers = {key: tuple(value) for key, value in json.loads(path.read_text("utf-8")).items()}

    def killer(self, mutant: Mutant, stages: list[Stage]) -> str:
        """The stage that killed the mutant before and would do so again; empty where none is known."""
        name, digest = self.killers.get(_key(mutant), ("", ""))
        return name if any((stage.name, stage.digest) == (name, digest) for stage in stages) else ""

    def keep(self, mutant: Mutant, stage: Stage) -> None:
        self.killers[_key(mutant)] = (stage.name, stage.digest)

    def save(self) -> None:
        """Whole or not at all: a run may be stopped at any moment."""
        self.path.parent.mkdir(exist_ok=True)
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps(self.killers), "utf-8")
        fresh.replace(self.path)


def _key(mutant: Mutant) -> str:
    return hashlib.sha256(f"{mutant.module}\n{mutant.source}".encode()).hexdigest()
