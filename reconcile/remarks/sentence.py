"""One statement of a report, and the questions that rules ask of it; worked out when a rule asks."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from models.report import Report, Statement
from models.transcript import Side, Speaker, Transcript
from reconcile.comparison.clauses import negators
from reconcile.comparison.people import everybody, subjects
from reconcile.comparison.sources import source_of
from reconcile.language.dates import moments
from reconcile.language.measures import Dimension, measures
from reconcile.language.roles import Cast, Mention, roles_of
from reconcile.remarks.data import named, pattern, phrases, word_list

UNKNOWN_DAY: Final = datetime.date(2000, 1, 1)
"""Stands in where only "is there a date?" is asked."""
CHILD_AND_PARENTS: Final = ("leerling", "ouders", "moeder", "vader")
"""Labels of those of whom no school can expect that they see to it."""
NEAR: Final = 24
"""Characters before a word within which a denial belongs to it."""
_QUOTE = re.compile(r"[\"“”„‘’]|(?<!\w)'|'(?!\w)")


@dataclass(frozen=True)
class Whole:
    """A report with what is known of its meeting."""

    statements: tuple[Statement, ...]
    report: Report | None = None
    transcript: Transcript | None = None
    people: tuple[Speaker, ...] = ()
    """Who sat at the table, as far as known: those who speak, or whom the parents listed."""

    @cached_property
    def text(self) -> str:
        """The whole report."""
        return self.report.text if self.report else "\n".join(each.text for each in self.statements)

    @cached_property
    def cast(self) -> Cast:
        """The people, with every word that can denote them."""
        return Cast(Transcript(speakers=self.people, turns=()))

    @cached_property
    def family(self) -> frozenset[str]:
        """The `Speaker.id`s of the parents and the pupil."""
        return frozenset(one.id for one in self.people if one.side is Side.PARENT or "leerling" in roles_of(one))

    @property
    def day(self) -> datetime.date | None:
        """The day of the meeting."""
        return self.transcript.date if self.transcript else None

    @cached_property
    def travels(self) -> bool:
        """Whether it is a document that goes to another school: its head says so."""
        return phrases("travels").search(self.text[:300]) is not None

    @cached_property
    def head(self) -> str:
        """What stands above the first statement: title, date, attendees, subject."""
        return self.text[: self.statements[0].start] if self.report and self.statements else ""

    @cached_property
    def said_for_sure(self) -> str:
        """All that was said in the meeting by others than the school: the family, and who treats the child."""
        if self.transcript is None:
            return ""
        theirs = {one.id for one in self.transcript.speakers if one.side is not Side.SCHOOL}
        return "\n".join(turn.text for turn in self.transcript.turns if turn.speaker in theirs)


@dataclass(frozen=True)
class Sentence:
    """A statement in its report."""

    statement: Statement
    whole: Whole
    before: Statement | None = None
    """The statement before it."""
    _answers: dict[tuple[str, int], bool] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """Its words."""
        return self.statement.text

    def holds(self, test: str, place: tuple[int, int]) -> bool:
        """Whether the test with this name holds for the words at `place`."""
        key = (test, place[0])
        if key not in self._answers:
            self._answers[key] = (
                TESTS[test](self, place) if test in TESTS else named(test).search(self.text) is not None
            )
        return self._answers[key]

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Everybody named in it."""
        return everybody(self.whole.cast, self.text)

    @cached_property
    def source(self) -> Mention | None:
        """Whose words it says it gives."""
        return source_of(self.text, self.mentions)

    @cached_property
    def has_actor(self) -> bool:
        """Whether somebody is named who may be the one to act: anybody but the pupil and the parents."""
        if pattern("agent").search(self.text) or pattern("we").search(self.text):
            return True
        if any(not self._is_family(one) for one in subjects(self.text, self.mentions)):
            return True
        if phrases("goes_on").match(self.text.lstrip(" -•*–")) and self.before is not None:
            return True
        headings = " ".join(self.statement.section[-1:])
        return any(not one.is_group for one in self.whole.cast.mentions(headings))

    def _is_family(self, mention: Mention) -> bool:
        """Whether it is the pupil or a parent, by role or by name."""
        return mention.label in CHILD_AND_PARENTS or (bool(mention.speakers) and mention.speakers <= self.whole.family)

    @cached_property
    def has_date(self) -> bool:
        """Whether a day or a term stands in it."""
        return bool(moments(self.text, self.whole.day or UNKNOWN_DAY))

    @cached_property
    def has_amount(self) -> bool:
        """Whether it says how often, how long or how much."""
        return any(each.dimension is not Dimension.CLOCK for each in measures(self.text))

    @cached_property
    def is_told(self) -> bool:
        """Whether it gives somebody's words, or what somebody saw."""
        return phrases("telling").search(self.text) is not None or self.source is not None


