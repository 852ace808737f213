"""Whose words: something said by one is put in the mouth of another."""

from collections.abc import Iterator
from dataclasses import replace

from models.transcript import Side
from reconcile.comparison.pair import Pair, Passage, Signal
from reconcile.comparison.people import everybody, in_other_hands
from reconcile.comparison.sources import Source, Speech, sources
from reconcile.comparison.stance import Say, moves
from reconcile.comparison.voices import Voice, voices, words_of
from reconcile.language.cues import find_in

FAINT = "attribution.faint"
RULES = (
    "attribution.other",
    "attribution.other_spoke_too",
    FAINT,
    "attribution.recorded",
    "attribution.disowned",
    "attribution.request",
    "attribution.objection",
    "attribution.consent",
)
"""Every rule that can speak here."""

LITTLE, MUCH = 0.4, 0.8
"""Of what the one who said most said: up to this the source said little of it, and from this just as much."""
ENOUGH = 2
"""Content words that somebody must have said of it, unless it holds no more."""
FEW_WORDS = 3
"""Words up to which a question only wonders: "Hè?", "Hoe dan?"."""
AFTER = 3
"""Turns in which the others answer to what somebody tells."""
BESIDE = 2
"""Turns around somebody's words in which an objection, or a yes, belongs to them."""


def compare_sources(pair: Pair) -> Iterator[Signal]:
    """Signals attribution.*."""
    for source in sources(pair):
        said = voices(pair, source) if source.speakers else ()
        if not said:
            continue
        if source.speech is Speech.TELLS:
            yield from _told(pair, source, said)
        elif source.speech is Speech.ASKS:
            yield from _other_wants(pair, source, said)
        else:
            yield from _other_stands(pair, source, said)


def _is_other(pair: Pair, source: Source, speaker: str) -> bool:
    """Whether a speaker is not the source, nor interprets for them, nor may be them for all that is known."""
    return not source.speakers & pair.cast.voices(speaker) and not pair.cast.may_be(source.who, speaker)


def _told(pair: Pair, source: Source, said: tuple[Voice, ...]) -> Iterator[Signal]:
    teller = said[0]
    if not _is_other(pair, source, teller.speaker) or _reported(pair, source):
        return
    mine = [voice for voice in said if not _is_other(pair, source, voice.speaker)]
    if any(source.core <= voice.words for voice in mine):
        return
    own = max((len(voice.words) for voice in mine), default=0)
    much = len(teller.words) >= min(ENOUGH, len(source.about))
    if own <= LITTLE * len(teller.words) and much:
        yield in_other_hands(pair, "attribution.other", None, teller.best, source.who)
    elif own == 0:  # too little was heard of it to put another name there
        told = in_other_hands(pair, FAINT, None, teller.best, source.who)
        yield replace(told, correction=None)
    elif MUCH * len(teller.words) > own and much:
        yield in_other_hands(pair, "attribution.other_spoke_too", None, teller.best, source.who)
    if _near(pair, teller, "speech.records", frozenset({teller.speaker})):
        yield in_other_hands(pair, "attribution.recorded", None, teller.best, source.who)
    if _near(pair, teller, "speech.disowns", source.speakers):
        yield in_other_hands(pair, "attribution.disowned", None, teller.best, source.who)


def _reported(pair: Pair, source: Source) -> bool:
    """Whether another says at the table what the source said or wants: "Fenna, jij had gevraagd of ..."."""
    return any(
        words_of(source, passage)
        and find_in("attribution", "speech.reports", passage.text)
        and any(one.speakers & source.speakers and not one.is_group for one in everybody(pair.cast, passage.text))
        for passage in pair.around
    )


def _near(pair: Pair, teller: Voice, group: str, speakers: frozenset[str]) -> Passage | None:
    """What one of `speakers` says of `group` where the teller tells it or right after."""
    first = teller.best.turn.id
    return next(
        (
            passage
            for passage in pair.around
            if first <= passage.turn.id <= first + AFTER
            and passage.turn.speaker in speakers
            and find_in("attribution", group, passage.text)
        ),
        None,
    )


def _other_wants(pair: Pair, source: Source, said: tuple[Voice, ...]) -> Iterator[Signal]:
    """Who asks is the first to want it; who answers fills in how."""
    most = len(said[0].words)
    if _reported(pair, source):
        return
    if any(len(voice.words) > LITTLE * most for voice in said if not _is_other(pair, source, voice.speaker)):
        return
    if any(
        _wants(p) and len(p.text.split()) > FEW_WORDS and (p.is_question or words_of(source, p))
        for p in pair.passages
        if not _is_other(pair, source, p.turn.speaker)
    ):
        return
    wanting = [p for p in pair.around if _wants(p) and words_of(source, p)]
    if wanting:
        first = min(wanting, key=lambda p: (-len(words_of(source, p)), p.turn.id))
        yield in_other_hands(pair, "attribution.request", None, first, source.who)


def _wants(passage: Passage) -> bool:
    return passage.is_question or bool(find_in("attribution", "speech.wants", passage.text))


def _other_stands(pair: Pair, source: Source, said: tuple[Voice, ...]) -> Iterator[Signal]:
    """Another objected or granted it, and the one in the report did not."""
    objects = source.speech is Speech.OBJECTS
    group = "speech.against" if objects else "speech.grants"
    places = {voice.best.turn.id for voice in said}
    stands = [
        passage
        for passage in pair.around
        if any(abs(passage.turn.id - place) <= BESIDE for place in places)
        and not passage.is_question
        and find_in("attribution", group, passage.text)
    ]
    others = [passage for passage in stands if _is_other(pair, source, passage.turn.speaker)]
    if not others or len(others) < len(stands) or not source.speakers:
        return
    if not objects:
        others = [passage for passage in others if pair.cast.speakers[passage.turn.speaker].side is not Side.SCHOOL]
        agreed = any(m.say is Say.YES and m.passage.turn.speaker in source.speakers for m in moves(pair))
        if agreed or not others:
            return
    yield in_other_hands(
        pair, "attribution.objection" if objects else "attribution.consent", None, others[0], source.who
    )
