"""The letters of one dossier: what is proposed now, what the parent typed, and the file. Kept the moment it is done."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.dossier.events import Change, Decision, DraftEdited, Entry, FactSet, ReconciliationAdded
from reconcile.writing import Draft, Letter, Product, Sources, current_draft, draft_from, text_from, write_draft
from reconcile.writing.drafts.following import with_grounds
from reconcile.writing.products import ABOUT_FINDINGS
from tui.words import is_shown
from tui.workbench.scene import Scene
from tui.workbench.taking_back import put_back, take_back

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from models.dossier.state import State
    from reconcile.writing.rendering.files import Format
    from reconcile.writing.tracked.version import Tracked
    from tui.meeting import Meeting

OF_THIS_PAGE = DraftEdited | FactSet


class Drafting:
    """Letters over an open dossier with a comparison. What changes raises StorageFailed, and then did not."""

    def __init__(self, dossier: "Dossier", scene: Scene, sources: Sources) -> None:
        """`sources` are of the comparison in force; `load` makes all of it."""
        self.dossier = dossier
        self.scene = scene
        self._sources = sources
        self._drafts: dict[tuple[Product, str | None, int | None], Draft] = {}

    @classmethod
    def load(cls, dossier: "Dossier", today: datetime.date) -> "Drafting":
        """Read what the letters of `today` are made from.

        Takes seconds when nothing was compared that fits the report; that comparison is kept. Raises as `meeting_in`.
        """
        from tui.meeting import meeting_in
        from tui.papers import sources_of
        from tui.show import Voice

        meeting = _as_compared(dossier)
        if meeting is None:
            meeting = meeting_in(dossier, Voice(quiet=True))
            dossier.add_reconciliation(meeting.compared)
        scene = Scene(
            meeting.transcript, meeting.report, meeting.reconciliation, title=meeting.name, recording=meeting.recording
        )
        sources = sources_of(meeting, today)
        drafting = cls(dossier, scene, sources)
        drafting.draft(Product.REACTION)  # the one in sight first; what takes long is remembered
        return drafting

    @property
    def is_outdated(self) -> bool:
        """Whether the text, or who is who, was improved since it was compared."""
        return not self.dossier.is_compared

    def must_wait(self, product: Product) -> bool:
        """Whether there is nothing to write yet: it is about findings, and none is accepted while some are open."""
        if product not in ABOUT_FINDINGS or self._sources.decided or self.dossier.state.drafts.get(product.value):
            return False
        state = self.dossier.state
        findings = self.scene.reconciliation.findings
        return any(is_shown(each) and state.decision_on(each.id) is Decision.OPEN for each in findings)

    def draft(self, product: Product) -> Draft:
        """The letter as it stands now. Made once for all that asks for it: every step of the cursor does."""
        state = self.dossier.state
        key = (product, state.drafts.get(product.value), state.reconciliation)
        draft = self._drafts.get(key)
        if draft is None:
            draft = current_draft(product, self._sources, kept_draft(self.dossier.entries, state, product))
            others = {other: each for other, each in self._drafts.items() if other[0] is not product}
            self._drafts = {**others, key: draft}  # in one go: the thread that writes the file asks too
        return draft

    def keep(self, product: Product, draft: Draft) -> None:
        """Keep `draft` as the letter; nothing happens when it is the one there is."""
        if draft != self.draft(product):
            self.dossier.append(DraftEdited(product=product.value, text=text_from(draft)))

    def letter(self, product: Product, kind: "Format" = "docx") -> Letter:
        """The file of the letter as it stands now. Raises WouldLeak when the school may not see what it says."""
        return write_draft(product, self.draft(product), self._sources, kind)

    def keep_tracked(self) -> "tuple[Path, Tracked]":
        """The school's own Word file with what was agreed on as tracked changes, kept among the exports.

        Raises NoTrackedVersion when the file does not allow it, WouldLeak, and StorageFailed.
        """
        from models.files import read_private
        from reconcile.writing.tracked.report import file_name_of, tracked_report
        from tui.papers import keep_letter

        original = self.dossier.path_of(self.dossier.original(self.dossier.state.reports[-1]))
        made = tracked_report(read_private(original), self._sources)
        return keep_letter(Letter(file_name_of(self._sources.facts), made.content), self.dossier), made

    def gaps(self, product: Product) -> int:
        """How many places between brackets are still to be filled in."""
        from reconcile.writing.document import Mark

        parts = (part for part in self.draft(product).parts if not part.left_out)
        return sum(run.mark is Mark.GAP for part in parts for cell in part.cells for run in cell)

    def as_said(self, text: str) -> str:
        """The first row of words in `text` that is exactly what was said and not in the report; empty when none is.

        The parent may write that, and should know it: nobody remembers so many words.
        """
        rows = (leak.excerpt for leak in self._sources.guard.leaks_in(text) if leak.rule == "spoken_row")
        return next(rows, "")

    def undo(self) -> Change | None:
        """Take back the last change, if it was made to a letter or to the names in it; return it."""
        return take_back(self.dossier, OF_THIS_PAGE)

    def redo(self) -> Change | None:
        """Put back what was taken back last, if it was done here; return it."""
        return put_back(self.dossier, OF_THIS_PAGE)


def _as_compared(dossier: "Dossier") -> "Meeting | None":
    """The meeting with the comparison that the parent decided on; None when there is none, or for another report.

    Also when the text was improved since: to compare anew is for the page where the outcome is seen, for it can drop
    decisions, and a letter must not lose a point unseen.
    """
    from reconcile.reports import read_report
    from tui.meeting import dated, meeting_over

    compared, transcript, state = dossier.reconciliation(), dossier.transcript(), dossier.state
    if compared is None or transcript is None or not state.reports:
        return None
    report = read_report(dossier.path_of(dossier.original(state.reports[-1])))
    if compared.report_text != report.text:
        return None
    same = {finding.id: finding.id for finding in compared.findings}
    return meeting_over(dossier, dated(transcript, state), report, compared, same)


def kept_draft(entries: Sequence[Entry], state: "State", product: Product) -> Draft | None:
    """What the parent made of a letter, in terms of the comparison in force; None when it was never touched."""
    text = state.drafts.get(product.value)
    if text is None:
        return None
    draft = draft_from(text)
    wanted = DraftEdited(product=product.value, text=text)
    since = next(place for place in range(len(entries) - 1, -1, -1) if entries[place].event == wanted)
    comparisons = [entry.event for entry in entries if isinstance(entry.event, ReconciliationAdded)]
    later = [entry.event for entry in entries[since:] if isinstance(entry.event, ReconciliationAdded)]
    if not later and comparisons and comparisons[-1].reconciliation == state.reconciliation:
        return draft
    now = {ground: ground for part in draft.parts for ground in part.grounds}
    for comparison in later:
        carried = comparison.carried
        now = {then: carried[name] for then, name in now.items() if name in carried}
    if not later or later[-1].reconciliation != state.reconciliation:  # one of before came back: no word on its ids
        now = {}
    stay = (*state.own, *state.remarks)  # these keep their ids in every comparison
    return with_grounds(draft, now | {number: number for number in stay})
