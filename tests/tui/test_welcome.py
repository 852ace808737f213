"""Bare `kloppend`: the workbench at a terminal, and what can be done where there is none."""

import contextlib
import os
import select
import subprocess
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals in the standard library", allow_module_level=True)

import pty

ENTRY = [sys.executable, "-c", "from tui.main import main; main()"]
PATIENCE = 60.0
"""Seconds; the machine may be busy."""
CTRL_Q = b"\x11"


def painted_until(terminal: int, wanted: bytes) -> bytes:
    """What is written to our end of a terminal, until `wanted` was."""
    read, deadline = b"", time.monotonic() + PATIENCE
    while wanted not in read:
        assert select.select([terminal], [], [], max(deadline - time.monotonic(), 0))[0], f"{wanted!r} never came"
        read += os.read(terminal, 65536)
    return read


def test_at_a_terminal_it_opens_the_first_page_and_the_key_on_it_stops() -> None:
    pid, terminal = pty.fork()
    if pid == 0:
        environment = dict(os.environ, TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execve(sys.executable, ENTRY, environment)
    try:
        painted_until(terminal, b"Ctrl+Q")
        os.write(terminal, CTRL_Q)
        painted_until(terminal, b"\x1b[?1049l")  # the screen from before is put back
        with contextlib.suppress(OSError):  # Linux says so when the other side is closed
            while os.read(terminal, 65536):
                pass
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    finally:
        os.close(terminal)


@pytest.mark.parametrize("terminal", ["none", "dumb"])
def test_where_nothing_can_be_drawn_it_says_what_can_be_done(terminal: str) -> None:
    outer, inner = pty.openpty()
    try:
        answer = subprocess.run(
            ENTRY,
            stdin=subprocess.DEVNULL if terminal == "none" else inner,
            capture_output=terminal == "none",
            stdout=None if terminal == "none" else inner,
            stderr=None if terminal == "none" else inner,
            env=dict(os.environ, TERM="dumb"),
            check=True,
            timeout=PATIENCE,
        )
        text = answer.stdout if terminal == "none" else os.read(outer, 65536)
    finally:
        os.close(inner)
        os.close(outer)
    assert "Wat u kunt doen:" in text.decode()
