"""`kloppend verify`: one line per part, an exit code a script can rely on, and calm words for anything odd."""

import json
import os
import sys
from pathlib import Path

import pytest

from models.exits import ExitCode
from reconcile.writing.committee import as_zip, put_folder
from reconcile.writing.committee.manifest import MANIFEST, manifest_bytes, part_of
from tests.reconcile.writing.committee.case import TODAY
from tests.tui.conftest import Command

PARTS = {"Bundel.pdf": b"de bundel", "Bijlagen/Bijlage_01.txt": b"een stuk"}
FILES = {**PARTS, MANIFEST: manifest_bytes([part_of(name, "Titel", what) for name, what in PARTS.items()], [], TODAY)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put_folder(FILES, tmp_path / "bundel")
    return tmp_path / "bundel"


def test_a_whole_bundle_is_told_so_part_by_part(folder: Path, tmp_path: Path, kloppend: Command) -> None:
    (tmp_path / "bundel.zip").write_bytes(as_zip(FILES))
    answers = [
        kloppend("--language", "en", "verify", place)
        for place in (folder, folder / MANIFEST, folder / "Bundel.pdf", tmp_path / "bundel.zip")
    ]
    for answer in answers:
        assert answer.code == ExitCode.DONE, answer.told
        assert answer.out.splitlines() == [
            "same         Bundel.pdf (Titel)",
            "same         Bijlagen/Bijlage_01.txt (Titel)",
        ]
        assert "complete and unchanged" in answer.told


@pytest.mark.parametrize(("change", "line"), [
    ("flip", "CHANGED      Bundel.pdf (Titel)"),
    ("drop", "MISSING      Bundel.pdf (Titel)"),
    ("add", "ADDED        nieuw.pdf"),
    ("rename", "MISSING      Bundel.pdf (Titel) – now called ander.pdf"),
])  # fmt: skip
def test_what_differs_is_named_and_the_exit_code_says_so(
    folder: Path, kloppend: Command, change: str, line: str
) -> None:
    part = folder / "Bundel.pdf"
    match change:
        case "flip":
            part.write_bytes(b"De bundel")
        case "drop":
            part.unlink()
        case "add":
            (folder / "nieuw.pdf").write_bytes(b"x")
        case "rename":
            part.rename(folder / "ander.pdf")
    answer = kloppend("--language", "en", "verify", folder)
    assert answer.code == ExitCode.UNREADABLE
    assert line in answer.out.splitlines()
    assert "not as it was made" in answer.told


def test_a_changed_manifest_is_told_apart(folder: Path, kloppend: Command) -> None:
    content = json.loads(FILES[MANIFEST])
    content["parts"][0]["title"] = "Anders"
    (folder / MANIFEST).write_text(json.dumps(content))
    answer = kloppend("--language", "en", "verify", folder)
    assert answer.code == ExitCode.UNREADABLE
    assert "list of parts of this bundle was changed" in answer.told


def test_the_outcome_is_json_for_other_programs(folder: Path, kloppend: Command) -> None:
    (folder / "Bundel.pdf").write_bytes(b"x")
    answer = kloppend("verify", folder, "--json")
    assert answer.code == ExitCode.UNREADABLE
    verdict = json.loads(answer.out)
    assert verdict["intact"] is False
    assert verdict["manifest_whole"] is True
    assert [part["state"] for part in verdict["parts"]] == ["changed", "same"]


def test_what_is_no_bundle_is_refused_in_words(tmp_path: Path, kloppend: Command) -> None:
    (tmp_path / "x.zip").write_bytes(b"niets")
    assert kloppend("verify", tmp_path / "x.zip").code == ExitCode.UNREADABLE
    assert kloppend("verify", tmp_path / "weg.zip").code == ExitCode.NOT_FOUND
    assert kloppend("verify", tmp_path).code == ExitCode.NOT_FOUND


def test_a_name_from_a_strange_bundle_does_not_steer_the_terminal(folder: Path, kloppend: Command) -> None:
    (folder / "stuk\x1b[31m.pdf").write_bytes(b"x")
    answer = kloppend("verify", folder)
    assert "\x1b" not in answer.out
    assert "stuk?[31m.pdf" in answer.out


def test_what_a_file_browser_leaves_is_no_tampering(folder: Path, tmp_path: Path, kloppend: Command) -> None:
    (folder / ".DS_Store").write_bytes(b"x")
    zipped = tmp_path / "bundel.zip"
    zipped.write_bytes(as_zip({**FILES, "__MACOSX/._Bundel.pdf": b"x"}))
    for place in (folder, zipped):
        answer = kloppend("verify", place)
        assert answer.code == ExitCode.DONE, answer.told


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no file names that are no text")
def test_a_file_name_that_is_no_text_is_told_all_the_same(folder: Path, kloppend: Command) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/brief\xff.pdf")).write_bytes(b"x")
    answer = kloppend("verify", folder, "--json")
    assert answer.code == ExitCode.UNREADABLE
    assert "brief" in answer.out
