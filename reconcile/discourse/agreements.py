"""An episode as an Agreement: its kind, who it binds, what it says, how firm, how much and by when."""

from typing import TYPE_CHECKING

from models.agreement import Agreement, AgreementKind, Strength
from models.transcript import Turn
from reconcile.alignment.terms import terms
from reconcile.comparison.pair import is_question
from reconcile.language.cues import find_cues, has_cue
from reconcile.language.dates import moments
from reconcile.language.measures import Dimension, measures
from reconcile.meeting import Meeting

if TYPE_CHECKING:
    from collections.abc import Sequence

_TELLING = {
    AgreementKind.COMMITMENT: ("promise", "commit", "commit_we"),
    AgreementKind.DECISION: ("recap", "commit_we", "propose"),
    AgreementKind.REFUSAL: ("refuse",),
    AgreementKind.CONSENT: ("consent",),
    AgreementKind.OBJECTION: ("object", "refuse"),
    AgreementKind.REQUEST: ("request",),
    AgreementKind.INFORMATION: ("record", "stress"),
}
"""Per kind, the cues of the turn that carries it, strongest first."""
TELLING_WORDS = 2
"""Content words from which a turn says what is settled."""


def agreements(meeting: Meeting) -> tuple[Agreement, ...]:
    """Every agreement of the meeting, in order, numbered A1, A2, ..."""
    return tuple(agreement_of(meeting, number) for number in range(len(meeting.episodes)))


def agreement_of(meeting: Meeting, number: int) -> Agreement:
    """What is settled in the episode with this number, counted from 0."""
    turns = meeting.turns(*meeting.episodes[number])
    chances = meeting.kinds[number]
    kind = max(chances, key=lambda one: chances[one])
    telling = telling_turn(turns, kind)
    text = telling_sentence(telling.text, kind)
    return Agreement(
        id=f"A{number + 1}",
        kind=kind,
        turns=tuple(turn.id for turn in turns),
        actor=meeting.cast.label(telling.speaker),
        text=text,
        strength=_strength(telling),
        quantity=_quantity(turns),
        deadline=_deadline(meeting, turns),
        condition=_condition(telling),
    )


def telling_turn(turns: "Sequence[Turn]", kind: AgreementKind) -> Turn:
    """The turn that carries the agreement: the last with its strongest cue that does more than ask, or the longest.

    One that says what it is about goes before a bare "dat zet ik erin".
    """
    for cue in _TELLING[kind]:
        carrying = [turn for turn in turns if has_cue(turn.text, cue) and not is_question(turn.text)]
        if carrying:
            return ([turn for turn in carrying if len(terms(turn.text)) >= TELLING_WORDS] or carrying)[-1]
    return max(turns, key=lambda turn: len(turn.text))


def telling_sentence(text: str, kind: AgreementKind) -> str:
    """The sentence of a turn that carries the agreement, with the one after it when it is short."""
    from reconcile.language.tokens import sentence_spans

    spans = sentence_spans(text)
    scores = [sum(has_cue(text[a:b], cue) for cue in _TELLING[kind]) + (b - a) / 1000 for a, b in spans]
    place = max(range(len(spans)), key=lambda i: scores[i])
    start, end = spans[place]
    if end - start < 25 and place + 1 < len(spans):
        end = spans[place + 1][1]
    return text[start:end]


def _strength(telling: Turn) -> Strength:
    """Firm unless a hedge stands in the doer's own turn."""
    if has_cue(telling.text, "strong_doubt"):
        return Strength.TENTATIVE
    return Strength.CONDITIONAL if has_cue(telling.text, "strict_condition") else Strength.FIRM


def _quantity(turns: "Sequence[Turn]") -> str | None:
    """The last quantity that is not merely asked, as said."""
    said = [
        turn.text[measure.start : measure.end]
        for turn in turns
        if not is_question(turn.text)
        for measure in measures(turn.text)
        if measure.dimension is not Dimension.CLOCK
    ]
    return said[-1].lower() if said else None


def _deadline(meeting: Meeting, turns: "Sequence[Turn]") -> str | None:
    """The last moment that is not merely asked: an ISO date for one day, else the words."""
    said = [
        (turn, moment) for turn in turns if not is_question(turn.text) for moment in moments(turn.text, meeting.day)
    ]
    if not said:
        return None
    turn, moment = said[-1]
    if moment.is_day and meeting.transcript.date:
        return moment.first.isoformat()
    return turn.text[moment.start : moment.end].lower()


def _condition(telling: Turn) -> str | None:
    """The clause that a condition opens, up to the next mark."""
    cues = find_cues(telling.text, "strict_condition")
    if not cues:
        return None
    rest = telling.text[cues[0].start :]
    stop = min((place for mark in ",.;?!" if (place := rest.find(mark)) > len("alleen als")), default=len(rest))
    return rest[:stop].strip()
