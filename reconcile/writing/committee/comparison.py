"""C2, point by point what was said and what was written; and the same without a word of what was said."""

from collections.abc import Mapping, Sequence

from models.agreement import Agreement
from models.finding import Aspect, Finding, FindingKind
from models.moment import MomentKind
from models.report import Statement
from models.transcript import Turn
from reconcile.writing.committee.appendices import References
from reconcile.writing.committee.case import Case
from reconcile.writing.committee.lines import Lines, lines_of
from reconcile.writing.committee.naming import Naming
from reconcile.writing.committee.numbering import titled
from reconcile.writing.committee.words import clock, day, words
from reconcile.writing.document import Block, Document, Heading, Paragraph, Table, Text, text_of
from reconcile.writing.phrasing.parties import capitalised
from reconcile.writing.phrasing.words import enumerated

_WIDTHS = (24, 76)


def points_of(case: Case) -> tuple[Finding, ...]:
    """The differences the parent stands behind, as every paper counts them: in the order of the report.

    What rests on something said in confidence is not among them.
    """
    found = {finding.id: finding for finding in case.sources.reconciliation.findings}
    points = (found[point.id] for point in case.sources.material.points)
    return tuple(finding for finding in points if case.withheld.isdisjoint(finding.turns))


def comparison(case: Case, *, with_recording: bool = False) -> Document:
    """C2. Without the recording it says what was discussed according to the parents, in words the school may see."""
    return _with_quotes(case) if with_recording else _without(case)


def _with_quotes(case: Case) -> Document:
    text = words()["comparison"]
    references = References(case, with_recording=True)
    intro = text["intro"].format(transcript=references.transcript, report=references.report)
    blocks: list[Block] = [Paragraph(text_of(intro), number=1)]
    points = points_of(case)
    rows = [
        (str(number), _subject(finding, case), _difference(finding, words()["kinds"]), _listened(finding, case))
        for number, finding in enumerate(points, start=1)
    ]
    blocks.append(_overview(text["overview"], rows, (9, 39, 35, 17)))
    lines = lines_of(case)
    naming = Naming(case)
    for number, finding in enumerate(points, start=1):
        blocks += _point(
            number,
            finding,
            case,
            (
                (text["said"], _said(finding, case, lines, naming, references)),
                (text["written"], _written(finding, naming, references)),
                (text["difference"], capitalised(_difference(finding, words()["kinds"])) + "."),
                (text["matters"], _matters(finding, case)),
                (text["listened"], capitalised(_listened(finding, case)) + "."),
            ),
        )
    return titled(words()["titles"]["comparison"], *(blocks if points else [_nothing()]))


def _without(case: Case) -> Document:
    text = words()["comparison"]
    references = References(case)
    own = _own_version(case, references)
    intro = text["points_intro"].format(report=references.report, own=own or text["own_not_sent"])
    blocks: list[Block] = [Paragraph(text_of(intro), number=1)]
    points = points_of(case)
    kinds = words()["kinds_without"]
    rows = [
        (str(number), _subject(finding, case), _difference(finding, kinds)) for number, finding in enumerate(points, 1)
    ]
    blocks.append(_overview(text["points_overview"], rows, (9, 45, 46)))
    naming = Naming(case)
    ours = {proposal.point: proposal.text for proposal in case.sources.proposals}
    for number, finding in enumerate(points, start=1):
        blocks += _point(
            number,
            finding,
            case,
            (
                (text["written"], _written(finding, naming, references)),
                (text["ours"], naming.in_text(ours[finding.id]) or text["not_discussed"]),
                (text["difference"], capitalised(_difference(finding, kinds)) + "."),
                (text["matters"], _matters(finding, case)),
            ),
        )
    return titled(words()["titles"]["points"], *(blocks if points else [_nothing()]))


def _nothing() -> Paragraph:
    return Paragraph(text_of(words()["comparison"]["none"]), number=1)


def _overview(header: Sequence[str], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]) -> Table:
    return Table(
        tuple(text_of(word) for word in header), tuple(tuple(text_of(cell) for cell in row) for row in rows), widths
    )


