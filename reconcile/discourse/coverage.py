"""How far an episode of the meeting comes back in the report: what is nowhere near was omitted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.report import Statement
from models.transcript import Side, Turn
from reconcile.alignment.coverage import Index, Window
from reconcile.alignment.linking import Link, Relation
from reconcile.alignment.queries import values_in
from reconcile.alignment.terms import terms
from reconcile.language.cues import has_cue
from reconcile.lexicon import table
from reconcile.meeting import Meeting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OPENING, CLOSING = 0.06, 0.95
"""Shares of the meeting: before the one people greet, after the other they take their leave."""
CHOICES = 3
"""Stretches of a statement, best first, that count as being near an episode."""
RAREST = 6
"""So many of the rarest words tell what an episode is about."""
_CUES = ("record", "promise", "commit", "refuse", "object", "consent", "request", "tentative", "hypothetical")


def report_index(meeting: Meeting, statements: tuple[Statement, ...]) -> Index:
    """The statements of the report, searchable the other way round."""
    import numpy as np

    texts = [statement.text for statement in statements]
    values = [values_in(text, meeting.day) for text in texts]
    return Index(texts, [""] * len(texts), values, np.zeros(len(texts), dtype=np.float32))


def omission_features(meeting: Meeting, report: Index, links: tuple[Link, ...], number: int) -> dict[str, float]:
    """What speaks for the episode with this number, counted from 0, being left out, by name."""
    first, last = meeting.episodes[number]
    turns = meeting.turns(first, last)
    count = meeting.index.count
    parents = {speaker.id for speaker in meeting.transcript.speakers if speaker.side is Side.PARENT}
    return (
        {cue: any(has_cue(turn.text, cue) for turn in turns) for cue in _CUES}
        | {f"kind.{kind}": chance for kind, chance in meeting.kinds[number].items()}
        | held_features(meeting, report, links, first, last)
        | {
            "inside": float(meeting.logits[first:last, 0].mean()) / 3,
            "prior": float(meeting.prior[first:last].max()),
            "length": min(last - first, 8) / 8,
            "words": min(80, sum(len(turn.text.split()) for turn in turns)) / 80,
            "questions": sum("?" in turn.text for turn in turns) / len(turns),
            "moment_or_measure": any(meeting.index.values[first:last]),
            "place": first / count,
            "opening": first < OPENING * count,
            "closing": last > CLOSING * count,
            "parent": any(turn.speaker in parents for turn in turns),
        }
    )


def held_features(meeting: Meeting, report: Index, links: tuple[Link, ...], first: int, last: int) -> dict[str, float]:
    """What speaks for the turns [first, last) coming back in the report, by name; of words and places alone."""
    return _linked(links, first, last) | _covered(meeting, report, links, first, last)


def held_by_each(
    meeting: Meeting, report: Index, links: tuple[Link, ...], first: int, last: int
) -> "NDArray[np.float32]":
    """(statements,): how much each statement holds of the turns [first, last): their words, and its link to them."""
    import numpy as np

    words = _telling_words(meeting, meeting.turns(first, last))
    rarity = np.array([meeting.index.rarity(word) for word in words], dtype=np.float32)
    covered = rarity @ report.found(words) / max(float(rarity.sum()), 1e-6)  # no words: nothing found
    snug = [
        _overlap(one.window, first, last) * one.chances[Relation.LINKED] if _touches(one.window, first, last) else 0.0
        for one in links
    ]
    held: NDArray[np.float32] = covered + np.array(snug, dtype=np.float32)
    return held


def _linked(links: tuple[Link, ...], first: int, last: int) -> dict[str, float]:
    """How likely, and how snugly, statements of the report are about these turns."""
    about = [one for one in links if _touches(one.window, first, last)]
    chances = [one.chances[Relation.LINKED] for one in about]
    snug = [_overlap(one.window, first, last) * one.chances[Relation.LINKED] for one in about]
    return {
        "linked": bool(about),
        "linked.chance": max(chances, default=0.0),
        "linked.snug": max(snug, default=0.0),
    }


def _covered(meeting: Meeting, report: Index, links: tuple[Link, ...], first: int, last: int) -> dict[str, float]:
    """How much of what is said in these turns comes back in the report, words that few turns hold counting more."""
    import numpy as np

    turns = meeting.turns(first, last)
    words = _telling_words(meeting, turns)
    content = report.found(words)  # (words, statements)
    rarity = np.array([meeting.index.rarity(word) for word in words], dtype=np.float32)
    covered = rarity @ content / max(float(rarity.sum()), 1e-6) if words else np.zeros(report.count, np.float32)
    order = np.argsort(-covered, kind="stable")
    rarest = content[np.argsort(-rarity, kind="stable")[:RAREST]]
    best = report.values[order[0]] if report.count else frozenset()
    values = frozenset[str]().union(*meeting.index.values[first:last])
    longest = report.content(max(turns, key=lambda turn: len(turn.text)).text)
    first_choice = [float(covered[k]) for k, one in enumerate(links) if _touches(one.window, first, last)]
    any_choice = [
        float(covered[k])
        for k, one in enumerate(links)
        if any(_touches(each, first, last) for each in one.windows[:CHOICES])
    ]
    return {
        "covered": float(covered.max(initial=0.0)),
        "covered.second": float(covered[order[1]]) if report.count > 1 else 0.0,
        "covered.report": float(rarity @ content.max(axis=1, initial=0.0) / max(float(rarity.sum()), 1e-6)),
        "covered.linked": max(first_choice, default=0.0),
        "covered.near": max(any_choice, default=0.0),
        "covered.longest": float(longest.mean(axis=0).max(initial=0.0)) if longest.size else 0.0,
        "rarest": float(rarest.max(axis=1, initial=0.0).mean()) if len(rarest) else 0.0,
        "rarest.together": float(rarest.mean(axis=0).max(initial=0.0)) if len(rarest) else 0.0,
        "mutual": any(_touches(links[int(k)].window, first, last) for k in order[:2]),
        "telling": min(20, len(words)) / 20,
        "values": min(2, len(values)) / 2,
        "values.found": min(2, len(values & best)) / 2,
        "values.missing": min(2, len(values - best)) / 2,
    }


def _telling_words(meeting: Meeting, turns: Iterable[Turn]) -> list[str]:
    """The content words that say what it is about: no names, and nothing people say when settling anything."""
    names = {part for speaker in meeting.transcript.speakers for part in speaker.name.lower().split()}
    passed_over = names | set(table("words")["settling"])
    return sorted({term.lemma for turn in turns for term in terms(turn.text)} - passed_over)


def _touches(window: Window, first: int, last: int) -> bool:
    return window.first < last and first < window.last


def _overlap(window: Window, first: int, last: int) -> float:
    """Shared turns over all turns of the two stretches, which touch."""
    return (min(window.last, last) - max(window.first, first)) / (max(window.last, last) - min(window.first, first))
