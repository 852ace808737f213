"""Turns that name an amount or a day of the statement: they are about it, whatever their other words.

"Na het derde uur een kwartier." - "Twee keer per dag dus, een kwartier.": the quarter of an hour tells that the second
sentence is about "dagelijks een rustmoment van vijftien minuten" too, so that its "twee keer per dag" counts.
"""

from itertools import pairwise

from reconcile.comparison.pair import Pair, Passage
from reconcile.language.cues import find_in
from reconcile.language.dates import Moment, moments
from reconcile.language.measures import Measure, measures
from reconcile.language.tokens import is_content, tokens

MOMENT = "moment"
FEW = 2
"""Content words that a sentence may hold beside a value and still say nothing but that value."""
ANSWERED = 2
"""Turns before an answer that belong to the question."""
OPENING = 30
"""Characters of a turn in which it takes back what was said before it."""


def kind_of(value: object) -> str:
    """What a value is a value of: two of one kind cannot vouch for each other."""
    return f"{value.dimension}:{value.unit}" if isinstance(value, Measure) else MOMENT


def anchors(pair: Pair) -> dict[int, frozenset[str]]:
    """Per `Turn.id` around the statement the kinds of value that it has in common with it.

    A sentence that is nothing but such a value answers what stands before it: then that is about the statement too.
    """
    written, days = measures(pair.text), _days(pair, pair.text)
    if not written and not days:
        return {}
    found: dict[int, frozenset[str]] = {}
    turns = list(dict.fromkeys(passage.turn for passage in pair.around))
    for place, turn in enumerate(turns):
        said = [(one, other) for other in measures(turn.text) for one in written if _is_same(one, other)]
        kinds = {kind_of(one) for one, _ in said}
        if days and any(one.first == other.first for one in days for other in _days(pair, turn.text)):
            kinds.add(MOMENT)
        found[turn.id] = found.get(turn.id, frozenset()) | kinds
        if any(_opens(turn.text, other) for _, other in said):
            for other_turn in turns[max(0, place - ANSWERED) : place]:
                found[other_turn.id] |= kinds
    return found


def _opens(text: str, said: Measure) -> bool:
    """Whether the turn opens with the value and a full stop: "Twintig minuten. Ja, dat doe ik."."""
    return not text[: said.start].strip() and text[said.end : said.end + 1] in {".", ",", "?"}


def _is_same(one: Measure, other: Measure) -> bool:
    return one.comparable(other) and not one.conflicts_with(other)


def _days(pair: Pair, text: str) -> list[Moment]:
    """The days named in `text`, that of the meeting left out: nothing can be told by it."""
    if pair.meeting is None:
        return []
    return [one for one in moments(text, pair.meeting) if one.is_day and one.first != pair.meeting]


def corrections(pair: Pair) -> frozenset[int]:
    """The `Turn.id`s that open by taking back what the same person just said of the statement: "O wacht, nee."."""
    about = {passage.turn.id for passage in pair.about}
    turns = list(dict.fromkeys(passage.turn for passage in pair.around))
    return frozenset(
        other.id
        for one, other in pairwise(turns)
        if one.id in about and one.speaker == other.speaker and find_in("values", "takes_back", other.text[:OPENING])
    )


def says_little_else(passage: Passage, start: int, end: int, most: int = FEW) -> bool:
    """Whether the sentence holds next to nothing but the value at [start, end) of its turn: "Zeven oktober dan."."""
    first, last = start - passage.start, end - passage.start
    others = [token for token in tokens(passage.text) if not first <= token.start < last and token.is_word]
    return sum(is_content(token.lemma) for token in others) <= most
