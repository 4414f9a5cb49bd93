"""Recordings of browsers and phones come out as seekable files without metadata; whatever is not what it says is refused, in a process of its own (C3, D1)."""

import io
import os
import resource
from fractions import Fraction
from pathlib import Path

import av
import pytest

from tests.support import real_videos as real
from tests.support.real_videos import MP4, WEBM, recording
from weimproovi.errors import VideoRefused
from weimproovi.integrations import video
from weimproovi.integrations.video import Limits, Recording, checked
from weimproovi.vocabulary import VideoProblem

CUES, CLUSTER = b"\x1c\x53\xbb\x6b", b"\x1f\x43\xb6\x75"
SECRET = "Jalan Rahasia 7"
VOICE = Limits(picture=False)


def look(content: bytes, folder: Path, limits: Limits = Limits()) -> tuple[Recording, bytes]:  # noqa: B008
    """What was found and what would be stored."""
    with checked([content], folder, limits) as found:
        return found, b"".join(found.chunks())


def refused(content: bytes, folder: Path, limits: Limits = Limits()) -> VideoProblem:  # noqa: B008
    with pytest.raises(VideoRefused) as why, checked([content], folder, limits):
        pass
    return why.value.problem


@pytest.mark.parametrize(
    ("made", "media_type", "codecs"),
    [
        ((WEBM, "libvpx", "libopus"), "video/webm", "vp8+opus"),
        ((WEBM, "libvpx-vp9", "libopus"), "video/webm", "vp9+opus"),
        ((WEBM, "libvpx", None), "video/webm", "vp8"),
        ((MP4, "libx264", "aac"), "video/mp4", "h264+aac"),
        ((MP4, "libx264", "libopus"), "video/mp4", "h264+opus"),
        (("matroska", "libx264", "libopus"), "video/mp4", "h264+opus"),
    ],
)
def test_what_browsers_record_is_copied_as_it_is(tmp_path: Path, made: tuple[str, str, str | None], media_type: str, codecs: str) -> None:
    found, copy = look(recording(*made), tmp_path)
    assert (found.media_type, found.codecs) == (media_type, codecs)
    assert 1_900 <= found.duration <= 2_200
    assert (found.width, found.height) == (160, 120)
    assert found.poster.startswith(b"\xff\xd8\xff")
    with av.open(io.BytesIO(copy)) as opened:
        assert sum(1 for _frame in opened.decode(video=0)) == 20


@pytest.mark.parametrize(("container", "sound", "media_type"), [(WEBM, "libopus", "audio/webm"), (MP4, "aac", "audio/mp4")])
def test_a_voice_is_kept_without_its_picture(tmp_path: Path, container: str, sound: str, media_type: str) -> None:
    for picture in (None, "libx264" if container == MP4 else "libvpx"):
        found, copy = look(recording(container, picture, sound), tmp_path, VOICE)
        assert (found.media_type, found.poster, found.width) == (media_type, b"", 0)
        with av.open(io.BytesIO(copy)) as opened:
            assert [stream.type for stream in opened.streams] == ["audio"]


@pytest.mark.parametrize("made", [(WEBM, "libvpx", "libopus"), (MP4, "libx264", "aac")])
def test_the_copy_can_be_sought_from_its_first_bytes_on(tmp_path: Path, made: tuple[str, str, str]) -> None:
    _found, copy = look(recording(*made, seconds=6), tmp_path)
    index, content = (copy.rfind(CUES, 0, copy.find(CLUSTER)), copy.find(CLUSTER)) if made[0] == WEBM else (copy.find(b"moov"), copy.find(b"mdat"))
    assert 0 < index < content
    with av.open(io.BytesIO(copy)) as opened:
        assert opened.duration is not None
        opened.seek(4_000_000)
        first = next(opened.decode(video=0))
        assert first.time is not None
        assert 3.0 <= first.time <= 4.1


