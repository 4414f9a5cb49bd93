"""A recording that a browser cannot play comes out as one that it can: encoded once, seekable, without metadata, in a process of its own."""

import io
from pathlib import Path

import av
import pytest

from tests.support import real_videos as real
from tests.support.real_videos import MP4, WEBM, recording
from weimproovi.errors import VideoRefused
from weimproovi.integrations import video
from weimproovi.integrations.video import Limits, Recording
from weimproovi.vocabulary import VideoProblem

GPL = ("libx264", "libx265", "libxvid")


def copied(content: bytes, folder: Path, container: str, limits: Limits = Limits()) -> tuple[Recording, bytes]:  # noqa: B008
    """The copy of a recording that was looked at, as it happens to one that is stored."""
    with video.checked([content], folder, limits) as found:
        stored = b"".join(found.chunks())
    with video.playable([stored], folder, container, limits) as made:
        return made, b"".join(made.chunks())


def pictures(content: bytes) -> list[tuple[float, int, int]]:
    with av.open(io.BytesIO(content)) as opened:
        return [(frame.time or 0.0, frame.width, frame.height) for frame in opened.decode(video=0)]


@pytest.mark.parametrize(
    ("made", "container", "media_type", "codecs"),
    [
        ((WEBM, "libvpx", "libopus"), "mp4", "video/mp4", "mpeg4+aac"),
        ((WEBM, "libvpx-vp9", None), "mp4", "video/mp4", "mpeg4"),
        ((MP4, "libx264", "aac"), "webm", "video/webm", "vp8+opus"),
        ((MP4, "libx264", "libopus"), "webm", "video/webm", "vp8+opus"),
    ],
)
def test_each_kind_becomes_the_other(tmp_path: Path, made: tuple[str, str, str | None], container: str, media_type: str, codecs: str) -> None:
    found, copy = copied(recording(*made, seconds=3), tmp_path, container)
    assert (found.media_type, found.codecs, found.poster) == (media_type, codecs, b"")
    assert video.media_type_in(container, picture=True) == media_type
    shown = pictures(copy)
    assert len(shown) == 30
    assert shown[0][0] < 0.1
    assert {one[1:] for one in shown} == {(160, 120)}
    assert 2.8 <= shown[-1][0] <= 3.1
    assert video.codecs_in(container, picture=True).startswith(codecs)
    with av.open(io.BytesIO(copy)) as opened:
        assert [stream.codec_context.codec.canonical_name for stream in opened.streams if stream.type in ("video", "audio")] == codecs.split("+")
        if made[2]:
            heard = [(frame.time or 0.0) + frame.samples / frame.sample_rate for frame in opened.decode(audio=0)]
            assert 2.8 <= heard[-1] <= 3.2


@pytest.mark.parametrize(("source", "sound", "container", "media_type"), [(WEBM, "libopus", "mp4", "audio/mp4"), (MP4, "aac", "webm", "audio/webm")])
def test_a_voice_becomes_the_other_kind_of_voice(tmp_path: Path, source: str, sound: str, container: str, media_type: str) -> None:
    found, copy = copied(recording(source, None, sound), tmp_path, container, Limits(picture=False))
    assert (found.media_type, found.width) == (media_type, 0)
    with av.open(io.BytesIO(copy)) as opened:
        assert [stream.type for stream in opened.streams] == ["audio"]


@pytest.mark.parametrize(("made", "container"), [((WEBM, "libvpx", "libopus"), "mp4"), ((MP4, "libx264", "aac"), "webm")])
def test_a_copy_can_be_sought_from_its_first_bytes_on_and_says_nothing_of_its_maker(tmp_path: Path, made: tuple[str, str, str], container: str) -> None:
    _found, copy = copied(recording(*made, seconds=6), tmp_path, container)
    first, second = (b"\x1c\x53\xbb\x6b", b"\x1f\x43\xb6\x75") if container == "webm" else (b"moov", b"mdat")
    at = copy.rfind(first, 0, copy.find(second)) if container == "webm" else copy.find(first)
    assert 0 < at < copy.find(second)
    for word in (b"Lavf6", b"Lavc6", b"libvpx"):
        assert word not in copy
    with av.open(io.BytesIO(copy)) as opened:
        opened.seek(4_000_000)
        assert 2.5 <= (next(opened.decode(video=0)).time or 0) <= 4.1


def test_a_phone_held_upright_stands_upright_in_its_copy(tmp_path: Path) -> None:
    found, copy = copied(real.turned(recording(MP4, "libx264", "aac")), tmp_path, "webm")
    assert (found.width, found.height) == (120, 160)
    assert {one[1:] for one in pictures(copy)} == {(120, 160)}


@pytest.mark.parametrize(
    ("media_type", "codecs", "container"), [("video/webm", "vp9+opus", "mp4"), ("video/mp4", "h264+aac", "webm"), ("video/mp4", "h264+opus", "mp4"), ("audio/mp4", "aac", "webm")]
)
def test_the_copy_is_what_a_browser_has_that_lacks_the_recording(media_type: str, codecs: str, container: str) -> None:
    assert video.other_container(media_type, codecs) == container


def test_a_copy_that_costs_too_much_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(VideoRefused) as why, video.playable([recording(seconds=6)], tmp_path, "mp4", Limits(cpu_seconds=0, wall_seconds=20)):
        pass
    assert why.value.problem in (VideoProblem.TOO_SLOW, VideoProblem.UNREADABLE)


def test_what_is_no_recording_becomes_none(tmp_path: Path) -> None:
    for content in (b"", real.zip_named_video(), real.webm_and_page()):
        with pytest.raises(VideoRefused), video.playable([content], tmp_path, "mp4", Limits()):
            pass
    assert list(tmp_path.iterdir()) == []


def test_no_encoder_under_the_gpl_is_named_by_the_product() -> None:
    product = Path(video.__file__).parents[1]
    named = [str(path) for path in product.rglob("*.py") for word in GPL if word in path.read_text()]
    assert named == []
