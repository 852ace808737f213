"""The list of places to hear one voice at: three samples, each with its number, its moment and its words."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from tui.words import clock
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.bar_list import BarList
from tui.workbench.casting import Excerpt
from tui.workbench.safe_text import safe_line

WORD_LINES: Final = 2
"""Lines of words per sample at least: enough to know what it is about, and three samples fit the smallest screen."""


class SamplesList(BarList, inherit_bindings=False):
    """The samples of the voice that is chosen; Enter and a click play the one the cursor is on."""

    BINDINGS = bindings_for(Scope.SAMPLES)

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id, markup=False)
        self.samples: Sequence[Excerpt] = ()

    @property
    def chosen(self) -> Excerpt | None:
        """The sample the cursor is on; None in an empty list."""
        return self.samples[self.highlighted] if self.highlighted is not None else None

    def show(self, samples: Sequence[Excerpt]) -> None:
        """Show `samples`, with the cursor on the first when they are other ones than before."""
        at = self.highlighted if samples == self.samples else None
        self.samples = samples
        self.set_options([Option(self._row(number, sample)) for number, sample in enumerate(samples, start=1)])
        self.highlighted = at if at is not None else (0 if samples else None)

    def on_resize(self, event: Resize) -> None:
        """Cut the words for the new width."""
        del event
        self.show(self.samples)

    def _row(self, number: int, sample: Excerpt) -> Content:
        region = self.scrollable_content_region
        room = max(region.width - 4, 20)  # bar, blank, two blanks before the words
        lines = max(region.height // max(len(self.samples), 1) - 1, WORD_LINES)
        words = Content(f"“{safe_line(sample.text)}”").wrap(room)
        if len(words) > lines:
            words[lines - 1 :] = [words[lines - 1].truncate(room - 1).rstrip() + "…"]
        head = Content.assemble(
            (f"{number} ▶ " if sample.stretch else f"{number}   ", "bold $footer-key-foreground"),
            (clock(sample.stretch.start if sample.stretch else None), "$label"),
        )
        return Content("\n").join([head, *(Content("  ") + line for line in words)])
