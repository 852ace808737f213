"""Cuts and copies pieces of a document's XML; changes nothing but what it is handed."""

import copy
from collections.abc import Iterator, Sequence

from reconcile.writing.tracked.names import (
    MARK_REVISIONS,
    PPR,
    RPR,
    SECTION,
    SPACE,
    Element,
    R,
    T,
    W,
    mark_of,
)

CHANGES_OF_FORM = (W + "pPrChange", W + "rPrChange")
"""Somebody else's tracked change of looks: never copied, for it would be theirs twice."""


def content_of(run: Element) -> Iterator[tuple[Element, int | None]]:
    """Everything in `run` but its properties: texts letter by letter."""
    for child in run:
        if child.tag == T and child.text:
            yield from ((child, place) for place in range(len(child.text)))
        elif child.tag != RPR:
            yield child, None


def emptied(run: Element) -> Element:
    """`run` with its properties and nothing in it."""
    from lxml import etree

    empty = etree.Element(run.tag, run.attrib)
    look = run.find(RPR)
    if look is not None:
        empty.append(copy.deepcopy(look))
    return empty


def append(piece: Element, child: Element, at: int | None) -> None:
    """Add `child`, or the letter of it at place `at`, to `piece`."""
    from lxml import etree

    if at is None:
        bare = copy.deepcopy(child)
        bare.tail = None
        piece.append(bare)
        return
    goes_on = at > 0 and len(piece) > 0 and piece[-1].tag == T
    text = piece[-1] if goes_on else etree.SubElement(piece, T, child.attrib)
    text.text = (text.text or "") + child.text[at]
    text.set(SPACE, "preserve")


def without(properties: Element, names: Sequence[str]) -> Element:
    """A copy of `properties` without the children called `names` and without revisions of a paragraph's end."""
    bare = copy.deepcopy(properties)
    bare.tail = None
    for tag in (*names, *(f"{RPR}/{each}" for each in (*MARK_REVISIONS, *CHANGES_OF_FORM))):
        for child in bare.findall(tag):
            child.getparent().remove(child)
    return bare


def main_look(paragraph: Element) -> Element | None:
    """The properties of the letters that most of `paragraph` is written in, links aside."""
    lengths = {run: sum(len(text.text or "") for text in run.findall(T)) for run in paragraph.findall(R)}
    longest = max(lengths, key=lambda run: lengths[run], default=None)
    return None if longest is None else longest.find(RPR)


def mark_made(paragraph: Element) -> Element:
    """The properties of the end of `paragraph`, made where there are none."""
    from lxml import etree

    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    mark = mark_of(paragraph)
    if mark is None:
        mark = etree.Element(RPR)
        later = next((child for child in properties if child.tag in (SECTION, W + "pPrChange")), None)
        if later is None:
            properties.append(mark)
        else:
            later.addprevious(mark)
    return mark
