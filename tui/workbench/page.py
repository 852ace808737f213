"""What every page of the workbench has: a title, a status line, a line of keys, and slow work that waits for nobody."""

import asyncio
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button

from models.problems import Problem
from tui.language import translate
from tui.workbench.actions import Scope, actions_in, bindings_for, key_name
from tui.workbench.lines import KeyLine, StatusLine
from tui.workbench.problem_page import ProblemPage
from tui.workbench.safe_text import safe_line
from tui.workbench.title_line import TitleLine

T = TypeVar("T")


class Page(Screen[None], inherit_bindings=False):
    """A screen that tells where you are and what can be pressed. A subclass fills `body`."""

    BINDINGS = bindings_for(Scope.PAGE)
    PLACE: ClassVar[Scope] = Scope.PAGE
    """The scope of its keys, and of its buttons."""
    NAME: ClassVar[str] = ""
    """Message id of what the page is called."""

    @dataclass
    class Done(Message):
        """Work in a thread is done; `then` is what to do with it here."""

        then: Callable[[], None]

    def __init__(self, subject: str = "") -> None:
        """`subject` is which meeting this is about; may hold anything."""
        super().__init__()
        self.subject = subject
        self._working: list[asyncio.Event] = []

    # --- what it looks like ----------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The title, the page's own part, its buttons, and the two lines at the bottom."""
        yield TitleLine(translate(self.page_name), safe_line(self.subject), lambda: self.kept_at)
        with Vertical(id="body"):
            yield from self.body()
        yield Buttons(self.PLACE)
        yield StatusLine(id="status")
        yield KeyLine(self.PLACE, id="keys")

    def body(self) -> ComposeResult:
        """What is between title and buttons."""
        yield from ()

    @property
    def page_name(self) -> str:
        """Message id of what the page is called."""
        return self.NAME

    @property
    def scope(self) -> Scope:
        """Where the keys go now."""
        return self.PLACE

    @property
    def kept_at(self) -> datetime.datetime | None:
        """When something was last kept in the dossier of this page; None where there is none."""
        return None

    def tell(self, sentence: str) -> None:
        """Say `sentence`, already translated, on the status line."""
        self.query_one(TitleLine).refresh()
        self.query_one(StatusLine).tell(safe_line(sentence))

    def trouble(self, problem: Problem) -> None:
        """Show what went wrong over the page."""
        self.app.push_screen(ProblemPage(problem))

    def action_back(self) -> None:
        """Back to the page before."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def leave(self, sentence: str = "") -> None:
        """Go back to the page before, and say `sentence`, already translated, there."""
        app = self.app
        app.pop_screen()
        if sentence and isinstance(app.screen, Page):
            app.screen.tell(sentence)

    def done(self, change: Callable[[], object]) -> bool:
        """Do it and say whether it could be done; if not, the page shows why."""
        try:
            change()
        except Problem as problem:
            self.trouble(problem)
            return False
        return True

    # --- slow work -------------------------------------------------------------------------------------------------

    def work(self, do: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something slow in a thread and hand what it gives to `then`; a Problem goes to `trouble`.

        The page does not go away before `do` has ended; when it is going, neither of the others is called.
        """
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        self._working.append(ended)

        def carry_out() -> None:
            try:
                self.post_message(self.Done(partial(then, do())))
            except Problem as problem:
                self.post_message(self.Done(partial(self.trouble, problem)))
            finally:
                loop.call_soon_threadsafe(ended.set)

        self.run_worker(carry_out, thread=True)

    def on_page_done(self, event: Done) -> None:
        """Go on where the thread left off."""
        event.then()

    def let_go(self) -> None:
        """Ask what still runs to end, because the page is going."""

    def put_away(self) -> None:
        """Close what the page held, now that nothing runs any more."""

    async def on_unmount(self) -> None:
        """Let nothing be cut off: wait until the threads have kept what they had."""
        self.let_go()
        for ended in self._working:
            await ended.wait()
        self.put_away()


class Buttons(Horizontal):
    """The deeds of a page as buttons, each with its key; for the mouse and for who reads nothing at the bottom."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(id="buttons")
        self._actions = [action for action in actions_in(scope) if action.as_button]
        self.display = bool(self._actions)

    def compose(self) -> ComposeResult:
        """One button per deed. The keys do the same, so the focus may stay in the list."""
        for action in self._actions:
            label = f"{key_name(action.keys[0])}  {translate(action.label)}"
            button = Button(label, id=f"button-{action.id}", action=f"screen.{action.command}")
            button.can_focus = False
            yield button

    def enable(self, **enabled: bool) -> None:
        """Say by id which deeds are possible now."""
        for name, possible in enabled.items():
            self.query_one(f"#button-{name}", Button).disabled = not possible
