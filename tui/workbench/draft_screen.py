"""The letter to the school: its pieces, what each rests on, and the way to the file. What is typed is kept at once."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from models.dossier.events import DraftEdited, FactSet
from models.messages import N_
from models.problems import Problem
from reconcile.writing import Audience, Form, Leak, Product, WouldLeak, audience_of
from tui import days
from tui.language import translate
from tui.product_words import PRODUCT_WORDS
from tui.sound.player import Player
from tui.sound.recording import PADDING, Stretch
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.draft_evidence import EvidencePane, evidence_of, turns_under
from tui.workbench.draft_keeping import Drafting
from tui.workbench.draft_pane import DraftPane, Place, draft_passages
from tui.workbench.draft_papers import nothing_agreed, papers_lines
from tui.workbench.draft_refusal import RefusedBox
from tui.workbench.lines import KeyLine
from tui.workbench.other_papers import make_other_paper
from tui.workbench.problem_page import ProblemPage
from tui.workbench.sounding import SoundingPage
from tui.workbench.text_box import TextBox
from tui.workbench.text_pane import TextPane

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from reconcile.writing import Draft, Letter
    from reconcile.writing.rendering.files import Format
    from tui.workbench.draft_saving import Kind

SIDE_BY_SIDE_WIDTH: Final = 100
"""Cells from which letter and evidence stand side by side."""


class DraftScreen(SoundingPage):
    """The letters of one dossier, one in sight."""

    BINDINGS = bindings_for(Scope.DRAFT)
    PLACE = Scope.DRAFT_TEXT
    NAME = N_("Letter to the school")
    AUTO_FOCUS = "#letter"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_BY_SIDE_WIDTH, "-wide")]

    def __init__(self, dossier: "Dossier", player: Player | None = None, *, today: datetime.date | None = None) -> None:
        """`today` stands on the letter; by default this very day."""
        super().__init__(dossier.folder.name, None, player)
        self._dossier = dossier
        self._today = today or days.today()
        self._drafting: Drafting | None = None
        self.product = Product.REACTION
        """The letter in sight."""
        self._places: list[Place] = []

    def body(self) -> ComposeResult:
        """The names of the papers, the letter, and what it rests on."""
        yield Static(translate(N_("One moment …")), id="papers", markup=False)
        yield Static("", id="nothing-yet", markup=False)
        with Container(id="draft"):
            yield DraftPane((), title=translate(PRODUCT_WORDS[self.product].name), id="letter")
            yield EvidencePane(id="evidence")

    # --- what is shown ---------------------------------------------------------------------------------------------

    @property
    def kept_at(self) -> datetime.datetime | None:
        """When something was last kept."""
        return self._dossier.kept_at

    def on_mount(self) -> None:
        """Read what the letters are made from."""
        self._load()

    def _load(self) -> None:
        self.work(partial(Drafting.load, self._dossier, self._today), self._loaded)

    def _loaded(self, drafting: Drafting) -> None:
        first = self._drafting is None
        self._drafting = drafting
        self.recording = drafting.scene.recording
        self.show()
        if first and drafting.is_outdated:
            self.tell(
                translate(
                    N_("The text was improved since it was compared. {back}, and step 5 compares again."),
                    back=key_for("leave"),
                )
            )
        elif first:
            self.tell(
                translate(
                    N_("This is a proposal: you decide what goes out. {edit} changes a piece, {see} shows the whole."),
                    edit=key_for("edit_draft"),
                    see=key_for("draft_preview"),
                )
            )

    @property
    def _pane(self) -> DraftPane:
        return self.query_one("#letter", DraftPane)

    @property
    def draft(self) -> "Draft":
        """The letter in sight as it stands now."""
        assert self._drafting is not None
        return self._drafting.draft(self.product)

    def show(self, *, cursor: int | None = None) -> None:
        """Show the letter in sight as it stands now, with the cursor on the passage at `cursor`, else where it was."""
        drafting = self._drafting
        if drafting is None:
            return
        waiting = drafting.must_wait(self.product)
        self.query_one("#papers", Static).update(papers_lines(self.product))
        self.query_one("#draft").display = not waiting
        nothing = self.query_one("#nothing-yet", Static)
        nothing.display = waiting
        if waiting:
            self._places = []
            nothing.update(nothing_agreed())
            self.query_one(KeyLine).show_keys_of(Scope.DRAFT)
            self.set_focus(None)
            return
        shown = draft_passages(self.draft)
        self._places = [place for place, _ in shown]
        self._pane.border_title = translate(PRODUCT_WORDS[self.product].name)
        self._pane.show_passages([passage for _, passage in shown], self._pane.cursor if cursor is None else cursor)
        if self.focused is None:
            self.set_focus(self._pane)
        self._show_evidence()

    @on(TextPane.CursorMoved)
    def _show_evidence(self) -> None:
        drafting, place = self._drafting, self._here
        if drafting is None or place is None:
            return
        part = self.draft.parts[place.part]
        typed = part.typed[place.cell]
        as_said = drafting.as_said(typed) if typed is not None else ""
        self.query_one(EvidencePane).show(evidence_of(part, place.cell, drafting.scene, as_said))
        self.tell_place()

    @property
    def _here(self) -> Place | None:
        """What the cursor is on; None when there is nothing."""
        return self._places[self._pane.cursor] if self._pane.cursor < len(self._places) else None

    @property
    def place(self) -> str:
        """Which piece the user is at."""
        if not self._places:
            return ""
        return translate(N_("piece {number} of {total}"), number=self._pane.cursor + 1, total=len(self._places))

    @property
    def scope(self) -> Scope:
        """Where the keys go now."""
        return self.query_one(KeyLine).scope

    def on_descendant_focus(self) -> None:
        """Show the keys of the pane the user is in."""
        in_evidence = isinstance(self.focused, EvidencePane)
        self.query_one(KeyLine).show_keys_of(Scope.DRAFT_EVIDENCE if in_evidence else Scope.DRAFT_TEXT)

    def action_other_pane(self) -> None:
        """To the letter, or to what it rests on."""
        if self._places:
            self.set_focus(self._pane if isinstance(self.focused, EvidencePane) else self.query_one(EvidencePane))

    def action_show_paper(self, product: str) -> None:
        """Have the paper with this name in sight."""
        self.silence()
        self.product = Product(product)
        self.tell("")
        self.show(cursor=0)

    def action_papers(self) -> None:
        """Pick another paper."""
        from tui.workbench.papers_page import PapersPage

        self.app.push_screen(PapersPage(self.product, self._picked, subject=self.subject))

    def _picked(self, product: Product) -> None:
        if audience_of(product) is Audience.SCHOOL:
            self.action_show_paper(product.value)
        else:
            make_other_paper(self, self._dossier, product)

    # --- changing --------------------------------------------------------------------------------------------------

    def _keep(self, draft: "Draft") -> None:
        assert self._drafting is not None
        self._drafting.keep(self.product, draft)
        self.show()

    @on(TextPane.Improved)
    def _edit(self) -> None:
        place = self._here
        if place is None:
            return
        if self.draft.parts[place.part].left_out:
            self.tell(translate(N_("This piece is left out. {key} puts it back in."), key=key_for("draft_leave_out")))
            return

        def keep(text: str) -> None:
            self._keep(self.draft.saying(place.part, place.cell, text))

        self._open_box(place.name, self.draft.parts[place.part].words[place.cell], keep)

    def action_add(self) -> None:
        """Add a piece below this one: a row in a table, an item in a list, text elsewhere."""
        place = self._here
        if place is None:
            return
        number = place.part + 1
        blank = self.draft.with_new_after(place.part).parts[number]
        cell = min(place.cell, len(blank.typed) - 1)
        kept = False

        def keep(text: str) -> None:
            nonlocal kept
            draft = self.draft if kept else self.draft.with_new_after(number - 1)
            if not text.strip() and blank.form is not Form.ROW:
                draft = draft.without(number)
            else:
                draft = draft.saying(number, cell, text)
            self._keep(draft)
            kept = bool(text.strip()) or blank.form is Form.ROW
            if kept:
                self._pane.move_to(self._places.index(Place(number, cell)))

        self._open_box(place.name, "", keep)

    def _open_box(self, name: str, text: str, keep: Callable[[str], None]) -> None:
        self.silence()
        self.app.push_screen(
            TextBox(
                name or translate(N_("In the letter")),
                translate(N_("This is what the school will read. Keep it calm and short; it is kept as you type it.")),
                text,
                keep,
                closed=lambda: self.tell(
                    translate(N_("Everything is kept. {undo} takes the last change back."), undo=key_for("undo_draft"))
                ),
            )
        )

    def action_facts(self) -> None:
        """Ask for the names that stand in every letter."""
        if self._drafting is not None:
            from tui.workbench.draft_facts import FactsForm

            self.app.push_screen(FactsForm(self._dossier, self._load, subject=self.subject))

    def action_leave_out(self) -> None:
        """Leave this piece out of the letter, or put it back in."""
        place = self._here
        if place is None:
            return
        left_out = not self.draft.parts[place.part].left_out
        if self.done(lambda: self._keep(self.draft.with_left_out(place.part, left_out))):
            again = key_for("draft_leave_out")
            sentence = N_("Left out. {key} puts it back in.") if left_out else N_("Back in. {key} leaves it out.")
            self.tell(translate(sentence, key=again))

    def action_undo(self) -> None:
        """Take back the last change to a letter."""
        self._turn(undo=True)

    def action_redo(self) -> None:
        """Put it back."""
        self._turn(undo=False)

    def _turn(self, *, undo: bool) -> None:
        drafting = self._drafting
        if drafting is None:
            return
        turned: list[object] = []
        if not self.done(lambda: turned.append(drafting.undo() if undo else drafting.redo())):
            return
        match turned:
            case [DraftEdited(product=product)]:
                self.product = Product(product)
                self.show()
            case [FactSet()]:
                self._load()
            case _:
                nothing = N_("There is nothing here to take back.") if undo else N_("There is nothing to put back.")
                self.tell(translate(nothing))
                return
        sentence = N_("Taken back. {redo} puts it back.") if undo else N_("Put back.")
        self.tell(translate(sentence, redo=key_for("redo_draft")))

    # --- hearing ---------------------------------------------------------------------------------------------------

    def action_play(self) -> None:
        """Play the first of what was said about this piece, or stop."""
        drafting, place = self._drafting, self._here
        if self.player.playing:
            self.silence()
        elif drafting is not None and place is not None:
            turns = turns_under(self.draft.parts[place.part], drafting.scene)
            if turns:
                self.play(Stretch.of([turns[0]], PADDING))
            else:
                self.tell(translate(N_("Nothing was found here that can be heard.")))

    # --- the file --------------------------------------------------------------------------------------------------

    def action_preview(self) -> None:
        """Show what the school will see."""
        if self._places:
            self.work(self._letter, self._show_preview)

    def _letter(self, kind: "Format" = "docx") -> "Letter":
        assert self._drafting is not None
        return self._drafting.letter(self.product, kind)

    def _show_preview(self, letter: "Letter") -> None:
        from tui.workbench.draft_preview import PreviewPage

        assert self._drafting is not None
        gaps = self._drafting.gaps(self.product)
        self.app.push_screen(PreviewPage(letter, PRODUCT_WORDS[self.product].name, gaps=gaps, subject=self.subject))

    def action_save(self) -> None:
        """Ask what kind of file, for whom, and write it."""
        if not self._places:
            return
        from tui.workbench.draft_saving import SCHOOL_KINDS, THEIR_FILE, SavingPage

        assert self._drafting is not None
        kinds = SCHOOL_KINDS
        if self.product is Product.COUNTER_VERSION and self._drafting.scene.report.format == "docx":
            kinds = (*SCHOOL_KINDS, *THEIR_FILE)
        name = PRODUCT_WORDS[self.product].name
        self.app.push_screen(SavingPage(name, self._write, kinds=kinds, subject=self.subject))

    def _write(self, kind: "Kind") -> None:
        from tui.papers import keep_letter
        from tui.workbench.draft_saving import SavedBox

        drafting = self._drafting
        assert drafting is not None
        if kind == "tracked" or kind == "nameless":  # the second is not for the school, and not in its list
            from tui.workbench.draft_tracked import write_tracked

            write_tracked(self, drafting)
            return
        gaps = drafting.gaps(self.product)

        def tell(path: Path) -> None:
            self.app.push_screen(SavedBox(path, gaps=gaps))

        self.work(lambda: keep_letter(self._letter(kind), self._dossier), tell)

    def trouble(self, problem: Problem) -> None:
        """Tell it; a letter that may not go out has its places shown, and without a comparison there is no page."""
        if isinstance(problem, WouldLeak):
            self.app.push_screen(RefusedBox(problem.leaks, self._go_to))
            return
        self.tell("")
        if self._drafting is None:
            self.app.pop_screen()
        self.app.push_screen(ProblemPage(problem))

    def _go_to(self, leak: Leak) -> None:
        """Put the cursor on the first piece with the words of `leak`."""
        from reconcile.writing.phrasing.words import words_in

        wanted = f" {' '.join(words_in(leak.excerpt))} "
        for position, place in enumerate(self._places):
            words = self.draft.parts[place.part].words[place.cell]
            if leak.excerpt in words or wanted in f" {' '.join(words_in(words))} ":
                self._pane.move_to(position)
                return
