"""`transaction()` is the only way in: it carries the actor, keeps nothing, and a refusal leaves one row."""

import pytest
from sqlalchemy import Engine, func, literal, select

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
        assert not connection.execute(select(func.current_setting("app.kind", literal(value=True)))).scalar()


def test_an_error_rolls_everything_back(database: Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        _add_and_fail()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(func.count()).select_from(Company)).scalar() == 0


def _add_and_fail() -> float:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(Company(name="PT Batal", slug="batal"))
        session.flush()
        return 1 / 0
