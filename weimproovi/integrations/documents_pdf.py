"""PDF structure (pikepdf): refuses what acts, and rewrites the pages alone into a new file. Runs in `documents_sandbox` only."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents_images import without_traces
from weimproovi.integrations.documents_limits import Limits
from weimproovi.vocabulary import DocumentProblem

ACTIONS = {
    "/JavaScript": DocumentProblem.SCRIPT,
    "/Launch": DocumentProblem.LAUNCH,
    "/GoToE": DocumentProblem.EMBEDDED_FILE,
    "/Rendition": DocumentProblem.EMBEDDED_FILE,
    "/Movie": DocumentProblem.EMBEDDED_FILE,
    "/Sound": DocumentProblem.EMBEDDED_FILE,
    "/RichMediaExecute": DocumentProblem.EMBEDDED_FILE,
}
ANNOTATIONS = ("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D")
PAGE_KEYS = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Resources", "/Annots", "/Group")
TRACES = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/OPI",
    "/Ref",
    "/AF",
    "/AA",
    "/StructParent",
    "/StructParents",
    "/Measure",
)
SHOWN = (
    "/Widget",
    "/Link",
    "/FreeText",
    "/Stamp",
    "/Ink",
    "/Line",
    "/Square",
    "/Circle",
    "/Highlight",
    "/Underline",
    "/StrikeOut",
)
PICTURE_PIXELS = 200_000_000  # an A4 page at 1,200 dpi has 139 million
SAFE_LINKS = ("https://", "http://", "mailto:", "tel:")


def clean(source: Path, target: Path, limits: Limits) -> list[str]:
    """Writes the cleaned copy and returns the addresses that its links name.

    Raises:
        DocumentRefused: encrypted, unreadable, too many pages, or something in it acts or is embedded.
    """
    try:
        with pikepdf.open(source) as pdf:
            _refuse_encrypted(pdf)
            if len(pdf.pages) > limits.pages:
                raise DocumentRefused(DocumentProblem.TOO_MANY_PAGES)
            if not len(pdf.pages):
                raise DocumentRefused(DocumentProblem.EMPTY)
            _refuse_hazards(pdf)
            return _rewrite(pdf, target)
    except pikepdf.PasswordError:
        raise DocumentRefused(DocumentProblem.ENCRYPTED) from None
    except (
        pikepdf.PikepdfError,
        pikepdf.PdfError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RuntimeError,
        OverflowError,
    ):
        raise DocumentRefused(DocumentProblem.UNREADABLE) from None


def _refuse_encrypted(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise DocumentRefused(DocumentProblem.ENCRYPTED)


def _refuse_hazards(pdf: pikepdf.Pdf) -> None:
    """Reads every object of the file, those inside object streams included; names arrive here with `#xx` already decoded."""
    for part in _dictionaries(pdf):
        problem = _problem(part)
        if problem is not None:
            raise DocumentRefused(problem)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Each dictionary and stream once: indirect ones from the file's own table, direct ones inside their owner."""
    for top in (pdf.trailer, *pdf.objects):
        pending = [top]
        while pending:
            current = pending.pop()
            if isinstance(current, Array):
                inner = list(current)
            elif isinstance(current, (Dictionary, Stream)):
                yield current
                inner = [value for _key, value in current.items()]
            else:
                continue
            pending += [one for one in inner if isinstance(one, (Dictionary, Array)) and not one.is_indirect]


def _problem(part: Any) -> DocumentProblem | None:
    action = part.get("/S")
    if isinstance(action, Name) and str(action) in ACTIONS:
        return ACTIONS[str(action)]
    if isinstance(part.get("/JS"), (String, Stream)) or "/JavaScript" in part or "/XFA" in part:
        return DocumentProblem.SCRIPT
    subtype = part.get("/Subtype")
    attached = isinstance(part.get("/EF"), Dictionary) or part.get("/Type") == Name.EmbeddedFile
    if attached or "/EmbeddedFiles" in part or (isinstance(subtype, Name) and str(subtype) in ANNOTATIONS):
        return DocumentProblem.EMBEDDED_FILE
    if isinstance(part, Stream) and "/F" in part:
        return DocumentProblem.EXTERNAL
    return DocumentProblem.BOMB if _pixels(part) > PICTURE_PIXELS else None


def _pixels(part: Any) -> int:
    """What a picture claims to hold; whoever reads the stored copy would have to draw it."""
    sides = part.get("/Width"), part.get("/Height")
    return sides[0] * sides[1] if all(isinstance(side, int) for side in sides) else 0


def _rewrite(pdf: pikepdf.Pdf, target: Path) -> list[str]:
    """A new document that holds the pages and nothing else: no information, names, outlines, actions, forms or tags."""
    pages: Any = pdf.pages
    for page in pages:
        _keep_shown_annotations(page)
    if "/AcroForm" in pdf.Root:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    links: list[str] = []
    with pikepdf.new() as fresh:
        for page in pages:
            links += _keep_links(pdf, page)
            for key in set(page.keys()) - set(PAGE_KEYS):
                del page[key]
            fresh.pages.append(page)
        for part in _dictionaries(fresh):
            _strip(part)
        fresh.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return list(dict.fromkeys(links))


def _keep_shown_annotations(page: Any) -> None:
    """Drops notes, pop-ups and everything that is not part of what the page shows."""
    if "/Annots" in page:
        page.Annots = Array(
            [one for one in page.Annots if isinstance(one, Dictionary) and str(one.get("/Subtype")) in SHOWN]
        )


def _keep_links(pdf: pikepdf.Pdf, page: Any) -> list[str]:
    """Rebuilds each web, mail or telephone link from its place and address alone."""
    addresses, kept = [], []
    for old in page.get("/Annots", Array()):
        action = old.get("/A")
        address = action.get("/URI") if isinstance(action, Dictionary) and action.get("/S") == Name.URI else None
        if isinstance(address, String) and str(address).lower().startswith(SAFE_LINKS):
            fresh = Dictionary(S=Name.URI, URI=String(str(address)))
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=old.Rect, Border=Array([0, 0, 0]), A=fresh)
            kept.append(pdf.make_indirect(link))
            addresses.append(str(address))
    if "/Annots" in page:
        del page["/Annots"]
    if kept:
        page.Annots = Array(kept)
    return addresses


def _strip(part: Any) -> None:
    parms: Any = part.get("/DecodeParms")
    for key in TRACES:
        if key in part:
            del part[key]
    if isinstance(part, Stream) and _is_photo(part.get("/Filter")):
        before = part.read_raw_bytes()
        after = without_traces(before)
        if len(after) < len(before):
            part.write(after, filter=Name.DCTDecode, decode_parms=parms)


def _is_photo(filters: Any) -> bool:
    return filters == Name.DCTDecode or (
        isinstance(filters, Array) and len(filters) == 1 and filters[0] == Name.DCTDecode
    )
