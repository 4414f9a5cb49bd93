"""DOCX packages: refuses what acts or reaches outside, keeps the parts that print, opens the result with python-docx. Runs in `documents_sandbox` only."""

import posixpath
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from weimproovi.errors import DocumentRefused
from weimproovi.integrations import documents_docx_clean, documents_outline, documents_reading
from weimproovi.integrations.documents_archive import read_parts, write_parts
from weimproovi.integrations.documents_images import without_traces
from weimproovi.integrations.documents_limits import Limits
from weimproovi.vocabulary import DocumentProblem

CONTENT_TYPES = "[Content_Types].xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
PROGRAMS = (b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"%PDF-", b"{\\rtf")
EMBEDDED = ("oleObject", "package", "aFChunk", "control", "activeXControlBinary", "video", "audio", "media")
PRINTED = """officeDocument styles numbering settings webSettings fontTable theme header footer footnotes endnotes image
    hyperlink chart chartStyle chartColorStyle diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing"""
PRINTED_KINDS = frozenset(PRINTED.split())
PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"\x01\0\0\0",
    b"\xd7\xcd\xc6\x9a",
    b"\x01\0\x09\0",
)
SAFE_LINKS = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True)
class Link:
    """One relationship: where it is written, what it is for, and what it names."""

    element: Any
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """All parts by name, the XML ones parsed."""

    parts: dict[str, bytes]
    trees: dict[str, Any]

    def links_of(self, part: str) -> list[Link]:
        path = PurePosixPath(part)
        tree = self.trees.get(str(path.parent / "_rels" / f"{path.name}.rels"))
        return [] if tree is None else [_link(element, str(path.parent)) for element in tree.iter(RELATIONSHIPS)]


def clean(source: Path, target: Path, *, reading: Path, limits: Limits) -> tuple[str, list[str]]:
    """Writes the cleaned copy and its reading view; returns the text and the addresses that its links name.

    Raises:
        DocumentRefused: not a Word document, unreadable, or something in it acts, is embedded or reaches outside.
    """
    package = _open(source, limits)
    _refuse_kind(package)
    _refuse_contents(package)
    kept, addresses = _rewrite(package)
    try:
        write_parts(target, kept)
        document = docx.Document(BytesIO(target.read_bytes()))
        blocks = documents_outline.blocks_of(document)
    except (OpcError, BadZipFile, KeyError, ValueError, AttributeError, TypeError, etree.LxmlError):
        raise DocumentRefused(DocumentProblem.UNREADABLE) from None
    if not blocks:
        raise DocumentRefused(DocumentProblem.EMPTY)
    documents_reading.lay_out(blocks, reading, limits)
    return documents_outline.text_of(blocks), addresses


def _open(source: Path, limits: Limits) -> Package:
    parts = read_parts(source, limits)
    written = {
        name: content for name, content in parts.items() if name.lower().endswith((".xml", ".rels", ".vml", ".svg"))
    }
    return Package(parts, {name: _parse(content) for name, content in written.items()})


