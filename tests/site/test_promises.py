"""The promises page says what the last whole run proved, and never more; the security page names tests that exist."""

import ast
import json
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.support import evidence as written
from weimproovi import i18n
from weimproovi.site import policy
from weimproovi.site.policy.quotes import PLACES, quote, sentences
from weimproovi.site.promises import evidence
from weimproovi.site.promises.evidence import Evidence
from weimproovi.site.promises.page import promises_page
from weimproovi.site.promises.words import told
from weimproovi.site.security_controls import areas
from weimproovi.vocabulary import Clause

TESTS = Path(__file__).parents[1]
PRODUCT = Path(policy.__file__).parents[2]
PROVEN = Evidence(
    date(2026, 11, 30), 1234, "other code",
    {"S3": {"passes": {"tests/a.py::test_her_company_reads_it": 3}, "refuses": {"tests/a.py::test_nobody_else_reads_it": 12}}},
)


def page(proven: Evidence | None) -> str:
    return str(promises_page(proven).body)


def test_every_promise_is_told_in_both_languages_and_kept_in_files_that_exist() -> None:
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            assert list(told()) == list(Clause)
    missing = {path for one in told().values() for path in one.where.split() if not (PRODUCT / path).is_file()}
    assert missing == set()


def test_every_promise_quotes_the_policys_own_sentence() -> None:
    assert set(PLACES) == set(Clause)
    for line in [*policy.original().decode().splitlines(), *policy.translation().splitlines()]:
        assert " ".join(sentences(line)) == line
    assert quote(Clause.S4, "en").startswith("We may share anonymized and aggregated data")
    assert quote(Clause.D2, "en").startswith("However, no website")
    assert quote(Clause.K1, "id").endswith("nadilasetiabudiarto@smplhr.com")


@pytest.mark.clause("N2", "passes")
def test_the_policy_can_be_linked_to_promise_by_promise_and_stays_word_for_word(site: TestClient) -> None:
    text = site.get("/en/privasi").text
    for clause in Clause:
        assert f'id="{clause.value}"' in text
        assert f'href="/en/janji#{clause.value}"' in text


def test_without_a_run_the_page_says_so_and_shows_no_figure() -> None:
    text = page(None)
    assert "belum membawa hasil pengujian" in text
    assert "Terakhir dibuktikan" not in text


def test_a_run_gives_day_count_and_the_tests_of_each_promise() -> None:
    text = page(PROVEN)
    for words in ("Terakhir dibuktikan 30 November 2026: 1.234 tes", "Nobody else reads it", "12 keadaan", "Setelah itu ada kode yang berubah"):
        assert words in text
    assert "Belum ada tes" in text, "a promise that the run did not prove says that too"


def test_the_newest_file_counts_and_a_broken_one_does_not(tmp_path: Path) -> None:
    old, new, broken = tmp_path / "old.json", tmp_path / "new.json", tmp_path / "broken.json"
    for place, day in ((old, "2026-11-01"), (new, "2026-11-30")):
        place.write_text(json.dumps({"day": day, "tests": 1, "sources": "", "clauses": {}}))
    broken.write_text("{")
    found = evidence.latest(old, new, broken, tmp_path / "none.json")
    assert found is not None
    assert found.day == date(2026, 11, 30)
    assert evidence.latest(broken) is None


def test_a_run_of_some_tests_proves_nothing_about_the_rest(request: pytest.FixtureRequest) -> None:
    chosen = bool(request.config.args_source is not pytest.Config.ArgsSource.TESTPATHS or request.config.option.keyword or request.config.option.markexpr)
    in_a_worker = hasattr(request.config, "workerinput")
    assert written.is_whole(request.config) == (not chosen and not in_a_worker)


@pytest.mark.clause("D2", "passes")
def test_the_marks_of_this_test_travel_with_it(request: pytest.FixtureRequest) -> None:
    assert ("clause", ["D2", "passes"]) in request.node.user_properties


def test_every_control_names_files_and_tests_that_exist() -> None:
    for control in (control for area in areas() for control in area.controls):
        assert (PRODUCT / control.where).is_file(), control.where
        for proof in control.proofs.split():
            file, _, name = proof.partition("::")
            tree = ast.parse((TESTS / file).read_text("utf-8"))
            assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, proof
