"""What stands out between a statement and its evidence, without saying what differs: details gone, words gained.

No rule speaks here; these numbers only move the chance that something differs.
"""

from collections.abc import Iterable

from reconcile.alignment.terms import likeness, terms
from reconcile.comparison.pair import ALIKE, Pair
from reconcile.discourse.features import lemmas
from reconcile.language.dates import Day, moments
from reconcile.language.measures import measures
from reconcile.learned import WORD
from reconcile.lexicon import table

CONTRAST = "contrast:"
"""Begins the name of each of these features."""
MANY_WORDS, MANY_VALUES, MANY_VOICES = 8, 3, 4
"""From these numbers on more makes no difference."""
ANY_DAY = Day(2000, 1, 1)
"""Where only "is a moment named?" is asked."""


def contrast_features(pair: Pair) -> dict[str, float]:
    """From 0 to 1 each, by name; the words of the statement apart by whether they are said."""
    written, focus = _lemmas([pair.text]), _lemmas(passage.text for passage in pair.focus)
    found = _telling(written, _lemmas(turn.text for turn in pair.tight)) | _denials(written, focus) | _values(pair)
    wanted = {term.lemma for term in terms(pair.text)}
    told = {term.lemma for passage in pair.focus for term in terms(passage.text)}
    best = {term.lemma for term in terms(pair.best.text)}
    new, gone = _without(wanted, told), _without(best, wanted)
    found |= {
        "new": new / max(1, len(wanted)),
        "new.count": min(new, MANY_WORDS) / MANY_WORDS,
        "gone": gone / max(1, len(best)),
        "gone.count": min(gone, MANY_WORDS) / MANY_WORDS,
        "voices": min(len({turn.speaker for turn in pair.tight}), MANY_VOICES) / MANY_VOICES,
    }
    return {f"{CONTRAST}{name}": value for name, value in found.items()} | _words(pair, written)


def _words(pair: Pair, written: set[str]) -> dict[str, float]:
    """Each word of the statement that its evidence holds too, and each that is nowhere near it."""
    said = written & _lemmas(turn.text for turn in pair.tight)
    new = written - _lemmas(turn.text for turn in pair.wide)
    return dict.fromkeys([*(f"{WORD}said:{lemma}" for lemma in said), *(f"{WORD}new:{lemma}" for lemma in new)], 1.0)


def _lemmas(texts: Iterable[str]) -> set[str]:
    return {lemma for text in texts for lemma in lemmas(text)}


def _telling(written: set[str], said: set[str]) -> dict[str, float]:
    """Each telling word that stands on one side only."""
    found = {}
    for word in table("words")["contrasting"]:
        found[f"said.{word}"] = float(word in said and word not in written)
        found[f"written.{word}"] = float(word in written and word not in said)
    return found


def _denials(written: set[str], said: set[str]) -> dict[str, float]:
    denials = set(table("words")["negations"])
    here, there = bool(written & denials), bool(said & denials)
    return {"denied.written": here, "denied.said": there, "denied.once": here != there}


def _values(pair: Pair) -> dict[str, float]:
    """Amounts and moments on either side, and whether one side names more of them."""
    day = pair.meeting or ANY_DAY
    found: dict[str, float] = {}
    for name, here, there in (
        ("measures", len(measures(pair.text)), sum(len(measures(passage.text)) for passage in pair.focus)),
        ("moments", len(moments(pair.text, day)), sum(len(moments(passage.text, day)) for passage in pair.focus)),
    ):
        found[f"{name}.written"] = min(here, MANY_VALUES) / MANY_VALUES
        found[f"{name}.said"] = min(there, MANY_VALUES) / MANY_VALUES
        found[f"{name}.gone"] = float(there > here)
        found[f"{name}.new"] = float(here > there)
    return found


def _without(words: set[str], others: set[str]) -> int:
    """How many words have none like them among the others."""
    return sum(1 for word in words if not any(likeness(word, other) >= ALIKE for other in others))
