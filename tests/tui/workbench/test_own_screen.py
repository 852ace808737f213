"""What libraries write on their own does not land amid the panes."""

import os
import sys

import pytest

from tui.workbench.own_screen import own_screen


def test_descriptor_2_goes_nowhere_and_python_still_reaches_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    with own_screen():
        os.write(2, b"ALSA lib: no such card\n")
        for stream in (sys.stderr, sys.__stderr__):
            assert stream is not None
            print("drawn", file=stream, flush=True)
    os.write(2, b"after\n")
    assert capfd.readouterr().err == "drawn\ndrawn\nafter\n"


def test_afterwards_everything_is_as_it_was_also_after_a_failure() -> None:
    before = sys.stderr, sys.__stderr__
    with pytest.raises(RuntimeError), own_screen():
        raise RuntimeError
    assert (sys.stderr, sys.__stderr__) == before
    os.fstat(2)
