"""Real recordings, made as browsers and phones make them, and what somebody hostile sends in their place."""

import io
import struct
import zipfile
from fractions import Fraction

import av
import av.container
from PIL import Image

WEBM, MP4 = "webm", "mp4"


def recording(
    container: str = WEBM, video: str | None = "libvpx", audio: str | None = "libopus", *, seconds: int = 2, stretch: int = 1, live: bool = True, **metadata: str
) -> bytes:
    """A recording of a moving picture and silence. `live`: written as it comes, without a length and without an index; `stretch`: its clock runs so many times too fast."""
    out = io.BytesIO()
    options = {"live": "1"} if live and container == WEBM else {}
    with av.open(out, "w", format=container, options=options) as made:
        made.metadata.update(metadata)
        picture = made.add_stream(video, rate=10, options={"deadline": "realtime"} if video.startswith("libvpx") else {}) if video else None
        sound = made.add_stream(audio, rate=48_000, layout="mono") if audio else None
        if picture is not None:
            picture.width, picture.height, picture.pix_fmt, picture.gop_size = 160, 120, "yuv420p", 10
        for tick in range(seconds * 10):
            if picture is not None:
                _picture(made, picture, tick, stretch)
            if sound is not None:
                _sound(made, sound, tick, stretch)
        for stream in (picture, sound):
            if stream is not None:
                made.mux(stream.encode(None))
    return out.getvalue()


def _picture(made: "av.container.OutputContainer", stream: "av.VideoStream", tick: int, stretch: int) -> None:
    frame = av.VideoFrame.from_image(Image.new("RGB", (160, 120), ((tick * 25) % 255, 90, 160)))
    frame.pts, frame.time_base = tick * stretch, Fraction(1, 10)
    made.mux(stream.encode(frame))


def _sound(made: "av.container.OutputContainer", stream: "av.AudioStream", tick: int, stretch: int) -> None:
    frame = av.AudioFrame(format="s16", layout="mono", samples=4_800)
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    frame.sample_rate, frame.pts, frame.time_base = 48_000, tick * 4_800 * stretch, Fraction(1, 48_000)
    made.mux(stream.encode(frame))


def zip_named_video() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("video.webm", b"\x1a\x45\xdf\xa3" * 100)
    return out.getvalue()


def cut(whole: bytes, share: float = 0.6) -> bytes:
    return whole[: int(len(whole) * share)]


def claiming_hours(whole: bytes, hours: int = 10) -> bytes:
    """A webm whose head says that it lasts hours, though its pictures do not."""
    at = whole.find(b"\x44\x89\x88")  # Duration, eight bytes
    assert at > 0
    return whole[: at + 3] + struct.pack(">d", hours * 3_600_000.0) + whole[at + 11 :]


def webm_and_page() -> bytes:
    """A polyglot: it begins as a webm does and is a web page for whoever believes it."""
    return b"\x1a\x45\xdf\xa3" + b"<html><script>alert(1)</script>" * 200


def mp4_and_zip() -> bytes:
    return recording(MP4, "libx264", "aac") + zip_named_video()


def turned(whole: bytes) -> bytes:
    """An MP4 as a phone held upright makes it: lying pictures, and a note that they are turned by 90 degrees."""
    at = whole.find(b"tkhd") + 44
    matrix = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 120 << 16, 0, 0x40000000)
    return whole[:at] + matrix + whole[at + 36 :]
