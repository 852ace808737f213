"""Papers by command: each by its name, all in one go, and the recording only for who asks for it."""

import re
from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.exits import ExitCode
from reconcile.writing.products import Audience, Product, audience_of
from tests.tui.conftest import Command
from tests.tui.workbench.draft_scene import dossier_in
from tui.paper_orders import papers_named, typed_name


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    dossier_in(folder).close()
    return folder


def test_every_paper_has_a_name_to_type_and_all_means_all() -> None:
    assert [papers_named(typed_name(product)) for product in Product] == [(product,) for product in Product]
    assert papers_named("ALL") == tuple(Product)


def test_every_paper_is_made_in_one_go(dossier: Path, tmp_path: Path, kloppend: Command) -> None:
    answer = kloppend("export", "all", dossier, "--accept", "all", "--with-recording", "--to", tmp_path / "uit")
    assert answer.code == 0, answer.told
    made = [Path(line) for line in answer.out.splitlines()]
    assert len(made) == len(set(made)) == len(Product)
    folders = {Audience.SCHOOL: "uit", Audience.COMMITTEE: "commissie", Audience.PRIVATE: "prive"}
    assert [path.parent.name for path in made] == [folders[audience_of(product)] for product in Product]
    assert all(path.exists() for path in made)


def test_all_without_asking_for_the_recording_leaves_out_what_holds_it(
    dossier: Path, tmp_path: Path, kloppend: Command
) -> None:
    answer = kloppend("export", "all", dossier, "--accept", "all", "--to", tmp_path / "uit")
    assert answer.code == 0, answer.told
    names = " ".join(path.name for path in (tmp_path / "uit" / "commissie").iterdir())
    assert "C9_" in names
    assert not any(f"{code}_" in names for code in ("C2", "C3", "C4", "C8"))
    assert "op de opname te horen" in answer.told


@pytest.mark.parametrize("paper", ["bundle", "comparison", "transcript", "recording-note"])
def test_a_paper_with_the_recording_has_to_be_asked_for(dossier: Path, kloppend: Command, paper: str) -> None:
    answer = kloppend("export", paper, dossier)
    assert (answer.code, answer.out) == (ExitCode.USAGE, "")
    assert not (dossier / "uitvoer").exists()


def test_a_paper_nobody_knows_is_refused_with_the_names_there_are(dossier: Path, kloppend: Command) -> None:
    answer = kloppend("export", "briefje", dossier)
    assert answer.code == ExitCode.USAGE
    assert "briefje" in answer.told
    assert "counter-version" in answer.told


def test_a_bundle_needs_a_dossier(
    transcript_file: Path, report_file: Path, kloppend: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = kloppend("export", "bundle-without", transcript_file, report_file)
    assert answer.code == ExitCode.USAGE
    assert "dossier" in answer.told


@pytest.mark.parametrize("kind", ["docx", "pdf", "txt"])
def test_a_letter_comes_as_the_kind_of_file_that_is_asked_for(dossier: Path, kloppend: Command, kind: str) -> None:
    answer = kloppend("export", "agreements", dossier, "--format", kind)
    assert answer.code == 0, answer.told
    assert Path(answer.out.strip()).suffix == f".{kind}"


def test_a_paper_to_share_holds_no_name_of_anybody_at_the_table(dossier: Path, kloppend: Command) -> None:
    answer = kloppend("export", "own-transcript", dossier, "--format", "txt", "--nameless")
    assert answer.code == 0, answer.told
    path = Path(answer.out.strip())
    told = f"{path.name} {path.read_text('utf-8')}"
    with Dossier.open(dossier, read_only=True) as kept:
        transcript = kept.transcript()
    assert transcript is not None
    names = {word for speaker in transcript.speakers for word in speaker.name.split() if word[:1].isupper()}
    assert names
    assert [name for name in names if re.search(rf"\b{name}\b", told)] == []


def test_tracked_changes_are_refused_for_a_paper_that_cannot_have_them(dossier: Path, kloppend: Command) -> None:
    answer = kloppend("export", "own-report", dossier, "--tracked")
    assert (answer.code, answer.out) == (ExitCode.USAGE, "")
