"""A Word document as a list of headings, paragraphs, bullets and tables (python-docx). Runs in `documents_sandbox` only.

Walks the document's own XML, because résumé templates keep their words in content controls and text boxes, which python-docx passes over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any
from xml.sax.saxutils import escape, unescape

from docx.document import Document
from docx.oxml.ns import qn

CELL_LETTERS = 240
GRID_COLUMNS = 6
TITLES = {"title": 1, "subtitle": 2, "heading": 2}


@dataclass(frozen=True)
class Block:
    """One paragraph. `markup` is escaped text with <b>, <i> and <br/>; `heading` is 1 to 3 or 0; `bullet` is its mark or empty."""

    markup: str
    heading: int = 0
    bullet: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        plain = self.markup.replace("<br/>", "\n")
        for tag in ("<b>", "</b>", "<i>", "</i>"):
            plain = plain.replace(tag, "")
        return unescape(plain).strip()


@dataclass(frozen=True)
class Grid:
    """A table of short cells, as markup."""

    rows: tuple[tuple[str, ...], ...]


@dataclass
class Walk:
    """What a paragraph needs to know of the whole document: style names, list formats, and the numbers given so far."""

    styles: dict[str, tuple[str, Any]]
    formats: dict[tuple[str, str], str]
    counts: dict[tuple[str, str], int] = field(default_factory=dict)


def blocks_of(document: Document) -> list[Block | Grid]:
    """All that the document says, in reading order, headers of the first section first."""
    walk = Walk(_styles(document), _formats(document))
    header = document.sections[0].header if document.sections else None
    tops = [] if header is None or header.is_linked_to_previous else list(_blocks(header._element, walk))
    return list(chain(tops, _blocks(document.element.body, walk)))


def text_of(blocks: list[Block | Grid]) -> str:
    """The words alone, one line per paragraph or table row."""
    lines = []
    for block in blocks:
        if isinstance(block, Block):
            lines.append(f"{block.bullet} {block.text}".strip())
        else:
            lines += [" | ".join(Block(cell).text for cell in row if cell) for row in block.rows]
    return "\n".join(line for line in lines if line)


def _styles(document: Document) -> dict[str, tuple[str, Any]]:
    root = document.styles.element
    named = ((style, style.find(qn("w:name"))) for style in root.iter(qn("w:style")))
    return {
        style.get(qn("w:styleId"), ""): (name.get(qn("w:val"), "").lower(), style)
        for style, name in named
        if name is not None
    }


def _formats(document: Document) -> dict[tuple[str, str], str]:
    """Number formats ("bullet", "decimal" …) by list and level."""
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    root = part.element
    abstract: dict[str, list[tuple[str, str]]] = {}
    for one in root.iter(qn("w:abstractNum")):
        levels = [(level.get(qn("w:ilvl"), "0"), _value(level, "w:numFmt")) for level in one.iter(qn("w:lvl"))]
        abstract[one.get(qn("w:abstractNumId"), "")] = levels
    lists = ((one.get(qn("w:numId"), ""), _value(one, "w:abstractNumId")) for one in root.iter(qn("w:num")))
    return {(number, level): shape for number, source in lists for level, shape in abstract.get(source, [])}


def _blocks(container: Any, walk: Walk) -> Iterator[Block | Grid]:
    for element in container:
        if element.tag == qn("w:p"):
            yield from _paragraph(element, walk)
        elif element.tag == qn("w:tbl"):
            yield from _table(element, walk)
        elif element.tag == qn("w:sdt"):
            content = element.find(qn("w:sdtContent"))
            yield from () if content is None else _blocks(content, walk)


def _paragraph(element: Any, walk: Walk) -> Iterator[Block | Grid]:
    markup = "".join(_runs(element)).strip()
    if Block(markup).text:
        style, bullet, depth = *_style(element, walk)[:1], *_bullet(element, walk)
        yield Block(markup, 0 if bullet else _heading(style), bullet, depth)
    for box in element.iter(qn("w:txbxContent")):
        if not any(_local(parent) in ("Fallback", "txbxContent") for parent in box.iterancestors()):
            yield from _blocks(box, walk)


def _runs(element: Any) -> Iterator[str]:
    """Marked-up runs of a paragraph, those in links and content controls included, those in text boxes not."""
    for child in element:
        if child.tag == qn("w:r"):
            yield _run(child)
        elif _local(child) in ("hyperlink", "sdt", "sdtContent", "smartTag", "fldSimple"):
            yield from _runs(child)


def _run(run: Any) -> str:
    words = []
    for child in run:
        if child.tag == qn("w:t"):
            words.append(escape(child.text or ""))
        elif child.tag == qn("w:tab"):
            words.append(" \N{EN SPACE}")
        elif child.tag in (qn("w:br"), qn("w:cr")):
            words.append("<br/>")
        elif child.tag == qn("w:noBreakHyphen"):
            words.append("-")
    markup = "".join(words)
    for tag in ("b", "i"):
        if markup.strip() and _is_on(run, f"w:rPr/w:{tag}"):
            markup = f"<{tag}>{markup}</{tag}>"
    return markup


def _style(element: Any, walk: Walk) -> tuple[str, Any]:
    name = _value(element, "w:pPr/w:pStyle")
    return walk.styles.get(name, ("", None))


def _heading(style: str) -> int:
    first, _, rest = style.partition(" ")
    if first not in TITLES:
        return 0
    return min(3, TITLES[first] + int(rest) - 1) if rest.isdigit() else TITLES[first]


def _bullet(element: Any, walk: Walk) -> tuple[str, int]:
    """The mark and depth of a list paragraph, taken from itself or from its style."""
    name, style = _style(element, walk)
    numbered = element.find(_path("w:pPr/w:numPr"))
    if numbered is None and style is not None:
        numbered = style.find(_path("w:pPr/w:numPr"))
    if numbered is None:
        return ("•", 0) if name.startswith("list bullet") else ("", 0)
    key = (_value(numbered, "w:numId"), _value(numbered, "w:ilvl") or "0")
    if key[0] == "0":
        return "", 0
    depth = min(3, int(key[1])) if key[1].isdigit() else 0
    if walk.formats.get(key, "bullet") in ("bullet", "none"):
        return "•", depth
    walk.counts[key] = walk.counts.get(key, 0) + 1
    return f"{walk.counts[key]}.", depth


def _table(element: Any, walk: Walk) -> Iterator[Block | Grid]:
    """A table of short cells stays one; a table that only arranges the page is read cell after cell."""
    rows = [
        [list(_blocks(cell, walk)) for cell in row.iter(qn("w:tc")) if _owner(cell) is element]
        for row in element.iter(qn("w:tr"))
    ]
    cells = [cell for row in rows for cell in row]
    columns = max((len(row) for row in rows), default=0)
    if not 1 < columns <= GRID_COLUMNS or not all(_is_short(cell) for cell in cells):
        yield from chain.from_iterable(cells)
        return
    filled = [
        [*("<br/>".join(_cell(one) for one in cell) for cell in row), *[""] * (columns - len(row))]
        for row in rows
        if row
    ]
    grid = tuple(tuple(row) for row in filled if any(row))
    if grid:
        yield Grid(grid)


def _owner(cell: Any) -> Any:
    return next((parent for parent in cell.iterancestors() if parent.tag == qn("w:tbl")), None)


def _is_short(cell: list[Block | Grid]) -> bool:
    paragraphs = [one for one in cell if isinstance(one, Block)]
    return len(paragraphs) == len(cell) <= 4 and sum(len(one.text) for one in paragraphs) <= CELL_LETTERS


def _cell(block: Block | Grid) -> str:
    if not isinstance(block, Block):
        return ""
    return f"<b>{block.markup}</b>" if block.heading else f"{block.bullet} {block.markup}".strip()


def _value(element: Any, path: str) -> str:
    found = element.find(_path(path))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _is_on(element: Any, path: str) -> bool:
    found = element.find(_path(path))
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _path(path: str) -> str:
    return "/".join(qn(step) for step in path.split("/"))


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
