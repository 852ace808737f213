"""From a dossier to the comparison: what was decided before goes along, and what cannot is told."""

from pathlib import Path

from models.dossier import Dossier
from models.dossier.events import Decision, FindingAdded, FindingDecided, TurnCorrected
from models.finding import Finding, FindingKind
from tests.reconcile.meetings import FAITHFUL, meeting
from tui.workbench.comparing import scene_in

PROMISE = "De leerkracht leest vier keer per week een kwartier met Fenna in een klein groepje."


def compared(folder: Path) -> Dossier:
    """A dossier with a meeting and a report that differs, compared; to be closed."""
    report = folder.with_suffix(".txt")
    report.write_text("\n".join((PROMISE, *FAITHFUL[1:])), encoding="utf-8")
    dossier = Dossier.create(folder)
    dossier.add_transcript(meeting())
    dossier.add_report(report)
    return dossier


def test_a_comparison_is_kept_and_not_made_twice(tmp_path: Path) -> None:
    with compared(tmp_path / "dossier") as dossier:
        first = scene_in(dossier)
        assert dossier.reconciliation() == first.reconciliation
        count = len(dossier.entries)
        assert scene_in(dossier) == first
        assert len(dossier.entries) == count


def test_own_findings_are_shown_after_the_others_and_are_no_part_of_what_is_kept_as_found(tmp_path: Path) -> None:
    own = Finding(id="E1", kind=FindingKind.OMITTED, turns=(3,))
    with compared(tmp_path / "dossier") as dossier:
        before = scene_in(dossier).reconciliation
        dossier.append(FindingAdded(finding=own))
        count = len(dossier.entries)
        scene = scene_in(dossier)
        assert scene.reconciliation.findings == (*before.findings, own)
        assert dossier.reconciliation() == before
        assert len(dossier.entries) == count


def test_a_decision_on_a_finding_that_a_correction_lifts_is_told_to_be_gone(tmp_path: Path) -> None:
    with compared(tmp_path / "dossier") as dossier:
        findings = scene_in(dossier).reconciliation.findings
        (wrong,) = (f for f in findings if f.statements and f.statements[0].text == PROMISE)
        assert wrong.kind is FindingKind.ALTERED
        (right,) = (f for f in findings if f.statements and "kinderarts" in f.statements[0].text)
        for each in (wrong, right):
            dossier.append(FindingDecided(finding=each.id, decision=Decision.ACCEPTED))
        for turn in meeting().turns:
            if "twee keer per week" in turn.text.lower():
                dossier.append(
                    TurnCorrected(turn=turn.id, text=turn.text.replace("twee", "vier").replace("Twee", "Vier"))
                )
        again = scene_in(dossier)
        assert again.dropped == 1
        assert sorted(each.decision for each in dossier.state.decisions.values()) == [Decision.ACCEPTED]
        assert scene_in(dossier).dropped == 0
