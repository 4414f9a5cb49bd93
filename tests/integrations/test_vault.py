"""A person's key can be opened by the master key in use or a former one, by nothing else, and never shows itself."""

from pathlib import Path

import pytest

from weimproovi.errors import StorageFault
from weimproovi.integrations.storage import new_name, open_store
from weimproovi.integrations.vault import MasterKeys, new_key

OLD, NEW = bytes(range(32)), bytes(range(32, 64))


def test_a_wrapped_key_comes_back() -> None:
    key = new_key()
    wrapped = MasterKeys(OLD).wrap(key)
    assert MasterKeys(OLD).unwrap(wrapped) == key
    assert key not in wrapped
    assert len(wrapped) == 69


def test_wrapping_twice_looks_different() -> None:
    key = new_key()
    assert MasterKeys(OLD).wrap(key) != MasterKeys(OLD).wrap(key)


@pytest.mark.parametrize("at", [0, 1, 9, 30, -1])
def test_a_changed_wrapped_key_is_refused(at: int) -> None:
    wrapped = bytearray(MasterKeys(OLD).wrap(new_key()))
    wrapped[at] ^= 1
    with pytest.raises(StorageFault):
        MasterKeys(OLD).unwrap(bytes(wrapped))


@pytest.mark.parametrize("length", [0, 5, 9, 20, 68])
def test_a_cut_wrapped_key_is_refused(length: int) -> None:
    with pytest.raises(StorageFault):
        MasterKeys(OLD).unwrap(MasterKeys(OLD).wrap(new_key())[:length])


def test_a_lost_master_key_is_a_fault() -> None:
    with pytest.raises(StorageFault):
        MasterKeys(NEW).unwrap(MasterKeys(OLD).wrap(new_key()))


def test_rotation_keeps_files_readable(tmp_path: Path) -> None:
    store, name = open_store(f"local:{tmp_path}"), new_name()
    wrapped = MasterKeys(OLD).wrap(new_key())
    store.put(name, MasterKeys(OLD).unwrap(wrapped), iter([b"cv"]))
    between = MasterKeys(NEW, former=(OLD,))
    assert b"".join(store.open(name, between.unwrap(wrapped))) == b"cv"
    renewed = between.rewrap(wrapped)
    assert between.is_current(renewed)
    assert not between.is_current(wrapped)
    assert b"".join(store.open(name, MasterKeys(NEW).unwrap(renewed))) == b"cv"


def test_a_key_that_is_current_is_not_wrapped_again() -> None:
    wrapped = MasterKeys(NEW).wrap(new_key())
    assert MasterKeys(NEW).rewrap(wrapped) is wrapped


def test_a_short_master_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        MasterKeys(OLD, former=(b"short",))


def test_master_keys_do_not_show_themselves() -> None:
    assert repr(MasterKeys(OLD, former=(NEW,))) == "MasterKeys()"
