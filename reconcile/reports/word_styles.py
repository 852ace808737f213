"""What Word's styles say about a paragraph: heading or list item, and whether its letters are bold."""

import re
from collections.abc import Iterator

from reconcile.reports.package import Element, attribute, child, local

_HEADING_NAME = re.compile(r"(?:heading|kop) ?(\d)?|(title|titel)|(subtitle|ondertitel)", re.IGNORECASE)
MAX_PARENTS = 20
"""Styles may be based on each other in a circle, in a broken file."""


class Styles:
    """The styles of one document, each with those it is based on."""

    def __init__(self, root: Element | None) -> None:
        """Read `root`, the styles part; None when the document has none."""
        self._by_id = {
            attribute(style, "styleId"): style
            for style in (root if root is not None else ())
            if local(style) == "style"
        }

    def heading_level(self, paragraph_properties: Element | None) -> int | None:
        """1 to 9 for a heading, else None."""
        for properties in (paragraph_properties, *self._inherited(paragraph_properties, "pStyle", "pPr")):
            outline = child(properties, "outlineLvl")
            level = attribute(outline, "val") if outline is not None else None
            if level is not None and level.isdecimal():
                return int(level) + 1 if int(level) < 9 else None  # 9 is Word's word for body text
        for style in self._chain(paragraph_properties, "pStyle"):
            name = child(style, "name")
            found = _HEADING_NAME.fullmatch((attribute(name, "val") or "") if name is not None else "")
            if found:
                return int(found.group(1) or (2 if found.group(3) else 1)) or 1
        return None

    def is_list_item(self, paragraph_properties: Element | None) -> bool:
        """Whether Word puts a bullet or number before the paragraph."""
        for properties in (paragraph_properties, *self._inherited(paragraph_properties, "pStyle", "pPr")):
            numbering = child(properties, "numPr")
            if numbering is not None:
                which = child(numbering, "numId")
                return which is None or attribute(which, "val") != "0"  # 0 takes the style's numbering away
        return False

    def is_bold(self, run_properties: Element | None, paragraph_properties: Element | None) -> bool:
        """Whether the letters of a run are bold, by themselves or by a style."""
        chain = (
            run_properties,
            *self._inherited(run_properties, "rStyle", "rPr"),
            *self._inherited(paragraph_properties, "pStyle", "rPr"),
        )
        for properties in chain:
            bold = child(properties, "b")
            if bold is not None:
                return switched_on(bold)
        return False

    def _inherited(self, properties: Element | None, link: str, kind: str) -> Iterator[Element]:
        for style in self._chain(properties, link):
            found = child(style, kind)
            if found is not None:
                yield found

    def _chain(self, properties: Element | None, link: str) -> Iterator[Element]:
        reference = child(properties, link)
        for _ in range(MAX_PARENTS):
            style = self._by_id.get(attribute(reference, "val")) if reference is not None else None
            if style is None:
                return
            yield style
            reference = child(style, "basedOn")


def switched_on(toggle: Element) -> bool:
    """Whether an element such as <w:b/> or <w:b w:val="0"/> says yes."""
    return attribute(toggle, "val") not in ("0", "false", "off", "none")