@pytest.mark.parametrize("made", [(WEBM, "libvpx", "libopus"), (MP4, "libx264", "aac")])
def test_no_metadata_is_left(tmp_path: Path, made: tuple[str, str, str]) -> None:
    source = recording(*made, title=SECRET, comment=SECRET, location="+06.1754+106.8272/")
    assert SECRET.encode() in source
    _found, copy = look(source, tmp_path)
    for word in (SECRET.encode(), b"106.8272", b"x264", b"Lavf62", b"libvpx"):
        assert word not in copy
    with av.open(io.BytesIO(copy)) as opened:
        assert not {"title", "comment", "location", "creation_time"} & {key.lower() for key in opened.metadata}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", VideoProblem.WRONG_TYPE),
        (real.zip_named_video(), VideoProblem.WRONG_TYPE),
        (b"%PDF-1.7" + bytes(2000), VideoProblem.WRONG_TYPE),
        (b"#!/bin/sh\necho", VideoProblem.WRONG_TYPE),
        (b"#EXTM3U\nfile:///etc/passwd\n", VideoProblem.WRONG_TYPE),
        (b"\x1a\x45\xdf\xa3", VideoProblem.UNREADABLE),
        (b"\x00\x00\x00\x18ftypisom" + os.urandom(4096), VideoProblem.UNREADABLE),
        (real.webm_and_page(), VideoProblem.UNREADABLE),
        (real.cut(recording(MP4, "libx264", "aac", seconds=6)), VideoProblem.UNREADABLE),
        (recording(MP4, "mpeg4", "aac"), VideoProblem.WRONG_CODEC),
        (recording(WEBM, None), VideoProblem.NO_PICTURE),
        (recording(stretch=20_000), VideoProblem.TOO_LONG),
        (recording(MP4, "libx264", "aac", stretch=20_000), VideoProblem.TOO_LONG),
    ],
    ids=["nothing", "zip", "pdf", "script", "playlist", "head", "noise", "page", "cut", "codec", "voice", "ten hours", "ten hours of mp4"],
)  # fmt: skip
def test_what_is_not_what_it_says_is_refused(tmp_path: Path, content: bytes, problem: VideoProblem) -> None:
    assert refused(content, tmp_path) is problem


def test_a_phone_held_upright_stays_upright(tmp_path: Path) -> None:
    found, copy = look(real.turned(recording(MP4, "libx264", "aac")), tmp_path)
    assert (found.width, found.height) == (120, 160)
    with av.open(io.BytesIO(copy)) as opened:
        assert next(opened.decode(video=0)).rotation == -90


def test_a_voice_needs_a_sound(tmp_path: Path) -> None:
    assert refused(recording(audio=None), tmp_path, VOICE) is VideoProblem.NO_SOUND


def test_a_length_that_only_the_head_claims_is_not_believed(tmp_path: Path) -> None:
    found, copy = look(real.claiming_hours(recording(live=False)), tmp_path)
    assert found.duration < 2_200
    with av.open(io.BytesIO(copy)) as opened:
        assert Fraction(opened.duration or 0, 1_000_000) < 3


def test_what_was_cut_off_is_kept_as_far_as_it_came(tmp_path: Path) -> None:
    found, _copy = look(real.cut(recording(seconds=6)), tmp_path)
    assert 2_000 <= found.duration <= 5_500


def test_what_hides_behind_a_recording_stays_behind(tmp_path: Path) -> None:
    _found, copy = look(real.mp4_and_zip(), tmp_path)
    assert b"PK\x03\x04" not in copy


def test_noise_in_the_middle_harms_nobody(tmp_path: Path) -> None:
    source = bytearray(recording(seconds=6))
    for at in range(len(source) // 3, len(source) // 2):
        source[at] ^= 0x5A
    try:
        found, _copy = look(bytes(source), tmp_path)
    except VideoRefused:
        return
    assert 0 < found.duration < 20_000


@pytest.mark.parametrize("limits", [Limits(cpu_seconds=0, wall_seconds=20), Limits(memory_bytes=48 * 1024 * 1024), Limits(written_bytes=100)], ids=["time", "memory", "disk"])
def test_a_child_that_costs_too_much_is_ended(tmp_path: Path, limits: Limits) -> None:
    assert refused(recording(), tmp_path, limits) in (VideoProblem.TOO_SLOW, VideoProblem.UNREADABLE)


def test_nothing_of_a_recording_has_a_name_on_the_disk(tmp_path: Path) -> None:
    with checked([recording()], tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_this_process_holds_no_recording_in_memory(tmp_path: Path) -> None:
    chunk = bytes(1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(VideoRefused), checked((chunk for _number in range(150)), tmp_path):
        pass
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024


@pytest.mark.parametrize("found", [b"", b"[]", b"{}", b'{"problem": "kopi"}', b'{"container": "webm", "duration": 1, "width": 1, "height": 1, "codecs": ["h265"]}'])
def test_what_a_child_says_is_not_believed(found: bytes) -> None:
    files = {name: io.BytesIO(found if name == "findings" else b"") for name in video.NAMES}
    with pytest.raises(VideoRefused):
        video._collect(files, video.CODECS, Limits())
