"""Every way a command can end: one clear message, one exit code, stdout kept for data, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.exits import ExitCode
from tests.tui.conftest import Command
from tui.health import Health

ENTRY = [sys.executable, "-c", "from tui.main import main; main()"]


def test_a_mistyped_command_is_guessed(kloppend: Command) -> None:
    answer = kloppend("reconcil")
    assert answer.code == ExitCode.USAGE
    assert answer.sentences[0] == "Het commando reconcil bestaat niet."
    assert "“kloppend reconcile”" in answer.sentences[2]
    assert answer.out == ""


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["onzin"], "onzin"),
        (["reconcile"], "GESPREK VERSLAG"),
        (["reconcile", "a", "--hard"], "--hard"),
        (["transcribe"], "OPNAME"),
        (["import", "a", "--as", "lied"], "--as"),
        (["new", "Kim", "--date", "morgen"], "--date"),
        (["transcribe", "a.wav", "--speech", "b", "--max-speakers", "0"], "--max-speakers"),
        (["--language", "fy", "doctor"], "--language"),
    ],
)
def test_a_command_that_cannot_be_read_is_told_in_dutch_and_does_nothing(
    kloppend: Command, arguments: list[str], named: str
) -> None:
    answer = kloppend(*arguments)
    assert answer.code == ExitCode.USAGE
    assert answer.out == ""
    assert named in answer.sentences[0]
    assert answer.sentences[1] == "Er is niets gelezen en niets veranderd."
    assert len(answer.sentences) == 3


def test_without_an_engine_a_recording_is_refused_with_what_to_do(
    kloppend: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KLOPPEND_WEIGHTS", str(tmp_path))
    answer = kloppend("transcribe", "a.wav")
    assert answer.code == ExitCode.ENGINE
    assert "kloppend weights install" in answer.sentences[2]
    assert answer.out == ""


def test_too_much_on_the_line_is_told_too(kloppend: Command) -> None:
    answer = kloppend("doctor", "nu")
    assert answer.code == ExitCode.USAGE
    assert len(answer.sentences) == 3


def test_help_is_dutch_names_every_command_and_is_data(kloppend: Command) -> None:
    answer = kloppend("--help")
    assert answer.code == ExitCode.DONE
    assert answer.told == ""
    assert "Wat u kunt doen:" in answer.out
    for name in ("demo", "new", "import", "transcribe", "reconcile", "review", "export", "doctor"):
        assert f"  {name} " in answer.out


def test_help_of_a_command_names_its_options_in_the_language_asked_for(kloppend: Command) -> None:
    dutch = " ".join(kloppend("transcribe", "--help").out.split())
    english = " ".join(kloppend("--language", "en", "transcribe", "--help").out.split())
    assert "--speech MAP" in dutch
    assert "--speech FOLDER" in english


def test_bare_kloppend_away_from_a_terminal_shows_what_can_be_done_and_asks_nothing(kloppend: Command) -> None:
    answer = kloppend()
    assert answer.code == ExitCode.DONE
    assert "Wat u kunt doen:" in answer.out


def test_the_option_for_the_language_has_a_dutch_name_too(kloppend: Command) -> None:
    assert kloppend("--taal", "en", "onzin").sentences[0] == "There is no command onzin."


def test_a_computer_that_speaks_english_still_gets_dutch(kloppend: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many Dutch computers do; the meeting and the report are Dutch, and so are the letters."""
    for name in ("LANG", "LC_ALL", "LANGUAGE"):
        monkeypatch.setenv(name, "en_US.UTF-8")
    assert kloppend("onzin").sentences[0] == "Het commando onzin bestaat niet."


def test_the_language_may_be_set_once_for_all(kloppend: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLOPPEND_LANGUAGE", "en")
    assert kloppend("onzin").sentences[0] == "There is no command onzin."


def test_doctor_prints_what_it_found_as_json_and_nothing_else(kloppend: Command) -> None:
    answer = kloppend("--quiet", "doctor", "--json")
    assert answer.code == ExitCode.DONE
    health = Health.model_validate_json(answer.out)
    assert health.cores >= 1
    assert health.memory_gib is None or health.memory_gib > 0
    assert health.missing == ()
    assert answer.told == ""


def test_doctor_shows_the_same_to_a_person(kloppend: Command) -> None:
    answer = kloppend("doctor")
    assert "Geheugen" in answer.out
    assert "torch" in answer.out
    assert "Alle onderdelen zijn er." in answer.told


def test_a_fault_of_ours_is_calm_and_says_nothing_private(kloppend: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(_: Path) -> Health:
        raise RuntimeError("de diagnose van Kim")

    monkeypatch.setattr("tui.health.examine", burst)
    answer = kloppend("doctor")
    assert answer.code == ExitCode.UNEXPECTED
    assert "Kim" not in answer.told
    assert "Traceback" not in answer.told
    assert "RuntimeError" in answer.sentences[0]
    assert len(answer.sentences) == 3


def test_ctrl_c_is_told_calmly(kloppend: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Path) -> Health:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.health.examine", interrupted)
    answer = kloppend("doctor")
    assert answer.code == ExitCode.CANCELLED
    assert len(answer.sentences) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_under_stdout_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [*ENTRY, "doctor", "--json"], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert answer.returncode == ExitCode.STORAGE
    assert "Traceback" not in answer.stderr
    assert answer.stderr.splitlines()[-3].startswith("De uitkomst kon niet")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_leaves_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        answer = subprocess.run(
            [*ENTRY, "--quiet", "--help"], stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    finally:
        os.close(writing)
    assert answer.stderr == ""
    assert answer.returncode in (ExitCode.DONE, ExitCode.CANCELLED)


def test_what_is_printed_is_utf8_whatever_the_system_speaks() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "KLOPPEND_LANGUAGE": "nl"}
    answer = subprocess.run([*ENTRY, "reconcil"], capture_output=True, env=environment, check=False)
    assert "“kloppend reconcile”" in answer.stderr.decode("utf-8")
