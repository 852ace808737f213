"""The names of WordprocessingML that tracked changes are made of."""

from typing import Any, Final

Element = Any
"""An lxml element; lxml ships no types."""

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{NAMESPACE}}}"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

P, R, T, PPR, RPR = W + "p", W + "r", W + "t", W + "pPr", W + "rPr"
INS, DEL, DEL_TEXT = W + "ins", W + "del", W + "delText"
TBL, TR, TC, BODY, SECTION = W + "tbl", W + "tr", W + "tc", W + "body", W + "sectPr"
ID, AUTHOR, DATE = W + "id", W + "author", W + "date"
COMMENT, COMMENT_START, COMMENT_END = W + "comment", W + "commentRangeStart", W + "commentRangeEnd"
COMMENT_REFERENCE = W + "commentReference"

MARK_REVISIONS: Final = (INS, DEL, W + "moveFrom", W + "moveTo")
"""In the properties of a paragraph's end: it was added, taken out or moved."""


def mark_of(paragraph: Element) -> Element | None:
    """The properties of the end of `paragraph`, or None."""
    properties = paragraph.find(PPR)
    return None if properties is None else properties.find(RPR)
