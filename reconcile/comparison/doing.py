"""Who does it: another person or party, or nobody any more."""

from collections.abc import Iterator
from typing import NamedTuple

from models.finding import Aspect
from models.transcript import Side
from reconcile.comparison.clauses import shared
from reconcile.comparison.deed_words import deed_words, is_light, is_verb
from reconcile.comparison.heard import for_me, heard, not_them
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.comparison.people import everybody, in_other_hands
from reconcile.comparison.sources import sources
from reconcile.comparison.undertakings import Undertaking, Way, undertakings
from reconcile.comparison.written_deeds import WrittenDeed, written_deeds
from reconcile.language.roles import Mention

RULES = (
    "actor.other",
    "actor.other_claimed",
    "actor.other_group",
    "actor.absent_person",
    "actor.claimed_at_hand",
    "actor.ruled_out",
    "actor.turned_down",
)
"""Every rule that can speak here."""

NEARLY = 0.75
"""Of the nearness of the undertaking that tells against the report, what makes another be about the deed too."""
FEW = 2
"""Content words of a deed up to which one that an undertaking shares is enough: "Kyra ophalen"."""
LEAST = 1.0
"""Nearness from which an undertaking is about any other deed."""
VERB = 0.6
"""What a verb counts: one calls and fetches more than one thing in a meeting."""
CONTEXT = 0.4
"""What a word counts that was only said just before."""
BESIDE = 4
"""Turns around an undertaking in which another of the report's doer may be the one that is meant."""
CHILD = "leerling"
"""The label of the child, whose doings are told and not taken on."""
_VAGUE = frozenset({Way.TOLD, Way.TOGETHER, Way.GRANTED})
"""Ways that may clear a report, but tell too little of who does it to speak against one."""


class _Near(NamedTuple):
    """An undertaking beside a deed of the report."""

    said: Undertaking
    both: frozenset[str]
    """Content words of the deed that the undertaking itself holds."""
    nearness: float


def compare_doers(pair: Pair) -> Iterator[Signal]:
    """Signals actor.*."""
    if deeds := written_deeds(pair):
        said = undertakings(pair)
        for deed in deeds:
            if deed.doer is not None and (deed.doers or deed.doer.label != CHILD):
                yield from _compared(pair, deed, deed.doer, said, alone=len(deeds) == 1)


def _compared(
    pair: Pair, deed: WrittenDeed, doer: Mention, said: tuple[Undertaking, ...], *, alone: bool
) -> Iterator[Signal]:
    """What counts is the last that is about the deed; who took it on before others did counts most."""
    if refusal := _ruled_out(pair, deed, doer):
        yield in_other_hands(pair, "actor.ruled_out", Aspect.ACTOR, refusal, doer)
    elif alone and (answer := _turned_down(pair, deed)):
        yield in_other_hands(pair, "actor.turned_down", Aspect.ACTOR, answer, doer)
    near = [_beside(deed, one) for one in said]
    against = [one for one in near if _tells_against(deed, one)]
    most = max((one.nearness for one in against), default=0.0)
    against = [one for one in against if one.nearness >= NEARLY * most]
    if not against:
        if alone:
            yield from _at_hand(pair, deed, doer, said)
        return
    final = ([one for one in against if one.said.claimed] or against)[-1]
    if any(_fits(pair, deed, one.said) for one in near if one.nearness >= NEARLY * most):
        return
    if _goes_on(deed, said, final) or (not final.said.claimed and _takes_part(pair, deed, said, final)):
        return
    if doer.is_group and not _other_side(pair, final.said):
        return
    score = min(1.0, 0.4 + 0.2 * len(final.both) + 0.2 * final.said.claimed)
    yield in_other_hands(pair, _rule(deed, final.said), Aspect.ACTOR, final.said.passage, doer, score)


def _other_side(pair: Pair, said: Undertaking) -> bool:
    """Whether who takes it on sits there for the school or the parents: an adviser from outside may be either's."""
    sides = {pair.cast.speakers[speaker].side for speaker in said.doers}
    return bool(sides) and Side.OTHER not in sides


def _goes_on(deed: WrittenDeed, said: tuple[Undertaking, ...], final: _Near) -> bool:
    """Whether the report's doer takes something on right after: then the other was done with a matter of his own."""
    place = final.said.passage.turn.id
    return any(one.claimed and one.doers & deed.doers and 0 < one.passage.turn.id - place <= BESIDE for one in said)


