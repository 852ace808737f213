"""Letters by command: as proposed, or as the parent edited them in the workbench."""

import datetime
from pathlib import Path

from reconcile.writing import Product
from reconcile.writing.drafts.draft import Draft, Form
from tests.tui.conftest import Command
from tests.tui.workbench.draft_scene import dossier_in
from tui.workbench.draft_keeping import Drafting

MORE = "Wij danken u voor uw tijd."


def with_sentence(draft: Draft) -> Draft:
    """The letter with MORE in the place of its last paragraph."""
    last = max(number for number, part in enumerate(draft.parts) if part.form is Form.PARAGRAPH)
    return draft.saying(last, 0, MORE)


def test_a_letter_is_written_as_it_was_edited(tmp_path: Path, kloppend: Command) -> None:
    folder = tmp_path / "dossier"
    with dossier_in(folder) as dossier:
        drafting = Drafting.load(dossier, datetime.date(2026, 3, 12))
        drafting.keep(Product.REACTION, with_sentence(drafting.draft(Product.REACTION)))
    answer = kloppend("export", "reaction", folder, "--format", "txt", "--to", tmp_path / "uit")
    assert answer.code == 0, answer.told
    assert MORE in Path(answer.out.strip()).read_text("utf-8")
    assert "zoals u die in het venster hebt veranderd" in answer.told


def test_naming_findings_makes_the_letter_anew(tmp_path: Path, kloppend: Command) -> None:
    folder = tmp_path / "dossier"
    with dossier_in(folder) as dossier:
        drafting = Drafting.load(dossier, datetime.date(2026, 3, 12))
        drafting.keep(Product.REACTION, with_sentence(drafting.draft(Product.REACTION)))
    answer = kloppend("export", "reaction", folder, "--format", "txt", "--to", tmp_path / "uit", "--accept", "F1")
    assert answer.code == 0, answer.told
    assert MORE not in Path(answer.out.strip()).read_text("utf-8")


def test_a_letter_nobody_touched_is_the_proposal(tmp_path: Path, kloppend: Command) -> None:
    folder = tmp_path / "dossier"
    dossier_in(folder).close()
    answer = kloppend("export", "reaction", folder, "--format", "txt", "--to", tmp_path / "uit")
    assert answer.code == 0, answer.told
    assert "zoals u die" not in answer.told
