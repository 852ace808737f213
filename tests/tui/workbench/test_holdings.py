"""What a dossier holds, as the page with the steps tells it."""

from pathlib import Path

from models.dossier.events import Decision, FindingDecided
from tests.tui.workbench.draft_scene import dossier_in
from tui.workbench.holdings import held_in


def test_only_decided_differences_count_as_looked_at(tmp_path: Path) -> None:
    with dossier_in(tmp_path / "dossier", accepted=("F1", "F6")) as dossier:  # F6 is the same in both
        dossier.append(FindingDecided(finding="F2", decision=Decision.REJECTED))
        dossier.append(FindingDecided(finding="F3", decision=Decision.OPEN))
        held = held_in(dossier)
    assert (held.differences, held.looked_at) == (6, 2)


def test_files_for_the_school_are_counted(tmp_path: Path) -> None:
    with dossier_in(tmp_path / "dossier") as dossier:
        assert held_in(dossier).letters == 0
        dossier.export_path("Reactie.docx").write_bytes(b"")
        assert held_in(dossier).letters == 1
