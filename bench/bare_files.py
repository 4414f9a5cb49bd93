"""The limit beside which recordings are measured: one Starlette route that keeps what is sent, and one that sends a file by ranges, with nothing else."""

import os
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

FOLDER = Path(os.environ["BENCH_FOLDER"])


async def keep(request: Request) -> JSONResponse:
    with (FOLDER / "kept").open("ab") as file:
        async for chunk in request.stream():
            file.write(chunk)
        if request.query_params:  # as durable as what we acknowledge
            file.flush()
            os.fsync(file.fileno())
        return JSONResponse({"offset": file.tell()})


async def send(_request: Request) -> FileResponse:
    return FileResponse(FOLDER / "file")


app = Starlette(routes=[Route("/part", keep, methods=["POST"]), Route("/file", send)])
