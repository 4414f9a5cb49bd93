"""A place of its own for a measurement: an empty data folder with an embedded server, gone when the process ends."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from sqlalchemy import Engine, create_engine

from weimproovi import db, migrate
from weimproovi.settings import settings


def empty_database() -> Engine:
    """Points this process's settings to an empty, migrated database; gives the owner's engine."""
    folder = own_folder()
    os.environ |= {"WEIMPROOVI_ENV": "test", "WEIMPROOVI_DATA": str(folder), "WEIMPROOVI_BCRYPT_COST": "4"}
    settings.cache_clear()
    addresses = db.addresses()
    atexit.register(db.disconnect)
    migrate.upgrade(addresses.owner)
    return create_engine(addresses.owner, connect_args={"prepare_threshold": 5})


def own_folder() -> Path:
    """A folder that is gone when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="weimproovi-bench-"))
    folder.chmod(0o711)  # the embedded server's own user passes through
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
