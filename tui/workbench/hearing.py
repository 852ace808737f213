"""Writing the recording down, in sight: how far each stage is, the text as it comes, and what to listen to again."""

import contextlib
import sys
import threading
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from models.messages import N_
from models.problems import Cancelled, EngineMissing, NotFound, Problem, Unreadable
from transcribe.job.messages import ClipDone, Progress, Stage
from transcribe.job.messages import Message as Report
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.hearing_order import Asked, asked_for
from tui.workbench.hearing_view import StageBars, TextTail
from tui.workbench.lines import KeyLine
from tui.workbench.page import Buttons, Page
from tui.workbench.problem_page import sentences_of
from tui.workbench.safe_text import safe_text
from tui.workbench.taking_in import meeting_day

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from transcribe.job.transcription import Outcome, Transcription

FEWEST, MOST = 2, 12
"""People at a table. One person is no meeting, and with more than twelve a number says nothing."""
PEOPLE_KEYS: Final = ("more_people", "fewer_people")
"""Ids of the actions that can be done before it begins only."""
CAUGHT_UP: Final = 20
"""Pieces of text from an earlier run that are shown when it goes on."""


class State(Enum):
    """Where the work is."""

    LOOKING = auto()
    """Which engines there are."""
    READY = auto()
    RUNNING = auto()
    PAUSING = auto()
    PAUSED = auto()
    DONE = auto()
    IMPOSSIBLE = auto()
    """Without an engine or a recording."""


class HearingScreen(Page):
    """Has the latest recording of `dossier` written down, and keeps the text there when it is ready."""

    BINDINGS = bindings_for(Scope.HEARING)
    PLACE = Scope.HEARING
    NAME = N_("From recording to text")

    @dataclass
    class Told(Message):
        """The workers got further; `text` is what was heard since, each piece with its moment."""

        report: Report
        text: tuple[tuple[float, str], ...] = ()

    def __init__(self, dossier: "Dossier") -> None:
        super().__init__(dossier.folder.name)
        self._dossier = dossier
        self._asked: Asked | None = None
        self._transcription: Transcription | None = None
        self._stop = threading.Event()
        self._leaving = False
        self._caught_up = False
        self._most_people: int | None = None
        self.state = State.LOOKING

    def body(self) -> ComposeResult:
        """The state in a few sentences, the bars, and the text."""
        yield Static("", id="opening", markup=False)
        yield StageBars(tuple(Stage), id="stages")
        tail = TextTail(id="tail")
        tail.border_title = translate(N_("What is written down"))
        yield tail

    # --- states ----------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Look which engines there are."""
        self._enter(State.LOOKING, translate(N_("One moment …")))
        self.work(partial(asked_for, self._dossier), self._be_ready)

    def _enter(self, state: State, *sentences: str) -> None:
        self.state = state
        self.query_one("#opening", Static).update(safe_text("\n".join(filter(None, sentences))))
        buttons = self.query_one(Buttons)
        buttons.enable(start_hearing=state in (State.READY, State.PAUSED), pause_hearing=state is State.RUNNING)
        self.query_one(KeyLine).hide(*() if state is State.READY else PEOPLE_KEYS)

    def _be_ready(self, asked: Asked) -> None:
        self._asked = asked
        self._most_people = asked.order.max_speakers
        self._enter(State.READY, *self._opening(asked))

    def _opening(self, asked: Asked) -> tuple[str, ...]:
        engine = (
            translate(
                N_("The engine {name} writes down what is said; nothing leaves this computer."), name=asked.speech_name
            )
            if asked.speech_name
            else translate(N_("This is the recording of the example: the small engine that came along is made for it."))
        )
        long = translate(
            N_("Press {key} to begin. It may take hours; you may pause, stop and go on whenever you like."),
            key=key_for("start_hearing"),
        )
        before = ""
        if self._dossier.state.transcript is not None:
            before = translate(
                N_("There is a text already. A new one takes its place; names move along where they fit.")
            )
        elif asked.begun:
            before = translate(N_("A part was written down before; it goes on from there."))
        return engine, long, before, self._people_sentence()

    def _people_sentence(self) -> str:
        if self._asked is None or self._asked.order.speakers is None:
            return translate(N_("No engine that tells voices apart is installed: all will stand under one name."))
        if self._most_people is None:
            return translate(
                N_("How many people spoke? Not filled in. Press {key} if you know it: the voices come out better."),
                key=key_for("more_people"),
            )
        return translate(
            N_("How many people spoke? At most {count}. Change it with {more} and {fewer}."),
            count=self._most_people,
            more=key_for("more_people"),
            fewer=key_for("fewer_people"),
        )

    # --- what one can do -------------------------------------------------------------------------------------------

    def action_people(self, step: int) -> None:
        """One person more or fewer, before it begins; below the fewest it is not filled in."""
        if self.state is not State.READY or self._asked is None:
            return
        most = (FEWEST - 1 if self._most_people is None else self._most_people) + step
        self._most_people = min(most, MOST) if most >= FEWEST else None
        self._enter(State.READY, *self._opening(self._asked))

    def action_start(self) -> None:
        """Begin, or go on where it was."""
        if self._asked is None or self.state not in (State.READY, State.PAUSED):
            return
        self._stop.clear()
        self._caught_up = False
        self._transcription = None
        self.query_one(TextTail).clear()
        busy = N_(
            "Busy. Leave this window open; you may do something else on this computer. {pause} pauses, {back} stops for"
            " now and goes back."
        )
        self._enter(State.RUNNING, translate(busy, pause=key_for("pause_hearing"), back=key_for("leave")))
        self.work(partial(self._listen, self._asked), self._ended)

    def action_pause(self) -> None:
        """Stop for now; each piece that is written down is on the disk."""
        if self.state is State.RUNNING:
            self._enter(State.PAUSING, translate(N_("Stopping for now …")))
            self.let_go()

    def action_back(self) -> None:
        """Stop if it runs, and go back once it has."""
        if self.state is State.RUNNING:
            self.action_pause()
        if self.state is State.PAUSING:
            self._leaving = True
        else:
            super().action_back()

    def let_go(self) -> None:
        """End the workers."""
        self._stop.set()
        if self._transcription is not None:
            self._transcription.cancel()

    # --- in the thread ---------------------------------------------------------------------------------------------

    def _listen(self, asked: Asked) -> list[str] | None:
        """Do the work, keep what comes of it, and return what to tell; None when it was stopped.

        Raises what a Transcription raises.
        """
        from transcribe.job.transcription import Transcription
        from tui.moved_along import keep_transcript

        _start_tracker()
        transcription = Transcription(asked.with_people(self._most_people))
        self._transcription = transcription
        if self._stop.is_set():
            return None
        try:
            outcome = transcription.run(partial(self._hear, transcription), date=meeting_day(self._dossier))
        except Cancelled:
            return None
        told: list[str] = []
        keep_transcript(
            self._dossier, outcome.transcript, lambda message, **details: told.append(translate(message, **details))
        )
        transcription.clear(keep_results=True)
        return [*_summary(outcome, self._dossier.folder.name), *told]

    def _hear(self, transcription: "Transcription", report: Report) -> None:
        text: tuple[tuple[float, str], ...] = ()
        if isinstance(report, ClipDone):
            first = report.number if self._caught_up else max(report.number - CAUGHT_UP, 0)
            self._caught_up = True
            text = tuple(_text_of(transcription, range(first, report.number + 1)))
        self.post_message(self.Told(report, text))

    # --- what it tells ---------------------------------------------------------------------------------------------

    def on_hearing_screen_told(self, event: Told) -> None:
        """Show how far it is."""
        if isinstance(event.report, Progress):
            self.query_one(StageBars).show(event.report)
        if event.text:
            self.query_one(TextTail).add(event.text)

    def _ended(self, summary: list[str] | None) -> None:
        self.query_one(StageBars).forget()
        if self._leaving:
            self.leave(summary[0] if summary else translate(N_("Stopped for now; what is written down stays.")))
        elif summary is None:
            paused = N_("Paused. What is written down stays. Press {key} to go on, {back} to go back.")
            self._enter(State.PAUSED, translate(paused, key=key_for("start_hearing"), back=key_for("leave")))
        else:
            self._enter(
                State.DONE, *summary, translate(N_("Press {key} to go back to the steps."), key=key_for("leave"))
            )

    def trouble(self, problem: Problem) -> None:
        """Tell it on the page itself: it must be there to read for who comes back in the morning."""
        self.query_one(StageBars).forget()
        hopeless = isinstance(problem, EngineMissing | NotFound | Unreadable)
        again = "" if hopeless else translate(N_("{key} tries again."), key=key_for("start_hearing"))
        self._enter(State.IMPOSSIBLE if hopeless else State.PAUSED, *sentences_of(problem), again)


