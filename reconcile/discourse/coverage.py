"""How far an episode of the meeting comes back in the report: what is nowhere near was omitted."""

from typing import TYPE_CHECKING

from models.report import Statement
from reconcile.alignment.coverage import Index
from reconcile.alignment.linking import Link, Relation
from reconcile.alignment.queries import query_of, values_in
from reconcile.language.cues import has_cue
from reconcile.meeting import Meeting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OMISSION_FEATURES = ("linked", "linked.chance", "coverage.best", "coverage.report", "coverage.telling", "inside", "length", "record", "promise", "commit", "refuse", "object", "consent", "request",
                     "tentative", "hypothetical", "moment_or_measure", "place", "parent")  # fmt: skip


def report_index(meeting: Meeting, statements: tuple[Statement, ...]) -> Index:
    """The statements of the report, searchable the other way round."""
    import numpy as np

    texts = [statement.text for statement in statements]
    values = [values_in(text, meeting.day) for text in texts]
    return Index(texts, [""] * len(texts), values, np.zeros(len(texts), dtype=np.float32))


def omission_features(
    meeting: Meeting, report: Index, links: tuple[Link, ...], first: int, last: int
) -> "NDArray[np.float32]":
    """(features,) of the episode [first, last) in the order of OMISSION_FEATURES."""
    import numpy as np

    turns = meeting.turns(first, last)
    touching = [lk for lk in links if lk.window.first < last and first < lk.window.last]
    linked = [lk.chances[Relation.LINKED] for lk in touching]
    text = " ".join(turn.text for turn in turns)
    telling = max(turns, key=lambda turn: len(query_of(turn.text, meeting.cast, meeting.day).text))
    whole = report.content(text)
    best = report.content(telling.text)
    parents = {s.id for s in meeting.transcript.speakers if s.side == "parent"}
    return np.array([
        bool(touching), max(linked, default=0.0), float(whole.mean(axis=0).max()) if whole.size else 0.0,
        float(whole.max(axis=1).mean()) if whole.size else 0.0, float(best.mean(axis=0).max()) if best.size else 0.0,
        float(meeting.logits[first:last, 0].mean()) / 3, min(last - first, 8) / 8,
        *(has_cue(text, cue) for cue in ("record", "promise", "commit", "refuse", "object", "consent", "request", "tentative", "hypothetical")),
        bool(values_in(text, meeting.day)), first / max(1, len(meeting.transcript.turns)),
        any(turn.speaker in parents for turn in turns),
    ], dtype=np.float32)  # fmt: skip
