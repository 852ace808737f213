"""When the program breaks, nobody's words come out: seen through a real terminal."""

import os
import sys
import textwrap
from pathlib import Path

import pytest

SECRET = "moeder huilde thuis"

BROKEN = textwrap.dedent(
    """
    import sys
    from tests.tui.workbench.scenes import scene_of
    from tui.workbench.app import Workbench

    class Breaks(Workbench):
        def break_here(self):
            private = "moeder huilde" + " thuis"
            raise {error}

        def on_mount(self):
            {how}

    app = Breaks(scene_of())
    app.run()
    sys.exit(app.return_code)
    """
)


def run_in_a_terminal(program: str, home: Path) -> tuple[str, int]:
    """Run `program` in a pseudo-terminal; everything it wrote, and its exit code."""
    import pty

    house = Path(__file__).parents[3]
    environment = dict(
        os.environ, HOME=str(home), XDG_STATE_HOME=str(home), XDG_CACHE_HOME=str(home), TERM="xterm-256color",
        COLUMNS="100", LINES="30", PYTHONPATH=str(house),
    )  # fmt: skip
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(house)
        os.execve(sys.executable, [sys.executable, "-c", program], environment)
    written = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not piece:
            break
        written += piece
    os.close(terminal)
    return written.decode(errors="replace"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal on Windows; the rest is the same code")
@pytest.mark.parametrize(
    ("error", "how"),
    [
        ("ValueError(private)", "self.break_here()"),
        ("KeyError(private)", "self.set_timer(0.01, self.break_here)"),
        ("RuntimeError(private)", "self.run_worker(self.break_here, thread=True)"),
    ],
)
def test_a_failure_shows_a_calm_sentence_and_neither_locals_nor_messages(error: str, how: str, tmp_path: Path) -> None:
    written, code = run_in_a_terminal(BROKEN.format(error=error, how=how), tmp_path)
    kind = error.partition("(")[0]
    after_the_screen = written.rpartition("\x1b[?1049l")[2]
    assert code == 1
    assert kind in after_the_screen
    assert SECRET not in written
    assert "Traceback" not in written
    reports = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("kloppend-*.txt")]
    assert len(reports) == 1
    assert kind in reports[0]
    assert SECRET not in reports[0]
