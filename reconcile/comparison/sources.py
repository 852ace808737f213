"""Whose words a report sentence says it gives, and who said them at the table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from reconcile.comparison.clauses import content, negated, shared
from reconcile.comparison.pair import Pair, Passage
from reconcile.comparison.people import joined_to, pieces, placed, subjects, without
from reconcile.language.cues import Cue, find_in
from reconcile.language.numbers import number_of
from reconcile.language.roles import Mention
from reconcile.language.tokens import tokens
from reconcile.lexicon import table


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


_OPPOSITE = {Speech.OBJECTS: Speech.GRANTS, Speech.GRANTS: Speech.OBJECTS}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    article = table("grammar")["article"]
    return re.compile(table("attribution")["patterns"][name].replace("ARTICLE", article), re.IGNORECASE)


def source_of(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Whose words the statement says it gives: "Moeder geeft aan", "op verzoek van de jeugdarts"."""
    found = _named(text, mentions)
    return found[1] if found else None


def _named(text: str, mentions: tuple[Mention, ...]) -> tuple[Speech, Mention] | None:
    """Who is named as the source in a part of a sentence, and of what; a denial turns a yes into a no and back."""
    found = _by_place(text, mentions) or _by_verb(text, subjects(text, mentions))
    if found and found[0] in _OPPOSITE and negated(text):
        return _OPPOSITE[found[0]], found[1]
    return found


def _by_place(text: str, mentions: tuple[Mention, ...]) -> tuple[Speech, Mention] | None:
    """ "Volgens moeder", "op verzoek van vader", "door de leerkracht ... aangegeven"."""
    for mention in mentions:
        for speech in (Speech.TELLS, Speech.ASKS, Speech.OBJECTS):
            before = _pattern(f"{speech}_before").search(text[: mention.start])
            if before is None:
                continue
            if not before[0].lower().startswith("door"):
                return speech, mention
            if verbs := _cues(text):
                return verbs[0][0], mention
    return None


def _by_verb(text: str, people: list[Mention]) -> tuple[Speech, Mention] | None:
    """ "Moeder geeft aan", "geeft moeder aan"."""
    for speech, cue in _cues(text):
        ahead = [
            mention
            for mention in people
            if mention.end <= cue.start and _pattern("between").fullmatch(text[mention.end : cue.start])
        ]
        behind = [mention for mention in people if mention.start >= cue.start and _is_right_behind(text, cue, mention)]
        if ahead or behind:
            return speech, (ahead[-1:] or behind[:1])[0]
    return next(((Speech.TELLS, one) for one in people if _pattern("governs").match(text[one.end :])), None)


def _is_right_behind(text: str, cue: Cue, mention: Mention) -> bool:
    """Whether a person follows the verb at once: "geeft moeder aan", "Vader" in "wil vader graag"."""
    verb = re.match(r"\w+", text[cue.start :])
    return verb is not None and _pattern("at_once").fullmatch(text[cue.start + verb.end() : mention.start]) is not None


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


def sources(pair: Pair) -> Iterator[Source]:
    """The sources that the statement names, each with what it is said to have said."""
    parts = [(start, pair.text[start:end]) for start, end in pieces(pair.text)]
    read = [
        (start, text, mentions, _named(text, mentions))
        for start, text in parts
        for mentions in [pair.cast.mentions(text)]
    ]
    alone = sum(found is not None for *_, found in read) == 1
    for start, text, mentions, found in read:
        if not found:
            continue
        speech, who = found
        about = _about(text, mentions)
        if speech is Speech.ASKS or (alone and len(about) < FEW):
            about = _about(pair.text, pair.cast.mentions(pair.text))
        speakers = frozenset(one for mention in joined_to(text, who, mentions) for one in mention.speakers)
        yield Source(speech, placed(who, start), speakers, about)


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
        number = number_of(token.lower)
        if number is not None and number > 1:
            found.add(f"{number:g}")
        elif token.lower in dates["months"] or token.lower in dates["weekdays"]:
            found.add(token.lower)
    return frozenset(found)


@dataclass(frozen=True)
class Voice:
    """What one speaker said of a subject."""

    speaker: str
    words: frozenset[str]
    best: Passage
    """The sentence that says most of it; of equals the first."""


def words_of(source: Source, passage: Passage) -> frozenset[str]:
    """What a sentence says of what the source is said to have said."""
    return shared(source.about, content(passage.text)) | (source.about & exact(passage.text))


def voices(pair: Pair, source: Source) -> tuple[Voice, ...]:
    """Everybody who said something of it, who said most first; of equals who began."""
    words: dict[str, frozenset[str]] = {}
    best: dict[str, tuple[int, Passage]] = {}
    for passage in pair.around:
        if passage.is_question and source.speech is Speech.TELLS:
            continue
        own = words_of(source, passage)
        speaker = passage.turn.speaker
        if own:
            words[speaker] = words.get(speaker, frozenset()) | own
            if speaker not in best or len(own) > best[speaker][0]:
                best[speaker] = (len(own), passage)
    found = [Voice(speaker, said, best[speaker][1]) for speaker, said in words.items()]
    return tuple(sorted(found, key=lambda voice: (-len(voice.words), voice.best.turn.id)))
