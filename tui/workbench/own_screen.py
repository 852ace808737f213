"""Keeps the terminal for the workbench alone, whatever a sound system has to complain about."""

import contextlib
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def own_screen() -> Iterator[None]:
    """Let what is written to file descriptor 2 go nowhere, and what Python writes to stderr still to the screen.

    ALSA writes some 40 lines to descriptor 2 on a computer without a sound card, and Textual draws on stderr, except
    on Windows. Whatever stderr is, it is as before afterwards.
    """
    try:
        screen = os.dup(2)
    except OSError:  # a program without a window has none
        yield
        return
    before = sys.stderr, sys.__stderr__
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with os.fdopen(os.dup(screen), "w", encoding="utf-8", errors="replace") as own:
        try:
            os.dup2(nowhere, 2)
            sys.stderr = sys.__stderr__ = own  # type: ignore[misc]  # Textual draws on __stderr__
            yield
        finally:
            sys.stderr, sys.__stderr__ = before  # type: ignore[misc]
            os.dup2(screen, 2)
            os.close(nowhere)
            os.close(screen)
