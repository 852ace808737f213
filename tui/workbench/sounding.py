"""A page on which the recording can be heard: Space plays and stops, and a small clock runs meanwhile."""

from typing import Final

from textual.timer import Timer

from models.messages import N_
from tui.language import translate
from tui.sound.player import Player
from tui.sound.recording import Recording, Stretch
from tui.words import clock
from tui.workbench.lines import StatusLine
from tui.workbench.page import Page
from tui.workbench.problem_page import sentences_of

TICK_SECONDS: Final = 0.1
"""Between two looks at where the sound is."""
TRACK: Final = 10
"""Cells of the line that fills up while a stretch is played."""


class SoundingPage(Page):
    """Plays stretches of `recording`, one at a time, and falls silent when the page goes out of sight."""

    def __init__(self, subject: str, recording: Recording | None, player: Player | None = None) -> None:
        """`recording` is None when there is none; `player` when it is to be heard on this computer."""
        super().__init__(subject)
        self.recording = recording
        self.player = player or Player()
        self._ticking: Timer | None = None

    @property
    def place(self) -> str:
        """What stands on the right of the status line while nothing is played."""
        return ""

    def play(self, stretch: Stretch | None, *, slowly: bool = False) -> None:
        """Play `stretch`, in place of anything else; or say why that cannot be done."""
        if self.recording is None:
            self.tell(translate(N_("There is no recording here, so there is nothing to hear.")))
        elif stretch is None:
            self.tell(translate(N_("It is not known when this was said; it cannot be played.")))
        else:
            self.player.play(self.recording, stretch, slowly=slowly)
            self.tell("")
            if self._ticking is None:
                self._ticking = self.set_interval(TICK_SECONDS, self._tick)
            self._ticking.resume()
            self._tick()

    def silence(self) -> None:
        """Stop what is played."""
        if self.player.playing:
            self.player.stop()
            self._tick()

    def tell_place(self) -> None:
        """Show where the sound is, or else where the user is."""
        status = self.query_one(StatusLine)
        here = self._track() if self.player.playing else self.place
        if here != status.right:
            status.tell(right=here)

    def _tick(self) -> None:
        self.tell_place()
        if not self.player.playing and self._ticking is not None:
            self._ticking.pause()
            if problem := self.player.problem:
                self.tell(sentences_of(problem)[0])

    def _track(self) -> str:
        stretch = self.player.stretch
        assert stretch is not None
        part = (self.player.position - stretch.start) / max(stretch.end - stretch.start, TICK_SECONDS)
        filled = round(min(max(part, 0.0), 1.0) * TRACK)
        speed = translate(N_("slowly")) + " " if self.player.slowly else ""
        return f"▶ {speed}{clock(self.player.position)} {'━' * filled}{'╌' * (TRACK - filled)}"

    def on_screen_suspend(self) -> None:
        """Fall silent: what is played belongs to what is in sight."""
        self.silence()

    def put_away(self) -> None:
        """Let go of the loudspeaker."""
        super().put_away()
        self.player.close()
