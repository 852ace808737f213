"""A page with lines to fill in. What is filled in stays there until all of it could be kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from models.messages import N_
from models.problems import Problem
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.choice_line import ChoiceLine
from tui.workbench.page import Page

ROOMY_HEIGHT: Final = 30
"""Lines of the screen from which there is a blank between the lines to fill in."""

T = TypeVar("T")
Values = Mapping[str, str]


@dataclass(frozen=True)
class Field:
    """One line to fill in. `label` and `example` are message ids."""

    key: str
    label: str
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """What can be filled in, each a value and its message id; empty when it is typed."""


class FormPage(Page):
    """Asks for `fields`; `do` keeps what was filled in, off the screen's own thread, and `then` goes on with it.

    When `do` raises a Problem the page stays, with everything that was typed.
    """

    BINDINGS = bindings_for(Scope.FORM)
    PLACE = Scope.FORM
    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (ROOMY_HEIGHT, "-high")]

    def __init__(
        self,
        name: str,
        opening: str,
        fields: Sequence[Field],
        do: Callable[[Values], T],
        then: Callable[[T], None],
        *,
        subject: str = "",
    ) -> None:
        """`name` and `opening`, the sentence above the lines, are message ids."""
        super().__init__(subject)
        self._called = name
        self._opening = opening
        self._fields = fields
        self._busy = False

        def keep(values: Values) -> None:
            self.work(partial(do, values), partial(self._go_on, then))

        self._keep = keep

    def body(self) -> ComposeResult:
        """The sentence and the lines."""
        yield Static(translate(self._opening), id="opening", markup=False)
        with VerticalScroll(id="fields", can_focus=False):
            for field in self._fields:
                with Horizontal(classes="field"):
                    yield Label(Content(translate(field.label)))
                    yield self._line(field)

    def _line(self, field: Field) -> Widget:
        if field.choices:
            return ChoiceLine(dict(field.choices), id=f"field-{field.key}")
        return Input(placeholder=translate(field.example), id=f"field-{field.key}", compact=True)

    @property
    def page_name(self) -> str:
        """Message id of what this form is called."""
        return self._called

    @property
    def values(self) -> Values:
        """What is filled in now, without blanks around it."""
        return {field.key: self._line_of(field).value.strip() for field in self._fields}

    def fill_in(self, values: Values) -> None:
        """Fill in what is known; a line without a known value stays as it is."""
        for field in self._fields:
            if value := values.get(field.key):
                line = self._line_of(field)
                if isinstance(line, ChoiceLine):
                    line.show(value)
                else:
                    line.value = value

    def _line_of(self, field: Field) -> Input | ChoiceLine:
        kind: type[Input] | type[ChoiceLine] = ChoiceLine if field.choices else Input
        return self.query_one(f"#field-{field.key}", kind)

    def action_enter(self) -> None:
        """To the next line; on the last one it is done, once what was typed there before has arrived."""
        line = self.focused
        if line is not None and line.id == f"field-{self._fields[-1].key}":
            line.call_later(self.action_finish)
        else:
            self.focus_next()

    def action_next_field(self) -> None:
        """To the next line."""
        self.focus_next()

    def action_previous_field(self) -> None:
        """To the line before."""
        self.focus_previous()

    def action_finish(self) -> None:
        """Keep it and go on."""
        if self._busy:
            return
        self._busy = True
        self.tell(translate(N_("One moment …")))
        self._keep(self.values)

    def _go_on(self, then: Callable[[T], None], result: T) -> None:
        self.app.pop_screen()
        then(result)

    def trouble(self, problem: Problem) -> None:
        """Tell it, and let the parent mend what was typed."""
        self._busy = False
        self.tell("")
        super().trouble(problem)
