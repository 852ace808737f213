"""When the program breaks, nobody's words come out: seen through a real terminal."""

import os
import select
import signal
import sys
import textwrap
import time
from pathlib import Path

import pytest

PATIENCE = 60.0
"""Seconds; the machine may be busy."""
SECRET = "moeder huilde thuis"

BREAKS = textwrap.dedent(
    """
    import asyncio, sys, threading
    from textual.screen import Screen
    from textual.widgets import Static
    from tests.tui.workbench.scenes import scene_of
    from tui.faults import keep_quiet
    from tui.workbench.app import Workbench, open_window

    def break_here(*anything):
        private = "moeder huilde" + " thuis"
        raise {error}

    class Breaking(Static):
        render = break_here

    class CannotBeMade(Screen):
        def compose(self):
            yield Static("een begin")
            break_here()

    class CannotBePutAway(Screen):
        on_unmount = break_here

    class Breaks(Workbench):
        action_zoom = break_here

        def in_a_thread(self):
            try:
                break_here()
            finally:
                self.call_from_thread(self.exit)

        async def in_a_task(self):
            try:
                break_here()
            finally:
                self.exit()

        def leave_a_task(self):
            self.unwatched = asyncio.get_running_loop().create_task(self.in_a_task())

        def drop(self):
            class Dropped:
                __del__ = break_here
            Dropped()
            self.exit()

        def on_mount(self):
            super().on_mount()
            {how}

    keep_quiet()
    open_window(Breaks(scene_of()))
    """
)


def run_in_a_terminal(program: str, home: Path) -> tuple[str, int]:
    """Run `program` in a pseudo-terminal; everything it wrote, and its exit code."""
    import pty

    house = Path(__file__).parents[3]
    environment = dict(
        os.environ, HOME=str(home), XDG_STATE_HOME=str(home), XDG_CACHE_HOME=str(home), XDG_CONFIG_HOME=str(home),
        TERM="xterm-256color", COLUMNS="100", LINES="30", PYTHONPATH=str(house),
    )  # fmt: skip
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(house)
        # As the installed command does: an exit code that is raised ends the program.
        ends = f"import sys, typer\ntry:\n{textwrap.indent(program, '    ')}\nexcept typer.Exit as end:\n"
        os.execve(sys.executable, [sys.executable, "-c", ends + "    sys.exit(end.exit_code)"], environment)
    written, deadline = b"", time.monotonic() + PATIENCE
    while True:
        if not select.select([terminal], [], [], max(deadline - time.monotonic(), 0))[0]:
            os.kill(pid, signal.SIGKILL)
            pytest.fail(f"it never ended; last on the screen was {written[-2000:]!r}")
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not piece:
            break
        written += piece
    os.close(terminal)
    return written.decode(errors="replace"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def reports_in(home: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in home.rglob("kloppend-*.txt")]


pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there is no pseudo-terminal on Windows; the rest is the same code"
)

FATAL = {
    "at the start": "break_here()",
    "in a key's deed": "self.call_after_refresh(self.simulate_key, 'f9')\n        self.screen.action_zoom = break_here",
    "in a timer": "self.set_timer(0.01, break_here)",
    "in a worker": "self.run_worker(break_here, thread=True)",
    "in a task of ours": "self.run_worker(self.in_a_task())",
    "while a page is drawn": "self.call_after_refresh(self.screen.mount, Breaking())",
    "while a page is made": "self.push_screen(CannotBeMade())",
    "while a page is put away": "self.push_screen(CannotBePutAway()); self.set_timer(0.2, self.pop_screen)",
}
UNSEEN = {
    "in a thread": "self.call_after_refresh(threading.Thread(target=self.in_a_thread).start)",
    "in a task nobody waits for": "self.call_after_refresh(self.leave_a_task)",
    "while something is cleaned up": "self.call_after_refresh(self.drop)",
}


@pytest.mark.parametrize("how", FATAL.values(), ids=FATAL)
def test_a_failure_shows_a_calm_sentence_and_neither_locals_nor_messages(how: str, tmp_path: Path) -> None:
    written, code = run_in_a_terminal(BREAKS.format(error="ValueError(private)", how=how), tmp_path)
    after_the_screen = written.rpartition("\x1b[?1049l")[2]
    assert code == 1
    assert SECRET not in written
    assert "Traceback" not in written
    assert "ValueError" in after_the_screen
    flowing = " ".join(after_the_screen.split())
    assert "Wat u hebt gedaan, is bewaard" in flowing
    (report,) = reports_in(tmp_path)
    (place,) = tmp_path.rglob("kloppend-*.txt")
    assert place.name in "".join(after_the_screen.split())
    assert "ValueError" in report
    assert SECRET not in report


@pytest.mark.parametrize("how", UNSEEN.values(), ids=UNSEEN)
def test_a_fault_the_program_survives_leaves_a_report_and_nothing_on_the_screen(how: str, tmp_path: Path) -> None:
    written, code = run_in_a_terminal(BREAKS.format(error="RuntimeError(private)", how=how), tmp_path)
    assert code == 0
    assert SECRET not in written
    assert "Traceback" not in written
    assert "Exception ignored" not in written
    (report,) = reports_in(tmp_path)
    assert "RuntimeError" in report
    assert SECRET not in report
