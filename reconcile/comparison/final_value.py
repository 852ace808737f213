"""What a value came to be: every value said about one thing, and whether it still stood in the end.

"Acht keer?" - "Dan doe ik er zes." - "Prima, zes keer.": eight was offered, six was settled. Works alike for measures
and for moments: both have a place in the text, and the caller tells which two cannot both be true.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from models.transcript import Turn
from reconcile.comparison.anchors import OPENING, anchors, corrections, kind_of, says_little_else
from reconcile.comparison.pair import Pair, Passage
from reconcile.language.cues import find_in
from reconcile.lexicon import table

ANSWER = 8
"""Words of a turn in which it says yes or no to what stands before it."""
SOON, LONG = 4, 8
"""Turns within which another value answers the one that stood, and the one that was only put forward."""
_FILLERS = frozenset(table("values")["fillers"])
_POINTING = frozenset(table("values")["pointing"])
BEFORE = 40
"""Characters before a value in which a word tells what is meant with it."""


class Placed(Protocol):
    """A value with its place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


V = TypeVar("V", bound=Placed)


class Standing(IntEnum):
    """What became of a value, the firmer the higher."""

    DROPPED = 0
    """Turned down, or given up for another in the same breath."""
    BACKGROUND = 1
    """How it was or is elsewhere."""
    OFFERED = 2
    """Asked or proposed; what nobody took back or changed holds."""
    SETTLED = 3
    """Said as it is to be."""
    AGREED = 4
    """Said so, and somebody else said yes to it."""


@dataclass(frozen=True, slots=True)
class Said(Generic[V]):
    """One value as somebody said it."""

    value: V
    turn: Turn
    passage: Passage
    standing: Standing
    is_about: bool
    """Whether its sentence is about the statement, or answers one that is."""

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in its turn's text."""
        return self.value.start, self.value.end

    @property
    def holds(self) -> bool:
        """Whether it can be what was agreed."""
        return self.standing >= Standing.OFFERED


def said_values(pair: Pair, read: Callable[[Turn], Sequence[V]], differ: Callable[[V, V], bool]) -> tuple[Said[V], ...]:
    """Every value that `read` finds in and around the evidence, in the order in which they were said."""
    found: list[Said[V]] = []
    shared, corrected = anchors(pair), corrections(pair)
    for passage in pair.around:
        end = passage.start + len(passage.text)
        own = passage in pair.about or passage.turn.id in corrected
        for value in read(passage.turn):
            if passage.start <= value.start < end:
                is_about = own or bool(shared.get(passage.turn.id, frozenset()) - {kind_of(value)})
                found.append(Said(value, passage.turn, passage, _standing(passage, value), is_about))
    return tuple(_answered(pair, list(_corrected(found, differ)), differ))


def _standing(passage: Passage, value: Placed) -> Standing:
    """What the sentence itself tells about the value."""
    first, last = value.start - passage.start, value.end - passage.start
    before = _own_clause_before(passage.text[:first])
    after = _own_clause_after(passage.text[last:])
    if _ends_with(before, "instead_of") or (_has(after, "turned_down") and not _has(after, "not_turned_down")):
        return Standing.DROPPED
    if _goes_to_another(before, after):
        return Standing.DROPPED
    if passage.is_question or _has(passage.text, "offer"):
        return Standing.OFFERED
    return Standing.BACKGROUND if _has(before, "background") else Standing.SETTLED


def _own_clause_before(text: str) -> str:
    return text[-BEFORE:].rpartition(",")[2]


def _own_clause_after(text: str) -> str:
    """Up to the comma; beyond it where it goes on about the value: "elke dag, nou, dat ga ik niet redden"."""
    clause, comma, rest = text.partition(",")
    while comma and _goes_on(rest) and not clause.strip():
        clause, comma, rest = rest.partition(",")
        if clause.strip().lower() in _FILLERS:
            clause = ""
    return clause


def _goes_on(text: str) -> bool:
    opening = text.replace(",", " ").split()[:1]
    return bool(opening) and opening[0].lower() in _FILLERS | _POINTING


def _has(text: str, group: str) -> bool:
    return bool(find_in("values", group, text))


def _ends_with(text: str, group: str) -> bool:
    """Whether one of the group stands right before the value, at most a short word between: "niet op dinsdag"."""
    return any(len(text[cue.end :].split()) <= 1 for cue in find_in("values", group, text))


def _goes_to_another(before: str, after: str) -> bool:
    """ "van tien opdrachten naar zes"."""
    return bool(before.split()) and before.split()[-1].lower() == "van" and after.split()[:1] == ["naar"]


def _corrected(found: list[Said[V]], differ: Callable[[V, V], bool]) -> Iterator[Said[V]]:
    """Values that give way to another one in the same turn: "drie keer, eh nee, twee keer"."""
    for place, said in enumerate(found):
        later = [
            other
            for other in found[place + 1 :]
            if other.turn.id == said.turn.id
            and differ(said.value, other.value)
            and other.standing is not Standing.DROPPED
        ]
        gives_way = any(_has(said.turn.text[said.value.end : other.value.start], "correction") for other in later[:1])
        yield replace(said, standing=Standing.DROPPED) if gives_way else said


