"""What can be seen of each turn, as named numbers: the input of every learned model about turns."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from models.transcript import Side, Transcript
from reconcile.language.cues import find_cues, has_cue, spoken_groups
from reconcile.language.dates import Day, moments
from reconcile.language.measures import measures
from reconcile.language.tokens import is_content, tokens
from reconcile.learned import WORD

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEIGHBOURS = (-2, -1, 0, 1, 2)
"""A turn is seen together with the two before and after it: a question before, an uptake after."""
_OWN = ("question", "moment", "measure", "short", "long", "content", "same_speaker", "parent", "school")
SHORT_WORDS = 4
LONG_WORDS = 25
WORDS_AT = (-1, 0, 1)
"""Of these neighbours the words count too: "prima" after "dan bel ik" tells more than cues (F1 .84 against .78)."""
MOST_LENGTH, MOST_VOICES = 6, 4
"""Turns and voices of an episode from which more make no difference to its kind."""


def turn_feature_names() -> tuple[str, ...]:
    """One name per column of `turn_features`: "commit@-1" is the commit cue in the turn before."""
    base = (*spoken_groups(), *_OWN)
    return tuple(f"{name}@{offset}" for offset in NEIGHBOURS for name in base)


def turn_features(transcript: Transcript, meeting: Day) -> "NDArray[np.float32]":
    """(turns, features): cues and shapes of every turn and its neighbours; 0 beyond the ends.

    None tells where in the meeting a turn stands: talk about something else must change nothing.
    """
    import numpy as np

    sides = {speaker.id: speaker.side for speaker in transcript.speakers}
    count = len(transcript.turns)
    rows = []
    for place, turn in enumerate(transcript.turns):
        before = transcript.turns[place - 1].speaker if place else ""
        side = sides[turn.speaker]
        company = [turn.speaker == before, side is Side.PARENT, side is Side.SCHOOL]
        rows.append([*_cues(turn.text), *_shape(turn.text, meeting), *company])
    own = np.array(rows, dtype=np.float32).reshape(count, len(spoken_groups()) + len(_OWN))
    blocks = []
    for offset in NEIGHBOURS:
        shifted = np.zeros_like(own)
        source = own[max(0, offset) : count + min(0, offset)]
        shifted[max(0, -offset) : max(0, -offset) + len(source)] = source
        blocks.append(shifted)
    return np.hstack(blocks)


def turn_words(transcript: Transcript) -> list[list[str]]:
    """Per turn the words in it, also two in a row, and beside it: "word:prima@1" is in the turn after."""
    texts = [turn.text for turn in transcript.turns]
    own = [tuple(dict.fromkeys(lemmas(text))) for text in texts]
    return [
        [
            *(f"{WORD}{one}@{at}" for at in WORDS_AT if 0 <= place + at < len(own) for one in own[place + at]),
            *(f"{pair}@0" for pair in pair_features(texts[place])),
        ]
        for place in range(len(own))
    ]


@lru_cache(maxsize=16_384)
def lemmas(text: str) -> tuple[str, ...]:
    """The words of a text in their dictionary form, in order."""
    return tuple(token.lemma for token in tokens(text) if token.is_word)


def word_features(text: str) -> dict[str, float]:
    """The words of a text, one feature each, and every two in a row: "gaan kijken" is not "gaan"."""
    return {f"{WORD}{lemma}": 1.0 for lemma in lemmas(text)} | pair_features(text)


def pair_features(text: str) -> dict[str, float]:
    """Every two words in a row."""
    return {f"{WORD}{one} {other}": 1.0 for one, other in pairwise(lemmas(text))}


def _cues(text: str) -> list[float]:
    return [min(2, len(find_cues(text, group))) / 2 for group in spoken_groups()]


def _shape(text: str, meeting: Day) -> list[float]:
    words = [token for token in tokens(text) if token.is_word]
    content = sum(1 for word in words if is_content(word.lemma))
    has_values = [bool(moments(text, meeting)), bool(measures(text))]
    return ["?" in text, *has_values, len(words) <= SHORT_WORDS, len(words) >= LONG_WORDS, min(1.0, content / 8)]


def episode_features(transcript: Transcript, places: Sequence[int]) -> dict[str, float]:
    """What the turns at `places` (indices into `transcript.turns`) show together, by name."""
    sides = {speaker.id: speaker.side for speaker in transcript.speakers}
    turns = [transcript.turns[place] for place in places]
    by_parent = [turn for turn in turns if sides[turn.speaker] is Side.PARENT]
    asking = ["?" in turn.text for turn in turns]
    parents = [sides[turn.speaker] is Side.PARENT for turn in turns]
    features: dict[str, float] = {
        "parent.share": len(by_parent) / len(turns),
        "parent.first": parents[0],
        "parent.second": parents[1] if len(turns) > 1 else 0.5,
        "parent.third": parents[2] if len(turns) > 2 else 0.5,
        "parent.last": parents[-1],
        "voices": min(len({turn.speaker for turn in turns}), MOST_VOICES) / MOST_VOICES,
        "length": min(len(turns), 8) / 8,
        **{f"length.{length}": len(turns) == length for length in range(1, MOST_LENGTH)},
        "question.share": sum(asking) / len(turns),
        "question.any": any(asking),
        "question.first": asking[0],
        "question.last": asking[-1],
    }
    for group in spoken_groups():
        features[f"{group}.any"] = any(has_cue(turn.text, group) for turn in turns)
        features[f"{group}.last"] = any(has_cue(turn.text, group) for turn in turns[-2:])
        features[f"{group}.parent"] = any(has_cue(turn.text, group) for turn in by_parent)
    for turn, is_parent in zip(turns, parents, strict=True):
        features |= word_features(turn.text)
        features |= {f"{WORD}{'parent' if is_parent else 'school'}:{lemma}": 1.0 for lemma in lemmas(turn.text)}
    return features
