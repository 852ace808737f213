"""A fault of ours is told calmly, and its report holds no word of anybody's."""

import stat
import sys
from pathlib import Path

import pytest

from models.exits import ExitCode
from models.files import read_private
from models.problems import NotFound
from tui.faults import fault_of, fault_report

SECRET = "de diagnose van Kim"


def _stumble(path: Path) -> None:
    private = SECRET
    try:
        read_private(path)
    except NotFound as error:
        raise RuntimeError(f"cannot use {private}") from error


def test_the_report_names_types_and_our_own_lines_and_not_one_private_word(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError) as caught:
        _stumble(tmp_path / "verslag van Kim.txt")
    report = fault_report(caught.value)
    assert "builtins.RuntimeError" in report
    assert "models.problems.NotFound" in report
    assert "models/files.py:" in report
    assert "Kim" not in report
    assert str(tmp_path) not in report


def test_the_report_is_written_for_its_owner_and_its_place_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "log")
    fault = fault_of(ValueError(SECRET))
    (report,) = (tmp_path / "log").iterdir()
    assert fault.details["file"] == report
    assert fault.exit_code is ExitCode.UNEXPECTED
    assert SECRET not in report.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_a_report_that_cannot_be_written_is_no_second_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "file" / "log")
    assert "file" not in fault_of(ValueError(SECRET)).details
