"""The whole judgement: Transcript and Report in, Reconciliation out. The same input always gives the same output."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.agreement import Agreement
from models.finding import Aspect, Correction, Finding, FindingKind, Quote, Tier, Trace
from models.reconciliation import Reconciliation
from models.report import Report
from models.transcript import Speaker, Transcript
from reconcile.alignment.linking import Link, Relation, link
from reconcile.comparison.judge import Verdict, judge
from reconcile.comparison.pair import Passage, Signal
from reconcile.discourse.agreements import agreements, telling_turn
from reconcile.discourse.coverage import omission_features, report_index
from reconcile.explain import explain_addition, explain_omission, explain_verdict
from reconcile.learned import model
from reconcile.meeting import Meeting
from reconcile.remarks import remarks
from reconcile.statements import statements

if TYPE_CHECKING:
    from reconcile.alignment.coverage import Index

LINKED_FROM = 0.40
"""Chance from which a statement is taken to be about something said."""
ADDED_FROM = 0.30
"""Chance from which a statement is taken to be nowhere in the meeting, when that is at least ADDED_ODDS of linked."""
ADDED_ODDS = 0.5
DIFFERS_FROM = 0.34
"""Chance of a difference from which a linked statement is kept as one."""
DIFFERS_UNTOLD_FROM = 0.44
"""The same where no rule can say what differs; such a finding stays hidden until somebody asks for all of them."""
NEW_FROM = 0.34
"""Share of a statement's words that its evidence lacks, from which it may differ without a rule that says in what."""
OMITTED_FROM = 0.26
SHOWN_FROM = {
    FindingKind.ALTERED: 0.65,
    FindingKind.MISATTRIBUTED: 0.60,
    FindingKind.ADDED: 0.42,
    FindingKind.OMITTED: 0.35,
    FindingKind.CONFIRMED: 0.0,
}
"""Below this chance a finding is kept but hidden; fourteen faithful reports by unread authors show 12, 0 to 4 each."""
SURE_FROM = 0.85
"""Chance from which a statement that no rule speaks against is surely confirmed: right for .90 by unread authors."""


def reconcile(transcript: Transcript, report: Report, attendees: Sequence[Speaker] = ()) -> Reconciliation:
    """Hold `report` against `transcript`. `attendees` were there too, as far as the parents know.

    Findings stand in the order of the report, what the report lacks where it was said. No difference is of tier 1:
    no rule has yet been right often enough on meetings by authors nobody read (reconcile.md S10).
    """
    meeting = Meeting(transcript)
    found = statements(report)
    links = link(meeting, found)
    settled = agreements(meeting)
    findings = [*_from_statements(meeting, links, settled), *_omissions(meeting, links, settled)]
    findings.sort(key=lambda finding: (_place(finding), finding.turns))
    numbered = tuple(finding.model_copy(update={"id": f"F{n}"}) for n, finding in enumerate(findings, 1))
    raised = remarks(found, report=report, transcript=transcript, attendees=attendees)
    return Reconciliation(report_text=report.text, agreements=settled, findings=numbered, remarks=raised)


def _place(finding: Finding) -> int:
    return finding.statements[0].start if finding.statements else 10**9


def _from_statements(meeting: Meeting, links: tuple[Link, ...], settled: tuple[Agreement, ...]) -> Iterator[Finding]:
    by_turn = {turn: agreement for agreement in settled for turn in agreement.turns}
    for one in links:
        linked, added = one.chances[Relation.LINKED], one.chances[Relation.ADDED]
        if added >= ADDED_FROM and added >= ADDED_ODDS * linked:
            chance = added
            yield Finding(
                id="F",
                kind=FindingKind.ADDED,
                statements=(one.statement,),
                tier=_tier(FindingKind.ADDED, chance),
                confidence=round(chance, 3),
                explanation=explain_addition(),
                trace=(Trace(rule="relation.added", score=round(chance, 3)),),
            )
        elif linked >= LINKED_FROM:
            yield _linked(meeting, one, by_turn)


def _linked(meeting: Meeting, one: Link, by_turn: dict[int, Agreement]) -> Finding:
    verdict = judge(meeting, one)
    agreement = _agreement_of(verdict, by_turn)
    differs = _differs(verdict)
    kind = verdict.kind if differs else FindingKind.CONFIRMED
    aspects = verdict.aspects if kind is FindingKind.ALTERED else ()
    chance = verdict.difference if differs else 1 - verdict.difference
    undisputed = not differs and not verdict.signals and chance >= SURE_FROM
    is_untold = differs and not verdict.signals
    return Finding(
        id="F",
        kind=kind,
        aspects=aspects,
        agreement=agreement.id if agreement else None,
        turns=_turns(verdict, kind, aspects),
        statements=(one.statement,),
        said=_quote(_telling(verdict, kind, aspects)),
        tier=Tier.SURE if undisputed else Tier.HIDDEN if is_untold else _tier(kind, chance),
        confidence=round(chance, 3),
        explanation=explain_verdict(verdict, kind, aspects),
        trace=_untold(verdict, chance) if is_untold else _trace(verdict),
        corrections=_corrections(verdict, kind, aspects),
    )


