"""The child process of `video`: `python -m weimproovi.integrations.video_sandbox SOURCE OUT POSTER FINDINGS CONTAINER LIMITS`, the first four numbers of open files.

`CONTAINER` says as what a playable copy is made; empty, the recording is looked at and copied as it is.

Bounds itself before it touches the recording. The files have no names: when this process or its parent is killed, nothing of the recording stays on the disk.
"""

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from weimproovi.errors import VideoRefused
from weimproovi.integrations.sandbox import bound
from weimproovi.integrations.video_limits import Limits
from weimproovi.vocabulary import VideoProblem

if TYPE_CHECKING:
    from weimproovi.integrations import video_remux


def main(source: str, out: str, poster: str, findings: str, container: str, bounds: str) -> None:
    limits = Limits(**json.loads(bounds))
    bound(limits)
    try:
        survey = _made(int(source), int(out), container, limits)
        _put(int(poster), b"" if container else survey.poster)
        found = _said(survey)
    except VideoRefused as refused:
        found = {"problem": refused.problem.value}
    except MemoryError:
        found = {"problem": VideoProblem.UNREADABLE.value}
    with os.fdopen(int(findings), "w", encoding="utf-8") as file:
        json.dump(found, file)


def _made(source: int, out: int, container: str, limits: Limits) -> "video_remux.Survey":
    """The imports are late: a fault of theirs must meet the bounds."""
    with os.fdopen(source, "rb") as reading, os.fdopen(out, "w+b") as writing:
        if container:
            from weimproovi.integrations import video_encode

            return video_encode.encode(reading, writing, container, limits)
        from weimproovi.integrations import video_remux

        return video_remux.remux(reading, writing, limits)


def _put(poster: int, picture: bytes) -> None:
    with os.fdopen(poster, "wb") as file:
        file.write(picture)


def _said(survey: "video_remux.Survey") -> dict[str, Any]:
    return {
        "container": survey.container,
        "duration": round(survey.seconds * 1000),
        "width": survey.width,
        "height": survey.height,
        "codecs": [codec for codec in (survey.picture, survey.sound) if codec],
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
