"""A picture of what is on the screen, which is the same on every computer; and the words in a picture."""

import datetime
import html
import re
import time
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, Self

import pytest
from rich.cells import cell_len
from textual.widgets import Input, TextArea

from tui.workbench.app import Workbench

HOME: Final = Path("Documenten") / "Kloppend"
"""Where the dossiers are; told from the folder one is in, for where that is differs by machine."""
NOW: Final = datetime.datetime(2026, 11, 5, 14, 32, tzinfo=datetime.UTC)
CLOCK_READERS: Final = (
    "models.dossier.log",
    "tui.days",
    "tui.workbench.recording",
)

CELL_WIDTH: Final = 12.2
"""Of one character, in the units of the picture, as Rich draws it."""
FONT_FACE: Final = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)
LINE_CLIP: Final = re.compile(r'<clipPath id="k-line-\d+">\s*<rect [^>]*/>\s*</clipPath>\s*')
TEXT: Final = re.compile(r'<text class="(k-r\d+)" x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')
WORDS: Final = re.compile("[^\xa0]+(?:\xa0[^\xa0]+)*")
"""Text without two spaces in a row: what is a column apart is put in its place by itself, whatever font there is."""


class StillClock(datetime.datetime):
    """A clock at which it is always the same minute."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Self:
        """The moment at which every picture is taken."""
        return cls.fromtimestamp(NOW.timestamp(), tz or datetime.UTC)


def stand_still(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let nothing show that differs from day to day or from machine to machine. What is made comes in `folder`."""
    clock: Any = SimpleNamespace(**{name: getattr(datetime, name) for name in ("date", "timedelta", "UTC")})
    clock.datetime = StillClock
    for module in CLOCK_READERS:
        patch.setattr(import_module(module), "datetime", clock)
    patch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    patch.delenv("NO_COLOR", raising=False)
    patch.setenv("KLOPPEND_WEIGHTS", str(folder / "shelf"))
    patch.chdir(folder)
    HOME.mkdir(parents=True, exist_ok=True)
    patch.setattr(Input, "_toggle_cursor", lambda _: None)
    patch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)


def picture_of(app: Workbench) -> str:
    """What is on the screen now, as SVG that names no font and no place on a network."""
    drawn = app.export_screenshot(title="Kloppend", simplify=True)
    drawn = re.sub(r"terminal-\d+", "k", drawn)
    drawn = FONT_FACE.sub("", drawn).replace("Fira Code, monospace", "monospace")
    drawn = re.sub(r"<!--.*?-->\n", "", drawn)
    drawn = LINE_CLIP.sub("", drawn)
    drawn = re.sub(r' clip-path="url\(#k-line-\d+\)"', "", drawn).replace("&#160;", "\xa0")
    drawn = TEXT.sub(_in_its_place, drawn).replace("/><rect", "/>\n<rect")
    lines = (line.strip(" ") for line in drawn.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def _in_its_place(text: re.Match[str]) -> str:
    """The same text, each column of it at its own place."""
    kind, x, y, words = text.groups()
    shown = html.unescape(words)
    pieces = []
    for each in WORDS.finditer(shown):
        start = float(x) + cell_len(shown[: each.start()]) * CELL_WIDTH
        length = cell_len(each[0]) * CELL_WIDTH
        pieces.append(
            f'<text class="{kind}" x="{start:.5g}" y="{y}" textLength="{length:.5g}">{html.escape(each[0])}</text>\n'
        )
    return "".join(pieces)


def words_in(picture: str) -> list[str]:
    """The text in a picture, line by line, as it stands on the screen."""
    lines: defaultdict[float, str] = defaultdict(str)
    for _, x, y, text in TEXT.findall(picture):
        lines[float(y)] = lines[float(y)].ljust(round(float(x) / CELL_WIDTH)) + html.unescape(text)
    return [lines[y].replace("\xa0", " ").rstrip() for y in sorted(lines)]
