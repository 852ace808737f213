"""How far an episode of the meeting comes back in the report: what is nowhere near was omitted."""

from models.report import Statement
from models.transcript import Side
from reconcile.alignment.coverage import Index
from reconcile.alignment.linking import Link, Relation
from reconcile.alignment.queries import values_in
from reconcile.language.cues import has_cue
from reconcile.meeting import Meeting

_CUES = ("record", "promise", "commit", "refuse", "object", "consent", "request", "tentative", "hypothetical")


def report_index(meeting: Meeting, statements: tuple[Statement, ...]) -> Index:
    """The statements of the report, searchable the other way round."""
    import numpy as np

    texts = [statement.text for statement in statements]
    values = [values_in(text, meeting.day) for text in texts]
    return Index(texts, [""] * len(texts), values, np.zeros(len(texts), dtype=np.float32))


def omission_features(
    meeting: Meeting, report: Index, links: tuple[Link, ...], first: int, last: int
) -> dict[str, float]:
    """What speaks for the episode [first, last) being left out, by name."""
    turns = meeting.turns(first, last)
    text = " ".join(turn.text for turn in turns)
    telling = max(turns, key=lambda turn: len(turn.text))
    linked = [one.chances[Relation.LINKED] for one in links if one.window.first < last and first < one.window.last]
    whole, best = report.content(text), report.content(telling.text)
    parents = {speaker.id for speaker in meeting.transcript.speakers if speaker.side is Side.PARENT}
    return {cue: has_cue(text, cue) for cue in _CUES} | {
        "linked": bool(linked),
        "linked.chance": max(linked, default=0.0),
        "coverage.best": float(whole.mean(axis=0).max()) if whole.size else 0.0,
        "coverage.report": float(whole.max(axis=1).mean()) if whole.size else 0.0,
        "coverage.telling": float(best.mean(axis=0).max()) if best.size else 0.0,
        "inside": float(meeting.logits[first:last, 0].mean()) / 3,
        "length": min(last - first, 8) / 8,
        "moment_or_measure": bool(values_in(text, meeting.day)),
        "place": first / len(meeting.transcript.turns),
        "parent": any(turn.speaker in parents for turn in turns),
    }
