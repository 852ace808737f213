"""When: another day, a day that was given up, or no day where one was promised."""

from collections.abc import Iterator, Sequence

from models.finding import Aspect, Correction
from reconcile.alignment.queries import day_of
from reconcile.comparison.final_value import Said, Standing, final_value, given_up, said_values
from reconcile.comparison.pair import GOOD_SHARE, Pair, Signal
from reconcile.comparison.regular_days import compare_regular_days, is_named, is_regular
from reconcile.comparison.same_amount import numbers_in
from reconcile.comparison.same_moment import agrees, conflicts, turned_round
from reconcile.comparison.sequence import compare_order
from reconcile.comparison.terms_of_time import compare_terms
from reconcile.language.cues import find_in, has_cue
from reconcile.language.dates import Bound, Moment, moments
from reconcile.lexicon import table

RULES = (
    "deadline.conflict",
    "deadline.superseded",
    "deadline.bound",
    "deadline.regular",
    "deadline.order",
    "deadline.only_written",
    "deadline.vague",
    "deadline.dropped",
)
"""Every rule that can speak here."""


def compare_deadlines(pair: Pair) -> Iterator[Signal]:
    """Signals deadline.*; no dates are compared when the day of the meeting is unknown."""
    if pair.meeting is None:
        return
    yield from compare_order(pair)
    yield from compare_regular_days(pair)
    written = moments(pair.text, pair.meeting)
    yield from compare_terms(pair, written)
    found = said_values(pair, lambda turn: moments(turn.text, pair.meeting), conflicts)
    claimed = {
        id(said)
        for said in found
        if is_regular(pair.text, said.turn.text, said.value)
        or any(agrees(pair.text, one, said.turn.text, said.value) for one in written)
    }
    for one in written:
        yield from _compare(pair, one, found, claimed)
    if not written:
        yield from _dropped(pair, found)


def _compare(pair: Pair, written: Moment, found: Sequence[Said[Moment]], claimed: set[int]) -> Iterator[Signal]:
    same = [said for said in found if agrees(pair.text, written, said.turn.text, said.value)]
    if same:
        final = final_value(said for said in found if said.value.bound is written.bound)
        if final and conflicts(final.value, written) and id(final) not in claimed and given_up(same, final):
            yield _signal(pair, "deadline.superseded", written, final)
        return
    open_ = [
        said for said in found if said.is_about and said.standing is not Standing.DROPPED and id(said) not in claimed
    ]
    if others := [said for said in open_ if turned_round(pair.text, written, said.turn.text, said.value)]:
        yield _signal(pair, "deadline.bound", written, others[-1])
    elif is_named(pair, written):
        return
    elif others := [said for said in open_ if conflicts(said.value, written)]:
        score = 0.5 if written.is_day and day_of(written) in pair.elsewhere else 1.0
        yield _signal(pair, "deadline.conflict", written, final_value(others) or others[-1], score)
    elif _can_be_new(pair, written, found):
        yield Signal("deadline.only_written", 1.0, Aspect.DEADLINE, written=(written.start, written.end))


def _can_be_new(pair: Pair, written: Moment, found: Sequence[Said[Moment]]) -> bool:
    """Whether nothing near tells when, and no number of the written moment is said."""
    if any(said.is_about for said in found) or day_of(written) in pair.elsewhere:
        return False
    numbers = numbers_in(pair.text[written.start : written.end])
    return not any(numbers & numbers_in(turn.text) for turn in pair.wide)


def _dropped(pair: Pair, found: Sequence[Said[Moment]]) -> Iterator[Signal]:
    telling = [said for said in found if said.is_about and said.standing >= Standing.SETTLED]
    vague = find_in("values", "when.vague", pair.text)
    if vague and telling:
        yield _gone("deadline.vague", telling[-1], (vague[0].start, vague[0].end))
    elif vague or find_in("values", "when.written", pair.text):
        return
    elif own := [said for said in telling if said.turn.id == pair.best.turn.id and _is_promised(said)]:
        if pair.best.share >= GOOD_SHARE:
            yield _gone("deadline.dropped", own[-1], None)
    else:
        yield from _promptness(pair)


def _is_promised(said: Said[Moment]) -> bool:
    text = said.turn.text
    return said.value.bound is Bound.BEFORE or has_cue(text, "commit") or has_cue(text, "promise")


def _promptness(pair: Pair) -> Iterator[Signal]:
    """ "dezelfde dag nog bel ik", and nothing of it in the statement."""
    for passage in reversed(pair.around):
        cues = find_in("values", "when.promptly", passage.text)
        if passage in pair.about and cues and not passage.is_question:
            place = (passage.start + cues[0].start, passage.start + cues[0].end)
            yield Signal("deadline.dropped", 1.0, Aspect.DEADLINE, passage.turn.id, place)
            return


def _gone(rule: str, said: Said[Moment], written: tuple[int, int] | None) -> Signal:
    return Signal(rule, 1.0, Aspect.DEADLINE, said.turn.id, (said.value.start, said.value.end), written)


def _signal(pair: Pair, rule: str, written: Moment, said: Said[Moment], score: float = 1.0) -> Signal:
    return Signal(
        rule,
        score,
        Aspect.DEADLINE,
        said.turn.id,
        (said.value.start, said.value.end),
        (written.start, written.end),
        _correction(pair, written, said.value),
    )


def _correction(pair: Pair, written: Moment, said: Moment) -> Correction | None:
    if not said.is_day:
        return None
    start = pair.statement.start
    return Correction(start=start + written.start, end=start + written.end, text=in_dutch(said))


def in_dutch(moment: Moment) -> str:
    """The first day of `moment` as it is written in a report, "15 april 2026"."""
    return f"{moment.first.day} {table('dates')['months'][moment.first.month - 1]} {moment.first.year}"
