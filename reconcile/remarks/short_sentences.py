"""Sentences too short to hold against the meeting, that may still be remarked on: "Moeder werd emotioneel"."""

import re
from collections.abc import Iterator

from models.report import BlockKind, Report, Revision, Statement
from reconcile.language.tokens import sentence_spans

LEAST_WORDS = 3
READ = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
_FIELD = re.compile(r"[^.!?]{0,40}[:|\t]")
_WORD = re.compile(r"\w+")


def with_short_ones(report: Report, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """`statements` of `report` and the short sentences beside them, in the order of the report."""
    taken = {each.start for each in statements}
    first = min(taken, default=0)  # what stands above the first is the report's head
    short = (each for each in _sentences(report) if each.start > first and each.start not in taken)
    return tuple(sorted((*statements, *short), key=lambda each: each.start))


def _sentences(report: Report) -> Iterator[Statement]:
    for block in report.blocks:
        if block.kind not in READ or block.revision is Revision.DELETED:
            continue
        text = report.text[block.start : block.end]
        for start, end in sentence_spans(text):
            sentence = text[start:end]
            if len(_WORD.findall(sentence)) >= LEAST_WORDS and not _FIELD.match(sentence):
                yield Statement(
                    start=block.start + start, end=block.start + end, text=sentence, section=block.section,
                    page=block.page,
                )  # fmt: skip
