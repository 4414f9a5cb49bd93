"""What destroying a person empties, table by table: nothing that leads to her is forgotten, and only the system may."""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import ProgrammingError
from sqlmodel import SQLModel

from tests.support import market
from weimproovi import db
from weimproovi.permissions import erasing
from weimproovi.permissions.actor import Actor
from weimproovi.vocabulary import Purpose

LEADS_TO_A_PERSON = {"candidate_id", "account_id", "application_id", "subject_id", "email", "address", "contact_email"}
NO_PERSON = {"disclosure", "certificate", "published_company"}  # a viewer's id or a pseudonym, which lead nowhere


def test_every_table_that_leads_to_a_person_has_its_place() -> None:
    destroyed = {name for name, _condition in erasing.destroyed_with_person()}
    placed = destroyed | set(erasing.EMPTIED) | set(erasing.STAYS) | NO_PERSON
    leading = {table.name for table in SQLModel.metadata.tables.values() if LEADS_TO_A_PERSON & set(table.columns.keys())}
    assert leading - placed == set()


def test_what_refers_to_an_application_goes_with_it() -> None:
    referring = {
        table.name for table in SQLModel.metadata.tables.values() for key in table.foreign_keys if key.column.table.name == "application"
    }
    assert referring <= {name for name, _condition in erasing.destroyed_with_application()}


@pytest.mark.parametrize("who", ["candidate", "owner", "staff"])
def test_nobody_but_the_system_destroys(database: Engine, who: str) -> None:
    actors: dict[str, Actor] = {"candidate": market.some_candidate(), "owner": market.some_owner(), "staff": market.some_staff()}
    for function in (func.erase_person, func.erase_application):
        with pytest.raises(ProgrammingError, match="only the system destroys"), db.transaction(actors[who], Purpose.SELF) as session:
            session.execute(select(function(actors["candidate"].candidate_id, "account_erased")))
