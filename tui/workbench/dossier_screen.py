"""One meeting of a dossier: its six steps, how each stands, and the way into each. Holds the dossier open meanwhile."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from models.messages import N_
from models.problems import Problem, StorageFailed
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.bar_list import ChoiceList
from tui.workbench.draft_opening import show_draft
from tui.workbench.holdings import called, held_in
from tui.workbench.page import Page
from tui.workbench.problem_page import ProblemPage
from tui.workbench.safe_text import safe_line
from tui.workbench.steps import STEP_WORDS, Held, Standing, Step, next_step, standings
from tui.workbench.title_line import TitleLine

if TYPE_CHECKING:
    import datetime

    from models.dossier.dossier import Dossier

ASKED_FOR: Final = {
    Step.RECORDING: N_("Which file is the recording? Type where it is, or drag it into this window, and press Enter."),
    Step.TEXT: N_(
        "In which file does stand what was said? Type where it is, or drag it into this window, and press Enter."
    ),
    Step.REPORT: N_(
        "Which file is the report of the school? Type where it is, or drag it into this window, and press Enter."
    ),
}
"""For the steps that take in a file."""


class DossierScreen(Page):
    """The steps of the dossier in one folder."""

    BINDINGS = bindings_for(Scope.DOSSIER)
    PLACE = Scope.DOSSIER
    NAME = N_("Meeting")
    AUTO_FOCUS = "#steps"

    def __init__(
        self,
        folder: Path,
        meeting: int | None = None,
        *,
        microphone: str | None = None,
        record_at_once: bool = False,
        compare_at_once: bool = False,
    ) -> None:
        """Open the one in `folder` at this `meeting`, by default the last.

        `microphone` is as `kloppend record --device` takes it. With `compare_at_once` go on to the comparison as soon
        as it is known that there is one to make.
        """
        super().__init__(folder.name)
        self._microphone = microphone
        self._folder = folder
        self._meeting = meeting
        self._record_at_once = record_at_once
        self._asked: Step | None = Step.COMPARE if compare_at_once else None
        """What to do as soon as it is known what the dossier holds: a key may be pressed sooner."""
        self._dossier: Dossier | None = None
        self._held: Held | None = None
        self._looking = True
        self._has_earlier = False

    def body(self) -> ComposeResult:
        """What to do now, and the steps."""
        yield Static(translate(N_("One moment …")), id="opening", markup=False)
        steps = ChoiceList(id="steps", markup=False)
        steps.border_title = translate(N_("Step by step"))
        yield steps

    @property
    def kept_at(self) -> "datetime.datetime | None":
        """When something was last kept."""
        return self._dossier.kept_at if self._dossier else None

    # --- the dossier -----------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Open the dossier, and take in what was being recorded when the program was broken off."""
        self.work(self._open, self._opened)

    def _open(self) -> "tuple[int, Problem | None]":
        """Open it and say how many recordings were taken in, or why one could not be."""
        from models.dossier.dossier import Dossier
        from transcribe.recorder.keeping import take_in

        self._dossier = Dossier.open(self._folder, meeting=self._meeting)
        try:
            return sum(len(take_in(each)) for each in self._dossier.meetings), None
        except StorageFailed as problem:
            return 0, problem

    def _opened(self, outcome: "tuple[int, Problem | None]") -> None:
        taken_in, problem = outcome
        if problem:
            self.trouble(problem)
        elif taken_in:
            self.tell(translate(N_("A recording that was broken off earlier was taken in.")))
        self._look_again()
        if self._record_at_once:
            self.action_record()

    def on_screen_resume(self) -> None:
        """Look what the page that lay over this one has brought."""
        self._look_again()

    def _look_again(self) -> None:
        if self._dossier is not None:
            self._looking = True
            self.work(partial(_looked_at, self._dossier), self._show)

    def put_away(self) -> None:
        """Let go of the dossier."""
        if self._dossier is not None:
            self._dossier.close()

    def trouble(self, problem: Problem) -> None:
        """Tell it; a dossier that does not open has no page."""
        self.tell("")
        if self._dossier is None:
            self.app.pop_screen()
        self.app.push_screen(ProblemPage(problem))

    # --- what it looks like ----------------------------------------------------------------------------------------

    def _show(self, seen: "_Seen") -> None:
        if seen.dossier is not self._dossier:  # it went to another meeting since
            return
        held = seen.held
        before, self._held, self._looking = self._held, held, False
        self._has_earlier = seen.has_earlier
        self.query_one(TitleLine).tell(" · ".join(filter(None, (safe_line(self.subject), seen.name))))
        steps = self.query_one("#steps", ChoiceList)
        now = next_step(held)
        chosen = steps.highlighted
        steps.set_options(_row(each, now) for each in standings(held))
        moved_on = before is None or next_step(before) is not now
        steps.highlighted = now - 1 if moved_on or chosen is None else chosen
        self.query_one("#opening", Static).update(" ".join(_opening(now, has_earlier=seen.has_earlier)))
        asked, self._asked = self._asked, None
        if asked is not None and self.is_current:
            self.action_step(asked)

    # --- what one can do -------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#steps")
    def _take_chosen(self, event: OptionList.OptionSelected) -> None:
        self.action_step(event.option_index + 1)

    def action_step(self, number: int) -> None:
        """Do the step with this number, or say why it cannot be done yet."""
        step = Step(number)
        if self._dossier is None or self._held is None or self._looking:
            self._asked = step
            return
        self.query_one("#steps", ChoiceList).highlighted = number - 1
        standing = standings(self._held)[number - 1]
        if not standing.possible:
            self.tell(translate(standing.sentence, **standing.details))
        elif step is Step.PEOPLE:
            self._say_who_is_who(self._dossier)
        elif step is Step.COMPARE:
            self._compare(self._dossier)
        elif step is Step.LETTER:
            show_draft(self, self._dossier)
        elif step is Step.TEXT and self._held.recording:
            self._hear(self._dossier)
        else:
            self.action_take_in()

    def action_record(self) -> None:
        """Record with the microphone."""
        if self._dossier is not None:
            from tui.workbench.recording import RecordingScreen

            self.app.push_screen(RecordingScreen(self._dossier, self._microphone))

    def action_terms(self) -> None:
        """Show what is due and what happened."""
        if self._dossier is not None:
            from tui.workbench.terms_page import TermsPage

            self.app.push_screen(TermsPage(self._dossier))

    def action_remarks(self) -> None:
        """Show what stands out in the text of the report itself."""
        if self._dossier is not None:
            from tui.workbench.remarks_page import RemarksPage

            self.app.push_screen(RemarksPage(self._dossier))

    def action_take_in(self) -> None:
        """Ask for the file of the step the cursor is on."""
        from tui.workbench.form import Field, FormPage
        from tui.workbench.taking_in import TAKING_IN
        from tui.workbench.typed_path import typed_path

        dossier, highlighted = self._dossier, self.query_one("#steps", ChoiceList).highlighted
        if dossier is None or highlighted is None:
            return
        step = Step(highlighted + 1)
        if step not in ASKED_FOR:
            self.tell(translate(N_("This step needs no file. Go to step 1, 2 or 4 first.")))
            return
        self.app.push_screen(
            FormPage(
                STEP_WORDS[step],
                ASKED_FOR[step],
                [Field("file", N_("File"))],
                lambda values: TAKING_IN[step](dossier, typed_path(values["file"])),
                lambda told: self.tell(" ".join([translate(N_("Kept in this dossier.")), *told])),
                subject=self.subject,
            )
        )

    def action_meetings(self) -> None:
        """Show the meetings of this dossier, to go to another one."""
        if self._dossier is not None:
            from tui.workbench.meetings_page import MeetingsPage

            self.app.push_screen(MeetingsPage(self._dossier, self._go_to_number))

    def action_another_meeting(self) -> None:
        """Ask what there is to know about another meeting, and begin it."""
        from tui.workbench.form import FormPage
        from tui.workbench.new_meeting import ANOTHER_FIELDS, ANOTHER_NAME, ANOTHER_OPENING, begin_meeting

        if self._dossier is not None:
            begin = partial(begin_meeting, self._dossier)
            self.app.push_screen(
                FormPage(ANOTHER_NAME, ANOTHER_OPENING, ANOTHER_FIELDS, begin, self._go_to, subject=self.subject)
            )

    def action_follow_up(self) -> None:
        """Show what was agreed in earlier meetings, or say that there is none."""
        if self._dossier is None:
            return
        if not self._has_earlier:
            message = N_("There is no earlier meeting in this dossier. {key} begins another one.")
            self.tell(translate(message, key=key_for("another_meeting")))
            return
        from tui.workbench.follow_up import FollowUp

        self.app.push_screen(FollowUp(self._dossier))

    def _go_to_number(self, number: int | None) -> None:
        if number is None:
            self.action_another_meeting()
        elif self._dossier is not None:
            self._go_to(self._dossier.at(number))

    def _go_to(self, dossier: "Dossier") -> None:
        """Show another meeting of the same open dossier."""
        self._dossier, self._held = dossier, None
        self._look_again()
        self.tell(translate(N_("You are now in: {meeting}."), meeting=called(dossier)))

    def _hear(self, dossier: "Dossier") -> None:
        from tui.workbench.hearing import HearingScreen

        self.app.push_screen(HearingScreen(dossier))

    def _say_who_is_who(self, dossier: "Dossier") -> None:
        from tui.workbench.who_is_who import WhoIsWho

        self.app.push_screen(WhoIsWho(dossier))

    def _compare(self, dossier: "Dossier") -> None:
        from tui.workbench.comparing import scene_in, show_scene

        self.tell(translate(N_("Comparing the report with what was said …")))
        self.work(partial(scene_in, dossier), partial(show_scene, self, dossier=dossier))


