"""A statement with its evidence, and the signals that the rules give about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from models.finding import Aspect, Correction, FindingKind
from models.report import Statement
from models.transcript import Turn
from reconcile.alignment.terms import likeness, terms
from reconcile.language.cues import find_cues
from reconcile.language.dates import Day, moments
from reconcile.language.measures import measures
from reconcile.language.roles import Cast
from reconcile.language.tokens import sentence_spans

ALIKE = 0.7
"""Likeness from which a word of the statement counts as said."""
GOOD_SHARE = 0.4
"""A sentence with this share of the statement's content words is about the same thing."""
ALSO_ABOUT = 0.5
"""Of the best sentence's share, what makes another be about the statement too: the child's name alone does not."""
GOES_ON = 5
"""Turns after a sentence about the statement that can still be about it."""
MAX_ANSWER_WORDS = 12
"""A turn up to this length right after a passage answers it."""


@dataclass(frozen=True)
class Passage:
    """One sentence of a turn."""

    turn: Turn
    start: int
    """Where it begins in the turn's text."""
    text: str
    share: float
    """The share of the statement's content words it holds."""

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self.text.rstrip().endswith("?")

    @property
    def opens_subject(self) -> bool:
        """Whether it begins with words that leave the subject: "Dan nog iets"."""
        return any(cue.start == 0 for cue in find_cues(self.text, "opener"))


@dataclass(frozen=True)
class Pair:
    """One statement and the turns it is held against."""

    statement: Statement
    tight: tuple[Turn, ...]
    """The stretch that says it best: a conflict must stand here."""
    wide: tuple[Turn, ...]
    """The whole episode around it: a conflict must survive here."""
    thread: tuple[Turn, ...]
    """From the tight evidence on, every turn about the same thing, also when it is taken up again much later."""
    elsewhere: frozenset[str]
    """Every date and quantity said in the whole meeting, as `alignment.queries.values_in` spells them."""
    cast: Cast
    meeting: Day | None
    """None when the day of the meeting is unknown: then relative dates cannot be compared."""

    @property
    def text(self) -> str:
        """The statement's text."""
        return self.statement.text

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence of the tight evidence, with its share."""
        return tuple(self._passages(self.tight))

    @cached_property
    def story(self) -> tuple[Passage, ...]:
        """Every sentence of the thread, with its share, in the order in which they were said."""
        return tuple(self._passages(self.thread))

    @cached_property
    def around(self) -> tuple[Passage, ...]:
        """Every sentence of the wide evidence and the thread, with its share, in the order in which they were said."""
        own = {turn.id for turn in self.thread}
        beside = self._passages(turn for turn in self.wide if turn.id not in own)
        return tuple(sorted((*self.story, *beside), key=lambda passage: (passage.turn.id, passage.start)))

    @cached_property
    def about(self) -> frozenset[Passage]:
        """The sentences of `around` that are about the statement or go on about it.

        What goes on: the rest of such a sentence's turn, and the turns after it up to a sentence that opens a subject.
        """
        tight = {turn.id for turn in self.tight}
        best = max((passage.share for passage in self.around if passage.turn.id in tight), default=0.0)
        if best == 0:
            return frozenset(passage for passage in self.around if passage.turn.id in tight)
        numbers = {turn: number for number, turn in enumerate(dict.fromkeys(p.turn.id for p in self.around))}
        found: set[Passage] = set()
        last: int | None = None
        for passage in self.around:
            is_own = passage.share >= ALSO_ABOUT * best
            if is_own:
                last = numbers[passage.turn.id]
            elif passage.opens_subject:
                last = None
            if last is not None and numbers[passage.turn.id] - last <= GOES_ON:
                found.add(passage)
        for passage, following in reversed(tuple(pairwise(self.around))):
            if passage.turn.id == following.turn.id and following in found and not following.opens_subject:
                found.add(passage)
        return frozenset(found)

    def _passages(self, turns: Iterable[Turn]) -> Iterator[Passage]:
        wanted = {term.lemma for term in terms(self.text)}
        for turn in turns:
            for start, text, said in _sentences(turn.text):
                held = sum(1 for lemma in wanted if lemma in said or _says(said, lemma))
                yield Passage(turn, start, text, held / max(1, len(wanted)))

    @property
    def evidence(self) -> float:
        """From .5 to 1: how well the statement is found at all; what the rules say counts that much."""
        return 0.5 + 0.5 * min(1.0, self.best.share / GOOD_SHARE)

    @cached_property
    def best(self) -> Passage:
        """The sentence that shares most content with the statement; of equals one that does not ask, then the later."""
        ranked = enumerate(self.passages)
        return max(ranked, key=lambda entry: (entry[1].share, not entry[1].is_question, entry[0]))[1]

    @cached_property
    def focus(self) -> tuple[Passage, ...]:
        """The sentences about the statement, those beside them in the same turn, and short answers to them."""
        least = ALSO_ABOUT * self.best.share
        telling = {
            place
            for place, passage in enumerate(self.passages)
            if passage.share >= least > 0 or self._holds_value(passage.text)
        }
        near = set(telling)
        for place in telling:
            for other in (place - 1, place + 1):
                if 0 <= other < len(self.passages) and self._belongs(
                    self.passages[place], self.passages[other], other - place
                ):
                    near.add(other)
        return tuple(self.passages[place] for place in sorted(near))

    def _holds_value(self, text: str) -> bool:
        return bool(measures(text) or moments(text, self.meeting or Day(2000, 1, 1))) and bool(measures(self.text))

    def _belongs(self, passage: Passage, other: Passage, step: int) -> bool:
        if passage.turn.id == other.turn.id:
            return True
        return step > 0 and len(other.turn.text.split()) <= MAX_ANSWER_WORDS


@lru_cache(maxsize=16_384)
def _sentences(text: str) -> tuple[tuple[int, str, frozenset[str]], ...]:
    """Each sentence of a turn: where it begins, what it says, and its content words."""
    pieces = [(start, text[start:end]) for start, end in sentence_spans(text)]
    return tuple((start, piece, frozenset(term.lemma for term in terms(piece))) for start, piece in pieces)


def _says(said: frozenset[str], lemma: str) -> bool:
    return any(likeness(lemma, other) >= ALIKE for other in said)


@dataclass(frozen=True, slots=True)
class Signal:
    """What one rule found: from 0 (nothing) to 1 (plain)."""

    rule: str
    """"aspect.what", the name of its coefficient in the learned judge."""
    score: float
    aspect: Aspect | None = None
    """None for misattribution."""
    turn: int | None = None
    """`Turn.id` of the evidence."""
    said: tuple[int, int] | None = None
    """Place in that turn's text."""
    written: tuple[int, int] | None = None
    """Place in the statement's text."""
    correction: Correction | None = None
    """The edit of the report that would lift the difference."""

    @property
    def kind(self) -> FindingKind:
        """What it would make of the statement."""
        return FindingKind.ALTERED if self.aspect else FindingKind.MISATTRIBUTED


def at(
    passage: Passage, rule: str, aspect: Aspect | None, written: tuple[int, int] | None = None, score: float = 1.0
) -> Signal:
    """A signal whose evidence is a whole sentence."""
    return Signal(rule, score, aspect, passage.turn.id, (passage.start, passage.start + len(passage.text)), written)


def is_question(text: str) -> bool:
    """Whether a turn does nothing but ask."""
    return text.rstrip().endswith("?") and text.count(".") + text.count("!") == 0
