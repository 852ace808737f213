"""Single keys of a person at the terminal, without Enter, on every system."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def keys_to(press: Callable[[str], None]) -> Iterator[None]:
    """Call `press` with every key typed meanwhile, from another thread; nothing typed shows on the screen.

    Ctrl+C stays the interrupt it is. Only for a standard input that is a terminal, which is left as it was found.
    """
    if sys.platform == "win32":
        yield from _windows_keys(press)
    else:
        yield from _terminal_keys(press)


if sys.platform == "win32":

    def _windows_keys(press: Callable[[str], None]) -> Iterator[None]:
        import msvcrt

        done = threading.Event()

        def read() -> None:
            while not done.wait(0.05):  # the console has nothing to wait for that can be interrupted
                while msvcrt.kbhit():
                    press(msvcrt.getwch())

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        try:
            yield
        finally:
            done.set()
            reader.join()

else:

    def _terminal_keys(press: Callable[[str], None]) -> Iterator[None]:
        import select
        import termios
        import tty

        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        told_to_stop, stop = os.pipe()

        def read() -> None:
            while True:
                ready, _, _ = select.select([terminal, told_to_stop], [], [])
                if told_to_stop in ready:
                    return
                typed = _read(terminal)
                if not typed:
                    return
                for key in typed.decode(errors="ignore"):
                    press(key)

        reader = threading.Thread(target=read, daemon=True)
        tty.setcbreak(terminal)
        reader.start()
        try:
            yield
        finally:
            os.write(stop, b"x")
            reader.join()
            os.close(told_to_stop)
            os.close(stop)
            with contextlib.suppress(termios.error):  # the window was closed
                termios.tcsetattr(terminal, termios.TCSADRAIN, before)

    def _read(terminal: int) -> bytes:
        try:
            return os.read(terminal, 64)
        except OSError:  # the window was closed
            return b""
