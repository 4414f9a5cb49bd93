"""Recordings on their way in and out: parts of a take as they are recorded, and answers as they are played, by ranges. Every request is decided anew (C3, U6).

The way in speaks JSON to one small script: a place that does not fit is 409 with the place that would; words for people are in "words".
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from anyio import CancelScope
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Send

from weimproovi import i18n
from weimproovi import routes as addresses
from weimproovi.errors import Invalid, NotFound, PartOutOfPlace, TooMany
from weimproovi.http.acting import actor_of, candidate_of, in_thread
from weimproovi.http.files import CLOSED, opened
from weimproovi.http.headers import NO_STORE
from weimproovi.http.session_cookie import read_cookie
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.interviews import Take
from weimproovi.services import sessions, video_answers, video_bookmarks, video_copies, video_watching
from weimproovi.services.file_stream import decided_again, together
from weimproovi.services.video_watching import VideoStream
from weimproovi.vocabulary import RECORDED_KINDS, ActorKind, AnswerKind

RANGE = re.compile(r"bytes=(?=-?\d)(\d{0,15})-(\d{0,15})")
NUMBER = re.compile(r"\d{1,15}")
CHECKSUM = re.compile(r"[0-9a-f]{64}")
Step = Callable[[Actor], Take]


def routes() -> list[Route]:
    """The same addresses in every language."""
    return [
        Route(addresses.TAKE, begin, methods=["POST"]),
        Route(addresses.TAKE_PARTS, progress, methods=["GET"]),
        Route(addresses.TAKE_PARTS, receive, methods=["POST"]),
        Route(addresses.TAKE_KEEP, keep, methods=["POST"]),
        Route(addresses.TAKE_REMOVE, remove, methods=["POST"]),
        Route(addresses.OWN_VIDEO, own, methods=["GET"]),
        Route(addresses.OWN_POSTER, own_poster, methods=["GET"]),
        Route(addresses.VIDEO, watch, methods=["GET"]),
        Route(addresses.BOOKMARK, bookmark, methods=["POST"]),
        Route(addresses.POSTER, poster, methods=["GET"]),
        Route(addresses.VIDEO_COPY, watch_copy, methods=["GET"]),
        Route(addresses.VIDEO_COPY, ask_copy, methods=["POST"]),
    ]


async def begin(request: Request) -> Response:
    """A new take of a question: who may send where, and how much."""
    asked = request.path_params
    if not NUMBER.fullmatch(asked["number"]) or asked["kind"] not in RECORDED_KINDS:
        raise NotFound
    kind, number = AnswerKind(asked["kind"]), int(asked["number"])
    return await answered(request, lambda actor: video_answers.begin(actor, asked["application_id"], number, kind))


async def progress(request: Request) -> Response:
    return await answered(request, lambda actor: video_answers.progress(actor, request.path_params["answer_id"]))


async def receive(request: Request) -> Response:
    """One part: `upload-offset` says where it begins, `upload-checksum` its SHA-256 in hexadecimals."""
    position, checksum = request.headers.get("upload-offset", ""), request.headers.get("upload-checksum", "")
    if not NUMBER.fullmatch(position) or not CHECKSUM.fullmatch(checksum):
        raise HTTPException(400)
    content = await part(request)
    wanted = bytes.fromhex(checksum)
    return await answered(request, lambda actor: video_answers.receive(actor, request.path_params["answer_id"], int(position), content, wanted))


async def part(request: Request) -> bytes:
    """The body, of which never more than one part is held. Raises HTTPException: 413."""
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) > video_answers.PART_BYTES:
            raise HTTPException(413)
    return bytes(held)


async def keep(request: Request) -> Response:
    size = request.headers.get("upload-length", "")
    if not NUMBER.fullmatch(size):
        raise HTTPException(400)
    return await answered(request, lambda actor: video_answers.keep(actor, request.path_params["answer_id"], int(size)))


async def remove(request: Request) -> Response:
    actor = await candidate(request)
    await in_thread(video_answers.remove, actor, request.path_params["answer_id"])
    return JSONResponse({"state": "removed"}, headers=NO_STORE)


async def candidate(request: Request) -> Actor:
    """Raises NotFound: no candidate is signed in."""
    actor = await candidate_of(request)
    if actor is None:
        raise NotFound
    i18n.speak(actor.language)
    return actor


async def answered(request: Request, step: Step) -> Response:
    """Where the take stands after a step, or why the step was refused."""
    actor = await candidate(request)
    try:
        take = await in_thread(step, actor)
    except PartOutOfPlace as wrong:
        return JSONResponse({"offset": wrong.expected}, 409, NO_STORE)
    except Invalid as invalid:
        return JSONResponse({"words": " ".join(invalid.faults.values())}, 422, NO_STORE)
    except TooMany as many:
        words = i18n._("Terlalu banyak percobaan. Coba lagi nanti.")
        return JSONResponse({"words": words}, 429, {**NO_STORE, "retry-after": str(many.retry_after)})
    return JSONResponse(said(take), headers=NO_STORE)


def said(take: Take) -> dict[str, Any]:
    return {
        "id": take.answer_id, "offset": take.offset, "state": take.state, "part": take.part_bytes, "most": take.most_bytes, "seconds": take.seconds,
    }  # fmt: skip


async def own(request: Request) -> Response:
    return await played(request, lambda actor: video_watching.own(actor, request.path_params["answer_id"], span_of(request)))


async def own_poster(request: Request) -> Response:
    return await played(request, lambda actor: video_watching.own_poster(actor, request.path_params["answer_id"]))


async def watch(request: Request) -> Response:
    asked = request.path_params
    return await played(request, lambda actor: video_watching.watch(actor, asked["application_id"], asked["answer_id"], span_of(request)))


async def bookmark(request: Request) -> Response:
    """How far a member of a company has watched; the answer says nothing. `second`, and `ended` at the end."""
    actor = await actor_of(request)
    if actor is None or actor.kind is not ActorKind.MEMBER:
        raise NotFound
    async with request.form(max_files=0, max_fields=4) as form:
        second, ended = str(form.get("second", "")), form.get("ended") == "1"
    if not NUMBER.fullmatch(second):
        raise HTTPException(400)
    asked = request.path_params
    await in_thread(video_bookmarks.keep, actor, asked["application_id"], asked["answer_id"], int(second), ended=ended)
    return Response(status_code=204, headers=NO_STORE)


async def poster(request: Request) -> Response:
    asked = request.path_params
    return await played(request, lambda actor: video_watching.poster(actor, asked["application_id"], asked["answer_id"]))


async def watch_copy(request: Request) -> Response:
    asked = request.path_params
    return await played(request, lambda actor: video_watching.watch_copy(actor, asked["application_id"], asked["answer_id"], span_of(request)))


async def ask_copy(request: Request) -> Response:
    """Asks for the one copy that another browser plays, and says where it stands; a form, where no script runs, is led back to its page."""
    asked = request.path_params
    state = await opened(request, lambda actor: video_copies.ask(actor, asked["application_id"], asked["answer_id"]))
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"state": state.value}, headers=NO_STORE)
    return RedirectResponse(i18n.localized(addresses.REVIEW_VIDEO.format(application_id=asked["application_id"])), 303, NO_STORE)


class Unsatisfiable(Exception):
    """A range that begins behind the end. `size` in bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def span_of(request: Request) -> Callable[[int], tuple[int, int]]:
    """The first range that is asked for, once the size is known; what is no range asks for everything (RFC 9110, 14.2)."""
    found = RANGE.fullmatch(request.headers.get("range", ""))

    def span(size: int) -> tuple[int, int]:
        if found is None:
            return 0, size
        start, stop = (int(found[1]), int(found[2]) + 1 if found[2] else size) if found[1] else (size - int(found[2]), size)
        if start >= size or stop <= start:
            raise Unsatisfiable(size)
        return max(0, start), min(stop, size)

    return span


