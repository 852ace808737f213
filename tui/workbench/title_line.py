"""The line above every page: which program, page and meeting; on the right that all is kept, and since when."""

import datetime
from collections.abc import Callable

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from models.messages import N_
from tui.language import translate


class TitleLine(Widget):
    """`page` and `subject` are already translated and safe to show; the subject gives way where there is no room."""

    def __init__(self, page: str, subject: str, kept_at: Callable[[], datetime.datetime | None]) -> None:
        """`kept_at` tells when something was last kept; None on a page that keeps nothing."""
        super().__init__(id="title")
        self._page = page
        self._kept_at = kept_at
        self.tell(subject)

    def tell(self, subject: str) -> None:
        """Say that the page is about another meeting now."""
        self._title = " · ".join(filter(None, ("Kloppend", self._page, subject)))
        self.refresh()

    def render(self) -> RenderResult:
        """Title on the left, what is kept on the right."""
        at = self._kept_at()
        kept = Content(translate(N_("Everything kept {time}"), time=f"{at.astimezone():%H:%M}")) if at else Content()
        room = max(self.size.width - kept.cell_length - 2, 0)
        return Content.assemble(Content(self._title).truncate(room, ellipsis=True, pad=True), "  ", kept)
