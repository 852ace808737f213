"""Recordings as parents really have them: each gives a useful text, or one clear message and nothing left behind.

The bundled speech engine hears 18 seconds of the bundled recording, in which two people introduce themselves. Every
case runs the whole command, two seconds each, most of them for a process that loads the engine.
"""

import os
import shutil
import subprocess
import sys
import wave
from functools import cache
from pathlib import Path

import av
import numpy as np
import pytest

from models.exits import ExitCode
from models.transcript import Transcript
from tests.bench.engines.conversation import FOLDER as DEMO
from tests.bench.engines.speech_measure import ENGINE, score
from tests.transcribe.containers import KINDS, LOCKED, Kind, write_silent_film, write_sound
from tests.tui.conftest import Answer, Command
from transcribe.audio import SAMPLE_RATE, Samples, decode
from transcribe.clips import find_clips

BEGIN, CHANGE, END = 13.2, 22.0, 31.0
"""Seconds in the bundled recording: one speaks until CHANGE, another after it."""
KEPT = 0.6
"""The part that is there of a file that was not copied completely."""
STRACE = shutil.which("strace")
PROGRAM = (sys.executable, "-c", "from tui.main import main; main()")
FAINT = 0.05
"""Word error rate. Of the whole recording 0 to 2 % is wrong."""


@cache
def talk() -> Samples:
    return decode(DEMO / "recording.opus").samples[round(BEGIN * SAMPLE_RATE) : round(END * SAMPLE_RATE)]


def said(until: float = END) -> str:
    """The words that are said before `until`."""
    truth = Transcript.model_validate_json((DEMO / "recording.truth.json").read_bytes())
    words = (word for turn in truth.turns for word in turn.words)
    return " ".join(word.text for word in words if BEGIN < (word.start or 0.0) < until)


def ordinary(folder: Path, name: str) -> Path:
    return write_sound(folder / f"gesprek{KINDS[name].suffix}", talk(), KINDS[name])


def cut_short(folder: Path, name: str) -> Path:
    path = ordinary(folder, name)
    path.write_bytes(path.read_bytes()[: round(KEPT * path.stat().st_size)])
    return path


def listen(kloppend: Command, recording: Path, *, language: str = "en") -> Answer:
    """Transcribe `recording` into the file that `heard` reads."""
    out = recording.parent / "uit.json"
    return kloppend("--language", language, "transcribe", recording, "--speech", ENGINE, "--out", out)


def heard(recording: Path) -> Transcript:
    """The transcript, beside which there is nothing but the recording."""
    out = recording.parent / "uit.json"
    assert sorted(recording.parent.iterdir()) == sorted([recording, out])
    return Transcript.model_validate_json(out.read_text(encoding="utf-8"))


def errors(transcript: Transcript, words: str) -> float:
    """The word error rate."""
    return score(" ".join(turn.text for turn in transcript.turns), words).rate


def troubles(answer: Answer) -> list[str]:
    """What is told about the file."""
    return [line for line in answer.sentences if "should last" in line or "Damaged" in line]


@pytest.mark.parametrize("name", ["mp4 film", "wav of a studio"])
def test_films_and_studio_sound_are_heard_like_any_other(kloppend: Command, tmp_path: Path, name: str) -> None:
    recording = ordinary(tmp_path, name)
    answer = listen(kloppend, recording)
    assert answer.code == ExitCode.DONE
    assert errors(heard(recording), said()) <= FAINT
    assert troubles(answer) == []


@pytest.mark.parametrize("name", ["wav of a telephone", "amr"])
def test_of_a_telephone_just_the_same_stretches_are_heard(kloppend: Command, tmp_path: Path, name: str) -> None:
    recording = ordinary(tmp_path, name)
    answer = listen(kloppend, recording)
    assert answer.code == ExitCode.DONE
    assert troubles(answer) == []
    facts = heard(recording).model_extra
    assert facts is not None
    assert facts["hearing"]["speech_seconds"] == pytest.approx(sum(clip.duration for clip in find_clips(talk())), 0.05)
    assert facts["hearing"]["covers_speech"]  # by words that are often wrong: the engine never heard a telephone


