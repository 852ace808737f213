"""A dossier with a meeting of March, and one of April in which is told what came of it."""

from pathlib import Path

from models.dossier import Dossier, FactSet
from tests.reconcile.meetings import TUESDAY, meeting
from tests.reconcile.over_time.meetings import APRIL, LOOKING_BACK, later

REPORT = """Verslag van de evaluatie

Fenna is op 25 maart aangemeld voor het dyslexieonderzoek.
Fenna heeft zin in het schoolreisje naar de dierentuin.
"""


def dossier_over_time(folder: Path, report: Path) -> Dossier:
    """Make it in `folder`, with the report of April at `report`, and return the view on April, open for writing."""
    first = Dossier.create(folder)
    first.append(FactSet(key="child", value="Fenna"))
    first.append(FactSet(key="meeting_date", value=TUESDAY.isoformat()))
    first.add_transcript(meeting())
    second = first.begin_meeting()
    second.append(FactSet(key="meeting_date", value=APRIL.isoformat()))
    second.add_transcript(later(LOOKING_BACK))
    report.write_text(REPORT, encoding="utf-8")
    second.add_report(report)
    return second
