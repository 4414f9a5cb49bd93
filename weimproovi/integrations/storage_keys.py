"""The file store and the persons' keys as this process is configured. The only caller of settings for them."""

from functools import lru_cache

from weimproovi.integrations.storage import Store, new_name, open_store
from weimproovi.integrations.vault import MasterKeys, new_key
from weimproovi.settings import former_master_keys, master_key, settings


@lru_cache(maxsize=1)
def store() -> Store:
    """The encrypted store: a local folder or S3."""
    return open_store(settings().storage, endpoint_url=settings().s3_endpoint)


def answers() -> bool:
    """The store can be reached: asked for a name that nobody has, it says so.

    Raises:
        StorageFault: it cannot.
    """
    return not store().exists(new_name())


def keeps_its_word() -> bool:
    """What is put comes back as it was and can be deleted.

    Raises:
        StorageFault: it cannot be reached or written.
    """
    name, key = new_name(), new_key()
    store().put(name, key, [key])
    same = b"".join(store().open(name, key)) == key
    store().delete(name)
    return same and not store().exists(name)


def new_wrapped_key() -> bytes:
    """A new person's key, wrapped by the master key."""
    return _keys().wrap(new_key())


def wrap(secret: bytes) -> bytes:
    """A secret of an account, sealed by the master key."""
    return _keys().wrap(secret)


def unwrap(wrapped: bytes) -> bytes:
    """A person's key, or an account's secret. Raises StorageFault when its master key is not at hand."""
    return _keys().unwrap(wrapped)


def rewrap(wrapped: bytes) -> bytes:
    """The same key under the current master key (rotation)."""
    return _keys().rewrap(wrapped)


def forget() -> None:
    """The next use reads the keys anew (after a rotation)."""
    _keys.cache_clear()


@lru_cache(maxsize=1)
def _keys() -> MasterKeys:
    return MasterKeys(master_key(), former_master_keys())
