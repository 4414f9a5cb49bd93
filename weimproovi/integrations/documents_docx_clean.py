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
COMMAND = re.compile(r"\bDDE(AUTO)?\b")


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
    written = []
    for element in tree.getroot().iter("{*}instrText", "{*}fldSimple"):
        written.append(element.text or "")
        written += [value for key, value in element.attrib.items() if key.endswith("}instr")]
    return COMMAND.search("".join(written).upper()) is not None


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
