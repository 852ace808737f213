"""`kloppend record`: keys, signals and files, with miniaudio's device that always works and hears nothing."""

import codecs
import contextlib
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.exits import ExitCode
from tests.tui.conftest import Command
from transcribe.audio import decode
from transcribe.recorder.keeping import LOOSE, UNFINISHED
from transcribe.recorder.loudness import Hint
from transcribe.recorder.microphone import NULL_DEVICE
from transcribe.recorder.recorder import Moment
from transcribe.recorder.wave_file import header
from tui.language import use
from tui.recording_line import HINT_WORDS, METER, STEPS, RecordingLine, line, step

PATIENCE = 30.0
"""Seconds a test waits for what takes one; the machine may be busy."""
NULL = ("--device", NULL_DEVICE)


def test_a_recording_of_a_second_lands_where_it_was_asked_and_stdout_names_it(
    kloppend: Command, tmp_path: Path
) -> None:
    answer = kloppend("record", *NULL, "--seconds", "1", "--to", tmp_path / "map" / "gesprek")
    assert answer.code == ExitCode.DONE
    written = tmp_path / "map" / "gesprek.wav"
    assert answer.out == f"{written}\n"
    assert decode(written).duration == pytest.approx(1.0, abs=0.01)
    assert "\r" not in answer.told  # no line that refreshes without a terminal


def test_without_a_place_it_goes_beside_the_dossiers(kloppend: Command) -> None:
    answer = kloppend("--quiet", "record", *NULL, "--seconds", "1")
    assert answer.code == ExitCode.DONE
    assert answer.told == ""
    written = Path(answer.out.strip())
    assert written.parent.name == LOOSE
    assert written.parent.parent.name == "Kloppend"
    assert written.is_file()


def test_a_second_recording_never_takes_the_place_of_the_first(kloppend: Command, tmp_path: Path) -> None:
    places = {kloppend("record", *NULL, "--seconds", "1", "--to", tmp_path / "a.wav").out for _ in range(2)}
    assert {Path(place.strip()).name for place in places} == {"a.wav", "a (2).wav"}


def test_a_dossier_gets_the_recording_and_the_one_that_was_broken_off_before(kloppend: Command, tmp_path: Path) -> None:
    folder = Path(kloppend("new", "Kim", "--home", tmp_path).out.strip())
    (folder / UNFINISHED).mkdir()
    (folder / UNFINISHED / "opname 2020-01-01 10.00.wav").write_bytes(header(0) + bytes(96_000))
    answer = kloppend("record", *NULL, "--seconds", "1", "--dossier", folder)
    assert answer.code == ExitCode.DONE
    with Dossier.open(folder) as dossier:
        earlier, now = dossier.originals()
        assert answer.out == f"{dossier.path_of(now)}\n"
        assert decode(dossier.path_of(earlier)).duration == pytest.approx(1.0, abs=0.01)
        assert dossier.altered_originals() == ()
    assert not (folder / UNFINISHED).exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--device", "Nobody's microphone 9000"], ExitCode.NOT_FOUND),
        (["--to", "a.wav", "--dossier", "b"], ExitCode.USAGE),
        (["--dossier", "nowhere"], ExitCode.NOT_FOUND),
        (["--seconds", "0"], ExitCode.USAGE),
    ],
)
def test_what_cannot_be_done_is_said_in_three_sentences_and_leaves_nothing(
    kloppend: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: ExitCode
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = kloppend("record", *arguments)
    assert answer.code == code
    assert len(answer.sentences) == 3
    assert answer.out == ""
    assert list(tmp_path.iterdir()) == []


def test_the_microphones_are_named_one_per_line_or_their_lack_is_told(kloppend: Command) -> None:
    answer = kloppend("record", "--list-devices")
    if answer.code == ExitCode.DONE:
        assert all(answer.out.splitlines())
    else:
        assert answer.code == ExitCode.NOT_FOUND
        assert len(answer.sentences) == 3


# The line.


@pytest.fixture
def in_english() -> Iterator[None]:
    use("en")
    yield
    use("nl")


def moment(seconds: float = 761, peak: float = 0.1, left: float = 52_000, **more: object) -> Moment:
    return Moment(seconds, peak, bool(more.get("paused")), left, more.get("hint"))  # type: ignore[arg-type]


@pytest.mark.usefixtures("in_english")
def test_the_line_tells_time_level_room_and_keys() -> None:
    assert line(moment(), "▁▂▅▇", keys=True) == "● recording 0:12:41  ▁▂▅▇  room for 14 hours   P pause · S stop"
    assert line(moment(left=2_760), "▁", keys=False) == "● recording 0:12:41  ▁  room for 46 min"
    assert line(moment(hint=Hint.LOST), "▁", keys=True) == "○ waiting for the microphone 0:12:41  S stop"
    assert line(moment(paused=True), "▁", keys=True) == "‖ paused 0:12:41  P go on · S stop"


def test_the_meter_climbs_with_the_sound() -> None:
    levels = [step(0.0), *(step(2.0**power) for power in range(-9, 1))]
    assert levels[0] == STEPS[0]
    assert levels[-1] == STEPS[-1]
    assert levels == sorted(levels)


def test_every_hint_has_its_words() -> None:
    assert set(HINT_WORDS) == set(Hint)


@pytest.mark.usefixtures("in_english")
def test_a_hint_is_told_once_and_a_lost_microphone_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    shown = RecordingLine(sys.stdout, opening="Recording", refreshing=False)
    for hint in (None, Hint.QUIET, Hint.QUIET, None, Hint.QUIET, Hint.LOST, Hint.LOST, None, Hint.LOST):
        shown.show(moment(hint=hint))
    assert capsys.readouterr().out.splitlines() == [
        "Recording", HINT_WORDS[Hint.QUIET], HINT_WORDS[Hint.LOST], HINT_WORDS[Hint.LOST],
    ]  # fmt: skip


def test_a_window_that_is_closed_does_not_end_the_recording(tmp_path: Path) -> None:
    with (tmp_path / "screen").open("w", encoding="utf-8") as gone:
        shown = RecordingLine(gone, opening="Recording", refreshing=True)
        os.close(gone.fileno())
        shown.show(moment())
        shown.clear()
        with contextlib.suppress(OSError):
            gone.close()


# The whole command, in a process and on a terminal of its own.

KLOPPEND = [sys.executable, "-c", "import sys; from tui.main import main; main()", "--language", "en", "record", *NULL]
posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals and these signals are POSIX's")


class Screen:
    """What a process has written to a pseudo-terminal or pipe so far."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.text = ""

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Read on until `pattern` is there after what was found before."""
        deadline = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.text)):
            ready, _, _ = select.select([self._descriptor], [], [], max(0, deadline - time.monotonic()))
            assert ready, f"{pattern} never came; there was {self.text!r}"
            written = os.read(self._descriptor, 4096)
            assert written, f"it ended before {pattern} came; there was {self.text!r}"
            self.text += self._decoder.decode(written)
        self.text = self.text[found.end() :]
        return found


