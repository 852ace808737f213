"""What the report of an earlier meeting promises, where there is nothing but that report."""

import datetime

from models.agreement import Agreement, AgreementKind
from models.report import Report, Statement
from models.transcript import Speaker, Transcript, Turn
from reconcile.language.cues import has_cue
from reconcile.language.dates import moments
from reconcile.over_time.settled import Earlier
from reconcile.statements import statements

REPORT = "R"
"""The one who speaks in a report that is read as if it was said."""
MARKS = "-–•·* \t"
"""What stands before an item of a list."""


def earlier_from_report(number: int, day: datetime.date | None, report: Report) -> Earlier:
    """Meeting `number` as its report has it: each statement as a turn, and what is promised under a heading of actions.

    Statements elsewhere are left out: there "wordt" and "gaat" tell of what is, as often as of what will be.
    """
    found = statements(report)
    turns = tuple(Turn(id=place, speaker=REPORT, text=each.text) for place, each in enumerate(found, start=1))
    transcript = Transcript(date=day, speakers=(Speaker(id=REPORT),), turns=turns)
    promised = (
        _agreement(place, each, day) for place, each in enumerate(found, start=1) if _stands_among_actions(each)
    )
    return Earlier(number, transcript, tuple(promised))


def _stands_among_actions(statement: Statement) -> bool:
    return has_cue(" ".join(statement.section), "written.action_heading")


def _agreement(place: int, statement: Statement, day: datetime.date | None) -> Agreement:
    said = moments(statement.text, day) if day else ()
    deadline = None
    if said:
        last = said[-1]
        deadline = last.first.isoformat() if last.is_day else statement.text[last.start : last.end].lower()
    declined = has_cue(statement.text, "written.disagree")
    kind = AgreementKind.REFUSAL if declined else AgreementKind.DECISION
    return Agreement(id=f"A{place}", kind=kind, turns=(place,), text=statement.text.lstrip(MARKS), deadline=deadline)
