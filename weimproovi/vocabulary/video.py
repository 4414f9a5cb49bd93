"""Words of video interviews (C3, U6)."""

from enum import StrEnum


class AnswerKind(StrEnum):
    """How a question is answered."""

    VIDEO = "video"
    AUDIO = "audio"
    WRITTEN = "written"


RECORDED_KINDS = (AnswerKind.VIDEO, AnswerKind.AUDIO)


class AnswerState(StrEnum):
    """Where one take of an answer stands. Its candidate sees all of them, a company the ready ones alone, once they are shared."""

    RECORDING = "recording"  # parts are coming in
    KEPT = "kept"  # all of it is here, and waits to be looked at
    CHECKING = "checking"
    READY = "ready"
    REFUSED = "refused"  # it is not what it says
    REMOVED = "removed"  # its key is destroyed; its files follow


STANDING_ANSWERS = (AnswerState.KEPT, AnswerState.CHECKING, AnswerState.READY)  # what counts as an answer that she kept


class VideoFileKind(StrEnum):
    """What is stored of an answer that is ready."""

    RECORDING = "recording"
    POSTER = "poster"
    COPY = "copy"  # as a browser plays it that does not play the recording


class CopyState(StrEnum):
    """Where the one playable copy of a recording stands."""

    NONE = "none"  # nobody needed it
    ASKED = "asked"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class VideoProblem(StrEnum):
    """Why a recording is refused."""

    WRONG_TYPE = "wrong_type"
    WRONG_CODEC = "wrong_codec"
    NO_PICTURE = "no_picture"
    NO_SOUND = "no_sound"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    TOO_LARGE_PICTURE = "too_large_picture"
    UNREADABLE = "unreadable"
    TOO_SLOW = "too_slow"


class TimeZone(StrEnum):
    """The three of the country, as people write them."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"
