"""pyannote.audio from a folder: two real voices told apart, nothing sent, nothing printed."""

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from models.problems import EngineMissing
from tests.transcribe.human_sound import human_diarization, human_recording, human_sound
from transcribe.attribution import overlaps
from transcribe.engines import Stretch
from transcribe.speakers_pyannote import NEEDED, PyannoteSpeakers


def watch_nothing(_: float) -> None:
    pass


def at(moment: float, stretches: tuple[Stretch, ...]) -> set[str]:
    return {stretch.speaker for stretch in stretches if stretch.start <= moment < stretch.end}


def test_two_real_voices_are_told_apart(pyannote: PyannoteSpeakers, capfd: pytest.CaptureFixture[str]) -> None:
    done: list[float] = []
    heard = pyannote.tell_apart(human_sound().samples, max_speakers=3, progress=done.append)
    truth = human_diarization()
    right, both = 0, 0
    for moment in np.arange(0, 30, 0.05):
        said, found = at(moment, truth), at(moment, heard.exclusive)
        assert len(found) <= 1
        if len(said) == len(found) == 1:
            both += 1
            right += (min(said), min(found)) in {("speaker90", "SPEAKER_00"), ("speaker91", "SPEAKER_01")}
    assert both > 350
    assert max(right, both - right) / both > 0.85  # which voice is 00 and which is 01 says nothing
    assert overlaps(heard.regular)
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, 1)
    assert capfd.readouterr().out == ""


def test_no_more_voices_are_found_than_sit_at_the_table(pyannote: PyannoteSpeakers) -> None:
    heard = pyannote.tell_apart(human_sound().samples, max_speakers=1, progress=watch_nothing)
    assert {stretch.speaker for stretch in heard.regular + heard.exclusive} == {"SPEAKER_00"}


@pytest.mark.parametrize("seconds", [0.02, 0.3, 2])
def test_very_short_sound_does_not_stop_the_work(pyannote: PyannoteSpeakers, seconds: float) -> None:
    samples = human_sound().samples[-int(16000 * seconds) :]
    heard = pyannote.tell_apart(samples, progress=watch_nothing)
    assert all(left.end <= right.start for left, right in itertools.pairwise(heard.exclusive))


def test_silence_has_no_speakers(pyannote: PyannoteSpeakers) -> None:
    heard = pyannote.tell_apart(np.zeros(5 * 16000, np.float32), progress=watch_nothing)
    assert (heard.regular, heard.exclusive) == ((), ())


def test_what_progress_raises_stops_the_work(pyannote: PyannoteSpeakers) -> None:
    def stop(part: float) -> None:
        if part > 0.2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pyannote.tell_apart(human_sound().samples, progress=stop)


@pytest.mark.parametrize("name", NEEDED)
def test_a_folder_without_one_of_its_files_is_not_complete(pyannote_folder: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(pyannote_folder, tmp_path / "engine")
    (folder / name).unlink()
    with pytest.raises(EngineMissing, match=f"{name} is missing"):
        PyannoteSpeakers(folder)


@pytest.mark.parametrize("content", [b"\x00", b"pipeline: {name: no.such.Pipeline}", b"[1, 2]"])
@pytest.mark.parametrize("name", NEEDED)
def test_a_file_with_something_else_in_it_does_not_load(
    pyannote_folder: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    folder = shutil.copytree(pyannote_folder, tmp_path / "engine")
    (folder / name).write_bytes(content)
    with pytest.raises(EngineMissing, match="engine does not load"):
        PyannoteSpeakers(folder)


def test_no_folder_is_no_engine(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="no speaker engine in nergens"):
        PyannoteSpeakers(tmp_path / "nergens")


SPY = """
import sys
calls = []
sys.addaudithook(lambda event, args: calls.append(event) if event in ("socket.connect", "socket.getaddrinfo") else None)
from pathlib import Path
from transcribe.audio import decode
from transcribe.speakers_pyannote import PyannoteSpeakers
engine = PyannoteSpeakers(Path(sys.argv[1]))
engine.tell_apart(decode(Path(sys.argv[2])).samples[-64000:], progress=lambda part: None)
from pyannote.audio.telemetry import metrics
metrics.provider.force_flush()
import huggingface_hub.constants
assert not metrics.is_metrics_enabled()
assert huggingface_hub.constants.HF_HUB_OFFLINE
assert not calls, calls
"""


def test_nothing_is_sent_even_when_the_environment_asks_for_it(pyannote_folder: Path) -> None:
    environment = os.environ | {"PYANNOTE_METRICS_ENABLED": "1", "HF_HUB_OFFLINE": "0", "OTEL_SDK_DISABLED": "false"}
    command = [sys.executable, "-c", SPY, str(pyannote_folder), str(human_recording())]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert done.stderr == ""  # nor does a parent see pyannote's warnings
