"""`kloppend record`: records a meeting with the microphone of this computer."""

import contextlib
import datetime
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.messages import N_
from models.problems import Cancelled
from tui.language import translate
from tui.misuse import Misused
from tui.options import FILE, DossierFolder, MeetingNumber
from tui.show import Voice, put

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from transcribe.recorder.recorder import Recorded, Recorder

NAME: Final = "record"
HELP: Final = N_("Record the meeting with this computer. Every second is on the disk at once.")
EXAMPLE: Final = N_("kloppend record --dossier Kim-2026")

ENTER: Final = ("\r", "\n")
STOP_KEYS: Final = ("s", *ENTER)
PAUSE_KEYS: Final = ("p", " ")
STOP_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl+C, a polite kill, a window that is closed; the last is Windows' own. No system has all of them."""


def run(
    context: typer.Context,
    to: Annotated[
        Path | None, typer.Option("--to", metavar=FILE, help=N_("The WAV file to write; by default under Documents."))
    ] = None,
    dossier: DossierFolder = None,
    meeting: MeetingNumber = None,
    device: Annotated[
        str | None,
        typer.Option("--device", metavar=N_("NAME"), help=N_("Which microphone, by its name or a part of it.")),
    ] = None,
    list_devices: Annotated[
        bool, typer.Option("--list-devices", help=N_("Name the microphones of this computer, and record nothing."))
    ] = False,
    seconds: Annotated[
        int | None, typer.Option("--seconds", metavar=N_("NUMBER"), min=1, help=N_("Stop after this many seconds."))
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help=N_("No line that keeps changing, for screen readers; the keys work."))
    ] = False,
) -> None:
    """Record until a key, a signal or `seconds` end it; where the recording is kept goes to stdout."""
    if list_devices:
        _list_devices()
        return
    if to and dossier:
        raise Misused(
            N_("Choose one of “--to” and “--dossier”: a recording has one place."),
            meaning=N_("Nothing is being recorded."),
            remedy=N_("For example “{example}”."),
            example=EXAMPLE,
        )
    from models.dossier.dossier import Dossier
    from transcribe.recorder.keeping import place_for
    from transcribe.recorder.microphone import ComputerMicrophone
    from transcribe.recorder.recorder import Recorder
    from transcribe.recorder.space import Space
    from tui.words import clock

    voice: Voice = context.obj
    with contextlib.ExitStack() as stack:
        # First: the meeting must fit in.
        kept = stack.enter_context(Dossier.open(dossier, meeting=meeting)) if dossier else None
        path = place_for(datetime.datetime.now().astimezone(), to=to, dossier=kept)
        space = Space(path.parent, copies=2 if kept else 1)
        recorder = Recorder(ComputerMicrophone(device), path, space, limit=seconds)
        stack.enter_context(_ended_by_signals(recorder.stop))  # until all is kept: a second Ctrl+C breaks nothing off
        recorded = _recorded(recorder, path, voice, plain=plain)
        place = _taken_in(kept, voice) if kept else path.absolute()
    _say(voice, N_("Recorded: {time}. Make text of it with “kloppend transcribe”."), time=clock(recorded.seconds))
    put(f"{place}\n")
    if recorded.trouble:
        raise recorded.trouble


def _list_devices() -> None:
    from transcribe.recorder.microphone import microphones, no_microphone

    names = microphones()
    if not names:
        raise no_microphone()
    put("".join(f"{name}\n" for name in names))


def _recorded(recorder: "Recorder", path: Path, voice: Voice, *, plain: bool) -> "Recorded":
    """Let `recorder` run, with keys and a line where there is somebody. Raises Cancelled when nothing was heard."""
    from tui.keyboard import keys_to
    from tui.recording_line import RecordingLine

    at_keyboard = sys.stdin.isatty() and sys.stderr.isatty()
    line = RecordingLine(
        None if voice.quiet else sys.stderr,
        opening=translate(N_("Recording into {file}"), file=path),
        refreshing=sys.stderr.isatty() and not plain,
        keys=at_keyboard,
    )
    try:
        with keys_to(Keys(recorder).press) if at_keyboard else contextlib.nullcontext():
            recorded = recorder.run(line.show)
    finally:
        line.clear()
    if not recorded.seconds:
        with contextlib.suppress(OSError):  # its disk may be gone
            path.unlink()
        raise recorded.trouble or Cancelled(
            N_("The recording was ended before there was any sound."),
            meaning=N_("Nothing was kept, because there is nothing to hear."),
            remedy=N_("Give the same command again and wait until the time runs."),
        )
    return recorded


def _taken_in(kept: "Dossier", voice: Voice) -> Path:
    from transcribe.recorder.keeping import take_in

    _say(voice, N_("Taking the recording into the dossier …"))
    taken = take_in(kept)
    if len(taken) > 1:
        _say(voice, N_("A recording that was broken off earlier was taken in with it."))
    return kept.path_of(taken[-1])


def _say(voice: Voice, message: str, **details: object) -> None:
    with contextlib.suppress(OSError):  # a window that is closed ends a recording too, and that one must be kept
        voice.say(message, **details)


class Keys:
    """What each key does to a recorder."""

    def __init__(self, recorder: "Recorder") -> None:
        """Act on `recorder`."""
        self._recorder = recorder
        self._last = ""

    def press(self, key: str) -> None:
        """Pause, go on or stop. Enter stops, but not when it only ends a P: some people always press it."""
        key, last = key.lower(), self._last
        self._last = key
        if key in PAUSE_KEYS:
            self._recorder.pause_or_resume()
        elif key in STOP_KEYS and not (key in ENTER and last in PAUSE_KEYS):
            self._recorder.stop()


@contextlib.contextmanager
def _ended_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Make every signal that asks the program to end call `stop` instead."""

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop()

    before = {}
    for name in STOP_SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup asked to be left alone
            before[number] = signal.signal(number, on_signal)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