def _text_of(transcription: "Transcription", numbers: range) -> "list[tuple[float, str]]":
    """What was heard in the clips with these numbers, those that are heard."""
    plan = transcription.plan
    clips = plan.folder.clips(plan.longest_clip) or ()
    heard = ((number, plan.folder.heard(plan.speech_key, number)) for number in numbers if number < len(clips))
    return [
        (clips[number].start, " ".join(segment.text.strip() for segment in segments))
        for number, segments in heard
        if segments
    ]


def _summary(outcome: "Outcome", name: str) -> list[str]:
    """What came of it."""
    from transcribe.job.result import too_little
    from tui.heard import tell_what_to_know
    from tui.workbench.doubt_words import DOUBT_WORDS

    transcript, hearing = outcome.transcript, outcome.hearing
    sentences = [
        translate(
            N_("Ready: {turns} passages of {speakers} voices, kept in this dossier."),
            turns=len(transcript.turns),
            speakers=len(transcript.speakers),
        )
    ]
    if not hearing.covers_speech:
        sentences += sentences_of(too_little(hearing, name))
    tell_what_to_know(outcome, lambda message, **details: sentences.append(translate(message, **details)))
    sentences += [
        translate(N_("{count} × {doubt}"), count=count, doubt=translate(DOUBT_WORDS[doubt]))
        for doubt, count in hearing.doubts.items()
    ]
    return sentences


def _start_tracker() -> None:
    """Start the process that multiprocessing wants to have with the true stderr: Textual's stand-in has no number."""
    if sys.platform != "win32" and sys.__stderr__ is not None:
        from multiprocessing import resource_tracker

        with contextlib.redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
