"""What a report lacks as a whole: its day, who were there, when is looked back, and who does what."""

import datetime
from collections.abc import Iterator
from typing import Final

from models.reconciliation import Remark
from reconcile.comparison.people import doer_of
from reconcile.language.date_phrases import MONTH_NUMBER
from reconcile.language.dates import moments
from reconcile.language.measures import Dimension, measures
from reconcile.remarks.data import pattern, phrases, rules
from reconcile.remarks.head import HEAD, field_of
from reconcile.remarks.making import remark_of
from reconcile.remarks.sentence import UNKNOWN_DAY, Sentence, Whole

LEAST_STATEMENTS: Final = 5
"""A note of fewer lines is no report that must have all parts."""
CLOSING: Final = 120
"""Characters at the end of a report."""


def raised(whole: Whole) -> Iterator[Remark]:
    """Remarks on what `whole` lacks, and on another day above it than that of the meeting."""
    yield from _other_day(whole)
    if len(whole.statements) >= LEAST_STATEMENTS:
        for name, is_there in PARTS:
            if not is_there(whole):
                yield remark_of(rules()[name], None)


def _other_day(whole: Whole) -> Iterator[Remark]:
    day, written = whole.day, field_of(whole.text, "date")
    if day is None or written is None:
        return
    days = [each for each in moments(written.value, day) if each.is_day]
    if days and not any(each.first == day for each in days):
        place = written.start + days[0].start, written.start + days[0].end
        yield remark_of(rules()["other_date"], None, [place], day=_in_words(day))


def _in_words(day: datetime.date) -> str:
    month = next(name for name, number in MONTH_NUMBER.items() if number == day.month)
    return f"{day.day} {month} {day.year}"


def _has_day(whole: Whole) -> bool:
    head = whole.text[:HEAD]
    return field_of(whole.text, "date") is not None or any(
        each.is_day for each in moments(head, whole.day or UNKNOWN_DAY)
    )


def _has_attendees(whole: Whole) -> bool:
    if field_of(whole.text, "attendees") or pattern("salutation").search(whole.text):
        return True
    return phrases("were_there").search(whole.text) is not None


def _has_evaluation(whole: Whole) -> bool:
    """Whether a follow-up is named; one without a date is remarked on where it stands."""
    if phrases("follow_up").search(whole.text):
        return True
    day = whole.day or UNKNOWN_DAY
    return any(
        (phrases("meeting").search(each.text) or any(one.dimension is Dimension.CLOCK for one in measures(each.text)))
        and any(one.is_day and one.first > day for one in moments(each.text, day))
        for each in whole.statements
    ) or _closes_with_day(whole, day)


def _closes_with_day(whole: Whole, day: datetime.date) -> bool:
    """Whether a later day stands in its last lines, where a next meeting stands."""
    return any(one.is_day and one.first > day for one in moments(whole.text[-CLOSING:], day))


def _has_doers(whole: Whole) -> bool:
    sentences = (Sentence(each, whole) for each in whole.statements)
    return any(doer_of(each.text, each.mentions) is not None for each in sentences)


PARTS: Final = (
    ("no_day", _has_day),
    ("no_attendees", _has_attendees),
    ("no_evaluation", _has_evaluation),
    ("no_doers", _has_doers),
)
"""By the rule that says it is missing: whether it is there."""
