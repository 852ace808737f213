"""A real terminal for the tests, by tmux: a program runs in it as for a parent, and only shown keys can be pressed."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

TMUX: Final = shutil.which("tmux")
needs_tmux = pytest.mark.skipif(TMUX is None, reason="tmux is not installed, and it is the terminal of this test")

PATIENCE: Final = 60.0
"""Seconds a test waits for what takes one; the machine may be busy."""
LOOK_EVERY: Final = 0.05
"""Seconds from one look at the screen to the next."""
SETTINGS: Final = """\
set -s escape-time 0
set -g status off
set -g remain-on-exit on
"""
OF_ANOTHER_TERMINAL: Final = frozenset({"TMUX", "TMUX_PANE", "COLUMNS", "LINES"})
"""What the environment tells of the terminal that the tests run in; this one is another."""
KEYS: Final = {"Esc": "Escape", "Spatie": "Space", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
"""What tmux calls a key, where that is not what stands on the screen."""
FRAMES: Final = str.maketrans(dict.fromkeys("│┃▌▁▂▃▄▅▆▇█", " "))
"""What stands left and right of a text: frames, the bar of the cursor, and how far one has scrolled."""


class Terminal:
    """One program in a terminal of its own. `terminal` makes one and cleans it up."""

    def __init__(self, socket: Path) -> None:
        """`socket` is that of the tmux it runs in."""
        self._socket = socket

    def tmux(self, *arguments: str) -> str:
        """Give a command to the tmux of this terminal; what it answers."""
        assert TMUX is not None
        asked = [TMUX, "-u", "-S", str(self._socket), *arguments]
        return subprocess.run(asked, capture_output=True, check=True, encoding="utf-8").stdout

    # --- looking ---------------------------------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        """What is painted now, line by line."""
        return self.tmux("capture-pane", "-p")

    def shows(self, text: str) -> bool:
        """Whether `text` is on the screen now, be it wrapped in a frame; blanks and line ends count as one blank."""
        return _one_line(text) in _one_line(self.screen)

    def until(self, *texts: str) -> None:
        """Wait until all of `texts` are on the screen."""

        def there() -> bool:
            shown = all(map(self.shows, texts))
            assert shown or self._runs, f"the program ended before {texts} came; on the screen is\n{self.screen}"
            return shown

        self._wait(there, f"{texts} did not come")

    def until_gone(self, text: str) -> None:
        """Wait until `text` is no longer on the screen."""
        self._wait(lambda: not self.shows(text), f"“{text}” stays")

    def stay(self, seconds: float, *texts: str) -> None:
        """Look on for so long, while `texts` stand on the screen."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            missing = [text for text in texts if not self.shows(text)]
            assert not missing, f"{missing} went away:\n{self.screen}"
            _pause()

    def _wait(self, is_so: Callable[[], bool], otherwise: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < deadline, f"{otherwise}; on the screen is\n{self.screen}"
            _pause()

    # --- doing -----------------------------------------------------------------------------------------------------

    def press(self, key: str, does: str) -> None:
        """Press `key` once the screen says that it `does` that: the words behind the key, or a sentence with it."""
        self.until(does if key in does.replace(".", " ").split() else f"{key} {does}")
        if len(key) == 1 and key.isalnum():
            self.type(key.lower())
        else:
            held, _, last = key.rpartition("+")
            self.tmux("send-keys", f"C-{last.lower()}" if held else KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Type `text`, letter by letter."""
        self.tmux("send-keys", "-l", "--", text)

    # --- the program -----------------------------------------------------------------------------------------------

    def kill(self) -> None:
        """End the program as a power cut does, and wait until it is gone."""
        os.kill(int(self._ask("pane_pid")), signal.SIGKILL)
        self._wait(lambda: bool(self._end), "it goes on after a kill")

    def exit_code(self) -> int:
        """What the program gave back, once it has ended by itself."""
        self._wait(lambda: bool(self._end), "it goes on")
        return int(self._ask("pane_dead_status"))

    @property
    def _end(self) -> str:
        """The exit code or the signal with which the program ended; empty while it runs."""
        os.kill(int(self._ask("pid")), signal.SIGCHLD)  # look at once: tmux 3.3 misses the end of a child at times
        return self._ask("pane_dead_status") or self._ask("pane_dead_signal")

    @property
    def _runs(self) -> bool:
        return self._ask("pane_dead") == "0"

    def _ask(self, what: str) -> str:
        return self.tmux("display-message", "-p", f"#{{{what}}}").strip()


@contextmanager
def terminal(place: Path, *command: str, size: tuple[int, int] = (80, 24)) -> Iterator[Terminal]:
    """Run `command`, by default the installed kloppend, in a terminal of `size`, with its socket in the folder `place`.

    The program sees the environment of the test. Nothing of it is left when the block ends.
    """
    assert TMUX is not None
    place.mkdir(exist_ok=True)
    settings = place / "tmux.conf"
    settings.write_text(SETTINGS, encoding="utf-8")
    socket = place / "t"  # the path of a socket may hold some hundred letters only
    columns, lines = map(str, size)
    program = command or (str(Path(sys.executable).with_name("kloppend")),)
    started = [
        TMUX,
        "-u",
        "-f",
        str(settings),
        "-S",
        str(socket),
        "new-session",
        "-d",
        "-x",
        columns,
        "-y",
        lines,
        *program,
    ]
    outside = {name: value for name, value in os.environ.items() if name not in OF_ANOTHER_TERMINAL}
    subprocess.run(started, check=True, env=outside | {"LC_ALL": "C.UTF-8"}, stdin=subprocess.DEVNULL)
    screen = Terminal(socket)
    try:
        yield screen
    finally:
        screen.tmux("kill-server")


def _one_line(text: str) -> str:
    return " ".join(text.translate(FRAMES).split())


def _pause() -> None:
    threading.Event().wait(LOOK_EVERY)
