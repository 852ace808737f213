"""When: another day, a day that was given up, or no day where one was promised."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.finding import Aspect, Correction
from reconcile.alignment.queries import day_of
from reconcile.comparison.anchors import says_little_else
from reconcile.comparison.day_instead import day_instead
from reconcile.comparison.final_value import Said, Standing, final_value, given_up, said_values
from reconcile.comparison.pair import ALSO_ABOUT, GOOD_SHARE, Pair, Signal
from reconcile.comparison.regular_days import compare_regular_days, is_named, is_regular
from reconcile.comparison.same_amount import numbers_in
from reconcile.comparison.same_moment import agrees, conflicts, turned_round
from reconcile.comparison.sequence import compare_order
from reconcile.comparison.terms_of_time import compare_terms
from reconcile.language.cues import find_in, has_cue
from reconcile.language.dates import Bound, Moment, moments
from reconcile.language.weekdays import DAYS
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

DUE = frozenset({Bound.ON, Bound.BEFORE})
ENTRY = (":", "-", "–", "|", ";", ")")
"""What follows the date of an entry in a log."""


def compare_deadlines(pair: Pair) -> Iterator[Signal]:
    """Signals deadline.*; no dates are compared when the day of the meeting is unknown."""
    if pair.meeting is None:
        return
    yield from compare_order(pair)
    yield from compare_regular_days(pair)
    written = [one for one in moments(pair.text, pair.meeting) if not _is_date_of_entry(pair, one)]
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
        ends = [said for said in found if said in same or _same_end(written, said.value)]
        final = final_value(ends)
        if final and conflicts(final.value, written) and id(final) not in claimed and given_up(same, final, ends):
            yield _signal(pair, "deadline.superseded", written, final)
        return
    open_ = [
        said for said in found if said.is_about and said.standing is not Standing.DROPPED and id(said) not in claimed
    ]
    if others := [said for said in open_ if turned_round(pair.text, written, said.turn.text, said.value)]:
        yield _signal(pair, "deadline.bound", written, others[-1])
    elif is_named(pair, written):
        return
    elif others := [said for said in open_ if conflicts(said.value, written) and not _from_now(pair, written, said)]:
        score = 0.5 if written.is_day and day_of(written) in pair.elsewhere else 1.0
        yield _signal(pair, "deadline.conflict", written, final_value(others) or others[-1], score)
    elif _can_be_new(pair, written, found):
        yield Signal("deadline.only_written", 1.0, Aspect.DEADLINE, written=(written.start, written.end))


def _from_now(pair: Pair, written: Moment, said: Said[Moment]) -> bool:
    """ "Vanaf nu" says nothing against a day later on."""
    starts = written.bound is Bound.FROM and written.first == pair.meeting
    return starts and said.value.bound is not Bound.FROM


def _is_date_of_entry(pair: Pair, written: Moment) -> bool:
    """ "04-11: Dilan volgt steunles", in the log of the meeting of 4 November: it says when it was written."""
    opens = not pair.text[: written.start].strip(" -•*–(")
    return written.first == pair.meeting and written.is_day and opens and pair.text[written.end :].lstrip()[:1] in ENTRY


def _same_end(written: Moment, said: Moment) -> bool:
    """Whether the two tell of one end of time: bound alike, or a day on which and a day before which."""
    if said.bound is written.bound:
        days = [(one.last - one.first).days for one in (said, written)]
        return said.bound is not Bound.ON or said.is_day is written.is_day or max(days) <= DAYS
    return {written.bound, said.bound} == DUE and said.is_day


def _can_be_new(pair: Pair, written: Moment, found: Sequence[Said[Moment]]) -> bool:
    """Whether nothing near tells when, and no number of the written moment is said."""
    if any(said.is_about for said in found) or day_of(written) in pair.elsewhere:
        return False
    if pair.best.share < GOOD_SHARE or written.first == pair.meeting:
        return False
    numbers = numbers_in(pair.text[written.start : written.end])
    return not any(numbers & numbers_in(turn.text) for turn in pair.wide)


def _dropped(pair: Pair, found: Sequence[Said[Moment]]) -> Iterator[Signal]:
    telling = [said for said in found if said.is_about and said.standing >= Standing.SETTLED]
    vague = find_in("values", "when.vague", pair.text)
    if vague and telling:
        yield _gone("deadline.vague", telling[-1], (vague[0].start, vague[0].end))
    elif vague and (prompt := _prompt(pair)):
        yield replace(prompt, rule="deadline.vague", written=(vague[0].start, vague[0].end))
    elif vague or find_in("values", "when.written", pair.text) or find_in("values", "when.told_apart", pair.text):
        return
    elif own := [said for said in telling if _is_promised(said) and _is_of(pair, said)]:
        yield _gone("deadline.dropped", own[-1], None)
    elif prompt := _prompt(pair):
        yield prompt


def _is_of(pair: Pair, said: Said[Moment]) -> bool:
    """Whether the day stands in the sentence that says the statement best, or alone right after it: "Voor vrijdag."."""
    if said.passage == pair.best or (pair.best.share >= GOOD_SHARE and said.turn.id == pair.best.turn.id):
        return pair.best.share >= GOOD_SHARE
    after = said.turn.id == pair.best.turn.id and said.passage.start > pair.best.start
    value = said.value
    return after and said.value.bound is Bound.BEFORE and says_little_else(said.passage, value.start, value.end, 0)


def _is_promised(said: Said[Moment]) -> bool:
    if said.value.bound is Bound.BEFORE:
        return True
    before = said.turn.text[: said.value.start].lower().split()[-1:]
    is_any = before == ["de"]  # "op de donderdag", which comes back
    return (
        said.value.bound is Bound.ON
        and not is_any
        and (has_cue(said.turn.text, "commit") or has_cue(said.turn.text, "promise"))
    )


def _prompt(pair: Pair) -> Signal | None:
    """ "dezelfde dag nog bel ik", and nothing of it in the statement."""
    own = [p for p in pair.around if p in pair.about and p.share >= ALSO_ABOUT * pair.best.share > 0]
    for passage in reversed(own):
        cues = find_in("values", "when.promptly", passage.text)
        if cues and not passage.is_question:
            place = (passage.start + cues[0].start, passage.start + cues[0].end)
            return Signal("deadline.dropped", 1.0, Aspect.DEADLINE, passage.turn.id, place)
    return None


def _gone(rule: str, said: Said[Moment], written: tuple[int, int] | None) -> Signal:
    return Signal(rule, 1.0, Aspect.DEADLINE, said.turn.id, said.place, written)


def _signal(pair: Pair, rule: str, written: Moment, said: Said[Moment], score: float = 1.0) -> Signal:
    correction = _correction(pair, written, said.value)
    return Signal(rule, score, Aspect.DEADLINE, said.turn.id, said.place, (written.start, written.end), correction)


def _correction(pair: Pair, written: Moment, said: Moment) -> Correction | None:
    if not said.is_day:
        return None
    before, text = day_instead(pair.text, written, said.bound, in_dutch(said))
    start = pair.statement.start
    return Correction(start=start + before, end=start + written.end, text=text)


def in_dutch(moment: Moment) -> str:
    """The first day of `moment` as it is written in a report, "15 april 2026"."""
    return f"{moment.first.day} {table('dates')['months'][moment.first.month - 1]} {moment.first.year}"
