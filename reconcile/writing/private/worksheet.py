"""P2, the worksheet: of every point what was said, what was written, what differs, and what the parents made of it."""

from models.dossier.events import Decision
from models.finding import Finding
from models.reconciliation import Reconciliation
from reconcile.writing.document import Block, Document, Paragraph, Table, text_of
from reconcile.writing.private.house import House, opening, words


def worksheet(house: House) -> Document:
    """A small table for every finding, in the order in which they are shown on screen."""
    dutch = words()["worksheet"]
    title = dutch["title"].format(day=house.meeting)
    if house.reconciliation is None or not house.reconciliation.findings:
        return Document((*opening(title), Paragraph(text_of(dutch["none"]))))
    findings = house.reconciliation.findings
    open_ = sum(_decision(house, finding) is Decision.OPEN for finding in findings)
    counts = dutch["counts"].format(all=len(findings), judged=len(findings) - open_, open=open_)
    blocks: list[Block] = opening(title, dutch["reading"], counts)
    for number, finding in enumerate(findings, start=1):
        blocks.append(_point(number, finding, house, house.reconciliation))
    return Document(tuple(blocks))


def _point(number: int, finding: Finding, house: House, reconciliation: Reconciliation) -> Table:
    dutch = words()["worksheet"]
    decided = house.decisions.get(finding.id)
    written = " ".join(" ".join(s.text.split()) for s in finding.statements)
    rows = [
        (dutch["said"], _said(finding, house, reconciliation) or dutch["not_said"]),
        (dutch["written"], f"“{written}”" if written else dutch["not_written"]),
        (dutch["differs"], ", ".join(dutch["aspects"][aspect.value] for aspect in finding.aspects)),
        (dutch["why"], finding.explanation),
        (dutch["decision"], dutch["decisions"][_decision(house, finding).value]),
        (dutch["listened"], dutch["heard"] if decided and decided.listened else dutch["not_heard"]),
        (dutch["note"], decided.note if decided and decided.note else dutch["blank"]),
    ]
    return Table(
        header=(text_of(dutch["point"].format(number=number)), text_of(dutch["kinds"][finding.kind.value])),
        rows=tuple((text_of(name), text_of(" ".join(text.split()))) for name, text in rows if text),
        widths=(22, 78),
    )


def _said(finding: Finding, house: House, reconciliation: Reconciliation) -> str:
    """The sentence that tells most, with who said it; without one, what was agreed."""
    if finding.said is not None:
        turn = next((turn for turn in house.transcript.turns if turn.id == finding.said.turn), None)
        if turn is not None:
            quote = turn.text[finding.said.start : finding.said.end].strip() or turn.text
            return f"{house.transcript.speaker_of(turn).label}: “{quote}”"
    agreement = next((each for each in reconciliation.agreements if each.id == finding.agreement), None)
    return agreement.text if agreement else ""


def _decision(house: House, finding: Finding) -> Decision:
    decided = house.decisions.get(finding.id)
    return decided.decision if decided else Decision.OPEN
