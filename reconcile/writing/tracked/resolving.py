"""Accepts or rejects our tracked changes in the XML of a document, to see what is left.

Knows nothing of how they were written: what an insertion, a deletion and the end of a paragraph mean is the standard's
(ECMA-376, part 1, 17.13.5).
"""

import copy
from collections.abc import Callable, Iterable

from reconcile.writing.tracked.names import (
    COMMENT_END,
    COMMENT_REFERENCE,
    COMMENT_START,
    DEL,
    DEL_TEXT,
    ID,
    INS,
    PPR,
    RPR,
    SPACE,
    Element,
    P,
    R,
    T,
    W,
    mark_of,
)

IsOurs = Callable[[Element], bool]


def resolved(root: Element, is_ours: IsOurs, our_comments: Iterable[str], *, accept: bool) -> Element:
    """A copy of `root` with every change that `is_ours` accepted or rejected, and our comments taken away."""
    root = copy.deepcopy(root)
    for comment in our_comments:
        for element in [e for e in root.iter(COMMENT_START, COMMENT_END, COMMENT_REFERENCE) if e.get(ID) == comment]:
            gone = element.getparent() if element.tag == COMMENT_REFERENCE else element
            gone.getparent().remove(gone)
    stays, goes = (INS, DEL) if accept else (DEL, INS)
    for paragraph in list(root.iter(P)):
        mark = mark_of(paragraph)
        for tag in (INS, DEL):
            change = None if mark is None else mark.find(tag)
            if change is None or not is_ours(change):
                continue
            change.getparent().remove(change)
            if tag == goes:
                _run_on(paragraph)
    for change in [each for each in root.iter(INS, DEL) if each.getparent().tag != RPR and is_ours(each)]:
        if change.tag == stays:
            for text in change.iter(DEL_TEXT):
                text.tag = T
            for child in list(change):
                change.addprevious(child)
        change.getparent().remove(change)
    return root


def _run_on(paragraph: Element) -> None:
    """Let `paragraph`, whose end is gone, run on into the next, whose properties then hold for both."""
    following = paragraph.getnext()
    properties = following.find(PPR)
    place = 0 if properties is None else 1
    for child in [child for child in paragraph if child.tag != PPR]:
        following.insert(place, child)
        place += 1
    paragraph.getparent().remove(paragraph)


def canonical(root: Element) -> bytes:
    """`root` as bytes that do not depend on how runs are cut up, on marks of editing sessions or on attribute order."""
    from lxml import etree

    root = copy.deepcopy(root)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name in [name for name in element.attrib if _is_session_mark(name)]:
            del element.attrib[name]
        element.attrib.pop(SPACE, None)
        if element.tag not in (T, DEL_TEXT) and not (element.text or "").strip():
            element.text = None
        if not (element.tail or "").strip():
            element.tail = None
    _join_runs(root)
    for holder in (RPR, PPR):
        for empty in [each for each in root.iter(holder) if len(each) == 0 and not each.attrib]:
            empty.getparent().remove(empty)
    return bytes(etree.tostring(root, method="c14n", exclusive=True))


def _join_runs(root: Element) -> None:
    """Make one run of runs that stand side by side and look the same, and one text of the texts in it."""
    for run in list(root.iter(R)):
        before = run.getprevious()
        if (
            before is not None
            and before.tag == R
            and _look(before) == _look(run)
            and dict(before.attrib) == dict(run.attrib)
        ):
            for child in [child for child in run if child.tag != RPR]:
                before.append(child)
            run.getparent().remove(run)
    for text in list(root.iter(T)):
        before = text.getprevious()
        if before is not None and before.tag == T:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)


def _is_session_mark(name: str) -> bool:
    """Whether an attribute only tells in which session Word wrote an element."""
    return name.startswith(f"{W}rsid") or name.rpartition("}")[2] in ("paraId", "textId")


def _look(run: Element) -> bytes:
    from lxml import etree

    look = run.find(RPR)
    return b"" if look is None else bytes(etree.tostring(look, method="c14n", exclusive=True))
