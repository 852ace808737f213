"""Makes sentences for training: school meetings, the bundled meeting's own lines, and words from a dictionary.

The dictionary is Debian's `wdutch` (/usr/share/dict/dutch); it gives words that no template knows.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
DICTIONARY = Path("/usr/share/dict/dutch")
DEMO_SHARE, DICTIONARY_SHARE, COMMON_SHARE, SWAPPED_SHARE = 0.14, 0.16, 0.17, 0.13
"""How many utterances are lines of the demo, rare words, common words, and template sentences with words replaced."""
_SLOT = re.compile(r"\{(\w+)\}")


def plain(text: str) -> tuple[str, ...]:
    """The words of `text` as they are compared: lower case, without punctuation."""
    return tuple(re.findall(r"[\w'-]+", text.lower().replace("’", "'")))


def unheard() -> tuple[str, ...]:
    """Sentences that are kept out of all training text, for measuring."""
    lines = (HERE / "unheard.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@dataclass(frozen=True)
class Sentences:
    """Everything sentences are made of."""

    templates: tuple[str, ...]
    slots: dict[str, list[str]]
    glue: tuple[str, ...]
    common: tuple[str, ...]
    dictionary: tuple[str, ...]
    lines: tuple[str, ...]
    """Said as they stand."""
    withheld: frozenset[tuple[str, ...]]

    @classmethod
    def load(cls, lines: tuple[str, ...]) -> "Sentences":
        """Read sentences.toml and the dictionary; `lines` are the bundled meeting's turns."""
        found = tomllib.loads((HERE / "sentences.toml").read_text(encoding="utf-8"))
        entries = DICTIONARY.read_text(encoding="utf-8").split() if DICTIONARY.exists() else []
        words = tuple(word for word in entries if re.fullmatch(r"[a-zéëïöüè]{2,16}", word))
        return cls(
            tuple(found["templates"]),
            found["slots"],
            tuple(found["glue"]["words"]),
            tuple(found["common"]["words"].split()),
            words,
            lines,
            frozenset(plain(sentence) for sentence in unheard()),
        )

    def utterance(self, rng: np.random.Generator) -> str:
        """One to three sentences, none of them withheld."""
        kind = rng.random()
        if kind < DEMO_SHARE:
            return self._line(rng)
        if kind < DEMO_SHARE + DICTIONARY_SHARE and self.dictionary:
            return self._strung(self.dictionary, rng)
        if kind < DEMO_SHARE + DICTIONARY_SHARE + COMMON_SHARE:
            return self._strung(self.common, rng)
        while True:
            sentences = [self._filled(_pick(self.templates, rng), rng) for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]
            if not any(plain(sentence) in self.withheld for sentence in sentences):
                break
        text = " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
        return self._swapped(text, rng) if rng.random() < SWAPPED_SHARE else text

    def _line(self, rng: np.random.Generator) -> str:
        """A line of the meeting, or a few sentences of it."""
        line = _pick(self.lines, rng)
        sentences = re.split(r"(?<=[.?!]) ", line)
        if len(sentences) > 1 and rng.random() < 0.5:
            start = int(rng.integers(len(sentences)))
            return " ".join(sentences[start : start + int(rng.integers(1, 4))])
        return line

    def _filled(self, template: str, rng: np.random.Generator) -> str:
        """`template` with every slot filled; a slot with a capital gives a capital."""
        while match := _SLOT.search(template):
            name = match.group(1)
            choice = _pick(self.slots[name.lower()], rng)
            if name[0].isupper():
                choice = choice[0].upper() + choice[1:] if choice[0] != "{" else "{" + choice[1].upper() + choice[2:]
            template = template[: match.start()] + choice + template[match.end() :]
        return template

    def _strung(self, words: Sequence[str], rng: np.random.Generator) -> str:
        """Some of `words`, with small ones between, in no order that could be known by heart."""
        count = int(rng.integers(3, 10))
        chosen = [_pick(words if rng.random() < 0.6 else self.glue, rng) for _ in range(count)]
        if count > 5 and rng.random() < 0.4:
            chosen[count // 2] += ","
        text = " ".join(chosen)
        return text[0].upper() + text[1:] + str(rng.choice([".", ".", ".", "?"]))

    def _swapped(self, text: str, rng: np.random.Generator) -> str:
        """`text` with about a quarter of its words replaced, so that no wording can be known by heart."""
        if not self.dictionary:
            return text
        words = text.split()
        for number, word in enumerate(words):
            if rng.random() < 0.25 and word.isalpha():
                new = _pick(self.dictionary, rng)
                words[number] = new.capitalize() if word[0].isupper() else new
        return " ".join(words)


def _pick(items: Sequence[str], rng: np.random.Generator) -> str:
    return items[int(rng.integers(len(items)))]
