"""What a piece of the letter rests on: what was said and what the report says. For the parent's eyes only."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from models.messages import N_
from models.transcript import Turn
from tui.language import translate
from tui.workbench.actions import Scope, bindings_for, key_for
from tui.workbench.finding_card import card_text
from tui.workbench.finding_texts import place_of
from tui.workbench.remark_card import card_of
from tui.workbench.safe_text import safe_line, safe_text
from tui.workbench.scene import Scene

if TYPE_CHECKING:
    from reconcile.writing import Part

OF_ITSELF: Final = N_("This piece is about no finding: it belongs to the letter itself.")
ADDED: Final = N_("You added this piece yourself.")
CHANGED_SINCE: Final = N_(
    "What you decided since would make this piece different. Yours stays as you typed it; see if it is still right."
)
GONE: Final = N_(
    "You no longer agree with the finding that this piece was about. It stays as you typed it; {key} leaves it out."
)
AS_SAID: Final = N_(
    "“{words} …” is word for word what was said. You may write that; but nobody remembers so exactly, so other words"
    " are wiser."
)
PROPOSED: Final = N_("Proposed here")


class EvidencePane(VerticalScroll, inherit_bindings=False):
    """Shows what one piece rests on; scrolls when it is long."""

    BINDINGS = bindings_for(Scope.DRAFT_EVIDENCE)

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self.border_title = translate(N_("Only for you: what this rests on"))

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(id="evidence-text", markup=False)

    def show(self, text: Content) -> None:
        """Show `text`, from its beginning."""
        self.query_one(Static).update(text)
        self.scroll_home(animate=False)


def evidence_of(part: "Part", cell: int, scene: Scene, as_said: str = "") -> Content:
    """All that the parent should know about a cell of `part`; `as_said` are words typed there that were said so."""
    paragraphs = [*_changes(part, cell), *_grounds(part, scene)]
    if as_said:
        paragraphs.insert(0, Content.styled(translate(AS_SAID, words=safe_line(as_said)), "bold $warning"))
    return Content("\n\n").join(paragraphs or [Content(translate(ADDED if part.own else OF_ITSELF))])


def turns_under(part: "Part", scene: Scene) -> list[Turn]:
    """The turns that `part` rests on, in the order of the meeting."""
    outcome = scene.reconciliation
    evidence = {agreement.id: agreement.turns for agreement in outcome.agreements}
    evidence |= {finding.id: finding.turns for finding in outcome.findings}
    numbers = {turn for ground in part.grounds for turn in evidence.get(ground, ())}
    return [turn for turn in scene.transcript.turns if turn.id in numbers]


def _changes(part: "Part", cell: int) -> Iterator[Content]:
    from reconcile.writing.document import plain

    if part.gone and not part.left_out:
        yield Content.styled(translate(GONE, key=key_for("draft_leave_out")), "bold")
    if part.own or part.typed[cell] is None:
        return
    if part.stale and not part.gone:
        yield Content.styled(translate(CHANGED_SINCE), "bold")
    proposed = Content.styled(translate(PROPOSED), "bold")
    yield Content.assemble(proposed, "\n", safe_text(plain(part.proposed[cell])))


def _grounds(part: "Part", scene: Scene) -> Iterator[Content]:
    findings = {finding.id: finding for finding in scene.reconciliation.findings}
    agreements = {agreement.id: agreement for agreement in scene.reconciliation.agreements}
    remarks = {remark.id: remark for remark in scene.reconciliation.remarks}
    for ground in part.grounds:
        if ground in findings:
            yield card_text(findings[ground], scene)
        elif ground in remarks:
            yield card_of(remarks[ground], None, scene.reconciliation.report_text)
        elif ground in agreements:
            turns = [scene.transcript.turns[scene.turn_positions[number]] for number in agreements[ground].turns]
            yield Content("\n").join(
                [
                    Content.styled(translate(N_("Said")), "bold"),
                    *(Content.assemble((place_of(turn, scene), "$label"), safe_text(turn.text)) for turn in turns),
                ]
            )
