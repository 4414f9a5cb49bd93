"""Which tests are asked about which file, the quickest first. A test that needs no database comes before all that do."""

from dataclasses import dataclass

from tests.mutation.mutants import RULES

TESTS = RULES.parents[1] / "tests"
PURE = ("test_plans", "test_expressions", "test_staff_acts", "test_decide", "test_lapses", "test_merkle", "test_personal", "test_metamorphic")
WITH_DATABASE = (
    "test_explain", "test_promises", "test_row_security", "test_two_faces", "test_refusals", "test_company_people", "test_staff_tickets", "test_quota", "test_erasing", "test_resume_files", "test_ways_around",
    "test_ways_around_by_sql", "test_ways_left", "test_markets_first_half", "test_markets_second_half", "test_markets_changed", "test_exhaustive",
)
FIRST = {  # what knows the file best
    "merkle": ("permissions/test_merkle", "services/test_ledger_sealing", "services/test_ledger_proofs"),
    "explain": ("permissions/test_explain", "permissions/test_decide"),
    "personal": ("permissions/test_personal",),
    "resources": ("permissions/test_resources", "permissions/test_ways_left"),
    "staff_acts": ("permissions/test_staff_acts", "permissions/test_resources"),
    "tickets": ("permissions/test_staff_tickets",),
    "erasing": ("permissions/test_erasing", "services/test_endings"),
    "disclosures": ("permissions/test_staff_tickets", "services/test_main_road"),
    "lapses": ("permissions/test_lapses", "permissions/test_decide"),
}


@dataclass(frozen=True)
class Stage:
    """One test file; a pure one is run without the fixtures and settings of the others, which cost more than itself."""

    path: str
    pure: bool


def stages_of(module: str, *, pure_only: bool = False) -> list[Stage]:
    """The test files in the order in which they are asked."""
    pure = [f"permissions/{name}" for name in PURE]
    others = [f"permissions/{name}" for name in WITH_DATABASE]
    first = FIRST.get(module, ())
    ordered = [*(name for name in first if name in pure), *pure]
    if not pure_only:
        ordered += [*(name for name in first if name not in pure), *others]
    there = ((TESTS / f"{name}.py", name) for name in dict.fromkeys(ordered))
    return [Stage(str(path.relative_to(TESTS.parent)), name in pure) for path, name in there if path.exists()]
