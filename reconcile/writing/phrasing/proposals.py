"""For each difference the parent stands behind: what it should say, which verdict, and a calm reason."""

from models.agreement import AgreementKind
from models.finding import Aspect, FindingKind
from models.noun import Noun
from reconcile.writing.material import Edit, Passage, Point
from reconcile.writing.phrasing.fronting import with_moment_first
from reconcile.writing.phrasing.parties import capitalised
from reconcile.writing.phrasing.spoken import TOKEN, names_a_fact
from reconcile.writing.phrasing.voice import in_voice
from reconcile.writing.phrasing.wording import (
    Allows,
    fallback,
    letters,
    one_line,
    reworded,
    settled_sentence,
    subjects_of,
)
from reconcile.writing.phrasing.words import enumerated

_NARROWING = frozenset({Aspect.CONDITION, Aspect.SCOPE})
_AGREEMENTS = frozenset({AgreementKind.COMMITMENT, AgreementKind.DECISION})


class Proposal(Noun):
    """One point of a letter. Text may hold gaps for the parent to fill in."""

    point: str
    """`Point.id`."""
    kind: FindingKind
    passage: str
    """The report's own words; empty for something it leaves out."""
    section: tuple[str, ...]
    text: str
    """What it should say; empty when the passage should go."""
    verdict: str
    reason: str
    is_agreement: bool = False
    """Somebody promised it or all decided it."""
    edits: tuple[Edit, ...] = ()
    """What to change in the report's text; empty for something to be put in."""


def proposal_for(point: Point, report_text: str, allows: Allows, *, alone: bool = False) -> Proposal:
    """Turn an accepted difference into a proposal.

    The parent's own words come first; then the report's own sentence with its smallest correction; then what was
    settled, in indirect speech. `allows` is the guard: what it refuses is said otherwise, or left as a visible gap.
    `alone` lets one parent speak.
    """
    text, edits = _text_and_edits(point, report_text, allows)
    return Proposal(
        point=point.id,
        kind=point.kind,
        passage=" ".join(passage.text.strip() for passage in point.passages),
        section=point.passages[0].section if point.passages else (),
        text=text,
        verdict=in_voice(letters()["verdicts"][_verdict_key(point)], alone=alone),
        reason=in_voice(_reason(point), alone=alone),
        is_agreement=bool(point.settled and point.settled.kind in _AGREEMENTS),
        edits=edits,
    )


def _verdict_key(point: Point) -> str:
    narrowed = point.kind is FindingKind.ALTERED and point.aspects and set(point.aspects) <= _NARROWING
    return "narrowed" if narrowed else point.kind.value


def _reason(point: Point) -> str:
    """A calm line that says where the difference lies, never who is to blame."""
    reasons: dict[str, str] = letters()["reasons"]
    if point.kind is FindingKind.ALTERED and point.aspects:
        named = [letters()["aspects"][aspect.value] for aspect in Aspect if aspect in point.aspects]
        return reasons["differs"].format(aspects=enumerated(named))
    if point.kind is FindingKind.OMITTED and point.settled:
        return reasons[point.settled.kind.value]
    return reasons[point.kind.value]


def _text_and_edits(point: Point, report_text: str, allows: Allows) -> tuple[str, tuple[Edit, ...]]:
    if point.own_words:
        text = capitalised(point.own_words)
        text = text if text[-1] in ".?!:" else text + "."
        return text, _replacing(point.passages, text)
    if point.kind is FindingKind.ADDED:
        return "", _replacing(point.passages, "")
    if point.edits and point.kind is not FindingKind.OMITTED:
        return _corrected(point, report_text, allows)
    text = settled_sentence(point.settled, allows) if point.settled else fallback([], [], allows)
    return text, _replacing(point.passages, text)


def _replacing(passages: tuple[Passage, ...], text: str) -> tuple[Edit, ...]:
    """Put `text` for the first passage and nothing for the others."""
    return tuple(Edit(start=p.start, end=p.end, text="" if place else text) for place, p in enumerate(passages))


def _corrected(point: Point, report_text: str, allows: Allows) -> tuple[str, tuple[Edit, ...]]:
    """The report's own sentences with the corrections in them, and those corrections as edits."""
    spans = [(p.start, p.end) for p in point.passages] or [_sentence_around(report_text, e) for e in point.edits[:1]]
    spans = _widened(spans, point.edits)
    text = " ".join(applied(report_text, start, end, point.edits) for start, end in spans)
    if allows(text):
        return text, point.edits
    facts = [edit.text.strip() for edit in point.edits if edit.text.strip()]
    other = _otherwise(point, text, facts, allows) or fallback([], facts, allows)
    edits = tuple(Edit(start=s, end=e, text="" if place else other) for place, (s, e) in enumerate(spans))
    return other, edits


def _otherwise(point: Point, text: str, facts: list[str], allows: Allows) -> str | None:
    """The corrected sentence in other words, or what was settled, as long as every corrected fact is in it."""
    fronted = with_moment_first(text, subjects_of(point.settled.actor if point.settled else ""))
    forms = [reworded(text, allows), reworded(fronted, allows) if fronted else None]
    if point.settled:
        forms.append(settled_sentence(point.settled, allows))
    telling = {word for fact in facts for word in TOKEN.findall(fact) if names_a_fact(word) or word[0].isupper()}
    lower = {word.lower() for word in telling}
    return next((form for form in forms if form and lower <= {word.lower() for word in TOKEN.findall(form)}), None)


def _widened(spans: list[tuple[int, int]], edits: tuple[Edit, ...]) -> list[tuple[int, int]]:
    """`spans` with a span of its own for every edit that lies outside them."""
    outside = [(e.start, e.end) for e in edits if not any(s <= e.start and e.end <= end for s, end in spans)]
    return sorted({*spans, *outside})


def _sentence_around(text: str, edit: Edit) -> tuple[int, int]:
    """The line of `text` that `edit` stands in."""
    start = text.rfind("\n", 0, edit.start) + 1
    end = text.find("\n", edit.end)
    return start, len(text) if end < 0 else end


def applied(text: str, start: int, end: int, edits: tuple[Edit, ...]) -> str:
    """`text[start:end]` with the edits that lie inside it; what is left is tidied of doubled spaces."""
    pieces, place = [], start
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if start <= edit.start and edit.end <= end and edit.start >= place:
            pieces += [text[place : edit.start], edit.text]
            place = edit.end
    return one_line("".join([*pieces, text[place:end]]))
