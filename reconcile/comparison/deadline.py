"""When: another day, a day that was withdrawn, or no day where one was named."""

from collections.abc import Iterator

from models.finding import Aspect, Correction
from models.transcript import Turn
from reconcile.alignment.queries import day_of
from reconcile.comparison.pair import Pair, Signal
from reconcile.language.cues import find_cues, has_cue
from reconcile.language.dates import Bound, Moment, moments
from reconcile.lexicon import table

RULES = (
    "deadline.conflict",
    "deadline.superseded",
    "deadline.only_written",
    "deadline.dropped",
    "deadline.vague",
    "deadline.bound",
)
"""Every rule that can speak here."""

SLACK_DAYS = 1


def compare_deadlines(pair: Pair) -> Iterator[Signal]:
    """Signals deadline.*; nothing when the day of the meeting is unknown."""
    if pair.meeting is None:
        return
    telling = {passage.turn.id for passage in pair.focus}
    said = [(turn, moment) for turn in pair.tight if turn.id in telling for moment in moments(turn.text, pair.meeting)]
    nearby = [moment for turn in pair.wide for moment in moments(turn.text, pair.meeting)]
    written_moments = moments(pair.text, pair.meeting)
    for written in written_moments:
        yield from _compare(pair, written, said, nearby)
    if not written_moments:
        yield from _dropped(pair, said)
    elif said and _bound_turned(written_moments, said):
        yield Signal("deadline.bound", 1.0, Aspect.DEADLINE)


def _compare(pair: Pair, written: Moment, said: list[tuple[Turn, Moment]], nearby: list[Moment]) -> Iterator[Signal]:
    place = (written.start, written.end)
    if not said:
        if not any(moment.overlaps(written, SLACK_DAYS) for moment in nearby):
            yield Signal("deadline.only_written", 1.0, Aspect.DEADLINE, written=place)
        return
    turn, last = said[-1]
    if not any(_compatible(t, moment, written) for t, moment in said):
        survives = (
            not any(moment.overlaps(written, SLACK_DAYS) for moment in nearby) and day_of(written) not in pair.elsewhere
        )
        yield Signal(
            "deadline.conflict",
            1.0 if survives else 0.3,
            Aspect.DEADLINE,
            turn.id,
            (last.start, last.end),
            place,
            _correction(pair, written, last),
        )
    elif _revised(turn, last, written):
        yield Signal(
            "deadline.superseded",
            1.0,
            Aspect.DEADLINE,
            turn.id,
            (last.start, last.end),
            place,
            _correction(pair, written, last),
        )


def _compatible(turn: Turn, said: Moment, written: Moment) -> bool:
    """The same days, or a bare weekday for a day that is one: "de dinsdag na de vakantie" may be any Tuesday."""
    if said.overlaps(written, SLACK_DAYS):
        return True
    bare = turn.text[said.start : said.end].lower() in table("dates")["weekdays"]
    return bare and written.is_day and said.first.weekday() == written.first.weekday()


def _revised(turn: Turn, last: Moment, written: Moment) -> bool:
    """Whether a later turn takes the written day back for another."""
    other_day = last.is_day and written.is_day and not last.overlaps(written, SLACK_DAYS)
    return other_day and "?" not in turn.text and has_cue(turn.text, "revision")


def _dropped(pair: Pair, said: list[tuple[Turn, Moment]]) -> Iterator[Signal]:
    vague = find_cues(pair.text, "written.vague_time")
    if vague and said:
        turn, moment = said[-1]
        yield Signal(
            "deadline.vague", 1.0, Aspect.DEADLINE, turn.id, (moment.start, moment.end), (vague[0].start, vague[0].end)
        )
        return
    in_focus = {
        (passage.turn.id, passage.start, passage.start + len(passage.text))
        for passage in pair.focus
        if not passage.is_question
    }
    telling = [
        (turn, moment)
        for turn, moment in said
        if any(turn.id == one and start <= moment.start < end for one, start, end in in_focus)
        and (turn.id == pair.best.turn.id or has_cue(turn.text, "commit") or has_cue(turn.text, "promise"))
    ]
    if telling:
        turn, moment = telling[-1]
        yield Signal("deadline.dropped", 1.0, Aspect.DEADLINE, turn.id, (moment.start, moment.end))


def _bound_turned(written: tuple[Moment, ...], said: list[tuple[Turn, Moment]]) -> bool:
    """ "tot de zomer" against "na de zomer"."""
    opposite = {Bound.BEFORE: Bound.FROM, Bound.UNTIL: Bound.FROM}
    pairs = [(w, m) for w in written for _, m in said if not w.is_day and not m.is_day]
    return any(opposite.get(w.bound) is m.bound or opposite.get(m.bound) is w.bound for w, m in pairs)


def _correction(pair: Pair, written: Moment, said: Moment) -> Correction | None:
    if not said.is_day:
        return None
    start = pair.statement.start
    return Correction(start=start + written.start, end=start + written.end, text=in_dutch(said))


def in_dutch(moment: Moment) -> str:
    """The first day of `moment` as it is written in a report, "15 april 2026"."""
    return f"{moment.first.day} {table('dates')['months'][moment.first.month - 1]} {moment.first.year}"
