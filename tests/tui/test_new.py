"""`kloppend new --in` begins a meeting in a dossier, and `--meeting` chooses one; without them all is as it was."""

from pathlib import Path

import pytest

from models.dossier import Dossier
from models.exits import ExitCode
from models.reconciliation import Reconciliation
from tests.tui.conftest import Command


@pytest.fixture
def dossier(kloppend: Command, tmp_path: Path, transcript_file: Path, report_file: Path) -> Path:
    """With a first meeting that is whole and a second that was just begun."""
    folder = Path(kloppend("new", "Kim", "--home", tmp_path, "--date", "12-03-2026", "--child", "Kim").out.strip())
    kloppend("import", transcript_file, "--dossier", folder)
    kloppend("import", report_file, "--as", "report", "--dossier", folder)
    begun = kloppend("new", "MDO", "--in", folder, "--date", "21-04-2026", "--attendee", "Bo, tante")
    assert (begun.code, begun.out.strip()) == (ExitCode.DONE, str(folder))
    return folder


def test_another_meeting_is_begun_with_its_own_day(dossier: Path) -> None:
    with Dossier.open(dossier, read_only=True) as second:
        assert second.number == 2
        assert dict(second.state.facts) == {"child": "Kim", "meeting_date": "2026-04-21", "meeting": "MDO"}
        assert [person.name for person in second.state.attendees] == ["Bo"]
        assert second.at(1).state.attendees == ()


def test_without_a_choice_a_command_works_on_the_last_meeting_and_with_one_on_that(
    kloppend: Command, dossier: Path
) -> None:
    assert kloppend("reconcile", dossier).code == ExitCode.NOT_FOUND
    answer = kloppend("reconcile", dossier, "--meeting", "1", "--json")
    with Dossier.open(dossier, read_only=True) as second:
        assert second.at(1).reconciliation() == Reconciliation.model_validate_json(answer.out)
        assert second.reconciliation() is None
    assert "F1" in kloppend("review", dossier, "--meeting", "1").out
    assert kloppend("speakers", dossier, "--meeting", "1").code == ExitCode.DONE


def test_what_is_taken_in_belongs_to_the_meeting_that_was_chosen(
    kloppend: Command, dossier: Path, transcript_file: Path, report_file: Path
) -> None:
    kloppend("import", transcript_file, "--dossier", dossier)
    kloppend("import", report_file, "--as", "report", "--dossier", dossier, "--meeting", "1")
    with Dossier.open(dossier, read_only=True) as second:
        assert (second.state.transcript is not None, second.state.reports) == (True, ())
        assert len(second.at(1).state.reports) == 2


def test_letters_about_two_meetings_lie_apart(
    kloppend: Command, dossier: Path, transcript_file: Path, report_file: Path
) -> None:
    kloppend("import", transcript_file, "--dossier", dossier)
    kloppend("import", report_file, "--as", "report", "--dossier", dossier)
    first, second = (
        Path(kloppend("export", "own-report", dossier, "--meeting", number).out.strip()) for number in ("1", "2")
    )
    assert (first.parent, second.parent) == (dossier / "uitvoer", dossier / "uitvoer" / "gesprek 2")


def test_a_meeting_that_is_not_there_is_named(kloppend: Command, dossier: Path) -> None:
    answer = kloppend("reconcile", dossier, "--meeting", "7")
    assert answer.code == ExitCode.NOT_FOUND
    assert "7" in answer.told


@pytest.mark.parametrize("arguments", [(), ("--in", "Kim", "--home", ".")])
def test_it_must_be_said_once_what_to_make(kloppend: Command, arguments: tuple[str, ...]) -> None:
    answer = kloppend("new", *arguments)
    assert answer.code == ExitCode.USAGE
    assert "kloppend new" in answer.told
