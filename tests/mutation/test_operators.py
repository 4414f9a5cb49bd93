"""The tool itself, quickly: it breaks tables as well as conditions, and what is explained is still there to be explained."""

from tests.mutation.equivalents import EQUIVALENT
from tests.mutation.mutants import mutants_of


def test_an_entry_of_a_table_may_be_left_out() -> None:
    names = {mutant.name for mutant in mutants_of("staff_acts")}
    assert "staff_acts.module: StaffRole.SUPPORT => StaffRole.PRIVACY_OFFICER" in names
    assert any("{SUPPORT, OFFICER} => {OFFICER}" in name for name in names)


def test_a_comparison_may_turn_at_its_edge() -> None:
    assert any("high >= low => high > low" in mutant.name for mutant in mutants_of("expressions"))


def test_every_explained_mutant_still_exists() -> None:
    modules = {name.partition(".")[0] for name in EQUIVALENT}
    there = {mutant.name for module in modules for mutant in mutants_of(module)}
    assert set(EQUIVALENT) - there == set()
