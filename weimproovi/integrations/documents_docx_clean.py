"""Traces in WordprocessingML: who edited, when, what was deleted, comments, bindings. Runs in `documents_sandbox` only."""

import re
from typing import Any

from lxml import etree

DROPPED = """commentRangeStart commentRangeEnd commentReference del moveFrom moveFromRangeStart moveFromRangeEnd
    moveToRangeStart moveToRangeEnd rPrChange pPrChange sectPrChange tblPrChange tblGridChange tblPrExChange tcPrChange
    trPrChange numberingChange cellIns cellDel cellMerge rsid rsids docVars mailMerge attachedTemplate dataBinding docId
    embedRegular embedBold embedItalic embedBoldItalic"""
DROPPED_NAMES = frozenset(DROPPED.split())
UNWRAPPED = frozenset(("ins", "moveTo"))
WORD = "wordprocessingml"
WORD_2010 = "schemas.microsoft.com/office/word"
COMMAND = re.compile(r"\bDDE(AUTO)?\b|\bQUOTE\s+\d+\s+\d")  # numbers in QUOTE spell what must not be read
FETCHES = re.compile(r"^\s*(INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|RD)\b", re.MULTILINE)
OUTSIDE_LINK = re.compile(r"^\s*HYPERLINK\s+\"?\s*(FILE:|[\\/]{2})", re.MULTILINE)
VECTOR = "urn:schemas-microsoft-com:"
ACTING = ("script", "foreignObject", "iframe", "use", "image", "feImage", "set", "animate")


def strip(tree: Any) -> None:
    """Removes the traces in place; tracked changes end up accepted."""
    for element in list(tree.getroot().iter(etree.Element)):
        space, name = _split(element.tag)
        if WORD not in space and WORD_2010 not in space:
            continue
        _strip_attributes(element)
        if name == "trPr" and any(_split(child.tag)[1] == "del" for child in element):
            _remove(element.getparent())
        elif name in DROPPED_NAMES:
            _remove(element)
        elif name in UNWRAPPED:
            _unwrap(element)


def commands_another_program(tree: Any) -> bool:
    """Whether a field starts another program (DDE), however its instruction is cut into runs."""
    fields = _instructions(tree)
    return COMMAND.search(fields) is not None or COMMAND.search(fields.replace("\n", "")) is not None


def fetches_from_outside(tree: Any) -> bool:
    """Whether a field or an old drawing takes its content from another file or address, which tells that address who reads."""
    fields = _instructions(tree)
    if FETCHES.search(fields) or OUTSIDE_LINK.search(fields):
        return True
    drawn = (element for element in tree.getroot().iter(f"{{{VECTOR}vml}}*", f"{{{VECTOR}office:office}}*"))
    return any(key in ("src", f"{{{VECTOR}office:office}}href") for element in drawn for key in element.attrib)


def acts(drawing: Any) -> bool:
    """Whether an SVG picture does more than show its own lines."""
    for element in drawing.getroot().iter(etree.Element):
        names = (_split(key)[1].lower() for key in element.attrib)
        if _split(element.tag)[1] in ACTING or any(name.startswith("on") for name in names):
            return True
    return False


def _instructions(tree: Any) -> str:
    """The instructions of all fields in capitals; where a field begins or changes, a new line."""
    written = []
    for element in tree.getroot().iter("{*}instrText", "{*}fldSimple", "{*}fldChar"):
        written.append(element.text or "" if _split(element.tag)[1] == "instrText" else "\n")
        written += [f"{value}\n" for key, value in element.attrib.items() if key.endswith("}instr")]
    return "".join(written).upper()


def _split(tag: str) -> tuple[str, str]:
    space, _, name = tag.rpartition("}")
    return space, name


def _strip_attributes(element: Any) -> None:
    for key in list(element.attrib):
        if _split(key)[1].startswith("rsid"):
            del element.attrib[key]


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
