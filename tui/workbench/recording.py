"""Recording the meeting: the time, the level of the sound, and two keys. Leaving the page keeps the recording."""

import contextlib
import datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Digits, Static

from models.messages import N_
from models.problems import Problem
from tui.language import translate
from tui.words import clock
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.level_meter import LevelMeter
from tui.workbench.page import Page
from tui.workbench.problem_page import ProblemPage

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from transcribe.recorder.recorder import Moment, Recorded, Recorder

REFRESH_SECONDS = 0.1
"""As often as the microphone hands over a block."""

STARTING = N_("… THE MICROPHONE IS BEING OPENED")
RECORDING = N_("● RECORDING")
PAUSED = N_("‖ PAUSED")
WAITING = N_("○ WAITING FOR THE MICROPHONE")
KEEPING = N_("✓ STOPPED. The recording is being kept …")
SAFE = N_("Every second is on the disk at once. When you leave this page, what was recorded is kept.")


class RecordingScreen(Page):
    """Records into `dossier` from the moment it is shown until it is stopped or left."""

    BINDINGS = bindings_for(Scope.RECORDING)
    PLACE = Scope.RECORDING
    NAME = N_("Record")

    def __init__(self, dossier: "Dossier", microphone: str | None = None) -> None:
        """Record with the `microphone` of that name, by default the computer's own."""
        super().__init__(dossier.folder.name)
        self._dossier = dossier
        self._microphone = microphone
        self._recorder: Recorder | None = None
        self._stopping = False
        self.moment: Moment | None = None
        """How the recording is doing; None until there is sound."""
        self._loudest = 0.0

    def body(self) -> ComposeResult:
        """How it is doing, from large to small."""
        yield Static(translate(STARTING), id="recording-state", markup=False)
        yield Digits(clock(0.0), id="elapsed")
        yield LevelMeter(id="level")
        yield Static("", id="room", markup=False)
        yield Static("", id="hint", markup=False)
        yield Static(translate(SAFE), id="safe", markup=False)

    def on_mount(self) -> None:
        """Begin at once: somebody who pressed the key wants what is said now."""
        from transcribe.recorder.keeping import place_for
        from transcribe.recorder.microphone import ComputerMicrophone
        from transcribe.recorder.recorder import Recorder
        from transcribe.recorder.space import Space

        path = place_for(datetime.datetime.now().astimezone(), dossier=self._dossier)
        self._recorder = Recorder(ComputerMicrophone(self._microphone), path, Space(path.parent, copies=2))
        self.set_interval(REFRESH_SECONDS, self._draw)
        self.work(self._record, self._ended)

    # --- in the thread ---------------------------------------------------------------------------------------------

    def _record(self) -> "Recorded":
        """Record until asked to stop, and take what was recorded into the dossier. Raises what the recorder raises."""
        from transcribe.recorder.keeping import take_in

        assert self._recorder is not None
        recorded = self._recorder.run(self._hear)
        self._stopping = True
        if recorded.seconds:
            take_in(self._dossier)
        else:
            with contextlib.suppress(OSError):  # its disk may be gone
                recorded.path.unlink()
        return recorded

    def _hear(self, moment: "Moment") -> None:
        self._loudest = max(self._loudest, moment.peak)
        self.moment = moment

    # --- on the screen ---------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        from transcribe.recorder.loudness import Hint
        from tui.recording_line import HINT_WORDS

        moment = self.moment
        if moment is None:
            return
        loudest, self._loudest = self._loudest, 0.0
        lost = moment.hint is Hint.LOST
        state = KEEPING if self._stopping else PAUSED if moment.paused else WAITING if lost else RECORDING
        self._say("recording-state", translate(state))
        self.query_one("#recording-state").set_class(state is RECORDING, "-on")
        self.query_one("#elapsed", Digits).update(clock(moment.seconds))
        self.query_one(LevelMeter).show(None if moment.paused or lost or self._stopping else loudest)
        hours, minutes = int(moment.seconds_left // 3600), int(moment.seconds_left // 60)
        self._say(
            "room",
            translate(N_("There is room for {hours} more hours."), hours=hours)
            if hours >= 2
            else translate(N_("There is room for {minutes} more minutes."), minutes=minutes),
        )
        self._say("hint", f"! {translate(HINT_WORDS[moment.hint])}" if moment.hint else "")

    def _say(self, place: str, text: str) -> None:
        """Only what changed is drawn, and nothing is laid out anew."""
        widget = self.query_one(f"#{place}", Static)
        if widget.content != text:
            widget.update(text, layout=False)

    # --- what one can do -------------------------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Stop listening, or go on."""
        if self._recorder is not None and not self._stopping:
            self._recorder.pause_or_resume()

    def action_stop(self) -> None:
        """End it, and go back once it is kept."""
        if self._recorder is not None and not self._stopping:
            self._stopping = True
            self._say("recording-state", translate(KEEPING))
            self._recorder.stop()

    def action_back(self) -> None:
        """Leaving is stopping: nothing is asked and nothing is lost."""
        self.action_stop()

    def let_go(self) -> None:
        """When the whole program stops, the recording stops and is kept too."""
        if self._recorder is not None:
            self._recorder.stop()

    def _ended(self, recorded: "Recorded") -> None:
        app = self.app
        self.leave(
            translate(N_("Recorded and kept: {time}."), time=clock(recorded.seconds))
            if recorded.seconds
            else translate(N_("Nothing was kept: the recording ended before there was any sound."))
        )
        if recorded.trouble:
            app.push_screen(ProblemPage(recorded.trouble))

    def trouble(self, problem: Problem) -> None:
        """Tell it on the page before: there is nothing left to do here."""
        app = self.app
        self.leave()
        app.push_screen(ProblemPage(problem))
