"""The two parts of the page that writes a recording down: how far each stage is, and the text as it comes."""

from collections import deque
from collections.abc import Sequence
from typing import Final

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from models.messages import N_
from transcribe.job.messages import Progress, Stage
from tui.language import translate
from tui.progress import STAGE_WORDS, time_left
from tui.words import clock
from tui.workbench.safe_text import safe_line
from tui.workbench.wrapping import wrap

WIDEST_BAR: Final = 20
"""Cells."""
NARROWEST_BAR: Final = 6
ROOM_FOR_TIME: Final = 36
"""Cells for what stands before and behind the bar: blanks, "100%", and the longest time to go in words."""
REMEMBERED: Final = 100
"""Pieces of text; more than fit on any screen."""
TIME_WIDTH: Final = 9
"""Cells for "0:41:12" and a blank behind it."""


class StageBars(Widget):
    """One line per stage: what it does, a bar, how much, how long still."""

    def __init__(self, stages: Sequence[Stage], *, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._progress: dict[Stage, Progress | None] = dict.fromkeys(stages)
        self.styles.height = len(stages)

    def show(self, progress: Progress) -> None:
        """Move one bar."""
        self._progress[progress.stage] = progress
        self.refresh()

    def forget(self) -> None:
        """Nothing is under way any more; what is done stays on the screen without a time to go."""
        for stage, progress in self._progress.items():
            if progress is not None and progress.done < progress.total:
                self._progress[stage] = Progress(stage, progress.done, progress.total)
        self.refresh()

    def render(self) -> RenderResult:
        """All stages."""
        words = {stage: translate(STAGE_WORDS[stage]) for stage in self._progress}
        widest = max(map(len, words.values()))
        bar = max(min(self.size.width - widest - ROOM_FOR_TIME, WIDEST_BAR), NARROWEST_BAR)
        return Content("\n").join(
            _line(words[stage].ljust(widest), bar, each).truncate(self.size.width, ellipsis=True)
            for stage, each in self._progress.items()
        )


def _line(words: str, bar: int, progress: Progress | None) -> Content:
    if progress is None:
        return Content.assemble(words, "  ", ("·" * bar, "$label"))
    part = min(progress.done / progress.total, 1.0) if progress.total else 0.0
    filled, ready = round(bar * part), progress.done >= progress.total > 0
    after = translate(N_("finished")) if ready else time_left(progress.seconds_left)
    colour = "$success" if ready else "$primary"
    return Content.assemble(
        words, "  ", ("█" * filled, colour), ("·" * (bar - filled), "$label"), f" {part:4.0%}  ", (after, "$label")
    )


class TextTail(Widget):
    """The last of what was written down, as much as fits, the newest at the bottom."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.pieces: deque[tuple[float, str]] = deque(maxlen=REMEMBERED)
        """The moment in seconds and the text of each."""

    def add(self, pieces: Sequence[tuple[float, str]]) -> None:
        """Show these below the others."""
        self.pieces.extend(pieces)
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self.pieces.clear()
        self.refresh()

    def render(self) -> RenderResult:
        """Wrapped for the width there is, from the bottom up."""
        lines: list[Content] = []
        for start, text in reversed(self.pieces):
            if len(lines) >= self.size.height:
                break
            shown = safe_line(text)
            wrapped = [shown[first:last].rstrip() for first, last in wrap(shown, self.size.width - TIME_WIDTH)]
            labels = [clock(start), *[""] * (len(wrapped) - 1)]
            lines[:0] = [
                Content.assemble((label.ljust(TIME_WIDTH), "$label"), line)
                for label, line in zip(labels, wrapped, strict=True)
            ]
        return Content("\n").join(lines[-self.size.height :] if self.size.height else [])
