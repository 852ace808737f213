"""The one line that shows how a recording is doing, and the hints that come above it."""

import shutil
import time
from collections import deque
from math import log10
from typing import Final, TextIO

from models.messages import N_
from transcribe.recorder.loudness import Hint
from transcribe.recorder.recorder import Moment
from tui.language import translate
from tui.words import clock

HINT_WORDS: Final = {
    Hint.LOST: N_(
        "No sound comes from the microphone any more. Look whether it is plugged in; recording goes on then."
    ),
    Hint.LITTLE_SPACE: N_("The disk is full in less than half an hour. What is recorded stays safe."),
    Hint.SILENT: N_("The microphone gives no sound at all. Look whether it is switched on and may be used here."),
    Hint.LOUD: N_("The sound is very loud now and then. Put the microphone a little further away."),
    Hint.QUIET: N_("It has been very quiet for a while. Is the microphone close enough?"),
}
RECORDING_KEYS: Final = N_("P pause · S stop")
STOP_KEY: Final = N_("S stop")
PAUSED_KEYS: Final = N_("P go on · S stop")
STEPS: Final = "▁▂▃▄▅▆▇█"
SOFTEST: Final = -54.0
"""Decibels under full scale at which the meter leaves its lowest step; each step is 6 dB."""
METER: Final = 8
"""Steps shown, the newest at the right: the last two seconds."""
REFRESH_SECONDS: Final = 0.25


def step(peak: float) -> str:
    """The block of the level meter for a peak of 0 to 1."""
    decibels = 20 * log10(peak) if peak else SOFTEST
    return STEPS[max(0, min(len(STEPS) - 1, int((decibels - SOFTEST) / 6)))]


def line(moment: Moment, meter: str, *, keys: bool) -> str:
    """How the recording is doing, in one line; with the keys that can be pressed, if they can."""
    time_so_far = clock(moment.seconds)
    if moment.paused:
        return _joined(translate(N_("‖ paused {time}"), time=time_so_far), translate(PAUSED_KEYS) if keys else "")
    if moment.hint is Hint.LOST:
        return _joined(
            translate(N_("○ waiting for the microphone {time}"), time=time_so_far), translate(STOP_KEY) if keys else ""
        )
    hours, minutes = int(moment.seconds_left // 3600), int(moment.seconds_left // 60)
    room = (
        translate(N_("room for {hours} hours"), hours=hours)
        if hours >= 2
        else translate(N_("room for {minutes} min"), minutes=minutes)
    )
    so_far = translate(N_("● recording {time}"), time=time_so_far)
    return _joined(so_far, meter, room, " " + translate(RECORDING_KEYS) if keys else "")


def _joined(*parts: str) -> str:
    return "  ".join(part for part in parts if part)


class RecordingLine:
    """Shows the moments of one recording: a line that refreshes on a terminal, and each hint once."""

    def __init__(self, screen: TextIO | None, *, opening: str, refreshing: bool, keys: bool = False) -> None:
        """Show on `screen`, nothing when that is None; without `refreshing` only the `opening` words and the hints.

        `keys` tells whether somebody can press them.
        """
        self._screen = screen
        self._opening = opening
        self._refreshing = refreshing
        self._keys = keys
        self._peaks: deque[float] = deque([0.0] * METER, maxlen=METER)
        self._loudest = 0.0
        self._told: set[Hint] = set()
        self._shown_at = 0.0
        self._width = 0
        self._paused: bool | None = None

    def show(self, moment: Moment) -> None:
        """Show `moment`, unless the last one was shown just now."""
        if self._opening:  # only now is it true
            self._write(self._opening + "\n")
            self._opening = ""
        self._tell(moment.hint)
        if not self._refreshing:
            self._say_once(moment)
            return
        self._loudest = max(self._loudest, moment.peak)
        now = time.monotonic()
        if now - self._shown_at < REFRESH_SECONDS:
            return
        self._shown_at = now
        self._peaks.append(self._loudest)
        self._loudest = 0.0
        self._draw(line(moment, "".join(step(peak) for peak in self._peaks), keys=self._keys))

    def clear(self) -> None:
        """Wipe the line, so that other text can stand there."""
        if self._width:
            self._draw("")
            self._write("\r")

    def _say_once(self, moment: Moment) -> None:
        """Without a line that changes: only that it began, paused or went on, for who can press keys."""
        if self._keys and moment.paused is not self._paused:
            self._paused = moment.paused
            self._write(line(moment, "", keys=True) + "\n")

    def _tell(self, hint: Hint | None) -> None:
        if hint is not Hint.LOST:
            self._told.discard(Hint.LOST)  # the only one that is worth saying each time
        if hint is None or hint in self._told:
            return
        self._told.add(hint)
        self.clear()
        self._write(translate(HINT_WORDS[hint]) + "\n")

    def _draw(self, text: str) -> None:
        room = shutil.get_terminal_size().columns - 1  # a line that wraps can no longer be written over
        text = text[:room]
        self._write("\r" + text.ljust(min(self._width, room)))  # an old Windows console knows no erasing
        self._width = len(text)

    def _write(self, text: str) -> None:
        if self._screen is None:
            return
        try:
            self._screen.write(text)
            self._screen.flush()
        except OSError:  # the window was closed: the recording is worth more than its line
            self._screen = None
