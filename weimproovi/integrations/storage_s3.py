"""Stored bytes in an S3 bucket, Amazon's or compatible (boto3). Used by `storage` alone. Credentials come the way boto3 finds them."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import chain
from typing import Any, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from weimproovi.errors import StorageFault
from weimproovi.integrations.frames import regroup

PART_BYTES = 5 * 1024 * 1024  # the least that S3 takes for a part that is not the last
LARGE_PART_BYTES = 32 * 1024 * 1024  # 10,000 parts are the most: room for a backup of 312 GiB
CHUNK_BYTES = 256 * 1024
MISSING = ("404", "NoSuchKey", "NotFound")


class S3Shelf:
    """One S3 entry per name. What is smaller than a part goes in one request, more as a multipart upload that is given up when anything fails."""

    def __init__(
        self, bucket: str, *, prefix: str = "", endpoint_url: str | None = None, part_bytes: int = PART_BYTES
    ) -> None:
        self._bucket = bucket
        self._part_bytes = part_bytes
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._s3: Any = boto3.client(
            "s3", endpoint_url=endpoint_url, config=_config(path_style=endpoint_url is not None)
        )

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        parts = regroup(chunks, self._part_bytes)
        first = next(parts, b"")
        with _faults():
            if len(first) < self._part_bytes:
                self._s3.put_object(**self._at(name), Body=first)
            else:
                self._write_parts(name, chain((first,), parts))

    def read(self, name: str, start: int, stop: int) -> Iterator[bytes]:
        if start >= stop:
            return
        with _faults():
            answer = self._s3.get_object(**self._at(name), Range=f"bytes={start}-{stop - 1}")
            with closing(answer["Body"]) as body:
                yield from body.iter_chunks(CHUNK_BYTES)

    def size(self, name: str) -> int | None:
        head = self._head(name)
        return None if head is None else int(head["ContentLength"])

    def delete(self, name: str) -> None:
        with _faults():
            self._s3.delete_object(**self._at(name))

    def names(self) -> Iterator[str]:
        with _faults():
            pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
            for page in pages:
                yield from (found["Key"].removeprefix(self._prefix) for found in page.get("Contents", ()))

    def written_at(self, name: str) -> datetime | None:
        head = self._head(name)
        return None if head is None else cast(datetime, head["LastModified"])

    def _head(self, name: str) -> dict[str, Any] | None:
        with _faults():
            try:
                return cast(dict[str, Any], self._s3.head_object(**self._at(name)))
            except ClientError as fault:
                if fault.response["Error"]["Code"] in MISSING:
                    return None
                raise

    def _write_parts(self, name: str, parts: Iterator[bytes]) -> None:
        upload = self._at(name) | {"UploadId": self._s3.create_multipart_upload(**self._at(name))["UploadId"]}
        try:
            done = []
            for number, part in enumerate(parts, start=1):
                tag = self._s3.upload_part(**upload, PartNumber=number, Body=part)["ETag"]
                done.append({"PartNumber": number, "ETag": tag})
            self._s3.complete_multipart_upload(**upload, MultipartUpload={"Parts": done})
        except BaseException:
            self._s3.abort_multipart_upload(**upload)
            raise

    def _at(self, name: str) -> dict[str, Any]:
        return {"Bucket": self._bucket, "Key": f"{self._prefix}{name}"}


def _config(*, path_style: bool) -> Config:
    """Only the checksums that S3 itself demands: compatible services refuse the newer ones, and every frame has its own tag."""
    return Config(
        retries={"mode": "standard", "max_attempts": 3},
        connect_timeout=5,
        read_timeout=30,
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        s3={"addressing_style": "path"} if path_style else {},
    )


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as fault:
        raise StorageFault(f"the file store does not answer: {type(fault).__name__}") from None
