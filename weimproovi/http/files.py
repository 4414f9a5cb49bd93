"""Streams stored resumes, page images and downloads, and proofs of the ledger. Every byte stands behind a decision taken in this very request (C2, S3, S6)."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from weimproovi import i18n
from weimproovi import routes as addresses
from weimproovi.errors import Denied, NotFound
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.http.headers import NO_STORE
from weimproovi.http.session_cookie import read_cookie
from weimproovi.permissions.actor import Actor
from weimproovi.services import (
    company_papers,
    consent_views,
    disclosed_files,
    invoice_papers,
    ledger_proofs,
    posters,
    resumes,
    sessions,
    staff_looks,
)
from weimproovi.services.file_stream import FileStream, decided_again

T = TypeVar("T")
SHOWN = frozenset({"image/jpeg"})  # what a browser draws and never runs
CLOSED = {
    **NO_STORE,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
}


def routes() -> list[Route]:
    """The file routes; the same addresses in every language."""
    return [
        Route(addresses.OWN_RESUME_PAGE, own_page, methods=["GET"]),
        Route(addresses.OWN_RESUME_DOWNLOAD, own_file, methods=["GET"]),
        Route(addresses.RESUME_PAGE, resume_page, methods=["GET"]),
        Route(addresses.RESUME_DOWNLOAD, resume_file, methods=["GET"]),
        Route(addresses.PAPER, paper, methods=["GET"]),
        Route(addresses.INVOICE, invoice, methods=["GET"]),
        Route(addresses.VACANCY_POSTER, vacancy_poster, methods=["GET"]),
        Route(addresses.CONSENT_RECEIPT, consent_receipt, methods=["GET"]),
        Route(addresses.TICKET_PAGE, ticket_page, methods=["GET"]),
        Route(addresses.LOOK_PROOF, look_proof, methods=["GET"]),
        Route(addresses.LEDGER_HEADS, ledger_heads, methods=["GET"]),
    ]


async def own_page(request: Request) -> Response:
    return await page_image(request, resumes.own_page, request.path_params["resume_id"])


async def own_file(request: Request) -> Response:
    return await download(request, resumes.own_file, request.path_params["resume_id"])


async def resume_page(request: Request) -> Response:
    return await page_image(request, disclosed_files.resume_page, request.path_params["application_id"])


async def resume_file(request: Request) -> Response:
    return await download(request, disclosed_files.resume_file, request.path_params["application_id"])


async def ticket_page(request: Request) -> Response:
    return await page_image(request, staff_looks.resume_page, request.path_params["ticket_id"])


async def invoice(request: Request) -> Response:
    return await download(request, invoice_papers.document, request.path_params["invoice_id"])


async def vacancy_poster(request: Request) -> Response:
    key, shape, language = (request.path_params[name] for name in ("vacancy_id", "shape", "language"))
    file = await opened(request, lambda actor: posters.document(actor, key, shape, language))
    return streamed(request, file, attachment(file.file_name))


async def look_proof(request: Request) -> Response:
    return await download(request, ledger_proofs.proof, request.path_params["row_id"])


async def ledger_heads(request: Request) -> Response:
    """For anybody, so that many keep them: the signed heads of the access ledger, which name nobody. Today's newest for whoever is signed in."""
    asked, known = request.query_params, await actor_of(request) is not None
    body = await in_thread(ledger_proofs.heads, asked.get("sebelum", ""), asked.get("dari", ""), today=known)
    kept = NO_STORE["cache-control"] if known else "public, max-age=300"
    return Response(body, media_type="application/json", headers={"cache-control": kept, "vary": "cookie"})


async def consent_receipt(request: Request) -> Response:
    return await download(request, consent_views.document, request.path_params["consent_id"])


async def paper(request: Request) -> Response:
    """A company's paper, for moderators: pictures in the browser, anything else as a download."""
    file = await opened(request, lambda actor: company_papers.read(actor, request.path_params["paper_id"]))
    return streamed(request, file, "inline" if file.media_type in SHOWN else attachment(file.file_name))


async def page_image(request: Request, service: Callable[[Actor, str, int], FileStream], key: str) -> Response:
    number = request.path_params["number"]
    if not re.fullmatch(r"[1-9][0-9]?", number):
        raise NotFound
    return streamed(request, await opened(request, lambda actor: service(actor, key, int(number))), "inline")


async def download(request: Request, service: Callable[[Actor, str], FileStream], key: str) -> Response:
    file = await opened(request, lambda actor: service(actor, key))
    return streamed(request, file, attachment(file.file_name))


async def opened(request: Request, service: Callable[[Actor], T]) -> T:
    """The file, decided now. Not there, not yours and no longer yours look the same.

    Raises:
        NotFound: nobody is signed in, or the decision refused.
    """
    actor = await actor_of(request)
    if actor is None:
        raise NotFound
    i18n.speak(actor.language)
    try:
        return await in_thread(service, actor)
    except Denied:
        raise NotFound from None


def streamed(request: Request, file: FileStream, disposition: str) -> Response:
    """The file piece by piece; its length is said where it is known before it is decrypted. A file of somebody else is decided again on the way."""
    headers = {**CLOSED, "content-disposition": disposition} | ({"content-length": str(file.size)} if file.size else {})
    return StreamingResponse(_pieces(request, file), headers=headers, media_type=file.media_type)


def _pieces(request: Request, file: FileStream) -> Iterator[bytes]:
    allowed, cookie = file.still_allowed, read_cookie(request.scope)
    if allowed is None:
        return file.chunks

    def still_allowed() -> bool:
        viewer = sessions.resolve(cookie)  # as she is now: signed out, removed or moved since
        return viewer is not None and allowed(viewer)

    return decided_again(file.chunks, still_allowed)


def attachment(name: str) -> str:
    """Content-Disposition after RFC 6266: a plain name for old readers, the true name in UTF-8 for the others."""
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
