"""What a letter to the school may be made of: a whitelist, so that what nobody listed stays inside.

No time, turn, quote, trace, score or speaker of the meeting gets past this file; renderers see only `Material`.
"""

from collections.abc import Iterable, Mapping

from models.agreement import Agreement, AgreementKind, Strength
from models.finding import Aspect, Finding, FindingKind
from models.noun import Noun
from models.reconciliation import Reconciliation, Remedy
from models.report import Block, BlockKind, Report, Revision, Statement
from reconcile.writing.phrasing.subject_number import with_verb

_NOT_OF_THE_REPORT = frozenset({BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER, BlockKind.MAIL_HEADER, BlockKind.NOTE})


class Settled(Noun):
    """An agreement without where it was said."""

    id: str
    kind: AgreementKind
    actor: str
    text: str
    strength: Strength
    quantity: str | None
    deadline: str | None
    condition: str | None


class Passage(Noun):
    """A piece of the school's own text."""

    start: int
    """Character offset into `Material.report_text`."""
    end: int
    text: str
    section: tuple[str, ...]


class Edit(Noun):
    """Replace `report_text[start:end]` by `text`."""

    start: int
    end: int
    text: str


class Point(Noun):
    """One difference the parent stands behind."""

    id: str
    kind: FindingKind
    aspects: tuple[Aspect, ...]
    settled: Settled | None
    passages: tuple[Passage, ...]
    edits: tuple[Edit, ...]
    own_words: str | None
    """What the parent wants it to say, when they typed it."""


class Noted(Noun):
    """A remark on the report that the parent stands behind."""

    id: str
    """`Remark.id`."""
    kind: str
    remedy: Remedy
    passages: tuple[Passage, ...]
    own_words: str | None
    """The parent's own view, when they typed it."""


class Material(Noun):
    """All that a letter to the school may draw from."""

    settled: tuple[Settled, ...]
    """Agreements the parent stands behind or nobody differs about, in the order of the meeting."""
    points: tuple[Point, ...]
    """Accepted differences, in the order of the report; what the report leaves out comes last."""
    recognised: tuple[Passage, ...]
    """What the report has right."""
    noted: tuple[Noted, ...] = ()
    """Remarks on the report itself, in its order."""
    report_text: str
    blocks: tuple[Block, ...]
    """The report as it reads now: no struck-out text, page headers, footers or notes."""


_NOTHING: Mapping[str, str | None] = {}


def school_material(
    reconciliation: Reconciliation,
    report: Report | None,
    decided: Mapping[str, str | None],
    remarks: Mapping[str, str | None] = _NOTHING,
) -> Material:
    """Take from a reconciliation what the school may see.

    `decided` maps the id of every finding the parent accepted to their own wording, or None to leave it to us. An
    agreement whose difference the parent did not accept stays out. `remarks` maps the id of every remark the parent
    stands behind to their own view, or None; one that a newer comparison no longer makes is left out. Raises ValueError
    for a finding that is not there, and for a reconciliation of another report.
    """
    unknown = set(decided) - {finding.id for finding in reconciliation.findings}
    if unknown:
        raise ValueError(f"{len(unknown)} decided findings are not in this reconciliation")
    if report and report.text != reconciliation.report_text:
        raise ValueError("this reconciliation is of another report: its offsets count in another text")
    settled = {agreement.id: _settled(agreement) for agreement in reconciliation.agreements}
    accepted = [f for f in reconciliation.findings if f.id in decided]
    points = [
        _point(f, settled, decided[f.id], reconciliation.report_text)
        for f in accepted
        if f.kind is not FindingKind.CONFIRMED
    ]
    open_differences = {
        f.agreement for f in reconciliation.findings if f.id not in decided and f.kind is not FindingKind.CONFIRMED
    } - {f.agreement for f in accepted}
    # Only what the parents themselves said is right: a letter must never vouch for a sentence nobody looked at.
    confirmed = [f for f in reconciliation.findings if f.kind is FindingKind.CONFIRMED and f.id in decided]
    text = report.text if report else reconciliation.report_text
    last = len(text)
    return Material(
        settled=tuple(entry for entry in settled.values() if entry.id not in open_differences),
        points=tuple(sorted(points, key=lambda point: point.passages[0].start if point.passages else last)),
        recognised=_apart(passage for f in confirmed for passage in _passages(f.statements)),
        noted=_noted(reconciliation, remarks),
        report_text=text,
        blocks=tuple(
            block
            for block in (report.blocks if report else ())
            if block.revision is not Revision.DELETED and block.kind not in _NOT_OF_THE_REPORT
        ),
    )


def _settled(agreement: Agreement) -> Settled:
    return Settled(
        id=agreement.id,
        kind=agreement.kind,
        actor=agreement.actor,
        text=agreement.text,
        strength=agreement.strength,
        quantity=agreement.quantity,
        deadline=agreement.deadline,
        condition=agreement.condition,
    )


def _point(finding: Finding, settled: Mapping[str, Settled], own_words: str | None, report_text: str) -> Point:
    ends = [*(correction.start for correction in finding.corrections[1:]), len(report_text)]
    corrections = [with_verb(c, report_text, end) for c, end in zip(finding.corrections, ends, strict=False)]
    return Point(
        id=finding.id,
        kind=finding.kind,
        aspects=finding.aspects,
        settled=settled.get(finding.agreement) if finding.agreement else None,
        passages=_passages(finding.statements),
        edits=tuple(Edit(start=c.start, end=c.end, text=c.text) for c in corrections),
        own_words=_tidied(own_words),
    )


def _noted(reconciliation: Reconciliation, remarks: Mapping[str, str | None]) -> tuple[Noted, ...]:
    chosen = {remark.id: remark for remark in reversed(reconciliation.remarks) if remark.id in remarks}
    noted = [
        Noted(
            id=each.id,
            kind=each.kind,
            remedy=each.remedy,
            passages=_passages(each.statements),
            own_words=_tidied(remarks[each.id]),
        )
        for each in chosen.values()
    ]
    return tuple(sorted(noted, key=lambda each: (each.passages[0].start if each.passages else 0, each.id)))


def _tidied(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _passages(statements: Iterable[Statement]) -> tuple[Passage, ...]:
    ordered = sorted(statements, key=lambda statement: statement.start)
    return tuple(Passage(start=s.start, end=s.end, text=s.text, section=s.section) for s in ordered)


def _apart(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """`passages` in the order of the report, each place once."""
    places = {(passage.start, passage.end): passage for passage in passages}
    return tuple(places[place] for place in sorted(places))