def _answered(pair: Pair, found: list[Said[V]], differ: Callable[[V, V], bool]) -> Iterator[Said[V]]:
    """Each value with what the next turn of somebody else makes of it."""
    turns = list({passage.turn.id: passage.turn for passage in pair.around}.values())
    follows = {one.id: other for one, other in pairwise(turns) if one.speaker != other.speaker}
    for said in found:
        answer = follows.get(said.turn.id)
        if said.holds and answer is not None:
            own = [other.value for other in found if other.turn.id == answer.id]
            if said.standing is Standing.OFFERED and any(
                other.turn.id == answer.id
                and other.standing is Standing.DROPPED
                and not differ(other.value, said.value)
                for other in found
            ):  # "Nee, woensdag niet."
                yield replace(said, standing=Standing.DROPPED)
                continue
            yield replace(said, standing=_after(answer, own, said, differ))
        else:
            yield said


def _after(answer: Turn, own: Sequence[V], said: Said[V], differ: Callable[[V, V], bool]) -> Standing:
    """What the turn `answer`, which names the values `own`, makes of a value."""
    opening = " ".join(answer.text.split()[:ANSWER])
    if any(differ(value, said.value) for value in own):
        return min(said.standing, Standing.OFFERED) if _has(opening, "refusal") else said.standing
    if _has(opening, "refusal"):
        return Standing.DROPPED if said.standing is Standing.OFFERED and not own else said.standing
    is_yes = _has(opening, "yes") and not _has(opening, "yes_but")
    return Standing.AGREED if is_yes else said.standing


def by_who_does_it(pair: Pair, same: Sequence[Said[V]]) -> Sequence[Said[V]]:
    """Without what somebody else says of their own doing, "en ik kijk elke avond"; all if none is left."""
    if len(same) < 2:
        return same
    doers = frozenset[str]().union(*(m.speakers for m in pair.cast.mentions(pair.text) if not m.is_group))
    own = [said for said in same if said.turn.speaker in doers or "ik" not in said.passage.text.lower().split()]
    return own if doers and own else same


def final_value(found: Iterable[Said[V]]) -> Said[V] | None:
    """The last value that still stood."""
    standing = [said for said in found if said.is_about and said.holds]
    return standing[-1] if standing else None


def given_up(same: Sequence[Said[V]], final: Said[V], found: Sequence[Said[V]] = ()) -> bool:
    """Whether a value said as in `same` was only offered, or taken back, before the `final` one took its place."""
    last, firmest = same[-1], max(said.standing for said in same)
    in_one_breath = firmest is Standing.DROPPED and final.turn.id == last.turn.id  # "half negen in plaats van acht uur"
    later = (final.turn.id, final.value.start) > (last.turn.id, last.value.start)
    if last.standing is Standing.DROPPED and last.is_about and _explains(final, last):
        return True
    if firmest <= Standing.OFFERED and final.standing is Standing.AGREED and 0 < final.turn.id - last.turn.id <= LONG:
        return True
    if not last.is_about or not (later or in_one_breath):
        return False
    return firmest <= Standing.OFFERED or (
        firmest is Standing.SETTLED and (_revises(final, last) or _settles(same, final, found))
    )


def _explains(final: Said[V], last: Said[V]) -> bool:
    """ "Uiterlijk vrijdag hoort u het. Deze week red ik niet.": why the new value came."""
    return final.turn.id == last.turn.id and final.passage.start < last.passage.start


def _revises(final: Said[V], last: Said[V]) -> bool:
    """Whether the last value is put in the place of one that stood: by who said that one, or with another's yes."""
    before = final.passage.text[: final.value.start - final.passage.start]
    takes_back = _has(final.turn.text[:OPENING], "takes_back")
    by_the_same = final.turn.speaker == last.turn.speaker and (takes_back or _has(before, "revision"))
    return by_the_same or (final.standing is Standing.AGREED and _has(final.turn.text, "revision"))


def _settles(same: Sequence[Said[V]], final: Said[V], found: Sequence[Said[V]]) -> bool:
    """Whether who named a value comes with another, after somebody spoke, and says nothing else: "Dan de zevende."."""
    for said in found:
        came = said is final or kind_of(said.value) == kind_of(final.value)
        if not came or not same[-1].turn.id < said.turn.id <= same[-1].turn.id + SOON:
            continue
        answered = (
            said.standing is Standing.AGREED
            or final.turn.speaker != said.turn.speaker
            or _has(said.passage.text, "gives_in")
        )
        own = said.turn.speaker in {one.turn.speaker for one in same}
        if own and answered and says_little_else(said.passage, said.value.start, said.value.end):
            return True
    return False
