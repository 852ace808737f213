"""Who takes what on in the talk: by their own promise, at somebody's request, or because somebody says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.transcript import Side
from reconcile.comparison.heard import Deed, Heard, heard, told_in
from reconcile.comparison.pair import Pair, Passage
from reconcile.comparison.people import everybody

FEW_WORDS = 3
"""Words that may stand before the name that answers "Wie?"."""
POINTS_BACK = 3
"""Sentences back among which "dat doe ik" finds what it is about."""
BESIDE = 2
"""Turns before "dan doe jij dat" in which the one who is meant spoke."""
TURNS_BACK = 3
"""Turns back in which the words before an undertaking still belong to it."""


class Way(StrEnum):
    """How it comes to rest with somebody."""

    OWN = "own"
    """ "Ik bel de huisarts"."""
    ACCEPTED = "accepted"
    """Asked of them by another, or offered by them and welcomed."""
    ASSIGNED = "assigned"
    """ "Dan doe jij dat"."""
    TOLD = "told"
    """ "Jorrit leest voor"."""
    GRANTED = "granted"
    """Something was asked or wished, and they said yes: perhaps they do it."""
    TOGETHER = "together"
    """ "Wij bellen": the speaker's side, or everybody."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Somebody does something, as it was said."""

    way: Way
    doers: frozenset[str]
    """`Speaker.id`s who may be meant; empty for somebody who is not at the table."""
    passage: Passage
    own: frozenset[str]
    """Content words of the clause itself, or of what its "dat" points at."""
    about: frozenset[str]
    """Those, and those of what was said just before."""
    claimed: bool = False
    """Whether it was a point who does it: "laat mij maar", or the answer to "Wie?"."""
    points: bool = False
    """Whether it is done with what was just spoken of: "ik breng 'm morgen"."""


def undertakings(pair: Pair) -> tuple[Undertaking, ...]:
    """Everything that somebody takes on around the statement, in order."""
    story = tuple((passage, heard(passage.text)) for passage in pair.around)
    return tuple(one for place in range(len(story)) for one in _at(pair, story, place))


_Story = tuple[tuple[Passage, Heard], ...]


def _at(pair: Pair, story: _Story, place: int) -> Iterator[Undertaking]:
    """What is taken on in one sentence."""
    passage, said = story[place]
    after_who = place > 0 and story[place - 1][1].asks_who
    if said.deeds:
        claimed = after_who or any(one.claims for other, one in story if other.turn.id == passage.turn.id)
        for deed in said.deeds:
            if found := _own(pair, story, place, deed, claimed=claimed):
                yield found
    elif after_who and not passage.is_question:
        yield from _answer_to_who(pair, story, place)
    if (said.requests and said.asks) or said.wishes or not said.deeds:
        yield from _granted(story, place)
    if said.assigns:
        yield from _assigned(pair, story, place)
    if not said.asks:
        for doers, own in told_in(pair.cast, passage.text):
            if passage.turn.speaker not in doers:
                yield Undertaking(Way.TOLD, doers, passage, own, own | said.words | _before(story, place))


def _own(pair: Pair, story: _Story, place: int, deed: Deed, *, claimed: bool) -> Undertaking | None:
    """What a speaker takes on, unless it is an offer that nobody takes up."""
    passage, said = story[place]
    own = deed.about or _pointed_at(story, place)
    about = own | said.words | _before(story, place)
    if deed.together:
        return Undertaking(Way.TOGETHER, _side(pair, passage.turn.speaker), passage, own, about)
    doers = frozenset({passage.turn.speaker})
    if deed.offers or said.asks:
        return Undertaking(Way.ACCEPTED, doers, passage, own, about) if _welcomed(story, place) else None
    return Undertaking(Way.OWN, doers, passage, own, about, claimed, deed.points)


def _pointed_at(story: _Story, place: int) -> frozenset[str]:
    """What "dat doe ik" is about: the nearest sentence before it that says something."""
    before = reversed(story[max(0, place - POINTS_BACK) : place])
    return next((said.words for _, said in before if said.words), frozenset())


def _before(story: _Story, place: int) -> frozenset[str]:
    """Content of what was said before: earlier in the turn, and in the turn before it."""
    own = story[place][0].turn.id
    words = frozenset[str]()
    previous: int | None = None
    for passage, said in reversed(story[:place]):
        turn = passage.turn.id
        if turn != own:
            previous = turn if previous is None else previous
            if turn != previous or turn < own - TURNS_BACK:
                break
        words |= said.words
    return words


def _others_after(story: _Story, place: int, turns: int) -> Iterator[tuple[Passage, Heard]]:
    """The first sentences of the turns of others, among the `turns` turns after that of `place`."""
    last = own = story[place][0].turn
    for passage, said in story[place + 1 :]:
        if passage.turn.id > own.id + turns:
            return
        if passage.turn.id != last.id:
            last = passage.turn
            if last.speaker != own.speaker:
                yield passage, said


def _welcomed(story: _Story, place: int) -> bool:
    """Whether an offer is taken up by what another says next."""
    for _, answer in _others_after(story, place, 2):
        if answer.no or answer.claims:
            return False
        if answer.yes or answer.assigns:
            return True
    return False


def _answer_to_who(pair: Pair, story: _Story, place: int) -> Iterator[Undertaking]:
    """ "Wie houdt toezicht?" - "De pleinwacht": an answer of a name."""
    passage, said = story[place]
    own = story[place - 1][1].words
    mention = next(iter(everybody(pair.cast, passage.text)), None)
    if said.names_me:
        yield Undertaking(Way.ASSIGNED, frozenset({passage.turn.speaker}), passage, own, own, claimed=True)
    elif mention is not None and len(passage.text[: mention.start].split()) <= FEW_WORDS:
        yield Undertaking(Way.ASSIGNED, mention.speakers, passage, own, own, claimed=True)


def _granted(story: _Story, place: int) -> Iterator[Undertaking]:
    """What was asked or wished, with a yes of the next one; "Kun jij bellen?" asks it of them and of nobody else."""
    _, said = story[place]
    is_request = said.requests and said.asks
    for passage, answer in _others_after(story, place, 2 if is_request else 1):
        if answer.yes or (is_request and answer.deeds):
            way = Way.ACCEPTED if is_request else Way.GRANTED
            about = said.words | _before(story, place)
            yield Undertaking(way, frozenset({passage.turn.speaker}), passage, said.words, about)
        if is_request:
            return


def _assigned(pair: Pair, story: _Story, place: int) -> Iterator[Undertaking]:
    """ "Dan doe jij dat": to somebody named, or to those who speak just before and after."""
    passage, said = story[place]
    answers = list(_others_after(story, place, 1))
    if said.asks and not (answers and answers[0][1].yes):
        return
    mentions = pair.cast.mentions(passage.text)
    named = {one for mention in mentions if not mention.is_group for one in mention.speakers}
    near = {
        other.turn.speaker for other, _ in (*answers, *story[:place]) if abs(other.turn.id - passage.turn.id) <= BESIDE
    }
    doers = frozenset((named or near) - {passage.turn.speaker})
    if doers:
        about = said.words | _before(story, place)
        yield Undertaking(Way.ASSIGNED, doers, passage, said.words, about, claimed=True)


def _side(pair: Pair, speaker: str) -> frozenset[str]:
    """Whom "wij" may mean: the speaker's side, or everybody when the speaker sits there for neither."""
    side = pair.cast.speakers[speaker].side
    is_one = side in (Side.SCHOOL, Side.PARENT)
    return frozenset(one.id for one in pair.cast.speakers.values() if not is_one or one.side is side)
