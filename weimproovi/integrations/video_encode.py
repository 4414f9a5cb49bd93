"""A playable copy of a recording that another browser cannot play (PyAV): encoded once, without metadata, seekable. Runs in the child of `video` alone.

WebM becomes MP4 (MPEG-4 Part 2, AAC), MP4 becomes WebM (VP8, Opus): decision record 35 says why these, and why no encoder under the GPL is called.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, BinaryIO

import av
import av.error

from weimproovi.errors import VideoRefused
from weimproovi.integrations.video_limits import Limits
from weimproovi.integrations.video_remux import Survey, opened, reader_of, survey_of, writing
from weimproovi.vocabulary import VideoProblem

CLOCK = Fraction(1, 1000)
SIDE = 640  # pixels of the longer side: what old players of MPEG-4 take, and what one core makes faster than it plays
GAP = Fraction(1, 31)  # pictures closer together than this are left out: 30 a second at most
PICTURES_A_SECOND, SOUNDS_A_SECOND, PLACE_EVERY = 31, 51, 30
PICTURE_BITS, SOUND_BITS, SOUND_RATE = 1_200_000, 64_000, 48_000
TURNS = (90, 180, 270)  # degrees


@dataclass(frozen=True)
class Form:
    """Encoders of one container."""

    picture: str
    sound: str
    options: dict[str, str]


FORMS = {
    "webm": Form("libvpx", "libopus", {"deadline": "realtime", "cpu-used": "8", "flags": "+bitexact"}),
    "mp4": Form("mpeg4", "aac", {"flags": "+bitexact"}),
}
CODECS = {"libvpx": "vp8", "libopus": "opus", "mpeg4": "mpeg4", "aac": "aac"}


def encode(source: BinaryIO, out: BinaryIO, container: str, limits: Limits) -> Survey:
    """Writes the copy to `out` as a `container`; what it is.

    Raises:
        VideoRefused: the recording does not decode to its end, or grows beyond the limits.
    """
    reader = reader_of(source)
    try:
        found = survey_of(source, reader, limits)
        return _encoded(source, reader, out, _as(container, found), found.first or Fraction(0))
    except (av.error.FFmpegError, ValueError, OverflowError, EOFError):
        raise VideoRefused(VideoProblem.UNREADABLE) from None


def _as(container: str, found: Survey) -> Survey:
    """The survey of the copy before it is made: room for its index is reserved by it."""
    form, seconds = FORMS[container], int(found.seconds) + 2
    scale = min(1.0, SIDE / max(found.width, found.height, 1))
    return Survey(
        picture=CODECS[form.picture] if found.picture else "",
        sound=CODECS[form.sound] if found.sound else "",
        width=_even(found.width * scale),
        height=_even(found.height * scale),
        first=Fraction(0),
        last=Fraction(found.seconds).limit_denominator(1000),
        packets=seconds * (PICTURES_A_SECOND + SOUNDS_A_SECOND),
        places=seconds * PICTURES_A_SECOND // PLACE_EVERY + seconds,
    )


def _even(side: float) -> int:
    return round(side / 2) * 2


def _encoded(source: BinaryIO, reader: str, out: BinaryIO, survey: Survey, first: Fraction) -> Survey:
    form = FORMS[survey.container]
    with opened(source, reader) as container, writing(out, survey) as made:
        lanes: dict[int, _Pictures | _Sounds] = {}
        if survey.picture:
            lanes[container.streams.video[0].index] = _Pictures(made, form, survey)
        if survey.sound:
            lanes[container.streams.audio[0].index] = _Sounds(made, form)
        for index, frame in _frames(container, lanes):
            made.mux(lanes[index].take(frame, frame.pts * frame.time_base - first))
        for lane in lanes.values():
            made.mux(lane.rest())
    return survey


def _frames(container: Any, wanted: Any) -> Iterator[tuple[int, Any]]:
    """What decodes, in its order; a piece that does not is left out, as a player would."""
    for packet in container.demux([container.streams[index] for index in wanted]):
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:
            continue
        yield from ((packet.stream.index, frame) for frame in frames if frame.pts is not None)


class _Pictures:
    """The picture's way: upright, no larger than the form holds, on a clock of milliseconds."""

    def __init__(self, made: Any, form: Form, survey: Survey) -> None:
        self._made = made.add_stream(form.picture, rate=30, options=dict(form.options))
        self._made.width, self._made.height, self._made.pix_fmt = survey.width, survey.height, "yuv420p"
        self._made.bit_rate, self._made.gop_size, self._made.time_base = PICTURE_BITS, PLACE_EVERY, CLOCK
        self._made.codec_context.time_base = CLOCK
        self._last: Fraction | None = None

    def take(self, frame: Any, at: Fraction) -> list[Any]:
        if at < 0 or (self._last is not None and at - self._last < GAP):
            return []
        self._last = at
        fitted = self._fit(frame)
        fitted.pts, fitted.time_base = int(at / CLOCK), CLOCK
        return list(self._made.encode(fitted))

    def _fit(self, frame: Any) -> Any:
        turn, size = frame.rotation % 360, (self._made.width, self._made.height)
        width, height = size[::-1] if turn in (90, 270) else size
        fitted = frame.reformat(width, height, "yuv420p")
        if turn in TURNS:
            fitted = av.VideoFrame.from_image(fitted.to_image().rotate(turn, expand=True)).reformat(format="yuv420p")
        fitted.pict_type = av.video.frame.PictureType.NONE
        return fitted

    def rest(self) -> list[Any]:
        return list(self._made.encode(None))


class _Sounds:
    """The sound's way: one rate, one channel; silence where the recording has none."""

    def __init__(self, made: Any, form: Form) -> None:
        self._made = made.add_stream(form.sound, rate=SOUND_RATE, layout="mono", options={"flags": "+bitexact"})
        self._made.bit_rate = SOUND_BITS
        self._even = av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE)
        self._next = 0

    def take(self, frame: Any, at: Fraction) -> list[Any]:
        packets: list[Any] = []
        place = int(at * SOUND_RATE)
        if place - self._next > SOUND_RATE // 10:
            packets += self._silence(place - self._next)
        frame.pts = None
        for part in self._even.resample(frame):
            packets += self._encode(part)
        return packets

    def _silence(self, samples: int) -> list[Any]:
        packets: list[Any] = []
        while samples > 0:
            part = av.AudioFrame(format="s16", layout="mono", samples=min(samples, SOUND_RATE))
            for plane in part.planes:
                plane.update(bytes(plane.buffer_size))
            part.sample_rate = SOUND_RATE
            samples -= part.samples
            packets += self._encode(part)
        return packets

    def _encode(self, part: Any) -> list[Any]:
        part.pts, part.time_base = self._next, Fraction(1, SOUND_RATE)
        self._next += part.samples
        return list(self._made.encode(part))

    def rest(self) -> list[Any]:
        packets: list[Any] = []
        for part in self._even.resample(None):
            packets += self._encode(part)
        return packets + list(self._made.encode(None))
