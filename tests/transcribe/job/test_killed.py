"""kill -9 at any moment, of a worker or of the whole command: nothing that was heard is heard again, and the
transcript is the one of an undisturbed run. Takes half a minute: every kill starts Python anew."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from models.problems import EngineFailed
from models.transcript import Transcript
from tests.transcribe.containers import KINDS, write_sound
from tests.transcribe.human_sound import human_recording, human_sound
from transcribe.job.messages import ClipDone, Message, Progress, Stage
from transcribe.job.order import Order
from transcribe.job.plan import Plan
from transcribe.job.transcription import Transcription
from transcribe.job.work import TellApart
from transcribe.job.worker import Worker
from transcribe.speakers_pyannote import PyannoteSpeakers

KILLS = int(os.environ.get("KLOPPEND_KILLS", "8"))
"""Half of them of the worker, half of the whole command."""
COMMAND = "from tui.main import main; main()"
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # on Windows SIGTERM is TerminateProcess: as sudden


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two minutes of two people talking, some fifty clips."""
    path = tmp_path_factory.mktemp("opname") / "gesprek.flac"
    return write_sound(path, np.tile(human_sound().samples, 4), KINDS["flac"])


def heard(place: Path) -> dict[Path, int]:
    """Every stored clip, and when it was stored."""
    return {path: path.stat().st_mtime_ns for path in place.rglob("speech-*/[0-9]*.json")}


def kill_worker(order: Order, moment: int, delay: float) -> None:
    """Run, and kill the worker `delay` seconds after message number `moment`."""
    job, told = Transcription(order), 0

    def kill() -> None:
        for process in job.process_ids:
            os.kill(process, KILL)

    def count(_: Message) -> None:
        nonlocal told
        told += 1
        if told == moment:
            threading.Timer(delay, kill).start()

    with pytest.raises(EngineFailed, match="ended from outside"):
        job.run(count)


def kill_command(order: Order, moment: int, delay: float) -> None:
    """Start the command, and kill it `delay` seconds after its line number `moment`."""
    out = order.place.with_name("uit.json")
    arguments = ["transcribe", str(order.recording), "--speech", str(order.speech), "--out", str(out)]
    with subprocess.Popen([sys.executable, "-c", COMMAND, *arguments], stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        for _ in range(moment):
            running.stderr.readline()
        timer = threading.Timer(delay, running.kill)
        timer.start()
        running.wait(60)
        timer.join()
    assert not out.exists()


def test_whatever_is_killed_the_work_goes_on_where_it_was(recording: Path, brisk_folder: Path, tmp_path: Path) -> None:
    whole = Transcription(Order(recording, tmp_path / "heel", brisk_folder)).run(lambda _: None)
    order = Order(recording, tmp_path / "uit.uitschrijven", brisk_folder)
    chance = random.Random(5)
    stored: dict[Path, int] = {}
    for number in range(KILLS):
        share = whole.hearing.clips / KILLS  # so that there is something left to do each time
        if number % 2:
            kill_worker(order, chance.randint(1, max(int(2 * share), 2)), chance.uniform(0, 0.02))
        else:
            kill_command(order, chance.randint(1, 5), chance.uniform(0, 0.1))
        now = heard(order.place)
        assert stored.items() <= now.items()  # none was done twice, so what is done again was not stored: one at most
        stored = now
    again: list[Message] = []
    assert Transcription(order).run(again.append) == whole
    assert stored.items() <= heard(order.place).items()
    assert sum(isinstance(message, ClipDone) for message in again) == whole.hearing.clips - len(stored)
    text = whole.transcript.model_dump_json()
    assert Transcript.model_validate_json(text) == whole.transcript


def voices_kept(place: Path) -> dict[Path, int]:
    """Every stored block of voices, and when it was stored."""
    return {path: path.stat().st_mtime_ns for path in place.rglob("voices-*/[0-9]*.npz")}


def test_killed_while_voices_are_told_apart_it_goes_on_at_the_block_where_it_was(
    recording: Path, brisk_folder: Path, pyannote_folder: Path, pyannote: PyannoteSpeakers, tmp_path: Path
) -> None:
    plan = Plan.of(Order(recording, tmp_path, brisk_folder, pyannote_folder))
    plan.folder.make()
    chance = random.Random(5)
    stored: dict[Path, int] = {}
    for block in range(2):  # of the two there are
        worker, moment = Worker(TellApart(plan)), (block + chance.uniform(0.05, 0.95)) / 2
        while (message := worker.receive()) is not None:
            if (
                isinstance(message, Progress)
                and message.stage == Stage.SPEAKERS
                and message.done > moment * message.total
            ):
                worker.kill()
        now = voices_kept(tmp_path)
        assert len(now) == block
        assert stored.items() <= now.items()
        stored = now
    told: list[Message] = []
    TellApart(plan).run(told.append)
    assert stored.items() <= voices_kept(tmp_path).items()
    assert (
        min(step.done / step.total for step in told if isinstance(step, Progress) and step.stage == Stage.SPEAKERS)
        == 0.5
    )
    sound = plan.folder.sound()
    assert sound is not None
    undisturbed = pyannote.tell_apart(sound[:], progress=lambda _: None)
    assert plan.folder.diarization(plan.speakers_key) == undisturbed


def test_a_killed_speaker_worker_is_told_and_what_was_heard_is_kept(
    brisk_folder: Path, pyannote_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transcribe.job.transcription.available_memory", lambda: 64 * 2**30)
    job = Transcription(Order(human_recording(), tmp_path, brisk_folder, pyannote_folder))

    def kill(message: Message) -> None:
        if isinstance(message, ClipDone) and message.number == 2:
            os.kill(job.process_ids[1], KILL)

    with pytest.raises(EngineFailed, match="ended from outside"):
        job.run(kill)
    assert len(heard(tmp_path)) >= 3