def _takes_part(pair: Pair, deed: WrittenDeed, said: tuple[Undertaking, ...], final: _Near) -> bool:
    """Whether the report's doer spoke of it just as much, or took something on right beside it."""
    place = final.said.passage.turn.id
    if any(one.claimed and one.doers & deed.doers and abs(one.passage.turn.id - place) <= BESIDE for one in said):
        return True
    return len(_spoken(pair, deed, deed.doers)) >= len(final.both)


def _spoken(pair: Pair, deed: WrittenDeed, speakers: frozenset[str]) -> frozenset[str]:
    """What these people say of a deed where it is spoken of, apart from what they ask."""
    said = (deed_words(p.text) for p in pair.passages if p.turn.speaker in speakers and not p.is_question)
    return frozenset(word for word in shared(deed.about, frozenset[str]().union(*said)) if not is_light(word))


def _at_hand(pair: Pair, deed: WrittenDeed, doer: Mention, said: tuple[Undertaking, ...]) -> Iterator[Signal]:
    """Another took on what was spoken of right there, in other words than the report has: "Nee, dat doe ik zelf"."""
    first, last = pair.tight[0].id, pair.tight[-1].id
    here = [one for one in said if first <= one.passage.turn.id <= last + BESIDE]
    if any(_fits(pair, deed, one) for one in here) or len(_spoken(pair, deed, deed.doers)) >= FEW or any(sources(pair)):
        return
    claimed = [one for one in here if one.claimed and one.way is Way.OWN and one.passage in pair.about]
    if claimed:
        yield in_other_hands(pair, "actor.claimed_at_hand", Aspect.ACTOR, claimed[-1].passage, doer)


def _ruled_out(pair: Pair, deed: WrittenDeed, doer: Mention) -> Passage | None:
    """Where it was said that just the report's doer does not do it: "niet van de administratie"."""
    for passage in pair.passages:
        for mention in everybody(pair.cast, passage.text) if not passage.is_question else ():
            same = mention.speakers & deed.doers if deed.doers else mention.label == doer.label
            if same and not mention.is_group and not_them(passage.text[: mention.start]):
                return passage
    return None


def _turned_down(pair: Pair, deed: WrittenDeed) -> Passage | None:
    """Where the report's doer asked whether it is for them to do, and another said no: "Moeten wij die kopen?"."""
    last = pair.tight[-1].id + BESIDE
    here = [passage for passage in pair.around if pair.tight[0].id <= passage.turn.id <= last]
    for place, passage in enumerate(here):
        if passage.turn.speaker in deed.doers and for_me(passage.text):
            answer = next((other for other in here[place:] if other.turn.id > passage.turn.id), None)
            if answer and answer.turn.speaker not in deed.doers and heard(answer.text).no:
                return answer
    return None


def _beside(deed: WrittenDeed, one: Undertaking) -> _Near:
    both = frozenset(word for word in shared(deed.about, one.own) if not is_light(word))
    return _Near(one, both, _weight(both) + CONTEXT * _weight(shared(deed.about - both, one.about)))


def _weight(words: frozenset[str]) -> float:
    return sum(VERB if is_verb(word) else 1.0 for word in words)


def _tells_against(deed: WrittenDeed, one: _Near) -> bool:
    """Whether an undertaking says plainly enough who does this deed."""
    if one.said.way in _VAGUE or not (one.said.claimed or one.both):
        return False
    return one.nearness >= (LEAST if len(deed.about) > FEW else VERB)


def _fits(pair: Pair, deed: WrittenDeed, one: Undertaking) -> bool:
    """Whether the report's doer may be the one who took it on."""
    if deed.doer is None or not one.doers:
        return not deed.doers
    voices = frozenset[str]().union(*(pair.cast.voices(speaker) for speaker in one.doers))
    return bool(deed.doers & voices) or any(pair.cast.may_be(deed.doer, speaker) for speaker in one.doers)


def _rule(deed: WrittenDeed, said: Undertaking) -> str:
    if deed.doer is not None and deed.doer.is_group:
        return "actor.other_group"
    if not deed.doers:
        return "actor.absent_person"
    return "actor.other_claimed" if said.claimed else "actor.other"
