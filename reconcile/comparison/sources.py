"""Whose words a report sentence says it gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.comparison.clauses import content, negated, negators
from reconcile.comparison.pair import Pair
from reconcile.comparison.people import (
    asks_to_act,
    grammar,
    joined_to,
    named_in_report,
    pieces,
    placed,
    subjects,
    without,
)
from reconcile.comparison.unnamed import unnamed
from reconcile.language.cues import Cue, find_in
from reconcile.language.numbers import number_of
from reconcile.language.roles import Mention
from reconcile.language.tokens import sentence_spans, tokens
from reconcile.lexicon import table

_CLOSES = re.compile(r"\s*(?:[.,;]|$)")
"""What follows "acht" when it is a form of "achten": a number stands before what it counts."""


class Speech(StrEnum):
    """What the source is said to do."""

    TELLS = "tells"
    ASKS = "asks"
    OBJECTS = "objects"
    GRANTS = "grants"


FEW = 2
"""Content words below which a part of a sentence says too little to be found by itself."""


@dataclass(frozen=True)
class Source:
    """Somebody named in the report as the source of something."""

    speech: Speech
    who: Mention
    """Its place counts from the start of the statement."""
    speakers: frozenset[str]
    """Whom the report may mean."""
    about: frozenset[str]
    """Content words of what they are said to have said."""
    core: frozenset[str]
    """Those of the part of the sentence that names them."""


_OPPOSITE = {Speech.OBJECTS: Speech.GRANTS, Speech.GRANTS: Speech.OBJECTS}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of `lexicon/attribution.toml`."""
    article = table("grammar")["article"]
    return re.compile(table("attribution")["patterns"][name].replace("ARTICLE", article), re.IGNORECASE)


