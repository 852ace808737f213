"""What a statement is to the meeting: linked to something said, added to it, or mere background."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from models.report import Statement
from reconcile.alignment.coverage import Window
from reconcile.alignment.queries import query_of
from reconcile.alignment.terms import terms
from reconcile.language.cues import has_cue
from reconcile.learned import model
from reconcile.meeting import Meeting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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

    @property
    def window(self) -> Window:
        """The best stretch."""
        return self.windows[0]


_CUES = ("written.source", "written.agree", "written.disagree", "written.hedge", "written.condition", "written.settled",
         "written.vague_time", "written.restriction")  # fmt: skip
LINK_FEATURES = (*_CUES, "score", "margin", "content.best", "content.meeting", "rarest.best", "unsaid.share", "in_episode",
                 "prior", "values", "values.found", "length", "in_table", "action_section", "names_somebody", "place")  # fmt: skip
CONTEXT = 2


def link_features(
    meeting: Meeting, statement: Statement, windows: tuple[Window, ...], place: float
) -> "NDArray[np.float32]":
    """(features,) in the order of LINK_FEATURES; `place` is where in the report the statement stands, 0 to 1."""
    import numpy as np

    text = statement.text
    query = query_of(text, meeting.cast, meeting.day)
    content = meeting.index.content(text)
    best = windows[0]
    near = slice(max(0, best.first - CONTEXT), best.last + CONTEXT)
    found_near = content[:, near].max(axis=1) if len(content) else np.zeros(1)
    found_anywhere = content.max(axis=1) if len(content) else np.zeros(1)
    in_episode = any(start < best.last and best.first < end for start, end in meeting.episodes)
    values_found = sum(
        value in own for value in query.values for own in [frozenset().union(*meeting.index.values[near])]
    )
    prior = float(meeting.logits[best.first : best.last, 0].max())
    section = " ".join(statement.section).lower()
    return np.array([
        *(has_cue(text, cue) for cue in _CUES), best.score, best.score - windows[1].score if len(windows) > 1 else 0.0,
        found_near.mean(), found_anywhere.mean(), np.sort(found_near)[: max(1, len(found_near) // 3)].mean(),
        (found_anywhere < 0.5).mean(), in_episode, prior / 3, min(3, len(query.values)) / 3, min(3, values_found) / 3,
        min(len(terms(text)), 20) / 20, statement.row is not None, has_cue(section, "written.action_heading"),
        bool(query.speakers or query.groups), place,
    ], dtype=np.float32)  # fmt: skip


def link(meeting: Meeting, statements: tuple[Statement, ...]) -> tuple[Link, ...]:
    """Find the evidence of every statement and how likely each relation is."""
    import numpy as np

    if not meeting.transcript.turns or not statements:
        return ()
    found = [meeting.index.best(query_of(s.text, meeting.cast, meeting.day)) for s in statements]
    rows = [
        link_features(meeting, statement, windows, number / len(statements))
        for number, (statement, windows) in enumerate(zip(statements, found, strict=True))
    ]
    relations = model("relations")
    logits = relations.logits(np.array(rows))
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances = odds / odds.sum(axis=1, keepdims=True)
    return tuple(
        Link(statement, windows, {Relation(c): float(p) for c, p in zip(relations.classes, row, strict=True)})
        for statement, windows, row in zip(statements, found, chances, strict=True)
    )
