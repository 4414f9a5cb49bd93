"""Brings the database from nothing to ready: the embedded server, the migrations, the demo market.

Called by `python3 -m weimproovi run | migrate | seed` and by the application when it is started without them. Every
step is safe to repeat, and safe in two processes at once.
"""

from collections.abc import Callable

from weimproovi import db, migrate, seeds
from weimproovi.settings import SettingsError, production_faults, settings

Say = Callable[[str, str], None]


def database(say: Say) -> None:
    """Start the embedded server when no DATABASE_URL is set, and bring the tables up to date."""
    if settings().embedded:
        say("Menyiapkan basis data", "starting the database")
        db.addresses()
    say("Memutakhirkan tabel", "migrating the tables")
    migrate.upgrade()


def market(say: Say) -> tuple[seeds.SignIn, ...]:
    """Fill an empty database with the demo market; the sign-ins it has. Production never gets one."""
    if settings().env == "production":
        return ()
    say("Mengisi pasar contoh bila basis data masih kosong", "filling an empty database with the demo market")
    return seeds.fill()


def refuse_unsafe_production() -> None:
    """Raise SettingsError with one line for each reason why this may not be opened to the public."""
    if settings().env == "production":
        faults = production_faults(settings(), demo_market=False)
        if faults:
            raise SettingsError("\n".join(faults))