def test_both_speakers_are_heard_when_each_has_a_channel(kloppend: Command, tmp_path: Path) -> None:
    recording = tmp_path / "stereo.wav"
    left, right = talk().copy(), talk().copy()
    change = round((CHANGE - BEGIN) * SAMPLE_RATE)
    left[change:], right[:change] = 0, 0
    with av.open(str(recording), "w") as container:
        sound = container.add_stream("pcm_s16le", rate=SAMPLE_RATE, layout="stereo")
        frame = av.AudioFrame.from_ndarray(np.stack([left, right]), format="fltp", layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    assert listen(kloppend, recording).code == ExitCode.DONE
    assert errors(heard(recording), said()) <= FAINT


@pytest.mark.parametrize("name", ["m4a with its index in front", "webm"])
def test_what_is_there_of_a_cut_file_is_heard_and_how_much_that_is_is_told(
    kloppend: Command, tmp_path: Path, name: str
) -> None:
    recording = cut_short(tmp_path, name)
    answer = listen(kloppend, recording)
    assert answer.code == ExitCode.DONE
    transcript = heard(recording)
    facts = transcript.model_extra
    assert facts is not None
    seconds = facts["recording"]["seconds"]
    assert seconds == pytest.approx(KEPT * (END - BEGIN), abs=1)
    assert errors(transcript, said(BEGIN + seconds)) <= 0.15  # the last word is cut through
    [told] = troubles(answer)
    assert f"should last 0:00:17, but only 0:00:{int(seconds)}" in told


@pytest.mark.parametrize("name", ["m4a in fragments", "wav"])
def test_a_cut_file_that_does_not_know_its_length_is_told_to_be_damaged(
    kloppend: Command, tmp_path: Path, name: str
) -> None:
    recording = cut_short(tmp_path, name)
    answer = listen(kloppend, recording)
    assert answer.code == ExitCode.DONE
    assert errors(heard(recording), said(BEGIN + KEPT * (END - BEGIN))) <= 0.15
    [told] = troubles(answer)
    assert "Damaged pieces in the recording: 1." in told


def test_garbage_in_the_middle_is_passed_over_and_told(kloppend: Command, tmp_path: Path) -> None:
    recording = ordinary(tmp_path, "mp3")
    content = bytearray(recording.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8000] = np.random.default_rng(1).bytes(8000)  # half a second
    recording.write_bytes(content)
    answer = listen(kloppend, recording)
    assert answer.code == ExitCode.DONE
    transcript = heard(recording)
    assert errors(transcript, said()) <= 0.15
    facts = transcript.model_extra
    assert facts is not None
    [told] = troubles(answer)
    assert facts["recording"]["bad_packets"] > 0
    assert f"Damaged pieces in the recording: {facts['recording']['bad_packets']}." in told


def test_a_name_with_blanks_and_a_picture_is_just_a_name(
    kloppend: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "-gesprek 🙂 zórg & 'ik'.mp3"
    write_sound(tmp_path / "x.mp3", talk(), KINDS["mp3"]).rename(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    told = kloppend("--language", "en", "transcribe", name, "--speech", ENGINE, "--out", "uit.json")
    assert told.code == ExitCode.USAGE
    assert f"“./{name}”" in told.sentences[2]
    assert kloppend("transcribe", f"./{name}", "--speech", ENGINE, "--out", "uit.json").code == ExitCode.DONE
    assert errors(heard(tmp_path / name), said()) <= FAINT


def test_what_cannot_be_heard_gives_one_clear_message_and_leaves_nothing(kloppend: Command, tmp_path: Path) -> None:
    messages = {
        cut_short(tmp_path, "m4a"): "was not finished",
        write_silent_film(tmp_path / "stil.mp4"): "holds no sound",
        write_sound(tmp_path / "winkel.m4a", talk(), LOCKED): "protected against copying",
        write_sound(tmp_path / "stilte.flac", np.zeros(60 * SAMPLE_RATE, np.float32), KINDS["flac"]): "Nobody speaks",
        tmp_path / "verslag.mp3": "cannot be read as sound",
        tmp_path / "leeg.mp3": "is empty",
        tmp_path / "niets.wav": "0 seconds of sound",
    }
    (tmp_path / "verslag.mp3").write_text("Beste ouders, hierbij het verslag.\n" * 200, encoding="utf-8")
    (tmp_path / "leeg.mp3").touch()
    with wave.open(str(tmp_path / "niets.wav"), "wb") as empty:
        empty.setparams((1, 2, 16000, 0, "NONE", ""))
    for recording, message in messages.items():
        answer = kloppend(
            "--quiet", "--language", "en", "transcribe", recording, "--speech", ENGINE, "--out", tmp_path / "uit.json"
        )
        assert answer.code == ExitCode.UNREADABLE, recording.name
        assert len(answer.sentences) == 3, recording.name
        assert message in answer.sentences[0]
        assert recording.name in answer.sentences[0]
        assert sorted(tmp_path.iterdir()) == sorted(messages), recording.name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell what a child used")
def test_twice_as_much_silence_takes_no_more_memory(tmp_path: Path) -> None:
    peaks = []
    for minutes in (20, 40):  # both longer than the stretch that is searched at a time
        silence = np.zeros(minutes * 60 * SAMPLE_RATE, np.float32)
        recording = write_sound(tmp_path / f"{minutes}.flac", silence, Kind(".flac", "flac", SAMPLE_RATE, "mono"))
        program = subprocess.Popen(
            [*PROGRAM, "transcribe", recording, "--speech", ENGINE, "--out", tmp_path / "uit.json"],
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
        assert program.returncode == ExitCode.UNREADABLE
        peaks.append(used.ru_maxrss)  # of the largest process
    assert peaks[1] < 1.06 * peaks[0]  # the samples of 20 minutes would be a sixth of it


@pytest.mark.skipif(STRACE is None, reason="only strace makes a disk fail at a given moment")
def test_a_stick_that_is_pulled_out_halfway_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    recording = ordinary(tmp_path, "wav")
    # The program itself reads it in a dozen pieces, for its hash; the worker, which has a count of its own, in 60.
    failing = f"{STRACE} -f -qq -o /dev/null -e trace=read -e inject=read:error=EIO:when=30+ -P".split()
    asked = ("transcribe", recording, "--speech", ENGINE, "--out", tmp_path / "uit.json")
    ended = subprocess.run(
        [*failing, recording, *PROGRAM, "--quiet", "--language", "en", *asked], capture_output=True, text=True
    )
    assert ended.returncode == ExitCode.UNREADABLE
    assert len(ended.stderr.splitlines()) == 3
    assert "gesprek.wav could not be read to its end" in ended.stderr
    assert list(tmp_path.iterdir()) == [recording]