def _point(number: int, finding: Finding, case: Case, rows: tuple[tuple[str, str], ...]) -> list[Block]:
    point = words()["comparison"]["point"].format(number=number)
    subject = _subject(finding, case)
    cells: tuple[tuple[Text, ...], ...] = tuple((text_of(label), text_of(what)) for label, what in rows)
    about = text_of(words()["comparison"]["about"])
    return [Heading(text_of(point), level=3), Table((about, text_of(subject)), cells, _WIDTHS)]


def _agreement(finding: Finding, case: Case) -> Agreement | None:
    return next((each for each in case.sources.reconciliation.agreements if each.id == finding.agreement), None)


def _subject(finding: Finding, case: Case) -> str:
    """What it is about: the kind of agreement and whose it is."""
    agreement = _agreement(finding, case)
    if agreement is None:
        return str(words()["subjects"]["none"])
    kind: str = words()["subjects"][agreement.kind.value]
    return f"{kind} ({Naming(case).in_text(agreement.actor)})" if agreement.actor else kind


def _difference(finding: Finding, kinds: Mapping[str, str]) -> str:
    if finding.kind is FindingKind.ALTERED:
        aspects = [words()["aspects"][aspect.value] for aspect in Aspect if aspect in finding.aspects]
        return kinds["altered"].format(aspects=enumerated(aspects)) if aspects else kinds["altered_plain"]
    return kinds[finding.kind.value]


def _matters(finding: Finding, case: Case) -> str:
    agreement = _agreement(finding, case)
    return str(words()["matters"][agreement.kind.value if agreement else "none"])


def _listened(finding: Finding, case: Case) -> str:
    return str(words()["yes" if finding.id in case.listened else "no"])


def _said(finding: Finding, case: Case, lines: Lines, naming: Naming, references: References) -> str:
    """The quotes a point rests on, each with who says it, when, and where in the transcript."""
    text = words()["comparison"]
    turns = [case.transcript.turn(number) for number in finding.turns]
    if not turns:
        return str(text["not_said"])
    quotes = []
    for turn in turns:
        quote, time = _quote(finding, turn)
        quotes.append(
            text["quote"].format(
                text=naming.in_text(quote), who=naming.of(case.transcript.speaker_of(turn)), when=clock(time),
                appendix=references.transcript, lines=lines.reference([turn.id]),
            )
        )  # fmt: skip
    return "\n".join(quotes)


def _quote(finding: Finding, turn: Turn) -> tuple[str, float | None]:
    """The words that tell most where they are known, else the whole turn; with when they begin."""
    said = finding.said
    if said is None or said.turn != turn.id or not turn.text[said.start : said.end].strip():
        return turn.text.strip(), turn.start
    before = len(turn.text[: said.start].split())
    timed = len(turn.words) == len(turn.text.split()) and before < len(turn.words)
    start = turn.words[before].start if timed else None
    return turn.text[said.start : said.end].strip(), turn.start if start is None else start


def _written(finding: Finding, naming: Naming, references: References) -> str:
    text = words()["comparison"]
    if not finding.statements:
        return str(text["not_written"])
    return "\n".join(
        text["quote_of_report"].format(
            text=naming.in_text(" ".join(statement.text.split())), place=_place(statement, naming, references)
        )
        for statement in finding.statements
    )


def _place(statement: Statement, naming: Naming, references: References) -> str:
    text = words()["comparison"]
    places = [references.report]
    if statement.page is not None:
        places.append(text["page"].format(page=statement.page))
    if statement.section:
        places.append(text["section"].format(section=naming.in_text(statement.section[-1])))
    return ", ".join(places)


def _own_version(case: Case, references: References) -> str:
    """Where and when the parents first wrote down how they see it; empty when nothing is enclosed of it."""
    sent = [
        (moment.date, references.of_moment(moment.id))
        for moment in case.sources.moments
        if moment.kind in (MomentKind.OWN_REPORT_SENT, MomentKind.REACTION_SENT) and references.of_moment(moment.id)
    ]
    if not sent:
        return ""
    date, appendix = min(sent)
    return str(words()["comparison"]["own_sent"].format(day=day(date), appendix=appendix))
