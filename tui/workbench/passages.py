"""Turns a transcript and a report into Passages: the pieces a text pane shows one under the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from models.report import Block, BlockKind, Report, Revision
from models.transcript import Side, Transcript
from tui.words import clock
from tui.workbench.safe_text import safe_line, safe_text


class Tone(StrEnum):
    """How a passage is dressed."""

    PLAIN = "plain"
    HEADING = "heading"
    FAINT = "faint"
    """Page headers, mail headers, notes."""
    DELETED = "deleted"
    """Struck out in the document: not part of what it says."""
    SCHOOL = "school"
    PARENT = "parent"
    OTHER = "other"


@dataclass(frozen=True)
class Passage:
    """One turn, or one piece of the report. All text is safe to show."""

    id: int
    """`Turn.id`, or the position of the piece in the report, from 0."""
    text: str
    label: str = ""
    """What stands beside or above the text: the time and the speaker."""
    start: int = 0
    """Where `text` begins in the text that evidence counts in."""
    blank_before: bool = False
    tone: Tone = Tone.PLAIN


SIDE_TONES = {Side.SCHOOL: Tone.SCHOOL, Side.PARENT: Tone.PARENT, Side.OTHER: Tone.OTHER}

BLOCK_TONES = {
    BlockKind.HEADING: Tone.HEADING,
    BlockKind.PAGE_HEADER: Tone.FAINT,
    BlockKind.PAGE_FOOTER: Tone.FAINT,
    BlockKind.NOTE: Tone.FAINT,
    BlockKind.MAIL_HEADER: Tone.FAINT,
}


def transcript_passages(transcript: Transcript) -> list[Passage]:
    """One passage per turn, labelled with its time and speaker."""
    speakers = {speaker.id: speaker for speaker in transcript.speakers}
    return [
        Passage(
            id=turn.id,
            text=safe_text(turn.text),
            label=" ".join(filter(None, (clock(turn.start), safe_line(speakers[turn.speaker].label)))),
            tone=SIDE_TONES[speakers[turn.speaker].side],
        )
        for turn in transcript.turns
    ]


def report_passages(report: Report) -> list[Passage]:
    """One passage per paragraph, heading or list item; the cells of one table row stand together."""
    text = safe_text(report.text)
    passages: list[Passage] = []
    end = 0
    for row in _rows(report.blocks):
        first, last = row[0], row[-1]
        tone = Tone.DELETED if first.revision is Revision.DELETED else BLOCK_TONES.get(first.kind, Tone.PLAIN)
        passages.append(
            Passage(
                id=len(passages),
                text=text[first.start : last.end],
                start=first.start,
                blank_before=bool(passages) and (tone is Tone.HEADING or text.count("\n", end, first.start) > 1),
                tone=tone,
            )
        )
        end = last.end
    return passages


def _rows(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks one by one, save the neighbouring cells of a table row, which come together."""

    def place(numbered: tuple[int, Block]) -> tuple[int | None, int | None, int]:
        number, block = numbered
        return block.table, block.row, number if block.table is None or block.row is None else -1

    for _, group in groupby(enumerate(blocks), key=place):
        yield [block for _, block in group]