def _differs(verdict: Verdict) -> bool:
    """Whether the statement is kept as a difference; without a rule to say what differs, only if much of it is new."""
    if verdict.signals:
        return verdict.difference >= DIFFERS_FROM
    return verdict.difference >= DIFFERS_UNTOLD_FROM and verdict.new >= NEW_FROM


def _telling(verdict: Verdict, kind: FindingKind, aspects: tuple[Aspect, ...]) -> Passage:
    """The sentence that the reported difference rests on; without one, the sentence that shares most."""
    for signal in verdict.signals:
        if signal.said and _reported(signal, kind, aspects):
            for passage in (*verdict.pair.passages, *verdict.pair.story):
                inside = passage.start <= signal.said[0] < passage.start + len(passage.text)
                if passage.turn.id == signal.turn and inside:
                    return passage
    return verdict.pair.best


def _turns(verdict: Verdict, kind: FindingKind, aspects: tuple[Aspect, ...]) -> tuple[int, ...]:
    """The stretch that says it best, and every turn that the reported difference rests on."""
    telling = {s.turn for s in verdict.signals if s.turn is not None and _reported(s, kind, aspects)}
    return tuple(sorted(telling | {turn.id for turn in verdict.pair.tight}))


def _reported(signal: Signal, kind: FindingKind, aspects: tuple[Aspect, ...]) -> bool:
    """Whether the finding says what this signal found."""
    return signal.kind is kind and (signal.aspect is None or signal.aspect in aspects)


def _quote(passage: Passage) -> Quote:
    return Quote(turn=passage.turn.id, start=passage.start, end=passage.start + len(passage.text))


def _agreement_of(verdict: Verdict, by_turn: dict[int, Agreement]) -> Agreement | None:
    """The agreement that shares most turns with the evidence; of equals the first."""
    shared = [by_turn[turn.id] for turn in verdict.pair.tight if turn.id in by_turn]
    return max(shared, key=shared.count, default=None)


def _trace(verdict: Verdict) -> tuple[Trace, ...]:
    """Every signal, with its weight in the verdict as its score."""
    weights = model("verdicts")
    row = weights.weights[weights.classes.index(FindingKind.CONFIRMED)]
    offset = verdict.pair.statement.start
    traces = []
    for signal in verdict.signals:
        score = -float(row[weights.names.index(signal.rule)]) * signal.score
        span = signal.said if signal.turn is not None else None
        if signal.turn is None and signal.written:
            span = (offset + signal.written[0], offset + signal.written[1])
        traces.append(Trace(rule=signal.rule, turn=signal.turn, span=span, score=round(max(-1.0, min(1.0, score)), 3)))
    return tuple(traces)


def _untold(verdict: Verdict, chance: float) -> tuple[Trace, ...]:
    """What stands for the signals where there is none: the sentence that shares most, and the chance."""
    return (Trace(rule="verdict.untold", turn=verdict.pair.best.turn.id, score=round(chance, 3)),)


def _corrections(verdict: Verdict, kind: FindingKind, aspects: tuple[Aspect, ...]) -> tuple[Correction, ...]:
    """The edits that belong to what the finding reports, not overlapping."""
    wanted = [signal.correction for signal in verdict.signals if signal.correction and _reported(signal, kind, aspects)]
    chosen: list[Correction] = []
    for correction in sorted(wanted, key=lambda c: (c.start, c.end)):
        if not chosen or correction.start >= chosen[-1].end:
            chosen.append(correction)
    return tuple(chosen)


def _omissions(meeting: Meeting, links: tuple[Link, ...], settled: tuple[Agreement, ...]) -> Iterator[Finding]:
    index = report_index(meeting, tuple(one.statement for one in links))
    for number, agreement in enumerate(settled):
        chance = _omitted_chance(meeting, index, links, number)
        if chance >= OMITTED_FROM:
            turns = meeting.turns(*meeting.episodes[number])
            telling = telling_turn(turns, agreement.kind)
            place = telling.text.index(agreement.text)
            yield Finding(
                id="F",
                kind=FindingKind.OMITTED,
                agreement=agreement.id,
                turns=tuple(turn.id for turn in turns),
                said=Quote(turn=telling.id, start=place, end=place + len(agreement.text)),
                tier=_tier(FindingKind.OMITTED, chance),
                confidence=round(chance, 3),
                explanation=explain_omission(telling, meeting.cast),
                trace=(Trace(rule="relation.omitted", turn=turns[0].id, score=round(chance, 3)),),
            )


def _omitted_chance(meeting: Meeting, index: "Index", links: tuple[Link, ...], number: int) -> float:
    weights = model("omissions")
    (chances,) = weights.chances([omission_features(meeting, index, links, number)])
    return float(chances[weights.classes.index("omitted")])


def _tier(kind: FindingKind, chance: float) -> Tier:
    return Tier.LISTEN if chance >= SHOWN_FROM[kind] else Tier.HIDDEN
