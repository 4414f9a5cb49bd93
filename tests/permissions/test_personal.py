"""Every column of every table is told apart: personal with its clause, or not, with the reason (C1, C5)."""

import ast
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import weimproovi
import weimproovi.models
from weimproovi.permissions import row_security
from weimproovi.permissions.personal import (
    ASKED,
    OTHER,
    PERSONAL,
    Field,
    Personal,
    Whose,
    Why,
    personal_columns,
    place_of,
)
from weimproovi.vocabulary import Clause, FieldGroup

TABLES = SQLModel.metadata.tables
MODULES = sorted(Path(weimproovi.__file__).parent.rglob("*.py"))
OF_A_PERSON = {Clause.C1, Clause.C2, Clause.C3}
OWN_HASH = {"sign_in_session", "data_export", "person_key", "video_key"}  # their person reads the rest of the row; the hash of her own token, or a wrapped key, tells her nothing
SHOWS_LINKEDIN = {  # every module of the product that reads it: to write it, to show it, or its schema
    "candidates", "candidate", "contact", "home_state", "profile", "profile_state", "apply_pages", "export", "export_contents", "pipeline_views", "recruiter", "sheet",
    "resume_drafts", "resume_form_pages", "settlers", "staff_looks",
}  # fmt: skip


def columns() -> list[tuple[str, str]]:
    return [(table.name, column.name) for table in TABLES.values() for column in table.columns]


@pytest.mark.clause("C1", "refuses")
def test_every_column_has_its_place() -> None:
    missing = [f"{table}.{column}" for table, column in columns() if place_of(table, column) is None]
    assert not missing, f"say in permissions/personal.py what these are: {missing}"


def test_no_place_is_kept_for_a_column_that_is_gone() -> None:
    kept = {(table, column) for table, column, _ in personal_columns()}
    kept |= {(table, column) for tables in OTHER.values() for table, words in tables.items() for column in words.split()}
    assert not kept - set(columns())


def test_no_column_has_two_places() -> None:
    other = {(table, column) for tables in OTHER.values() for table, words in tables.items() for column in words.split()}
    assert not {(table, column) for table, column, _ in personal_columns()} & other


@pytest.mark.clause("C1", "refuses")
def test_a_new_column_without_a_clause_is_named() -> None:
    assert place_of("candidate", "birth_date") is None
    assert place_of("candidate", "religion") is None
    assert place_of("resume", "photo") is None


@pytest.mark.clause("C1", "passes")
def test_a_candidate_is_asked_for_the_closed_list_and_nothing_else() -> None:
    asked = {what.field for _, _, what in personal_columns() if what.clause in OF_A_PERSON}
    assert asked == ASKED
    for table, column, what in personal_columns():
        if what.field in ASKED and what.whose is Whose.CANDIDATE:
            assert what.clause in OF_A_PERSON, f"{table}.{column}"


@pytest.mark.clause("C1", "passes")
def test_what_stands_on_the_candidates_row_is_in_the_list() -> None:
    hers = {column.name: place_of("candidate", column.name) for column in TABLES["candidate"].columns}
    assert {name for name, what in hers.items() if isinstance(what, Personal)} == {"full_name", "phone", "linkedin_url"}
    assert {what for what in hers.values() if not isinstance(what, Personal)} == {Why.KEY, Why.MOMENT}


@pytest.mark.clause("C5", "passes")
@pytest.mark.clause("C5", "refuses")
def test_a_member_gives_a_name_and_an_address_and_nothing_else() -> None:
    asked = {what.field for _, _, what in personal_columns() if what.clause is Clause.C5}
    assert asked == {Field.NAME, Field.EMAIL}
    own = [place_of("company_member", column.name) for column in TABLES["company_member"].columns]
    assert [what.field for what in own if isinstance(what, Personal)] == [Field.NAME]


def test_what_a_company_may_be_shown_has_a_field_group() -> None:
    for table, column, what in personal_columns():
        if what.field in ASKED and what.whose is Whose.CANDIDATE and what.group is None:
            assert table in ("resume_text", "resume_draft", "application_draft"), f"{table}.{column} opens to nobody"
    assert {what.group for _, _, what in personal_columns()} - {None} <= set(FieldGroup)


@pytest.mark.clause("D1", "passes")
def test_every_table_with_something_personal_is_behind_the_wall() -> None:
    walled = {rule.name for rule in row_security.rules()}
    assert set(PERSONAL) <= walled


@pytest.mark.clause("D1", "refuses")
def test_what_nobody_reads_stands_in_tables_of_its_own() -> None:
    rules = {rule.name: rule for rule in row_security.rules()}
    secret = {table for table, _, what in personal_columns() if what.field is Field.SECRET}
    assert {name for name in secret - OWN_HASH if rules[name].offers} == set()


@pytest.mark.clause("C1", "passes")
def test_nothing_but_showing_and_writing_it_reads_a_linkedin_address() -> None:
    found = {path.stem for path in MODULES if "linkedin_url" in names(path)}
    assert found <= SHOWS_LINKEDIN, found - SHOWS_LINKEDIN


def names(path: Path) -> set[str]:
    """Attributes, names and keywords of a module."""
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    return {getattr(node, "attr", None) or getattr(node, "id", None) or getattr(node, "arg", None) or "" for node in tree}
