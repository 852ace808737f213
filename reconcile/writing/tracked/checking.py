"""Looks the written document over: ours accepted must give our version, ours rejected the school's own."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from models.report import Report, Revision
from reconcile.reports import word
from reconcile.writing.tracked.names import COMMENT, ID, Element
from reconcile.writing.tracked.package import WordFile
from reconcile.writing.tracked.resolving import canonical, resolved

_ABOUT_COMMENTS = ("[Content_Types].xml", ".rels")


@dataclass(frozen=True)
class Ours:
    """How to know what we wrote: every id from these up."""

    change: int
    comment: int

    def wrote(self, change: Element) -> bool:
        """Whether a tracked change is ours."""
        number = change.get(ID) or ""
        return number.isdecimal() and int(number) >= self.change

    def comments_in(self, file: WordFile) -> list[str]:
        """The ids of our comments in `file`."""
        found = [] if file.comments is None else [each.get(ID) or "" for each in file.comments.iter(COMMENT)]
        return [each for each in found if each.isdecimal() and int(each) >= self.comment]


def is_right(original: WordFile, written: bytes, ours: Ours, expected: Sequence[str]) -> bool:
    """Whether `written` is `original` with nothing but ours added, and reads as `expected` once ours is accepted."""
    result = WordFile(written)
    comments = ours.comments_in(result)
    rejected = resolved(result.root, ours.wrote, comments, accept=False)
    return (
        canonical(rejected) == canonical(original.root)
        and _comments_are_kept(original, result, comments)
        and _parts_are_kept(original, result)
        and texts_of(accepted(written, ours)) == list(expected)
    )


def accepted(written: bytes, ours: Ours) -> Report:
    """The report as it reads when all of ours is accepted."""
    file = WordFile(written)
    comments = ours.comments_in(file)
    root = resolved(file.root, ours.wrote, comments, accept=True)
    return word.read(file.rewritten(root, None if file.comments is None else _without(file.comments, comments)), "")


def texts_of(report: Report) -> list[str]:
    """What `report` reads, block by block."""
    return [report.text[b.start : b.end] for b in report.blocks if b.revision is not Revision.DELETED]


def _without(comments: Element, numbers: Sequence[str]) -> Element:
    import copy

    left = copy.deepcopy(comments)
    for comment in [each for each in left.iter(COMMENT) if each.get(ID) in numbers]:
        comment.getparent().remove(comment)
    return left


def _comments_are_kept(original: WordFile, result: WordFile, ours: Sequence[str]) -> bool:
    if result.comments is None:
        return original.comments is None
    left = _without(result.comments, ours)
    return canonical(left) == canonical(original.comments) if original.comments is not None else len(left) == 0


def _parts_are_kept(original: WordFile, result: WordFile) -> bool:
    """Every part but the text and the comments is the very same; the lists of parts may name the comments too."""
    with zipfile.ZipFile(io.BytesIO(original.content)) as old, zipfile.ZipFile(io.BytesIO(result.content)) as new:
        names, kept = set(new.namelist()), set(old.namelist())
        if kept - names or names - kept - {result.comments_part}:
            return False
        for name in kept - {original.main, original.comments_part}:
            same = old.read(name) == new.read(name)
            if not same and not (original.comments is None and name.endswith(_ABOUT_COMMENTS)):
                return False
    return True
