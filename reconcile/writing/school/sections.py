"""Where in the school's report something left out fits best: the section that shares most of its words."""

from collections.abc import Sequence

from models.report import Block, BlockKind
from reconcile.writing.data import data_table
from reconcile.writing.phrasing.spoken import words_of
from reconcile.writing.phrasing.words import words_in

_DRAW = 3
"""Shared words that an agreement's own kind of heading is worth: more than a chance likeness elsewhere."""

_STEM = 6
"""Letters of a word that count: Dutch endings then matter less (aanvraag, aanvragen)."""


def _content(text: str) -> set[str]:
    skip = words_of("stopwords")
    return {word[:_STEM] for word in words_in(text) if len(word) > 3 and word not in skip and not word.isdigit()}


class Sections:
    """The sections of a report, by their words."""

    def __init__(self, blocks: Sequence[Block], text: str) -> None:
        """Gather the words of every section of `blocks`, whose offsets count in `text`."""
        self._words: dict[tuple[str, ...], set[str]] = {}
        self._headings: dict[tuple[str, ...], set[str]] = {}
        self._last: dict[tuple[str, ...], int] = {}
        for number, block in enumerate(blocks):
            if block.kind is BlockKind.HEADING or not block.section:
                continue
            self._words.setdefault(block.section, set()).update(_content(text[block.start : block.end]))
            self._headings[block.section] = _content(" ".join(block.section))
            self._last[block.section] = number

    def best_for(self, text: str, *, is_agreement: bool = False) -> int | None:
        """The number of the block after which `text` fits best; None when no section is like it.

        An agreement is drawn to a section whose heading speaks of agreements.
        """
        wanted = _content(text)
        scores = {
            section: len(wanted & words)
            + 2 * len(wanted & self._headings[section])
            + (_DRAW if is_agreement and self._speaks_of_agreements(section) else 0)
            for section, words in self._words.items()
        }
        best = max(scores, key=lambda section: (scores[section], -self._last[section]), default=None)
        return self._last[best] if best is not None and scores[best] >= 2 else None

    def _speaks_of_agreements(self, section: tuple[str, ...]) -> bool:
        heads: list[str] = data_table("letters.toml")["counter_version"]["agreement_headings"]
        return any(head in section[-1].lower() for head in heads)
