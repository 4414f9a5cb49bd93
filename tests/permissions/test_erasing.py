"""Destroying a person is the work of the system alone."""

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import ProgrammingError

from tests.support import market
from weimproovi import db
from weimproovi.permissions.actor import Actor
from weimproovi.vocabulary import Purpose


@pytest.mark.parametrize("who", ["candidate", "owner", "staff"])
def test_nobody_but_the_system_destroys(database: Engine, who: str) -> None:
    actors: dict[str, Actor] = {"candidate": market.some_candidate(), "owner": market.some_owner(), "staff": market.some_staff()}
    for function in (func.erase_person, func.erase_application):
        with pytest.raises(ProgrammingError, match="only the system destroys"), db.transaction(actors[who], Purpose.SELF) as session:
            session.execute(select(function(actors["candidate"].candidate_id, "account_erased")))
