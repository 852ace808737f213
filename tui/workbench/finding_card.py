"""One finding in full: a plain sentence, what was said, what the report says, what differs, how sure and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from models.dossier.events import Decision
from models.finding import Finding, FindingKind, Tier
from models.messages import N_
from tui.language import translate
from tui.words import DECISION_WORDS, aspects_label, kind_label
from tui.workbench.actions import Scope, bindings_for
from tui.workbench.finding_texts import around_corrections, place_of, turns_of
from tui.workbench.findings_list import DECISION_SIGNS, KIND_STYLES
from tui.workbench.safe_text import safe_line, safe_text
from tui.workbench.scene import Scene
from tui.workbench.word_diff import Change, Piece, are_close, distance, word_diff

if TYPE_CHECKING:
    from tui.workbench.deciding import Deciding

KIND_SENTENCES = {
    FindingKind.OMITTED: N_("This was said in the meeting; the report was searched and it was not found there."),
    FindingKind.ALTERED: N_("This was said in the meeting; the report says it differently."),
    FindingKind.ADDED: N_("This stands in the report; the meeting was searched and it was not found there."),
    FindingKind.MISATTRIBUTED: N_("This stands in the report under another name than who said it."),
    FindingKind.CONFIRMED: N_("Meeting and report say the same."),
}
"""For a finding that brings no explanation of its own."""

NOTHING_CHOSEN = N_("Choose a finding in the list above to see it here in full.")

SURENESS = {
    Tier.SURE: N_("Clear enough to show as it is."),
    Tier.LISTEN: N_("Not certain: listen again, or read the place in both texts, before you use this."),
    Tier.HIDDEN: N_("Too uncertain to count; shown because you asked for it."),
}

DOUBTS = {
    "overlap": N_("two people talk at the same time here"),
    "boundary": N_("the speaker changes here"),
}
"""Why words may be put in the wrong mouth, by `Word.doubt`."""

MARKS = {Change.KEPT: ("", ""), Change.REMOVED: ("[-", "-]"), Change.ADDED: ("{+", "+}")}
"""Around a piece, so that it is told apart without colour too."""
MARK_STYLES = {Change.KEPT: "", Change.REMOVED: "strike $diff-removed", Change.ADDED: "underline $diff-added"}


class FindingCard(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows one finding; scrolls when it is long. Draws lines itself: a new finding costs no new layout."""

    BINDINGS = bindings_for(Scope.CARD)
    DEFAULT_CSS = "FindingCard { overflow-x: hidden; overflow-y: scroll; }"

    def __init__(
        self,
        scene: Scene,
        deciding: "Deciding | None" = None,
        *,
        id: str,  # noqa: A002  Textual's own name
    ) -> None:
        """`deciding` tells what was decided of each finding; without it nothing can be decided here."""
        super().__init__(id=id)
        self._scene = scene
        self._deciding = deciding
        self._finding: Finding | None = None
        self._text = Content(translate(NOTHING_CHOSEN))
        self._strips: list[Strip] = []
        self.border_title = translate(N_("This finding"))

    @property
    def text(self) -> Content:
        """What the card says now."""
        return self._text

    def show(self, finding: Finding | None) -> None:
        """Show `finding`, or what to do when there is none."""
        self._finding = finding
        self.look_again()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def show_scene(self, scene: Scene) -> None:
        """Take the evidence from `scene` from now on."""
        self._scene = scene

    def look_again(self) -> None:
        """Show what is now decided of the finding."""
        finding = self._finding
        if finding is None:
            self._text = Content(translate(NOTHING_CHOSEN))
        else:
            self._text = card_text(finding, self._scene, self._deciding)
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Draw again in the new colours."""
        super().notify_style_update()
        if self._strips:
            self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._strips = Visual.to_strips(self, self._text, width, None, self.visual_style)
        size = Size(width, len(self._strips))
        self.set_reactive(FindingCard.virtual_size, size)  # not by assignment, which would lay out the whole screen
        self._scroll_update(size)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the screen."""
        line = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        return self._strips[line] if line < len(self._strips) else Strip.blank(width, self.rich_style)


