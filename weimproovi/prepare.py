"""Brings the database from nothing to ready: the embedded server, the migrations, the demo market.

Called by `python3 -m weimproovi run | migrate | seed | check` and by the application when it is started without them.
Every step is safe to repeat.
"""

from collections.abc import Callable

from sqlalchemy import select

from weimproovi import db, migrate, seeds
from weimproovi.models import DemoMarket
from weimproovi.permissions.actor import SYSTEM
from weimproovi.settings import SettingsError, production_faults, settings
from weimproovi.vocabulary import Purpose

Say = Callable[[str, str], None]


def everything(say: Say) -> tuple[seeds.SignIn, ...]:
    """The database up to date and, except in production, filled when it was empty; the sign-ins of its demo market.

    Raises SettingsError as `refuse_what_is_unsafe` does.
    """
    refuse_what_is_unsafe()
    database(say)
    if settings().env != "production":
        return market(say)
    refuse_what_is_unsafe(demo_market=holds_demo_market())
    return ()


def refuse_what_is_unsafe(*, demo_market: bool = False) -> None:
    """Raise SettingsError, in production, with one line for each reason why this may not be opened to the public."""
    faults = production_faults(settings(), demo_market=demo_market) if settings().env == "production" else []
    if faults:
        raise SettingsError("\n".join(faults))


def refuse_half_a_restore() -> None:
    """Raise SettingsError when a restore of this database was cut: nobody is served what others took back."""
    if db.is_restoring():
        raise SettingsError(
            "A restore of this database was begun and not finished: run `python3 -m weimproovi restore ARCHIVE` again."
        )


def database(say: Say) -> None:
    """Start the embedded server when no DATABASE_URL is set, and bring the tables up to date."""
    if settings().embedded:
        say("Menyiapkan basis data", "starting the database")
        db.addresses()
    refuse_half_a_restore()
    say("Memutakhirkan tabel", "migrating the tables")
    migrate.upgrade()


def market(say: Say) -> tuple[seeds.SignIn, ...]:
    """Fill an empty database with the demo market; the sign-ins of the one it holds, or none."""
    if seeds.is_empty():
        say("Mengisi pasar contoh", "filling the empty database with a demo market")
    return seeds.fill(lambda words: say(f"  {words}", ""))


def holds_demo_market() -> bool:
    """Whether this database was filled for a demonstration."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(DemoMarket).limit(1)).first() is not None
