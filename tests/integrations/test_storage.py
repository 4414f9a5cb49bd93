"""The encrypted store keeps its word over a local folder and over the S3 protocol alike."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import boto3
import psutil
import pytest

from tests.support.buckets import s3_server
from weimproovi.errors import StorageFault
from weimproovi.integrations.frames import FRAME_BYTES, HEADER_BYTES
from weimproovi.integrations.storage import Store, new_name, open_store
from weimproovi.integrations.vault import new_key

MEBIBYTE = 1024 * 1024
PLAIN = bytes(range(251)) * 1100  # 276,100 bytes: four whole frames and a part
SIZES = (0, 1, 65535, 65536, 65537, 131072, len(PLAIN))


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of an S3 server in a process of its own, so that our memory is ours alone."""
    with s3_server() as address:
        yield address


@pytest.fixture(params=["local", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    if request.param == "local":
        return open_store(f"local:{tmp_path / 'files'}")
    endpoint = request.getfixturevalue("s3")
    for name, value in (
        ("AWS_ACCESS_KEY_ID", "a"),
        ("AWS_SECRET_ACCESS_KEY", "b"),
        ("AWS_DEFAULT_REGION", "us-east-1"),
    ):
        monkeypatch.setenv(name, value)
    boto3.client("s3", endpoint_url=endpoint).create_bucket(Bucket="berkas")
    return open_store("s3://berkas/cv", endpoint_url=endpoint)


def _stored(store: Store, name: str) -> bytes:
    size = store._shelf.size(name)
    assert size is not None
    return b"".join(store._shelf.read(name, 0, size))


def _kept(store: Store, plain: bytes = PLAIN) -> tuple[str, bytes]:
    name, key = new_name(), new_key()
    assert store.put(name, key, iter([plain])) == len(plain)
    return name, key


def _refused(store: Store, name: str, key: bytes) -> None:
    with pytest.raises(StorageFault):
        b"".join(store.open(name, key))


@pytest.mark.parametrize("size", SIZES)
def test_what_goes_in_comes_out(store: Store, size: int) -> None:
    name, key = _kept(store, PLAIN[:size])
    assert b"".join(store.open(name, key)) == PLAIN[:size]


def test_chunks_of_any_size_make_the_same_file(store: Store) -> None:
    name, key = new_name(), new_key()
    store.put(name, key, (PLAIN[at : at + 1013] for at in range(0, len(PLAIN), 1013)))
    assert b"".join(store.open(name, key)) == PLAIN


@pytest.mark.parametrize(
    "bounds",
    [
        (0, 1),
        (0, 65536),
        (65535, 65537),
        (65536, 131072),
        (100_000, 270_000),
        (276_099, 276_100),
        (5, 5),
        (0, 10**9),
        (10**8, 10**9),
    ],
)
def test_a_range_equals_the_slice(store: Store, bounds: tuple[int, int]) -> None:
    name, key = _kept(store)
    assert b"".join(store.read_range(name, key, *bounds)) == PLAIN[slice(*bounds)]


def test_a_range_that_runs_backward_is_refused(store: Store) -> None:
    name, key = _kept(store)
    for bounds in ((-1, 4), (9, 3)):
        with pytest.raises(ValueError, match="forward"):
            store.read_range(name, key, *bounds)


def test_nothing_stored_can_be_read(store: Store) -> None:
    name, _key = _kept(store, b"Sukarno Barista " * 10_000)
    assert b"Sukarno" not in _stored(store, name)


def test_the_same_file_twice_looks_different(store: Store) -> None:
    (first, _one), (second, _two) = _kept(store), _kept(store)
    assert _stored(store, first)[HEADER_BYTES:] != _stored(store, second)[HEADER_BYTES:]


@pytest.mark.parametrize("at", [0, 3, 10, HEADER_BYTES, HEADER_BYTES + FRAME_BYTES + 7, -1])
def test_a_flipped_bit_is_refused(store: Store, at: int) -> None:
    name, key = _kept(store)
    stored = bytearray(_stored(store, name))
    stored[at] ^= 1
    store._shelf.write(name, iter([bytes(stored)]))
    _refused(store, name, key)


@pytest.mark.parametrize(
    "keep",
    [
        0,
        10,
        HEADER_BYTES,
        HEADER_BYTES + 5,
        HEADER_BYTES + FRAME_BYTES,
        HEADER_BYTES + 4 * FRAME_BYTES,
        HEADER_BYTES + 4 * FRAME_BYTES + 8,
        -1,
    ],
)
def test_a_cut_file_is_refused(store: Store, keep: int) -> None:
    name, key = _kept(store)
    store._shelf.write(name, iter([_stored(store, name)[:keep]]))
    _refused(store, name, key)


def test_an_appended_frame_is_refused(store: Store) -> None:
    name, key = _kept(store, PLAIN[: 2 * 65536])
    stored = _stored(store, name)
    store._shelf.write(name, iter([stored + stored[-FRAME_BYTES:]]))
    _refused(store, name, key)


def test_swapped_frames_are_refused(store: Store) -> None:
    name, key = _kept(store)
    stored = _stored(store, name)
    head, first, second, rest = (
        stored[:HEADER_BYTES],
        *(stored[HEADER_BYTES + n * FRAME_BYTES :][:FRAME_BYTES] for n in (0, 1)),
        stored[HEADER_BYTES + 2 * FRAME_BYTES :],
    )
    store._shelf.write(name, iter([head + second + first + rest]))
    _refused(store, name, key)


def test_a_file_moved_to_another_name_is_refused(store: Store) -> None:
    name, key = _kept(store)
    other = new_name()
    store._shelf.write(other, iter([_stored(store, name)]))
    _refused(store, other, key)


def test_another_persons_key_is_refused_before_the_first_byte(store: Store) -> None:
    name, _key = _kept(store)
    with pytest.raises(StorageFault):
        store.open(name, new_key())
    with pytest.raises(StorageFault):
        store.read_range(name, new_key(), 70_000, 70_001)


def test_a_deleted_file_is_missing_and_deleting_again_is_no_error(store: Store) -> None:
    name, key = _kept(store)
    assert store.exists(name)
    store.delete(name)
    store.delete(name)
    assert not store.exists(name)
    _refused(store, name, key)


def test_an_upload_that_breaks_off_leaves_nothing(store: Store) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"a" * (20 * MEBIBYTE)
        raise ConnectionResetError

    name = new_name()
    with pytest.raises(ConnectionResetError):
        store.put(name, new_key(), breaking())
    assert not store.exists(name)


def test_a_name_of_another_shape_is_refused(store: Store) -> None:
    for name in ("../../etc/passwd", "A" * 32, "", "a" * 31, "a" * 32 + "\n"):
        with pytest.raises(ValueError, match="name"):
            store.put(name, new_key(), iter([b"a"]))


@pytest.mark.timeout(180)
def test_memory_stays_flat_for_two_hundred_megabytes(store: Store) -> None:
    name, key = new_name(), new_key()
    store.put(name, key, iter([b"a" * MEBIBYTE] * 30))
    chunk, before, held = b"a" * MEBIBYTE, _memory(), [0]
    total = store.put(name, key, _sampled((chunk for _part in range(200)), held))
    assert sum(len(block) for block in _sampled(store.open(name, key), held)) == total == 200 * MEBIBYTE
    assert max(held) - before < 48 * MEBIBYTE


def _sampled(chunks: Iterable[bytes], held: list[int]) -> Iterator[bytes]:
    for number, chunk in enumerate(chunks):
        if number % 20 == 0:
            held.append(_memory())
        yield chunk


def _memory() -> int:
    return int(psutil.Process().memory_info().rss)


def test_local_files_are_for_their_owner_alone_and_no_draft_stays(tmp_path: Path) -> None:
    store = open_store(f"local:{tmp_path}")
    name, _key = _kept(store)
    path = tmp_path / name[:2] / name
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert list((tmp_path / "arriving").iterdir()) == []


@pytest.mark.parametrize("store", ["s3"], indirect=True)
def test_an_upload_that_breaks_off_is_given_up_in_the_bucket(store: Store, s3: str) -> None:
    test_an_upload_that_breaks_off_leaves_nothing(store)
    assert "Uploads" not in boto3.client("s3", endpoint_url=s3).list_multipart_uploads(Bucket="berkas")


def test_a_bucket_that_does_not_answer_is_a_fault_of_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    with pytest.raises(StorageFault):
        _kept(open_store("s3://berkas", endpoint_url="http://127.0.0.1:9"))


def test_a_place_of_another_kind_is_refused() -> None:
    for place in ("ftp://berkas", "local:", "s3://", "/berkas"):
        with pytest.raises(ValueError, match="neither"):
            open_store(place)