def card_text(finding: Finding, scene: Scene, deciding: "Deciding | None" = None) -> Content:
    """The card of `finding`, paragraph by paragraph, with what was decided of it."""
    sentence = finding.explanation or translate(KIND_SENTENCES[finding.kind])
    paragraphs = [
        Content.assemble((kind_label(finding.kind), f"bold {KIND_STYLES[finding.kind]}"), "  ", safe_line(sentence)),
        *(_decided(finding, deciding) if deciding else ()),
        *_said(finding, scene),
        *_written(finding),
        *_differs(finding, scene),
        Content.assemble((translate(N_("How sure")) + "  ", "bold"), _sureness(finding, scene)),
    ]
    return Content("\n\n").join(paragraphs)


def _decided(finding: Finding, deciding: "Deciding") -> Iterator[Content]:
    """What the parent decided, and their own words for it; nothing while it is open."""
    decision, note = deciding.on(finding.id), deciding.note_on(finding.id)
    if decision is Decision.OPEN:
        return
    word = f"{DECISION_SIGNS[decision]} {translate(DECISION_WORDS[decision])}"
    yield Content.assemble((translate(N_("You")) + "  ", "bold"), word, f": “{safe_line(note)}”" if note else "")


def _said(finding: Finding, scene: Scene) -> Iterator[Content]:
    turns = turns_of(finding, scene)
    if not turns:
        return
    yield Content("\n").join(
        [
            Content.styled(translate(N_("Said")), "bold"),
            *(
                Content.assemble(
                    (place_of(turn, scene), "$label"),
                    safe_text(turn.text),
                )
                for turn in turns
            ),
        ]
    )


def _written(finding: Finding) -> Iterator[Content]:
    for statement in finding.statements:
        place = [safe_line(part) for part in statement.section[-1:]]
        if statement.page is not None:
            place.append(translate(N_("page {page}"), page=statement.page))
        heading = translate(N_("In the report"))
        yield Content.assemble(
            (heading, "bold"), (f"  {', '.join(place)}" if place else "", "$label"), "\n", safe_text(statement.text)
        )


def _differs(finding: Finding, scene: Scene) -> Iterator[Content]:
    """What differs in words, and marked between the words where the two texts are near enough."""
    aspects = aspects_label(finding)
    pair = _compared(finding, scene)
    if not aspects and pair is None:
        return
    lines = [Content.assemble((translate(N_("What differs")) + "  ", "bold"), aspects)]
    if pair is not None:
        lines += [marked_text(*pair), _legend()]
    yield Content("\n").join(lines)


def _compared(finding: Finding, scene: Scene) -> tuple[str, str] | None:
    """The report's words and the words they should be held against; None when marking them would only confuse."""
    if finding.kind is FindingKind.CONFIRMED or not finding.statements:
        return None
    if finding.corrections:
        return around_corrections(finding, scene)
    written = " ".join(statement.text for statement in finding.statements)
    said = [turn.text for turn in turns_of(finding, scene)]
    near = [text for text in said if are_close(written, text)]
    return (written, min(near, key=lambda text: distance(written, text))) if near else None


def marked_text(before: str, after: str) -> Content:
    """The way from `before` to `after` as one text with marks that survive without colour."""
    return Content.assemble(*(part for piece in word_diff(before, after) for part in _marked(piece)))


def _marked(piece: Piece) -> Iterator[str | tuple[str, str]]:
    opening, closing = MARKS[piece.change]
    yield opening + safe_line(piece.text) + closing, MARK_STYLES[piece.change]
    yield piece.gap


def _legend() -> Content:
    removed = Piece(Change.REMOVED, translate(N_("stands in the report")), gap="  ")
    added = Piece(Change.ADDED, translate(N_("as it was said")))
    return Content.assemble(*(part for piece in (removed, added) for part in _marked(piece)))


def _sureness(finding: Finding, scene: Scene) -> str:
    doubts = {word.doubt for turn in turns_of(finding, scene) for word in turn.words}
    reasons = [translate(reason) for doubt, reason in DOUBTS.items() if doubt in doubts]
    if scene.report.from_picture and finding.statements:
        reasons.append(translate(N_("the report was read from a picture")))
    sentence = translate(SURENESS[finding.tier])
    mind = translate(N_("Mind: {reasons}."), reasons=", ".join(reasons))  # Babel reads no marks inside an f-string
    return f"{sentence} {mind}" if reasons else sentence
