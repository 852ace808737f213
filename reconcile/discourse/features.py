"""What can be seen of each turn, as named numbers: the input of every learned model about turns."""

from collections.abc import Sequence
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
_OWN = ("question", "moment", "measure", "short", "long", "content", "same_speaker", "parent", "school", "late")
SHORT_WORDS = 4
LONG_WORDS = 25
WORDS_AT = (-1, 0, 1)
"""Of these neighbours the words count too: "prima" after "dan bel ik" tells more than cues (F1 .84 against .78)."""
LATE = 0.7
"""Share of the meeting after which its end is near: what is settled is often said again there."""


def turn_feature_names() -> tuple[str, ...]:
    """One name per column of `turn_features`: "commit@-1" is the commit cue in the turn before."""
    base = (*spoken_groups(), *_OWN)
    return tuple(f"{name}@{offset}" for offset in NEIGHBOURS for name in base)


def turn_features(transcript: Transcript, meeting: Day, words: Sequence[str] = ()) -> "NDArray[np.float32]":
    """(turns, features): cues and shapes of every turn and its neighbours; 0 beyond the ends.

    After the columns of `turn_feature_names` one for each of `words`, named as in `turn_words`.
    """
    import numpy as np

    sides = {speaker.id: speaker.side for speaker in transcript.speakers}
    count = len(transcript.turns)
    rows = []
    for place, turn in enumerate(transcript.turns):
        before = transcript.turns[place - 1].speaker if place else ""
        side = sides[turn.speaker]
        company = [turn.speaker == before, side is Side.PARENT, side is Side.SCHOOL, place > LATE * count]
        rows.append([*_cues(turn.text), *_shape(turn.text, meeting), *company])
    own = np.array(rows, dtype=np.float32).reshape(count, len(spoken_groups()) + len(_OWN))
    blocks = []
    for offset in NEIGHBOURS:
        shifted = np.zeros_like(own)
        source = own[max(0, offset) : count + min(0, offset)]
        shifted[max(0, -offset) : max(0, -offset) + len(source)] = source
        blocks.append(shifted)
    columns = {word: column for column, word in enumerate(words)}
    held = np.zeros((count, len(words)), dtype=np.float32)
    for place, found in enumerate(turn_words(transcript)):
        held[place, [columns[word] for word in found if word in columns]] = 1
    return np.hstack([*blocks, held])


def turn_words(transcript: Transcript) -> list[list[str]]:
    """Per turn the words in it and beside it: "word:prima@1" is in the turn after."""
    own = [word_features(turn.text) for turn in transcript.turns]
    return [
        [f"{word}@{offset}" for offset in WORDS_AT if 0 <= place + offset < len(own) for word in own[place + offset]]
        for place in range(len(own))
    ]


def word_features(text: str) -> dict[str, float]:
    """The words of a text, one feature each."""
    return {f"{WORD}{token.lemma}": 1.0 for token in tokens(text) if token.is_word}


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
    features: dict[str, float] = {
        "parent.share": len(by_parent) / len(turns),
        "length": min(len(turns), 8) / 8,
        "question.last": "?" in turns[-1].text,
    }
    for group in spoken_groups():
        features[f"{group}.any"] = any(has_cue(turn.text, group) for turn in turns)
        features[f"{group}.last"] = any(has_cue(turn.text, group) for turn in turns[-2:])
        features[f"{group}.parent"] = any(has_cue(turn.text, group) for turn in by_parent)
    for turn in turns:
        features |= word_features(turn.text)
    return features
