"""Puts what the parents want into the school's own document as tracked changes, and checks the outcome."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.report import Report
from reconcile.reports import word
from reconcile.writing.tracked import refusals
from reconcile.writing.tracked.checking import Ours, is_right
from reconcile.writing.tracked.names import COMMENT, SPACE, Element, P, R, T
from reconcile.writing.tracked.package import WordFile, no_comments
from reconcile.writing.tracked.pen import Pen
from reconcile.writing.tracked.plan import Plan
from reconcile.writing.tracked.refusals import NoTrackedVersion, Refused
from reconcile.writing.tracked.wishes import Wish


@dataclass(frozen=True)
class Tracked:
    """A document with tracked changes."""

    content: bytes
    placed: tuple[str, ...]
    """Ids of the wishes that are in it."""
    refused: tuple[tuple[str, str], ...]
    """Id of each other wish, and why (a message id)."""
    new_texts: tuple[str, ...]
    """Every passage that reads differently when all is accepted, and every comment: what the school did not write."""


def tracked_version(
    original: bytes, report: Report, wishes: Iterable[Wish], *, author: str, day: datetime.date
) -> Tracked:
    """Write `wishes` into the document `original`, of which `report` was read.

    Each is done as a whole or refused with its reason. Other people's changes and comments, and every part but the
    text and the comments, stay as they are. Raises NoTrackedVersion when the document as a whole does not allow it,
    when nothing could be placed, or when the result does not pass the check; Unreadable when `original` is broken.
    """
    if report.format != word.FORMAT or not word.recognises(original):
        raise NoTrackedVersion(refusals.NOT_WORD)
    file = WordFile(original)
    again = word.read(original, report.name)
    if (again.text, again.blocks) != (report.text, report.blocks):
        raise NoTrackedVersion(refusals.ANOTHER_FILE)
    plan = Plan(file.root, report)
    done: list[Wish] = []
    refused: list[tuple[str, str]] = []
    for wish in wishes:
        try:
            plan.take(wish, len(done))
        except Refused as refusal:
            refused.append((wish.id, refusal.reason))
        else:
            done.append(wish)
    if not done:
        raise NoTrackedVersion(refusals.NOTHING_PLACED)
    ours = Ours(file.next_change, file.next_comment)
    expected, new_texts = plan.expected(), plan.new_texts()
    written = _written(file, plan, done, Pen(author, day, ours.change), ours.comment)
    if not is_right(WordFile(original), written, ours, expected):
        raise NoTrackedVersion(refusals.CHECK_FAILED)
    comments = [wish.comment for wish in done if wish.comment]
    return Tracked(written, tuple(wish.id for wish in done), tuple(refused), (*new_texts, *comments))


def _written(file: WordFile, plan: Plan, done: Sequence[Wish], pen: Pen, first_comment: int) -> bytes:
    """Write the plan into `file`, which is used up by it."""
    strokes, additions = plan.strokes(), list(plan.additions())
    emptied = [stroke for stroke in strokes if stroke.whole]
    pen.change(strokes)
    for stroke in emptied:
        pen.take_away(stroke.line.paragraph)
    for spot, lines in additions:
        pen.add(spot, lines)
    remarks = [(number, wish.comment) for number, wish in enumerate(done) if wish.comment]
    if not remarks:
        return file.rewritten(file.root, file.comments)
    comments = no_comments() if file.comments is None else file.comments
    for id_, (number, remark) in enumerate(remarks, start=first_comment):
        pen.comment(number, id_)
        comments.append(pen.stamp(_comment(remark), id_))
    return file.rewritten(file.root, comments)


def _comment(text: str) -> Element:
    """The body of a comment, without an id."""
    from lxml import etree

    comment = etree.Element(COMMENT)
    words = etree.SubElement(etree.SubElement(etree.SubElement(comment, P), R), T)
    words.text = text
    words.set(SPACE, "preserve")
    return comment
