"""The only door to FFmpeg (PyAV): a recording is looked at and copied, stream by stream, into a seekable file without metadata. Runs in the child of `video` alone.

Nothing is re-encoded. The container is told by the first bytes and no other reader is tried; a codec is what decodes, not what a name says; a length is what the
packets' own clock says, not what a head claims. FFmpeg reads and writes through files that are already open, so it opens nothing by itself.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, BinaryIO

import av
import av.error
from av.bitstream import BitStreamFilterContext

from weimproovi.errors import VideoRefused
from weimproovi.integrations.video_limits import Limits
from weimproovi.vocabulary import VideoProblem

EBML = b"\x1a\x45\xdf\xa3"
PICTURES, SOUNDS = ("vp8", "vp9", "h264"), ("opus", "aac")
WEBM_PICTURES, WEBM_SOUNDS = ("vp8", "vp9"), ("opus",)
HEAD_BYTES = 12
POSTER_SIDE, POSTER_QUALITY = 640, 72
SEI = "filter_units=remove_types=6"  # what a camera writes between the pictures of H.264: device, moment, anything
TABLE_BYTES, TABLE_BYTES_EACH = 8 * 1024, 48  # room for the index at the front


@dataclass
class Survey:
    """What the first pass found. Times in seconds by the packets' clock."""

    picture: str = ""
    sound: str = ""
    width: int = 0
    height: int = 0
    first: Fraction | None = None
    last: Fraction = Fraction(0)
    packets: int = 0
    places: int = 0  # where a player can begin
    poster: bytes = b""

    @property
    def seconds(self) -> float:
        return float(self.last - self.first) if self.first is not None else 0.0

    @property
    def container(self) -> str:
        webm = self.picture in ("", *WEBM_PICTURES) and self.sound in ("", *WEBM_SOUNDS)
        if not webm and self.picture == "vp8":  # no MP4 holds it
            raise VideoRefused(VideoProblem.WRONG_CODEC)
        return "webm" if webm else "mp4"


def remux(source: BinaryIO, out: BinaryIO, limits: Limits) -> Survey:
    """Surveys `source` and writes the seekable copy to `out`.

    Raises:
        VideoRefused: the first problem found.
    """
    reader = reader_of(source)
    try:
        survey = survey_of(source, reader, limits)
        _copy(source, reader, out, survey)
    except (av.error.FFmpegError, ValueError, OverflowError, EOFError):
        raise VideoRefused(VideoProblem.UNREADABLE) from None
    return survey


def reader_of(source: BinaryIO) -> str:
    """Which of the two containers the first bytes show.

    Raises:
        VideoRefused: neither.
    """
    source.seek(0)
    head = source.read(HEAD_BYTES)
    if head.startswith(EBML):
        return "matroska"
    if head[4:8] == b"ftyp":
        return "mov"
    raise VideoRefused(VideoProblem.WRONG_TYPE)


def survey_of(source: BinaryIO, reader: str, limits: Limits) -> Survey:
    """What is in it, packet by packet. Raises VideoRefused."""
    found = Survey()
    with opened(source, reader) as container:
        chosen = _chosen(container, limits)
        for stream in chosen:
            setattr(found, "picture" if stream.type == "video" else "sound", stream.codec_context.codec.canonical_name)
        undecoded = {stream.index for stream in chosen}
        for packet in _packets(container, chosen):
            _measure(found, packet, limits)
            if packet.stream.index in undecoded and _decodes(found, packet, limits):
                undecoded.discard(packet.stream.index)
    if undecoded or not found.packets:
        raise VideoRefused(VideoProblem.UNREADABLE)
    if found.seconds < limits.least_seconds:
        raise VideoRefused(VideoProblem.TOO_SHORT)
    return found


def opened(source: BinaryIO, reader: str) -> Any:
    """A reader at the beginning."""
    source.seek(0)
    return av.open(_Reading(source), "r", format=reader)  # type: ignore[call-overload]


def _chosen(container: Any, limits: Limits) -> list[Any]:
    """The first picture and the first sound that are taken; whatever else a phone adds (place, gyroscope, subtitles) is left behind."""
    pictures, sounds = list(container.streams.video), list(container.streams.audio)
    chosen = []
    for streams, taken, problem, needed in (
        (pictures if limits.picture else [], PICTURES, VideoProblem.NO_PICTURE, limits.picture),
        (sounds, SOUNDS, VideoProblem.NO_SOUND, not limits.picture),
    ):
        fitting = [stream for stream in streams if _codec(stream) in taken]
        if streams and not fitting:
            raise VideoRefused(VideoProblem.WRONG_CODEC)
        if needed and not fitting:
            raise VideoRefused(problem)
        chosen += fitting[:1]
    return chosen