def _parse(content: bytes) -> Any:
    """XML without entities, network or document type: a document type is only ever used to expand or to reach out."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(content, parser).getroottree()
    except etree.XMLSyntaxError:
        raise DocumentRefused(DocumentProblem.UNREADABLE) from None
    if tree.docinfo.doctype:
        raise DocumentRefused(DocumentProblem.BOMB)
    return tree


def _link(element: Any, folder: str) -> Link:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    inner = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Link(element, element.get("Type", "").rsplit("/", 1)[-1], target if external else inner, external)


def _refuse_kind(package: Package) -> None:
    types = package.trees.get(CONTENT_TYPES)
    if types is None:
        raise DocumentRefused(DocumentProblem.WRONG_TYPE)
    said = {element.get("ContentType", "") for element in types.iter()}
    if any(word in name.lower() for name in said for word in ("macroenabled", "vbaproject", "vbadata")):
        raise DocumentRefused(DocumentProblem.MACRO)
    if MAIN_TYPE not in said or _main_part(package) not in package.trees:
        raise DocumentRefused(DocumentProblem.WRONG_TYPE)


def _main_part(package: Package) -> str:
    return next((link.target for link in package.links_of("") if link.kind == "officeDocument"), "")


def _refuse_contents(package: Package) -> None:
    for name, content in package.parts.items():
        low = name.lower()
        if "vba" in PurePosixPath(low).name or "/activex" in low:
            raise DocumentRefused(DocumentProblem.MACRO)
        if "/embeddings/" in low or content.startswith(PROGRAMS):
            raise DocumentRefused(DocumentProblem.EMBEDDED_FILE)
    for tree in package.trees.values():
        if documents_docx_clean.commands_another_program(tree):
            raise DocumentRefused(DocumentProblem.MACRO)
        if documents_docx_clean.fetches_from_outside(tree):
            raise DocumentRefused(DocumentProblem.EXTERNAL)
        for element in tree.iter(RELATIONSHIPS):
            _refuse_link(_link(element, ""))


def _refuse_link(link: Link) -> None:
    if link.kind in EMBEDDED:
        raise DocumentRefused(DocumentProblem.EMBEDDED_FILE)
    local_template = link.kind == "attachedTemplate" and not _reaches_out(link.target)
    if link.external and link.kind != "hyperlink" and not local_template:
        raise DocumentRefused(DocumentProblem.EXTERNAL)


def _reaches_out(target: str) -> bool:
    """Word notes the path of the template on its author's own disk, which is only a trace; a server is a danger."""
    low = target.lower().replace("\\", "/")
    path = low.removeprefix("file:///")
    return low.startswith("//") or path.startswith("/") or "://" in path or "://" in low.removeprefix("file:///")


def _rewrite(package: Package) -> tuple[dict[str, bytes], list[str]]:
    """The parts reachable by relationships that print, each cleaned, and the content types of those alone."""
    kept: dict[str, bytes] = {}
    addresses: list[str] = []
    pending = [""]
    while pending:
        owner = pending.pop()
        for link in package.links_of(owner):
            if link.kind == "hyperlink" and link.external:
                addresses += _mend_hyperlink(link)
            elif link.kind not in PRINTED_KINDS or not _is_what_it_says(package, link):
                link.element.getparent().remove(link.element)
            elif link.target not in kept:
                kept[link.target] = _cleaned(package, link.target)
                pending.append(link.target)
    kept |= _relationship_parts(package, ["", *kept])
    return {CONTENT_TYPES: _content_types(package, kept), **kept}, list(dict.fromkeys(addresses))


def _is_what_it_says(package: Package, link: Link) -> bool:
    """The part is there and has been read: Word goes by the declared type, so that a part of any other name would pass unread."""
    tree = package.trees.get(link.target)
    if link.kind != "image":
        return tree is not None
    if tree is not None:
        return link.target.lower().endswith(".svg") and not documents_docx_clean.acts(tree)
    return package.parts.get(link.target, b"").startswith(PICTURES)


def _mend_hyperlink(link: Link) -> list[str]:
    if link.target.lower().startswith(SAFE_LINKS):
        return [link.target]
    link.element.set("Target", "about:blank")
    return []


def _cleaned(package: Package, name: str) -> bytes:
    tree = package.trees.get(name)
    if tree is None:
        return without_traces(package.parts[name])
    documents_docx_clean.strip(tree)
    return _serialized(tree)


def _relationship_parts(package: Package, owners: list[str]) -> dict[str, bytes]:
    paths = [PurePosixPath(owner) for owner in owners]
    names = [str(path.parent / "_rels" / f"{path.name}.rels") for path in paths]
    return {name: _serialized(package.trees[name]) for name in names if name in package.trees}


def _content_types(package: Package, kept: dict[str, bytes]) -> bytes:
    tree = package.trees[CONTENT_TYPES]
    for element in list(tree.getroot()):
        part = element.get("PartName")
        if part is not None and part.lstrip("/") not in kept:
            tree.getroot().remove(element)
    return _serialized(tree)


def _serialized(tree: Any) -> bytes:
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
