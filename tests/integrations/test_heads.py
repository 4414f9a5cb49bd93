"""Signed heads outlive the database: kept in order in a folder or in S3, beside the journal, and read by nobody as a part of it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.integrations.test_journal import kept_at, written
from tests.support.buckets import s3_server, some_bucket
from weimproovi import clock
from weimproovi.errors import StorageFault
from weimproovi.integrations import heads, journal, signing
from weimproovi.settings import read
from weimproovi.vocabulary import JournalKind


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(params=["folder", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    chosen = str(tmp_path / "jurnal")
    if request.param == "s3":
        chosen = f"s3://{some_bucket(request.getfixturevalue('s3'), monkeypatch)}/jurnal"
    yield from kept_at(chosen, monkeypatch)


@pytest.mark.usefixtures("place")
def test_heads_come_back_as_they_were_signed_and_in_order_beside_the_journal() -> None:
    told = written(JournalKind.PERSON_ERASED)
    signed = [signing.sign(size, bytes(32), clock.now() + timedelta(hours=size), resumed=size == 2) for size in (1, 9, 2, 10)]
    signed.sort(key=lambda head: head.at)
    for head in signed:
        heads.append(head)
    assert list(heads.kept()) == signed
    assert all(signing.is_genuine(head) and signing.is_ours(head.public_key) for head in signed)
    journal.forget(clock.now() + timedelta(days=400))
    assert [entry.subject for entry in journal.entries(clock.now() - timedelta(days=400))] in ([], told)
    assert len(list(heads.kept())) == 4


def test_heads_that_cannot_be_kept_stop_the_signing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jurnal").write_text("a file where the folder should be")
    for _place in kept_at(str(tmp_path / "jurnal"), monkeypatch):
        with pytest.raises(StorageFault):
            heads.append(signing.sign(1, bytes(32), clock.now()))


def test_the_key_is_taken_from_the_settings_and_former_ones_are_known_by_their_public_half() -> None:
    chosen = read({"WEIMPROOVI_LEDGER_KEY": "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=", "WEIMPROOVI_FORMER_LEDGER_KEYS": "QkI= Q0M="})
    assert (chosen.ledger_key, chosen.former_ledger_keys) == (b"A" * 32, (b"BB", b"CC"))
