"""What `kloppend doctor` advises: the engine that suits this computer, honest about hours and mistakes."""

from collections import namedtuple
from pathlib import Path

import pytest

from models.exits import ExitCode
from tests.transcribe.weights.hub import SPEECH_FILES
from tests.tui.conftest import Command
from tui.health import BYTES_PER_GIB, Health

Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KLOPPEND_WEIGHTS", str(tmp_path / "shelf"))
    return tmp_path / "shelf"


def computer(monkeypatch: pytest.MonkeyPatch, *, cores: int, memory: float | None, disk: float = 100) -> None:
    """Let doctor look at a computer of this size, in GiB."""
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    monkeypatch.setattr("tui.health.memory_bytes", lambda: None if memory is None else int(memory * BYTES_PER_GIB))
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(0, 0, int(disk * BYTES_PER_GIB)))


def advice_to(kloppend: Command) -> str:
    answer = kloppend("--language", "en", "doctor")
    assert answer.code == ExitCode.DONE
    return answer.told


def test_a_good_laptop_gets_the_engine_that_hears_dutch_best(
    kloppend: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer(monkeypatch, cores=8, memory=15.6)
    told = advice_to(kloppend)
    assert "The engine large-v2 suits this computer" in told
    assert "about 2 to 4 hours" in told
    assert "25 of every 100 words" in told
    assert "“kloppend weights install” (at most 3.1 GB)" in told


def test_an_old_laptop_gets_the_light_one_with_a_warning(kloppend: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    computer(monkeypatch, cores=2, memory=3.7)
    told = advice_to(kloppend)
    assert "The engine small suits this computer, which has little memory" in told
    assert "read the text carefully" in told
    assert "about 1 to 2.5 hours" in told


def test_a_disk_that_is_nearly_full_gets_what_fits(kloppend: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    computer(monkeypatch, cores=4, memory=16, disk=3)
    assert "The engine small fits on this disk" in advice_to(kloppend)


def test_a_full_disk_gets_no_engine(kloppend: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    computer(monkeypatch, cores=4, memory=16, disk=0.5)
    assert "Free some disk space first" in advice_to(kloppend)
    install = kloppend("--language", "en", "weights", "install")
    assert install.code == ExitCode.STORAGE
    assert len(install.sentences) == 3


def test_what_is_there_is_named_and_not_advised_again(
    kloppend: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = tmp_path / "my-engine"
    stick.mkdir()
    for name, content in SPEECH_FILES.items():
        (stick / name).write_bytes(content)
    assert kloppend("weights", "import", stick).code == ExitCode.DONE
    computer(monkeypatch, cores=4, memory=None)
    told = advice_to(kloppend)
    assert "Engines that are ready: my-engine." in told
    assert "weights install" in told


def test_programs_get_the_advice_too(kloppend: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    computer(monkeypatch, cores=2, memory=16)
    health = Health.model_validate_json(kloppend("doctor", "--json").out)
    assert health.advice is not None
    assert (health.advice.speech, health.advice.hours) == ("large-v2", (4.0, 7.5))
    assert health.engines == ()


def test_hours_are_written_with_a_dutch_comma(kloppend: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    computer(monkeypatch, cores=2, memory=16)
    assert "7,5" in kloppend("doctor").told
