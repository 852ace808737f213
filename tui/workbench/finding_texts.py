"""What was said and what is written, of one finding, as plain text that is safe to show."""

from models.finding import Finding
from models.transcript import Turn
from tui.words import clock
from tui.workbench.safe_text import safe_line
from tui.workbench.scene import Scene


def turns_of(finding: Finding, scene: Scene) -> list[Turn]:
    """The turns that `finding` rests on."""
    return [scene.transcript.turns[scene.turn_positions[number]] for number in finding.turns]


def place_of(turn: Turn, scene: Scene) -> str:
    """When and by whom it was said: "0:41:12 Juf Anna: "."""
    return f"{clock(turn.start)} {safe_line(scene.transcript.speaker_of(turn).label)}: ".lstrip()


def texts_of(finding: Finding, scene: Scene) -> tuple[str, str]:
    """What was said, turn by turn on a line of its own, and what is written; either may be empty."""
    said = "\n".join(place_of(turn, scene) + safe_line(turn.text) for turn in turns_of(finding, scene))
    return said, " ".join(safe_line(statement.text) for statement in finding.statements)


def around_corrections(finding: Finding, scene: Scene) -> tuple[str, str]:
    """The report's words around the corrections of `finding`, before and after them."""
    spans = [(piece.start, piece.end) for piece in finding.statements]
    spans += [(piece.start, piece.end) for piece in finding.corrections]
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    report = scene.reconciliation.report_text
    after, position = "", start
    for correction in finding.corrections:
        after += report[position : correction.start] + correction.text
        position = correction.end
    return report[start:end], after + report[position:end]


def wording_of(finding: Finding, scene: Scene) -> str:
    """What the parent's own words may begin with: the sentence of the report, as corrected as it can be."""
    if finding.corrections:
        return " ".join(around_corrections(finding, scene)[1].split())
    return " ".join(" ".join(statement.text.split()) for statement in finding.statements)
