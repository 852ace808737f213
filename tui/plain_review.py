"""Going through the findings line by line: for screen readers and braille, where a full-screen window is poor.

No box, no colour, no symbol: every line begins with the word that says what it is.
"""

from collections.abc import Callable
from pathlib import Path

from models.dossier.dossier import Dossier
from models.dossier.events import Decision, FindingDecided
from models.finding import Finding
from models.messages import N_
from tui.language import translate
from tui.meeting import Meeting, meeting_in
from tui.show import Voice, put
from tui.words import DECISION_WORDS, KIND_WORDS, aspects_label, clock, is_shown, tier_label

ANSWERS = {"a": Decision.ACCEPTED, "n": Decision.REJECTED, "t": Decision.DOUBTFUL}
"""The letters of the workbench: akkoord, klopt niet, twijfel."""


def review_lines(meeting: Meeting, *, ask: bool) -> None:
    """Read out every finding that is shown; with `ask`, wait for Enter after each. Nothing is decided here."""
    _walk(meeting, lambda _: _read_on() if ask else True)


def review_dossier(folder: Path, voice: Voice, number: int | None = None) -> None:
    """Go through the findings of the dossier in `folder` and keep what the parent answers the moment it is given.

    `number` says of which meeting, by default the last.
    """
    with Dossier.open(folder, meeting=number) as dossier:
        meeting = meeting_in(dossier, voice)
        if dossier.reconciliation() != meeting.compared:
            dossier.add_reconciliation(meeting.compared)
        _walk(meeting, lambda finding: _decide(dossier, finding, voice))


def lines_of(finding: Finding, meeting: Meeting, *, number: int, count: int) -> list[str]:
    """One finding as lines: which it is, what was found, what was said and by whom, what the report says."""
    aspects = aspects_label(finding)
    what = translate(KIND_WORDS[finding.kind]) + (f" ({aspects})" if aspects else "")
    lines = [
        translate(
            N_("Finding {number} of {count}, {id}: {what}."), number=number, count=count, id=finding.id, what=what
        ),
        translate(N_("How sure: {tier}."), tier=tier_label(finding.tier)),
        finding.explanation,
    ]
    for turn in meeting.transcript.turns:
        if turn.id in finding.turns:
            who = meeting.transcript.speaker_of(turn).label
            place = clock(turn.start) or str(turn.id)
            lines.append(translate(N_("Said, {place}, {who}: {text}"), place=place, who=who, text=turn.text))
    lines += [
        translate(N_("In the report: {text}"), text=" ".join(statement.text.split()))
        for statement in finding.statements
    ]
    return lines


def _walk(meeting: Meeting, after: Callable[[Finding], bool]) -> None:
    """Read out each finding and do what comes `after` it, until that says to stop."""
    shown = [finding for finding in meeting.reconciliation.findings if is_shown(finding)]
    if not shown:
        put(translate(N_("We found no differences.")) + "\n")
    for number, finding in enumerate(shown, start=1):
        put("\n".join(lines_of(finding, meeting, number=number, count=len(shown))) + "\n\n")
        if not after(finding):
            return


def _read_on() -> bool:
    return input(translate(N_("Enter = next, S = stop: "))).strip().lower() != "s"


def _decide(dossier: Dossier, finding: Finding, voice: Voice) -> bool:
    now = dossier.state.decision_on(finding.id)
    put(translate(N_("Now: {decision}."), decision=translate(DECISION_WORDS[now])) + "\n")
    while True:
        prompt = translate(N_("A = agreed, N = not right, T = in doubt, Enter = next, S = stop: "))
        answer = input(prompt).strip().lower()
        if answer in ("", "s"):
            return answer == ""
        if answer in ANSWERS:
            dossier.append(FindingDecided(finding=finding.id, decision=ANSWERS[answer]))
            voice.say(N_("Kept: {decision}."), decision=translate(DECISION_WORDS[ANSWERS[answer]]))
            return True
        voice.say(N_("That letter does nothing here."))
