"""When Textual paints: often enough that no key waits for it."""

import subprocess
import sys


def test_the_workbench_has_textual_paint_at_more_moments_than_textual_itself_chooses() -> None:
    ask = "import tui.workbench.app, textual.constants as constants; print(constants.MAX_FPS)"
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, env={})
    assert int(told.stdout) >= 250
