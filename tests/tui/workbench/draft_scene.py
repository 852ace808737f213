"""A dossier of the small invented meeting with its report and comparison, for the tests of the letters."""

from pathlib import Path

from models.dossier.dossier import Dossier
from models.dossier.events import Decision, FactSet, FindingDecided
from models.reconciliation import Reconciliation
from tests.reconcile.writing.meeting import RECONCILIATION, REPORT, TRANSCRIPT

ACCEPTED = ("F1", "F2", "F4", "F7")


def dossier_in(folder: Path, accepted: tuple[str, ...] = ACCEPTED) -> Dossier:
    """A dossier in `folder`, open for writing, in which the parent agrees with `accepted`."""
    from reconcile.reports import read_report

    file = folder.with_name("verslag.txt")
    file.write_text(REPORT.text, encoding="utf-8")
    dossier = Dossier.create(folder)
    dossier.add_transcript(TRANSCRIPT)
    dossier.add_report(file)
    dossier.append(FactSet(key="school", value="De Boomgaard"))
    assert read_report(file).text == REPORT.text
    dossier.add_reconciliation(Reconciliation.model_validate(RECONCILIATION.model_dump()))
    for name in accepted:
        dossier.append(FindingDecided(finding=name, decision=Decision.ACCEPTED))
    return dossier