Test = Callable[[Sentence, tuple[int, int]], bool]
"""Whether something holds for the words at a place in a sentence."""


def _apart(name: str) -> Test:
    """Whether the phrases stand there beside the words in question: "geen bezwaar" is no "bezwaar tegen"."""
    return lambda sentence, place: (
        phrases(name).search(sentence.text[: place[0]] + " … " + sentence.text[place[1] :]) is not None
    )


def _negated(sentence: Sentence, place: tuple[int, int]) -> bool:
    """Whether something is denied in the same clause; words in question that begin with a denial do not count."""
    start = max(sentence.text.rfind(mark, 0, place[0]) for mark in ",;:.")
    ends = [end for mark in ",;:." if (end := sentence.text.find(mark, place[1])) >= 0]
    end = min(ends, default=len(sentence.text))
    places = (*negators(sentence.text), *(match.start() for match in pattern("neither").finditer(sentence.text)))
    return any(start < at < end and at != place[0] for at in places)


def _negated_before(sentence: Sentence, place: tuple[int, int]) -> bool:
    return pattern("denial").search(sentence.text[max(0, place[0] - NEAR) : place[0]]) is not None


def _parents_speak(sentence: Sentence, _: tuple[int, int]) -> bool:
    source = sentence.source
    return source is not None and pattern("parents_there").search(source.label) is not None


def _parents_act(sentence: Sentence, place: tuple[int, int]) -> bool:
    """Whether it is about what the parents do: no other adult is named before the words."""
    named = [one for one in sentence.mentions if one.start < place[1] and one.label != "leerling"]
    return bool(named) and pattern("parents_there").search(named[0].label) is not None


def _after_preposition(sentence: Sentence, place: tuple[int, int]) -> bool:
    return pattern("preposition").search(sentence.text[: place[0]]) is not None


def _quoted(sentence: Sentence, place: tuple[int, int]) -> bool:
    before, after = sentence.text[: place[0]], sentence.text[place[1] :]
    return _QUOTE.search(before) is not None and _QUOTE.search(after) is not None


TESTS: Final[dict[str, Test]] = {
    "actor": lambda sentence, _: sentence.has_actor,
    "after_preposition": _after_preposition,
    "agreed_apart": _apart("agreed"),
    "amount": lambda sentence, _: sentence.has_amount,
    "asked": _apart("asked"),
    "attributed_to_parents": _parents_speak,
    "behaviour": lambda sentence, _: word_list("behaviour").search(sentence.text) is not None,
    "date": lambda sentence, _: sentence.has_date,
    "negated": _negated,
    "negated_before": _negated_before,
    "parent_before": lambda sentence, place: pattern("parents_there").search(sentence.text[: place[0]]) is not None,
    "parents_act": _parents_act,
    "questioned": lambda sentence, place: "?" in sentence.text[place[1] : place[1] + 2],
    "quoted": _quoted,
    "sibling_is_there": lambda sentence, _: any(one.label == "familie" and one.speakers for one in sentence.mentions),
    "telling": lambda sentence, _: sentence.is_told,
    "travels": lambda sentence, _: sentence.whole.travels,
}
"""What `unless` and `only` of a rule name, beside the phrases and patterns of `words.toml`, which need only occur.

The second value is where the rule's own words stand.
"""
