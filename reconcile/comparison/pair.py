"""A statement with its evidence, and the signals that the rules give about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.finding import Aspect, Correction
from models.report import Statement
from models.transcript import Turn
from reconcile.language.cues import has_cue
from reconcile.language.dates import Day
from reconcile.language.roles import Cast


@dataclass(frozen=True)
class Pair:
    """One statement and the turns it is held against."""

    statement: Statement
    tight: tuple[Turn, ...]
    """The stretch that says it best: a conflict must stand here."""
    wide: tuple[Turn, ...]
    """The whole episode around it: a conflict must survive here."""
    best: Turn
    """The turn that shares most content with the statement."""
    cast: Cast
    meeting: Day | None
    """None when the day of the meeting is unknown: then relative dates cannot be compared."""

    @property
    def text(self) -> str:
        """The statement's text."""
        return self.statement.text

    def tight_cue(self, group: str) -> Turn | None:
        """The last turn of the tight evidence that holds a cue of `group`."""
        return next((turn for turn in reversed(self.tight) if has_cue(turn.text, group)), None)

    def answers(self) -> Iterator[Turn]:
        """The turns of the tight evidence that are not mere questions: what is said there counts."""
        return (turn for turn in self.tight if not is_question(turn.text))


@dataclass(frozen=True, slots=True)
class Signal:
    """What one rule found: from 0 (nothing) to 1 (plain)."""

    rule: str
    """"aspect.what", the name of its coefficient in the learned judge."""
    score: float
    aspect: Aspect | None = None
    """None for misattribution and for signals that only support others."""
    turn: int | None = None
    """`Turn.id` of the evidence."""
    said: tuple[int, int] | None = None
    """Place in that turn's text."""
    written: tuple[int, int] | None = None
    """Place in the statement's text."""
    correction: Correction | None = None
    """The edit of the report that would lift the difference."""


def is_question(text: str) -> bool:
    """Whether a turn does nothing but ask."""
    return text.rstrip().endswith("?") and text.count(".") + text.count("!") == 0