@dataclass(frozen=True)
class AtTerminal:
    """The command with a pseudo-terminal of its own for keyboard and screen."""

    process: "subprocess.Popen[str]"
    screen: Screen
    keyboard: FileIO

    def type(self, keys: bytes) -> None:
        self.keyboard.write(keys)

    def ended(self) -> str:
        """What it wrote to stdout, when it is done and well."""
        out, _ = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == ExitCode.DONE
        return out


@contextlib.contextmanager
def at_terminal(*arguments: str | Path) -> Iterator[AtTerminal]:
    import fcntl
    import termios

    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [*KLOPPEND, *map(str, arguments)],
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=partial(fcntl.ioctl, theirs, termios.TIOCSCTTY, 0),  # so that closing it hangs up
    )
    os.close(theirs)
    try:
        with FileIO(ours, "r+") as keyboard:
            yield AtTerminal(process, Screen(ours), keyboard)
    finally:
        process.kill()
        process.communicate()


@posix
@pytest.mark.parametrize("key", [b"s", b"S", b"\n", b"\x03"])
def test_a_key_ends_the_recording_and_the_file_is_whole(tmp_path: Path, key: bytes) -> None:
    with at_terminal("--to", tmp_path / "a.wav") as at:
        at.screen.wait_for(rf"● recording 0:00:00  [{STEPS}]{{{METER}}}  room for \d+ \w+   P pause · S stop")
        at.type(key)
        assert at.ended() == f"{tmp_path / 'a.wav'}\n"
    assert decode(tmp_path / "a.wav").duration > 0


@posix
def test_p_pauses_and_goes_on_and_its_enter_does_not_stop(tmp_path: Path) -> None:
    with at_terminal("--to", tmp_path / "a.wav") as at:
        at.screen.wait_for("● recording")
        at.type(b"p\n")
        paused_at = at.screen.wait_for(r"‖ paused (\S+)  P go on · S stop")[1]
        assert at.screen.wait_for(r"‖ paused (\S+)")[1] == paused_at
        at.type(b"p\n")
        at.screen.wait_for("● recording")
        at.type(b"s")
        at.ended()
    assert decode(tmp_path / "a.wav").duration > 0


@posix
def test_the_terminal_is_left_as_it_was_and_keys_typed_do_not_show(tmp_path: Path) -> None:
    import termios

    with at_terminal("--to", tmp_path / "a.wav", "--plain") as at:
        at.screen.wait_for("● recording")
        during = termios.tcgetattr(at.keyboard)[3]
        at.type(b"s")
        at.ended()
        afterwards = termios.tcgetattr(at.keyboard)[3]
    assert not during & termios.ECHO
    assert afterwards & termios.ECHO
    assert afterwards & termios.ICANON


@posix
def test_closing_the_window_ends_the_recording_and_it_comes_into_the_dossier(kloppend: Command, tmp_path: Path) -> None:
    folder = Path(kloppend("new", "Kim", "--home", tmp_path).out.strip())
    with at_terminal("--dossier", folder) as at:
        at.screen.wait_for("● recording")
        at.keyboard.close()
        kept = Path(at.ended().strip())
    with Dossier.open(folder) as dossier:
        (original,) = dossier.originals()
        assert dossier.path_of(original) == kept
    assert decode(kept).duration > 0


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)])
def test_without_a_terminal_a_signal_ends_it_and_the_file_is_whole(tmp_path: Path, number: int) -> None:
    process = subprocess.Popen(
        [*KLOPPEND, "--to", str(tmp_path / "a.wav")],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert process.stderr is not None
    try:
        Screen(process.stderr.fileno()).wait_for("Recording into")
        process.send_signal(number)
        out, _ = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == ExitCode.DONE
    assert out == f"{tmp_path / 'a.wav'}\n"
    assert decode(tmp_path / "a.wav").duration > 0
