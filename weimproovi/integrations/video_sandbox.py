"""The child process of `video`: `python -m weimproovi.integrations.video_sandbox SOURCE OUT POSTER FINDINGS LIMITS`, the first four numbers of open files.

Bounds itself before it touches the recording. The files have no names: when this process or its parent is killed, nothing of the recording stays on the disk.
"""

import json
import os
import resource
import signal
import sys
from typing import Any

from weimproovi.errors import VideoRefused
from weimproovi.integrations.video_limits import Limits
from weimproovi.vocabulary import VideoProblem


def main(source: str, out: str, poster: str, findings: str, bounds: str) -> None:
    limits = Limits(**json.loads(bounds))
    _bound(limits)
    try:
        found = _examine(int(source), int(out), int(poster), limits)
    except VideoRefused as refused:
        found = {"problem": refused.problem.value}
    except MemoryError:
        found = {"problem": VideoProblem.UNREADABLE.value}
    with os.fdopen(int(findings), "w", encoding="utf-8") as file:
        json.dump(found, file)


def _bound(limits: Limits) -> None:
    bounds = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_NOFILE, 64),
    )
    for kind, bound in bounds:
        resource.setrlimit(kind, (bound, bound))
    signal.alarm(int(limits.wall_seconds) + 1)  # ends by itself when its parent has been killed
    os.nice(5)


def _examine(source: int, out: int, poster: int, limits: Limits) -> dict[str, Any]:
    from weimproovi.integrations import video_remux

    with os.fdopen(source, "rb") as reading, os.fdopen(out, "w+b") as writing:
        survey = video_remux.remux(reading, writing, limits)
    with os.fdopen(poster, "wb") as picture:
        picture.write(survey.poster)
    return {
        "container": survey.container,
        "duration": round(survey.seconds * 1000),
        "width": survey.width,
        "height": survey.height,
        "codecs": [codec for codec in (survey.picture, survey.sound) if codec],
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
