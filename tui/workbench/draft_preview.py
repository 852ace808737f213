"""Shows a letter as the school will see it: the text of the finished file, read back out of it."""

from itertools import groupby
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from models.messages import N_
from models.report import Block, BlockKind
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.draft_pane import ReadPane
from tui.workbench.page import Page
from tui.workbench.passages import Passage, Tone
from tui.workbench.safe_text import safe_text

if TYPE_CHECKING:
    from reconcile.writing import Letter


class PreviewPage(Page):
    """The text of `letter`, a .docx."""

    BINDINGS = bindings_for(Scope.PAGE)
    PLACE = Scope.PREVIEW
    NAME = N_("As the school sees it")
    AUTO_FOCUS = "#preview"

    def __init__(self, letter: "Letter", name: str, *, gaps: int, subject: str = "") -> None:
        """`name` is the message id of what the letter is called; `gaps` are left to be filled in."""
        super().__init__(subject)
        self._passages = letter_passages(letter)
        self._called = name
        self._gaps = gaps

    def body(self) -> ComposeResult:
        """The text."""
        yield ReadPane(self._passages, title=translate(self._called), id="preview")

    def on_mount(self) -> None:
        """Say what it is."""
        if self._gaps:
            sentence = translate(
                N_("This is exactly the text of the file. Still to fill in, between [ ]: {count}."), count=self._gaps
            )
        else:
            sentence = translate(N_("This is exactly the text of the file; nothing in it points to a recording."))
        self.tell(sentence)


def letter_passages(letter: "Letter") -> list[Passage]:
    """What stands in the file `letter`, a passage for each paragraph, item or row; not the numbers of its pages."""
    from reconcile.reports import word

    read = word.read(letter.content, letter.file_name)
    blocks = [block for block in read.blocks if block.kind is not BlockKind.PAGE_FOOTER]
    passages: list[Passage] = []
    for _, group in groupby(enumerate(blocks), key=_row):
        row = [block for _, block in group]
        text = "\n".join(read.text[block.start : block.end] for block in row)
        is_item = row[0].kind is BlockKind.LIST_ITEM
        passages.append(
            Passage(
                id=len(passages),
                text=safe_text("• " + text if is_item else text),
                blank_before=bool(passages) and not is_item,
                tone=Tone.HEADING if row[0].kind is BlockKind.HEADING else Tone.PLAIN,
            )
        )
    return passages


def _row(numbered: tuple[int, Block]) -> tuple[int, int]:
    """Which row of which table a block is in; apart from all others when it is in none."""
    number, block = numbered
    return (-1, number) if block.table is None or block.row is None else (block.table, block.row)