def source_of(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Whose words the statement says it gives: "Moeder geeft aan", "op verzoek van de jeugdarts"."""
    found = _named(text, mentions)
    return found[1] if found else None


def _named(text: str, mentions: tuple[Mention, ...]) -> tuple[Speech, Mention] | None:
    """Who is named as the source in a part of a sentence, and of what; a denial turns a yes into a no and back."""
    found = _by_place(text, mentions) or _by_verb(text, subjects(text, mentions))
    if found and found[0] is Speech.ASKS and asks_to_act(text, mentions, found[1]):
        return None
    return (_turned(found[0], text), found[1]) if found else None


def _turned(speech: Speech, text: str) -> Speech:
    """What a verb of saying comes to with a denial: not to consent is to object, and so is not to want something."""
    if speech in _OPPOSITE:
        return _OPPOSITE[speech] if _denied(speech, text) else speech
    return Speech.OBJECTS if pattern("unwanted").search(text) else speech


def _denied(speech: Speech, text: str) -> bool:
    """Whether the clause with the verb denies it, rather than a clause below it: "bezwaar, omdat niet gevraagd is"."""
    verb = next((cue for one, cue in _cues(text) if one is speech), None)
    if verb is None:
        return negated(text)
    end = verb.end + len(pattern("below").split(text[verb.end :])[0])
    return any(place < end and not _belongs(speech, verb, text, place) for place in negators(text))


def _belongs(speech: Speech, verb: Cue, text: str, place: int) -> bool:
    """Whether a denial is part of the verb itself: without it "is het niet eens" says no such thing any more."""
    if not verb.start <= place < verb.end:
        return False
    rest = re.sub(r"\w+\s*", "", text[place : verb.end], count=1)
    return not find_in("attribution", f"written.{speech}", text[verb.start : place] + rest)


def _by_place(text: str, mentions: tuple[Mention, ...]) -> tuple[Speech, Mention] | None:
    """ "Volgens moeder", "op verzoek van vader", "door de leerkracht ... aangegeven"."""
    for mention in mentions:
        if grammar("no_person").fullmatch(text[mention.start : mention.end].lower()):
            own = pattern("owned").match(text[mention.end :])
            if own and mention.is_group and own.lastgroup:
                return Speech(own.lastgroup), mention
            continue
        for speech in Speech:
            before = pattern(f"{speech}_before").search(text[: mention.start])
            if before is None:
                continue
            if not before[0].lower().startswith("door"):
                return speech, mention
            if verbs := _cues(text):
                return verbs[0][0], mention
    return None


def _by_verb(text: str, people: list[Mention]) -> tuple[Speech, Mention] | None:
    """ "Moeder geeft aan", "geeft moeder aan"; "dan meldt moeder" is something that she will do."""
    for speech, cue in _cues(text):
        if speech is Speech.TELLS and pattern("then").search(text[: cue.start]):
            continue
        before = [mention for mention in people if mention.end <= cue.start]
        ahead = [one for one in before if pattern("between").fullmatch(text[one.end : cue.start])]
        behind = [one for one in people if one.start >= cue.start and _is_right_behind(text, cue, one) and not before]
        if ahead or behind:
            return speech, (ahead[-1:] or behind[:1])[0]
    return next(((Speech.TELLS, one) for one in people if pattern("governs").match(text[one.end :])), None)


def _is_right_behind(text: str, cue: Cue, mention: Mention) -> bool:
    """Whether a person follows the verb at once: "geeft moeder aan", "Vader" in "wil vader graag"."""
    verb = re.match(r"\w+", text[cue.start :])
    return verb is not None and pattern("at_once").fullmatch(text[cue.start + verb.end() : mention.start]) is not None


def _cues(text: str) -> tuple[tuple[Speech, Cue], ...]:
    """The verbs of saying in `text`, in order."""
    other = find_in("attribution", "written.other_senses", text)
    found = [
        (speech, cue)
        for speech in (Speech.GRANTS, Speech.OBJECTS, Speech.ASKS, Speech.TELLS)
        for cue in find_in("attribution", f"written.{speech}", text)
        if speech in _OPPOSITE or not any(one.start <= cue.start < one.end for one in other)
    ]
    return tuple(sorted(found, key=lambda entry: entry[1].start))


class _Read(NamedTuple):
    """A part of the statement, with whom it names as the source."""

    start: int
    text: str
    mentions: tuple[Mention, ...]
    named: tuple[Speech, Mention] | None


def sources(pair: Pair) -> Iterator[Source]:
    """The sources that the statement names, each with what it is said to have said."""
    read = [_read(pair, start, pair.text[start:end]) for start, end in pieces(pair.text)]
    left_out = unnamed(pair)
    if left_out and read[0].named is None and (first := _opens(read[0].text)):
        read[0] = read[0]._replace(named=(_turned(first, read[0].text), left_out))
    alone = sum(part.named is not None for part in read) == 1
    for place, part in enumerate(read):
        if part.named is None:
            continue
        speech, who = part.named
        core = _about(part.text, part.mentions)
        about = core.union(*_goes_on(pair, read, place))
        if speech is Speech.ASKS or (alone and len(about) < FEW):
            about = _about(pair.text, named_in_report(pair.cast, pair.text))
        if who is left_out:
            yield Source(speech, who, who.speakers, about, core)
        else:
            speakers = frozenset(
                one for mention in joined_to(part.text, who, part.mentions) for one in mention.speakers
            )
            yield Source(speech, placed(who, part.start), speakers, about, core)


def _read(pair: Pair, start: int, text: str) -> _Read:
    mentions = named_in_report(pair.cast, text)
    return _Read(start, text, mentions, _named(text, mentions))


def _opens(text: str) -> Speech | None:
    """The verb of saying that a sentence without a subject begins with."""
    return next((speech for speech, cue in _cues(text) if not text[: cue.start].strip(" -•*–")), None)


def _goes_on(pair: Pair, read: list[_Read], place: int) -> Iterator[frozenset[str]]:
    """What the parts after a source tell of it: those of the same sentence, up to one with a subject of its own."""
    ends = [end for _, end in sentence_spans(pair.text) if end > read[place].start]
    for part in read[place + 1 :]:
        if part.named or part.start >= ends[0] or any(one.speakers for one in subjects(part.text, part.mentions)):
            return
        yield _about(part.text, part.mentions)


def _about(text: str, mentions: tuple[Mention, ...]) -> frozenset[str]:
    words = content(without(text, (mention for mention in mentions if mention.speakers or mention.is_group)))
    saying = frozenset[str]().union(*(content(text[cue.start : cue.end]) for _, cue in _cues(text)))
    return words - saying - frozenset(table("attribution")["words"]["empty"]) | exact(text)


@lru_cache(maxsize=16_384)
def exact(text: str) -> frozenset[str]:
    """The numbers, months and weekdays of `text`, which nothing else can stand for."""
    dates = table("dates")
    found = set[str]()
    for token in tokens(text):
        number = None if token.lower == "acht" and _CLOSES.match(text, token.end) else number_of(token.lower)
        if number is not None and number > 1:
            found.add(f"{number:g}")
        elif token.lower in dates["months"] or token.lower in dates["weekdays"]:
            found.add(token.lower)
    return frozenset(found)
