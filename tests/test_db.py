"""`transaction()` is the only way in: it carries the actor, keeps nothing, and a refusal leaves one row."""

from uuid import uuid4

import pytest
from sqlalchemy import Engine, func, select

from weimproovi import db
from weimproovi.models import Company
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM
from weimproovi.vocabulary import Purpose


def test_the_system_writes_and_an_anonymous_actor_sees_nothing(database: Engine) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(Company(name="PT Kopi Senja", slug="kopi-senja"))
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        assert session.execute(select(Company)).all() == []


def test_nothing_of_the_actor_survives_its_transaction(database: Engine) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE):
        pass
    with db.engine().connect() as connection:
        assert not connection.execute(select(func.current_setting("app.kind", True))).scalar()


def test_an_error_rolls_everything_back(database: Engine) -> None:
    with pytest.raises(ZeroDivisionError), db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(Company(id=uuid4(), name="PT Batal", slug="batal"))
        session.flush()
        _ = 1 / 0
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(func.count()).select_from(Company)).scalar() == 0
