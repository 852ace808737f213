"""What was settled in earlier meetings, each held against a later meeting and the report of it.

"Not found" says that it was searched for in all that was said or written, and not found there: never that nothing came
of it.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.agreement import Agreement
from models.dossier.events import Kept
from models.dossier.state import same_words
from models.report import Report
from models.transcript import Transcript
from reconcile.alignment.terms import terms
from reconcile.clocks.agreements import AgreementDate, agreement_dates
from reconcile.meeting import Meeting
from reconcile.over_time.outcome import outcome_in
from reconcile.over_time.pieces import Piece, said_pieces, written_pieces
from reconcile.over_time.searching import Hit, search, stretch_of
from reconcile.over_time.settled import TO_BE_DONE, Earlier
from reconcile.over_time.subjects import Subjects
from reconcile.statements import MIN_CONTENT_WORDS

FOUND_FROM: Final = 0.8
"""Chance from which it is said to come back: right for 98 in 100 that do not, by authors left out of the fit."""
MAYBE_FROM: Final = 0.3
"""Chance from which a place is shown to be looked at: with it, 85 in 100 of what comes back is in sight."""
ANSWERS: Final = 2
"""Turns after the one where it comes back that may still tell what came of it."""


class Search(StrEnum):
    """How searching for an agreement ended."""

    FOUND = "found"
    MAYBE = "maybe"
    """Something is like it; only reading tells."""
    NOT_FOUND = "not_found"
    NOT_SEARCHED = "not_searched"
    """There is nothing to search in, or its own place in the earlier meeting is not known."""


@dataclass(frozen=True)
class Mention:
    """What came of searching for an agreement in one text."""

    search: Search
    piece: Piece | None = None
    """The place that is most like it, when found or maybe."""


@dataclass(frozen=True)
class Carried:
    """One agreement of an earlier meeting, and what the later one has of it."""

    meeting: int
    """Number of the meeting in which it was settled."""
    settled_on: datetime.date | None
    agreement: Agreement
    nth: int
    """Which of the agreements of that meeting with these words, from 1."""
    said: Mention
    """In the later meeting."""
    written: Mention
    """In the report of the later meeting."""
    date: AgreementDate | None
    """When it was due; None when no day was named, or the day of that meeting is not known."""
    proposed: Kept
    """What the words around the mention say of it: a proposal, for the parent to judge."""
    because: str = ""
    """The sentence that says so; empty when none does."""

    def overdue(self, on: datetime.date) -> bool:
        """Whether it should have been done before the day `on`; whether it was is another matter."""
        due = self.date is not None and not self.date.begins and self.date.due < on
        return due and self.agreement.kind in TO_BE_DONE


def carried_over(
    before: Sequence[Earlier], transcript: Transcript | None, report: Report | None
) -> tuple[Carried, ...]:
    """All that can be asked after of the meetings `before`, in their order, held against a later meeting.

    Either of `transcript` and `report`, of the later meeting, may be None.
    """
    said = said_pieces(transcript) if transcript else ()
    written = written_pieces(report) if report else ()
    return tuple(one for earlier in before for one in _carried(earlier, transcript, said, written))


def _carried(
    earlier: Earlier, transcript: Transcript | None, said: tuple[Piece, ...], written: tuple[Piece, ...]
) -> Iterator[Carried]:
    meeting = Meeting(earlier.transcript)
    asked = tuple(earlier.carried())
    in_talk = _mentions(meeting, [agreement for agreement, _ in asked], said)
    in_report = _mentions(meeting, [agreement for agreement, _ in asked], written)
    dates = {each.agreement: each for each in agreement_dates(earlier.agreements, earlier.day)} if earlier.day else {}
    for (agreement, nth), spoken, read in zip(asked, in_talk, in_report, strict=True):
        proposed, because = _proposal(agreement, transcript, spoken, read)
        yield Carried(
            earlier.number, earlier.day, agreement, nth, spoken, read, dates.get(agreement.id), proposed, because
        )


def _mentions(meeting: Meeting, agreements: Sequence[Agreement], pieces: tuple[Piece, ...]) -> list[Mention]:
    """Per agreement what comes of searching it in `pieces`."""
    known = [(agreement, stretch_of(meeting, agreement)) for agreement in agreements]
    hits = iter(search(meeting, [stretch for _, stretch in known if stretch], pieces))
    subjects = Subjects(pieces)
    return [
        _mention(agreement, next(hits) if stretch else None, pieces, subjects.shared(meeting, agreement.text))
        for agreement, stretch in known
    ]


def _mention(agreement: Agreement, hit: Hit | None, pieces: tuple[Piece, ...], alike: Piece | None) -> Mention:
    if same := _word_for_word(agreement, pieces):
        return Mention(Search.FOUND, same)
    if hit is None:
        return Mention(Search.NOT_SEARCHED)
    if hit.chance < MAYBE_FROM:
        return Mention(Search.MAYBE, alike) if alike else Mention(Search.NOT_FOUND)
    return Mention(Search.FOUND if hit.chance >= FOUND_FROM else Search.MAYBE, hit.piece)


def _word_for_word(agreement: Agreement, pieces: tuple[Piece, ...]) -> Piece | None:
    """The piece that holds the very words of an agreement, when they say what it is about."""
    if len(terms(agreement.text)) < MIN_CONTENT_WORDS:
        return None
    words = same_words(agreement.text)
    return next((piece for piece in pieces if words in same_words(piece.statement.text)), None)


def _proposal(agreement: Agreement, transcript: Transcript | None, said: Mention, written: Mention) -> tuple[Kept, str]:
    """What is told where it surely comes back; talk and report must not speak against each other."""
    if agreement.kind not in TO_BE_DONE:
        return Kept.UNCLEAR, ""
    texts: list[str] = []
    if transcript and said.search is Search.FOUND and said.piece:
        place = next(k for k, turn in enumerate(transcript.turns) if turn.id == said.piece.turn)
        texts += [turn.text for turn in transcript.turns[place : place + 1 + ANSWERS]]
    if written.search is Search.FOUND and written.piece:
        texts.append(written.piece.statement.text)
    return outcome_in(texts)
