"""Which tests proved which promise: written to a file when a run of everything passed. `tests/conftest.py` takes these hooks in."""

import json
from collections import Counter, defaultdict

import pytest

from weimproovi import clock
from weimproovi.site.promises.evidence import WRITTEN, sources_digest

PROVEN: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
PASSED: Counter[str] = Counter()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A mark travels with its test's report, also from a worker to the process that writes."""
    for test in items:
        test.user_properties += [("clause", [str(word) for word in mark.args]) for mark in test.iter_markers("clause")]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when != "call" or not report.passed:
        return
    name = report.nodeid.partition("[")[0]
    PASSED[name] += 1
    for clause, way in {tuple(words) for kind, words in report.user_properties if kind == "clause"}:
        PROVEN[clause, way][name] += 1


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if exitstatus == pytest.ExitCode.OK and is_whole(session.config):
        WRITTEN.parent.mkdir(parents=True, exist_ok=True)
        WRITTEN.write_text(json.dumps(account(), indent=1, sort_keys=True) + "\n", "utf-8")


def is_whole(config: pytest.Config) -> bool:
    """Every test was asked for, in this process or its workers; a run of some of them proves nothing about the rest."""
    chosen = config.option
    asked = (chosen.keyword, chosen.markexpr, chosen.deselect, chosen.ignore, chosen.ignore_glob, getattr(chosen, "lf", False))
    return not hasattr(config, "workerinput") and config.args_source is pytest.Config.ArgsSource.TESTPATHS and not any(asked)


def account() -> dict[str, object]:
    """The file's content."""
    clauses: dict[str, dict[str, dict[str, int]]] = {}
    for (clause, way), tests in PROVEN.items():
        clauses.setdefault(clause, {})[way] = dict(tests)
    return {"day": clock.today().isoformat(), "tests": PASSED.total(), "sources": sources_digest(), "clauses": clauses}
