"""Mutants that nothing can notice, each with its reason. `test_equivalents` fails when one is no longer a mutant."""

EQUIVALENT: dict[str, str] = {
    "plans.module: 1000000000 => 1000000001": "stands for no limit: no company opens a thousand million applications",
}
