"""Zip archives read with suspicion (zipfile): counts, sizes, ratios and names are settled first. Runs in `documents_sandbox` only."""

import stat
import zipfile
import zlib
from pathlib import Path

from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents_limits import MEBIBYTE, Limits
from weimproovi.vocabulary import DocumentProblem

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
SEALED = 0x1
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def read_parts(source: Path, limits: Limits) -> dict[str, bytes]:
    """Every file of the archive by name.

    Raises:
        DocumentRefused: encrypted, a bomb, names that leave the archive, or damaged.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_bomb(entries, limits)
            _refuse_names(entries)
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        raise DocumentRefused(DocumentProblem.UNREADABLE) from None


def write_parts(target: Path, parts: dict[str, bytes]) -> None:
    """A new archive with these files in this order, without times or owners."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)


def _refuse_bomb(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """zipfile never yields more than the size an entry declares, so the declared sizes bound the real ones."""
    total = sum(entry.file_size for entry in entries)
    tight = any(
        entry.file_size > MEBIBYTE and entry.file_size > limits.ratio * max(1, entry.compress_size) for entry in entries
    )
    if len(entries) > limits.entries or total > limits.unpacked_bytes or tight:
        raise DocumentRefused(DocumentProblem.BOMB)


def _refuse_names(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & SEALED for entry in entries):
        raise DocumentRefused(DocumentProblem.ENCRYPTED)
    names = {entry.filename.lower() for entry in entries}
    if len(names) < len(entries) or not all(_is_plain(entry) for entry in entries):
        raise DocumentRefused(DocumentProblem.UNREADABLE)


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """A relative path that stays inside, no link, and a compression that Word itself writes. `orig_filename` keeps what zipfile mends."""
    steps = entry.orig_filename.split("/")
    inside = not any(step in ("", ".", "..") for step in steps) and not set("\\:\0") & set(entry.orig_filename)
    return inside and not stat.S_ISLNK(entry.external_attr >> 16) and entry.compress_type in METHODS
