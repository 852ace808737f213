"""What a statement is to the meeting: linked to something said, added to it, or mere background."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.report import Statement
from reconcile.alignment.coverage import Window
from reconcile.alignment.queries import query_of
from reconcile.alignment.ranking import CANDIDATES, ranked, window_features
from reconcile.alignment.terms import terms
from reconcile.discourse.features import word_features
from reconcile.language.cues import has_cue
from reconcile.learned import model
from reconcile.meeting import Meeting


class Relation(StrEnum):
    """How a statement relates to the meeting."""

    LINKED = "linked"
    ADDED = "added"
    BACKGROUND = "background"


@dataclass(frozen=True)
class Link:
    """A statement with its best evidence and how likely each relation is."""

    statement: Statement
    windows: tuple[Window, ...]
    """The best stretches of turns, best first."""
    chances: dict[Relation, float]
    features: Mapping[str, float]
    """What spoke for each relation, by name, as `link_features` gives it."""

    @property
    def window(self) -> Window:
        """The best stretch."""
        return self.windows[0]


_CUES = (
    "written.source",
    "written.agree",
    "written.disagree",
    "written.hedge",
    "written.condition",
    "written.settled",
    "written.vague_time",
    "written.restriction",
)
HALF = 0.5
"""A word found less than this is not found."""
CONTEXT = 2
"""Turns around the evidence in which a word still counts as said there."""


_OF_WINDOW = (
    *("found", "rarest", "around", "values.kind", "values.missing", "agree", "disagree", "source", "settled"),
    *("condition", "speaks", "commits", "asks", "past", "opening", "distance", "diagonal"),
)
"""What is known of the best stretch from putting it first."""


def link_features(
    meeting: Meeting, statement: Statement, windows: tuple[Window, ...], before: int | None, place: float
) -> dict[str, float]:
    """What speaks for each relation, by name; `before` and `place` as in `ranking.ranked`.

    Apart from what is found in the meeting, the words of the statement: "ontvangt" tells of an agreement, "herkent"
    of background.
    """
    import numpy as np

    text = statement.text
    query = query_of(text, meeting.cast, meeting.day)
    content = meeting.index.content(text)
    best = windows[0]
    near = slice(max(0, best.first - CONTEXT), best.last + CONTEXT)
    found_near = content[:, near].max(axis=1) if len(content) else np.zeros(1)
    found_anywhere = content.max(axis=1) if len(content) else np.zeros(1)
    rarest = np.sort(found_near)[: max(1, len(found_near) // 3)]
    values_near = frozenset[str]().union(*meeting.index.values[near])
    in_episode = any(start < best.last and best.first < end for start, end in meeting.episodes)
    (of_window,) = window_features(meeting, statement, windows[:1], before, place)
    said = {f"window.{name}": of_window[name] for name in _OF_WINDOW}
    return (
        {cue: has_cue(text, cue) for cue in _CUES}
        | word_features(text)
        | said
        | {
            "score": best.score,
            "margin": best.score - windows[1].score if len(windows) > 1 else 0.0,
            "content.best": float(found_near.mean()),
            "content.meeting": float(found_anywhere.mean()),
            "rarest.best": float(rarest.mean()),
            "unsaid.share": float((found_anywhere < HALF).mean()),
            "in_episode": in_episode,
            "prior": float(meeting.logits[best.first : best.last, 0].max()) / 3,
            "values": min(3, len(query.values)) / 3,
            "values.found": min(3, len(query.values & values_near)) / 3,
            "length": min(len(terms(text)), 20) / 20,
            "in_table": statement.row is not None,
            "action_section": has_cue(" ".join(statement.section), "written.action_heading"),
            "names_somebody": bool(query.speakers or query.groups),
            "place": place,
        }
    )


def candidates(meeting: Meeting, statements: tuple[Statement, ...]) -> list[tuple[tuple[Window, ...], int | None]]:
    """Per statement the stretches it may be about, best score first, and where the best of the one before begins."""
    found = [meeting.index.best(query_of(s.text, meeting.cast, meeting.day), CANDIDATES) for s in statements]
    return [(windows, found[place - 1][0].first if place else None) for place, windows in enumerate(found)]


def link(meeting: Meeting, statements: tuple[Statement, ...]) -> tuple[Link, ...]:
    """Find the evidence of every statement and how likely each relation is."""
    if not meeting.transcript.turns or not statements:
        return ()
    offered = candidates(meeting, statements)
    parts = [place / len(statements) for place in range(len(statements))]
    found = [
        ranked(meeting, statement, windows, before, part)
        for statement, (windows, before), part in zip(statements, offered, parts, strict=True)
    ]
    rows = [
        link_features(meeting, statement, windows, before, part)
        for statement, windows, (_, before), part in zip(statements, found, offered, parts, strict=True)
    ]
    relations = model("relations")
    return tuple(
        Link(statement, windows, {Relation(c): float(p) for c, p in zip(relations.classes, row, strict=True)}, features)
        for statement, windows, row, features in zip(statements, found, relations.chances(rows), rows, strict=True)
    )
