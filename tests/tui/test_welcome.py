"""Bare `kloppend` on a terminal: what can be done, and the offer of the example."""

import os
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals in the standard library", allow_module_level=True)

import pty

ENTRY = [sys.executable, "-c", "from tui.main import main; main()"]


def at_a_terminal(typed: bytes) -> tuple[int, str, str]:
    """Exit code, screen and stderr of `kloppend` when somebody types `typed`."""
    outer, inner = pty.openpty()
    try:
        process = subprocess.Popen(ENTRY, stdin=inner, stdout=inner, stderr=subprocess.PIPE)
        os.write(outer, typed)
        _, told = process.communicate(timeout=60)
        screen = os.read(outer, 65536)
    finally:
        os.close(inner)
        os.close(outer)
    return process.returncode, screen.decode(), told.decode()


def test_somebody_who_does_not_want_the_example_is_left_in_peace() -> None:
    code, screen, told = at_a_terminal(b"n\n")
    assert code == 0
    assert "Wat u kunt doen:" in screen
    assert "verzonnen gesprek" in screen
    assert "kloppend demo" in told


def test_leaving_at_the_question_is_no_fault() -> None:
    code, _, told = at_a_terminal(b"\x04")  # Ctrl+D
    assert code == 8
    assert "Gestopt, zoals u vroeg.\n" in told
