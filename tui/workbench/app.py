"""The workbench program: starts the screens, says what a key does not do, and fails without a private word."""

import asyncio
import gc
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.text import Text
from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.events import Key
from textual.screen import Screen
from textual.worker import WorkerFailed

from models.messages import N_
from models.problems import Problem
from tui.faults import fault_of, note_unseen
from tui.language import translate
from tui.workbench.actions import OVER_PANES, Scope, actions_in, bindings_for, key_for, key_name, keymap, use_keys
from tui.workbench.command_list import DutchPalette
from tui.workbench.help_page import HelpPage
from tui.workbench.own_colours import FIRST, keep_own_colours, next_colours, own_colours_path, read_own_colours
from tui.workbench.own_keys import own_keys_path, read_own_keys
from tui.workbench.page import Page
from tui.workbench.safe_text import safe_line
from tui.workbench.theme import THEMES

if TYPE_CHECKING:
    from tui.workbench.scene import Scene

SETTLED_SECONDS: Final = 0.5
"""After this the objects made at the start are taken out of the garbage collector's rounds, which cost 50 ms each."""
COLLECTOR_THRESHOLDS: Final = (10_000, 20, 1_000)
"""A full round, 50-140 ms amid key presses, comes a hundred times less often; what it would free is little."""
ALL_KEPT: Final = N_(
    "Kloppend has stopped, and is safe to open again. What you did is kept up to about a second ago, also a recording"
    " that was running; you go on where you were."
)


class Workbench(App[None], inherit_bindings=False):
    """Leads from a recording to the comparison, or looks at one scene and changes nothing.

    `run()` returns when the user stops; `return_code` is 1 after a failure.
    """

    TITLE = "Kloppend"
    CSS_PATH = Path(__file__).with_name("workbench.tcss")
    BINDINGS = bindings_for(Scope.APP)
    ENABLE_COMMAND_PALETTE = False  # Textual's own; ours is in the table of actions
    ALLOW_SELECT = False
    COMMANDS: ClassVar = App.COMMANDS

    def __init__(
        self,
        scene: "Scene | None" = None,
        *,
        home: Path | None = None,
        folder: Path | None = None,
        meeting: int | None = None,
        microphone: str | None = None,
    ) -> None:
        """With a `scene` it shows only that; without, it begins with the dossiers in `home` (default: Documents).

        With the `folder` of a dossier it goes on at once to the comparison in that, of its last meeting or of the
        `meeting` with that number.

        `microphone` is the name of the one to record with, as `kloppend record --device` takes it.
        """
        super().__init__()
        self.scene = scene
        self.home = home
        self.folder = folder
        self.meeting = meeting
        self.microphone = microphone
        self.animation_level = "none"
        self._troubles: list[Problem] = []
        """What is wrong with the user's own settings."""
        self._take_own_settings()

    def _take_own_settings(self) -> None:
        """Take the user's keys and colours; what cannot be used is told once there is a screen to tell it on."""
        use_keys({})
        self.colours = FIRST
        try:
            use_keys(read_own_keys(own_keys_path()))
        except Problem as problem:
            self._troubles.append(problem)
        try:
            self.colours = read_own_colours(own_colours_path())
        except Problem as problem:
            self._troubles.append(problem)
        self.set_keymap(keymap())
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[self.colours].name

    def get_default_screen(self) -> Screen[None]:
        """Open with the comparison of the scene there is, else at the beginning."""
        if self.scene is None:
            from tui.workbench.begin import BeginScreen

            return BeginScreen(self.home, microphone=self.microphone)
        from tui.workbench.comparison import ComparisonScreen

        return ComparisonScreen(self.scene)

    def on_load(self) -> None:
        """Let a task that fails unseen leave a redacted report too; asyncio would print its message."""
        asyncio.get_running_loop().set_exception_handler(_report_quietly)

    def on_mount(self) -> None:
        """Tell what is wrong with the user's settings, and spare the key presses to come the collector's rounds."""
        if self.folder is not None:
            from tui.workbench.dossier_screen import DossierScreen

            self.push_screen(DossierScreen(self.folder, self.meeting, microphone=self.microphone, compare_at_once=True))
        if self._troubles:
            self.call_after_refresh(self._tell_troubles)
        if not self.is_headless:
            self.set_timer(SETTLED_SECONDS, _freeze)

    def _tell_troubles(self) -> None:
        sentences = [safe_line(translate(each.what, **each.details)) for each in self._troubles]
        self.tell(" ".join([*sentences, translate(N_("The standard ones hold."))]))

    def tell(self, sentence: str) -> None:
        """Say `sentence`, already translated, on the status line of the page in sight."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.tell(sentence)

    def on_key(self, event: Key) -> None:
        """Answer a key that nothing is bound to."""
        if event.key not in self.screen.active_bindings:
            self.tell(translate(N_("That key does nothing here. {key} = help"), key=key_for("help")))

    def action_help(self) -> None:
        """Open the help page for the pane the user is in."""
        screen = self.screen
        if isinstance(screen, Page):
            self.push_screen(HelpPage(screen.scope))

    def action_help_quit(self) -> None:
        """Say how to stop to somebody who presses Ctrl+C: that must never stop anything by accident."""
        self.tell(translate(N_("{key} stops."), key=key_for("stop")))

    def action_command_palette(self) -> None:
        """Open the list of all commands."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(DutchPalette())

    def action_colours(self) -> None:
        """Take the other colours, at once and from now on."""
        self.colours = next_colours(self.colours)
        self.theme = THEMES[self.colours].name
        try:
            keep_own_colours(own_colours_path(), self.colours)
        except Problem:  # a full disk: they are seen now, and that is what was asked for
            self.tell(translate(N_("These colours are for now: they could not be remembered.")))
        else:
            self.tell(translate(N_("Other colours, also the next time. {key} = back"), key=key_for("colours")))

    def action_press(self, key: str) -> None:
        """Do what `key` does; for clicks on the line of keys."""
        self.simulate_key(key)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of our own table, in place of Textual's English ones."""
        scopes = OVER_PANES[screen.scope] if isinstance(screen, Page) else (Scope.APP,)
        for action in actions_in(*scopes):
            if action.in_command_list:
                owner = self if action.scope is Scope.APP else screen
                yield SystemCommand(
                    translate(action.label).capitalize(),
                    f"{key_name(action.keys[0])}  {translate(action.help)}",
                    partial(self.run_action, action.command, owner),
                )

    def _handle_exception(self, error: Exception) -> None:
        """Stop without Textual's traceback: it prints local variables, and those hold what was said in the meeting."""
        self._return_code = 1
        self._close_messages_no_wait()
        if self._exception is not None:  # only the first is told
            return
        fault = fault_of(error.error if isinstance(error, WorkerFailed) else error, meaning=ALL_KEPT)
        sentences = (fault.what, fault.meaning, fault.remedy)
        self._exit_renderables[:] = [Text("\n\n".join(translate(each, **fault.details) for each in sentences) + "\n")]
        self._exception = error  # with the event, for tests: they are to fail
        self._exception_event.set()


def open_window(workbench: Workbench) -> None:
    """Give `workbench` the terminal until the user stops. Raises typer.Exit with its exit code after a failure."""
    import typer

    from tui.workbench.own_screen import own_screen

    with own_screen():
        workbench.run()
    if workbench.return_code:
        raise typer.Exit(workbench.return_code)


def _report_quietly(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    note_unseen(context.get("exception"))


def _freeze() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTOR_THRESHOLDS)
