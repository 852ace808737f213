"""Turns statements and turns into what the index compares: normalised values and the people they name."""

from functools import lru_cache

from models.transcript import Transcript
from reconcile.alignment.coverage import Query
from reconcile.language.dates import Day, Moment, moments
from reconcile.language.measures import Dimension, Measure, measures
from reconcile.language.roles import Cast


@lru_cache(maxsize=16_384)
def values_in(text: str, meeting: Day) -> frozenset[str]:
    """The dates and quantities of `text` in one spelling, so that "half drie" equals "14.30 uur"."""
    found = {value_of(measure) for measure in measures(text)}
    return frozenset(found | {day_of(moment) for moment in moments(text, meeting) if moment.is_day})


def value_of(measure: Measure) -> str:
    """A quantity in one spelling."""
    unit = measure.unit if measure.dimension is Dimension.COUNT else ""
    return f"{measure.dimension}:{measure.rate:.3f}:{unit}"


def day_of(moment: Moment) -> str:
    """The first day of a moment in one spelling."""
    return f"day:{moment.first}"


def query_of(text: str, cast: Cast, meeting: Day) -> Query:
    """`text` as it is searched for in the meeting."""
    mentions = cast.mentions(text)
    persons = frozenset(speaker for mention in mentions if not mention.is_group for speaker in mention.speakers)
    members = frozenset(speaker for mention in mentions if mention.is_group for speaker in mention.speakers)
    return Query(text, values_in(text, meeting), persons, members - persons)


def turn_values(transcript: Transcript, meeting: Day) -> list[frozenset[str]]:
    """`values_in` for every turn, in order."""
    return [values_in(turn.text, meeting) for turn in transcript.turns]