async def played(request: Request, service: Callable[[Actor], VideoStream]) -> Response:
    """The bytes that were asked for, piece by piece: no name to save them under, nothing that a cache may keep."""
    try:
        stream = await opened(request, service)
    except Unsatisfiable as beyond:
        return Response(status_code=416, headers={**CLOSED, "content-range": f"bytes */{beyond.size}"})
    headers = {**CLOSED, "accept-ranges": "bytes", "content-length": str(stream.stop - stream.start), "content-disposition": "inline"}
    partly = RANGE.fullmatch(request.headers.get("range", "")) is not None
    if partly:
        headers["content-range"] = f"bytes {stream.start}-{stream.stop - 1}/{stream.size}"
    return Played(pieces(request, stream), stream, 206 if partly else 200, headers)


def pieces(request: Request, stream: VideoStream) -> Iterator[bytes]:
    """What was asked for, decided again on its way."""
    cookie = read_cookie(request.scope)

    def still_allowed() -> bool:
        viewer = sessions.resolve(cookie)  # as she is now: signed out, removed or moved since
        allowed = stream.still_allowed
        return allowed is None or (viewer is not None and allowed(viewer))

    return decided_again(together(stream.chunks), still_allowed)


class Played(StreamingResponse):
    """Says which piece is the last, so that no reader waits for the count; what leaves is counted, however the connection ends."""

    def __init__(self, chunks: Iterator[bytes], stream: VideoStream, status: int, headers: dict[str, str]) -> None:
        super().__init__(chunks, status, headers, stream.media_type)
        self._length, self._sent, self._counted = stream.stop - stream.start, stream.sent, 0

    async def stream_response(self, send: Send) -> None:
        try:
            await self._send(send)
        finally:
            if self._sent is not None and self._counted:
                with CancelScope(shield=True):
                    await in_thread(self._sent, self._counted)

    async def _send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async for piece in self.body_iterator:
            self._counted += len(piece)
            await send({"type": "http.response.body", "body": piece, "more_body": self._counted < self._length})
        if self._counted < self._length or not self._length:  # refused on the way: the server closes a connection that was promised more
            await send({"type": "http.response.body", "body": b"", "more_body": False})