def _codec(stream: Any) -> str:
    context = stream.codec_context
    return context.codec.canonical_name if context is not None else ""


def _packets(container: Any, chosen: list[Any]) -> Iterator[Any]:
    return (packet for packet in container.demux(chosen) if packet.size and packet.pts is not None)


def _measure(found: Survey, packet: Any, limits: Limits) -> None:
    begins = packet.pts * packet.time_base
    ends = begins + max(packet.duration or 0, 0) * packet.time_base
    found.first = begins if found.first is None else min(found.first, begins)
    found.last = max(found.last, ends)
    found.packets += 1
    found.places += bool(packet.is_keyframe)
    if found.seconds > limits.seconds:
        raise VideoRefused(VideoProblem.TOO_LONG)


def _decodes(found: Survey, packet: Any, limits: Limits) -> bool:
    """Whether something came out of it; of the picture also its size and a poster."""
    try:
        frames = packet.decode()
    except av.error.InvalidDataError:
        return False
    if not frames:
        return False
    if packet.stream.type == "video":
        _picture(found, frames[0], limits)
    return True


def _picture(found: Survey, frame: Any, limits: Limits) -> None:
    if not 0 < max(frame.width, frame.height) <= limits.side:
        raise VideoRefused(VideoProblem.TOO_LARGE_PICTURE)
    image = frame.to_image()
    if frame.rotation:
        image = image.rotate(frame.rotation, expand=True)
    found.width, found.height = image.size
    image.thumbnail((POSTER_SIDE, POSTER_SIDE))
    kept = io.BytesIO()
    image.convert("RGB").save(kept, "JPEG", quality=POSTER_QUALITY)
    found.poster = kept.getvalue()


def _copy(source: BinaryIO, reader: str, out: BinaryIO, survey: Survey) -> None:
    with opened(source, reader) as container, writing(out, survey) as made:
        wanted = {"video": survey.picture, "audio": survey.sound}
        chosen = [next(one for one in container.streams if one.type == kind and _codec(one) == codec) for kind, codec in wanted.items() if codec]
        lanes = {stream.index: _Lane(stream, made.add_stream_from_template(stream), survey) for stream in chosen}
        for packet in _packets(container, chosen):
            made.mux(lanes[packet.stream.index].fit(packet))
        for lane in lanes.values():
            made.mux(lane.rest())


def writing(out: BinaryIO, survey: Survey) -> Any:
    """The index goes to the front, so that a player seeks after its first request."""
    options = {"fflags": "+bitexact"}
    if survey.container == "webm":
        options["reserve_index_space"] = str(TABLE_BYTES + TABLE_BYTES_EACH * survey.places)
    else:
        options["moov_size"] = str(TABLE_BYTES + TABLE_BYTES_EACH * survey.packets)
    return av.open(_Writing(out), "w", format=survey.container, container_options=options)  # type: ignore[call-overload]


class _Lane:
    """One stream on its way into the copy: its clock begins with the recording, and never runs back."""

    def __init__(self, stream: Any, made: Any, survey: Survey) -> None:
        self._made = made
        self._first = survey.first or Fraction(0)
        self._last: int | None = None
        self._filter = BitStreamFilterContext(SEI, stream, made) if survey.picture == "h264" and stream.type == "video" else None

    def fit(self, packet: Any) -> list[Any]:
        shift = int(self._first / packet.time_base)
        decode = (packet.dts if packet.dts is not None else packet.pts) - shift
        if self._last is not None and decode <= self._last:
            decode = self._last + 1
        packet.pts, packet.dts = max(packet.pts - shift, decode), decode
        self._last = decode
        return self._on_its_way(self._filter.filter(packet) if self._filter else [packet])

    def rest(self) -> list[Any]:
        return self._on_its_way(self._filter.filter(None)) if self._filter else []

    def _on_its_way(self, packets: list[Any]) -> list[Any]:
        for packet in packets:
            packet.stream = self._made
        return packets


class _Reading:
    """An open file as FFmpeg may use it: read and seek."""

    def __init__(self, file: BinaryIO) -> None:
        self.read, self.seek, self.tell = file.read, file.seek, file.tell


class _Writing:
    """An open file as FFmpeg may use it: write and seek."""

    def __init__(self, file: BinaryIO) -> None:
        self.write, self.seek, self.tell = file.write, file.seek, file.tell
