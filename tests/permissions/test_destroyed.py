"""What destroying a person empties, table by table: nothing that leads to her is forgotten, and what stays has a reason."""

import pytest
from sqlalchemy import Column, MetaData, Table, Uuid
from sqlmodel import SQLModel

from weimproovi.permissions import erasing

LEADS_TO_A_PERSON = {"candidate_id", "account_id", "application_id", "subject_id", "email", "address", "contact_email"}
NO_PERSON = {"disclosure", "certificate", "published_company"}  # a viewer's id or a pseudonym, which lead nowhere


def leading() -> set[str]:
    return {table.name for table in SQLModel.metadata.tables.values() if LEADS_TO_A_PERSON & set(table.columns.keys())}


def test_every_table_that_leads_to_a_person_has_its_place() -> None:
    destroyed = {name for name, _condition in erasing.destroyed_with_person()}
    placed = destroyed | set(erasing.EMPTIED) | set(erasing.STAYS) | NO_PERSON
    assert leading() - placed == set()


def test_only_what_leads_to_somebody_needs_a_reason_to_stay() -> None:
    assert set(erasing.STAYS) - leading() == set()
    assert all(erasing.STAYS.values())


@pytest.mark.parametrize("table", sorted(SQLModel.metadata.tables))
def test_a_table_is_destroyed_emptied_or_stays_but_never_two_of_them(table: str) -> None:
    destroyed = {name for name, _condition in erasing.destroyed_with_person()}
    assert sum(table in place for place in (destroyed, erasing.EMPTIED, erasing.STAYS)) <= 1


def test_what_refers_to_an_application_goes_with_it() -> None:
    referring = {
        table.name for table in SQLModel.metadata.tables.values() for key in table.foreign_keys if key.column.table.name == "application"
    }
    assert referring <= {name for name, _condition in erasing.destroyed_with_application()}


@pytest.mark.parametrize("name", [*erasing.STAYS, *erasing.EMPTIED])
def test_what_stays_is_not_destroyed_even_if_it_comes_to_name_a_candidate(name: str) -> None:
    assert erasing._own(Table(name, MetaData(), Column("candidate_id", Uuid))) == ""
    assert erasing._own(Table("anything_else", MetaData(), Column("candidate_id", Uuid))) == "candidate_id = who"