class _Seen(NamedTuple):
    """What a look at a meeting brings."""

    dossier: "Dossier"
    held: Held
    name: str
    """What it is called among the others; empty when there are none."""
    has_earlier: bool
    """There are meetings in the dossier that were held before it."""


def _looked_at(dossier: "Dossier") -> _Seen:
    from tui.over_time import meetings_before

    name = called(dossier) if len(dossier.meetings) > 1 else ""
    return _Seen(dossier, held_in(dossier), name, bool(meetings_before(dossier)))


def _opening(now: Step, *, has_earlier: bool) -> Iterator[str]:
    """What to do now."""
    yield translate(N_("Now: step {number}, {step}. Press Enter."), number=int(now), step=translate(STEP_WORDS[now]))
    if has_earlier:
        yield translate(N_("{key} = earlier agreements."), key=key_for("follow_up"))


def _row(standing: Standing, now: Step) -> Option:
    """A step on two lines: a sign and its name, then the sentence."""
    other = ("○", "") if standing.possible else ("–", "$label")
    sign, style = ("✓", "$success") if standing.done else ("→", "$accent") if standing.step is now else other
    name = f"{sign} {standing.step}  {translate(STEP_WORDS[standing.step])}"
    state = "" if standing.possible else translate(N_("not yet"))
    sentence = safe_line(translate(standing.sentence, **standing.details))
    return Option(
        Content.assemble(
            (name, f"bold {style}"), (f"  {state}" if state else "", "$label"), "\n     ", (sentence, "$label")
        ),
        id=f"step-{standing.step.value}",
    )
