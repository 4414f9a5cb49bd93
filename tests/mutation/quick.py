"""Which tests are asked about which file, the quickest first: texts and tables, then what reasons about many cases, then what needs a database.

The files of one stage run in one call of pytest: starting it costs more than most of its tests.
"""

import hashlib
from dataclasses import dataclass
from functools import cache

from tests.mutation.mutants import RULES

TESTS = RULES.parents[1] / "tests"
TEXTS = ("test_permissions_doc",)  # documents of the rules: each change of a rule is read by somebody, whatever it does
PURE = (
    "test_plans", "test_rule_tables", "test_expressions", "test_decide", "test_ways_in", "test_explained", "test_lapses", "test_merkle", "test_personal",
    "test_destroyed",
)  # fmt: skip
LONG_STAGE = "all cases"
LONG = ("test_metamorphic", "test_exhaustive")
OF_THE_DECISION = ("decide", "conditions", "expressions", "plans")  # what the long ones reason about
WITH_DATABASE = (
    ("test_two_faces", "test_resources", "test_promises", "test_branches"),
    ("test_row_security", "test_explain", "test_refusals", "test_company_people", "test_staff_tickets", "test_quota", "test_erasing", "test_resume_files"),
    ("test_ways_around", "test_ways_around_by_sql", "test_ways_left", "test_ways_to_probe", "test_query_plans"),
    ("test_markets_first_half",),
    ("test_markets_changed", "test_stateful"),
)
OWN = {  # what knows the file best, and needs no database
    "actor": ("test_rule_tables",),
    "decide": ("test_rule_tables", "test_decide"),
    "erasing": ("test_destroyed",),
    "explain": ("test_explained",),
    "facts": ("test_rule_tables",),
    "expressions": ("test_expressions",),
    "lapses": ("test_lapses",),
    "merkle": ("test_merkle",),
    "personal": ("test_personal",),
    "plans": ("test_plans",),
    "resources": ("test_ways_in",),
    "staff_acts": ("test_rule_tables",),
}
FIRST = {  # and what does
    "merkle": ("services/test_ledger_sealing", "services/test_ledger_proofs"),
    "explain": ("permissions/test_explain",),
    "tickets": ("permissions/test_staff_tickets",),
    "erasing": ("permissions/test_erasing", "services/test_endings"),
    "disclosures": ("permissions/test_disclosures", "permissions/test_staff_tickets", "services/test_main_road"),
    "facts": ("permissions/test_facts", "permissions/test_branches", "permissions/test_refusals", "permissions/test_seat_locks"),
    "columns": ("permissions/test_facts", "permissions/test_scopes", "permissions/test_seat_locks"),
    "scopes": ("permissions/test_scopes",),
    "viewer": ("permissions/test_viewer",),
}


@dataclass(frozen=True)
class Stage:
    """Test files that are asked together; pure ones are run without the fixtures and settings of the others, which cost more than themselves."""

    name: str
    paths: tuple[str, ...]
    pure: bool

    @property
    def digest(self) -> str:
        return _digest(self.paths, pure=self.pure)


def stages_of(module: str, *, pure_only: bool = False, near_only: bool = False, texts: bool = True) -> list[Stage]:
    """The stages in the order in which they are asked."""
    found = [Stage("its own tables", _paths(OWN[module]), pure=True)] if module in OWN else []
    found += [Stage("texts", _paths(TEXTS), pure=True)] * texts
    first = tuple(f"tests/{name}.py" for name in FIRST.get(module, ()))
    found += [Stage("its own", first, pure=False)] if first and not pure_only else []
    if near_only:
        return found
    found += [Stage("tables", _paths(PURE), pure=True)]
    if not pure_only:
        found += [Stage(LONG_STAGE, _paths(LONG), pure=True)] if module in OF_THE_DECISION else []
        found += [Stage(names[0], _paths(names), pure=False) for names in WITH_DATABASE]
    return found


def _paths(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"tests/permissions/{name}.py" for name in names if (TESTS / "permissions" / f"{name}.py").exists())


@cache
def _digest(paths: tuple[str, ...], *, pure: bool) -> str:
    """Of the tests of a stage and of what they are made with."""
    shared = [path for path in TESTS.glob("permissions/*.py") if not path.name.startswith("test_")] + ([] if pure else list(TESTS.glob("support/*.py")))
    files = sorted({*shared, *(TESTS.parent / path for path in paths)})
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
