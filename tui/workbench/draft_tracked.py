"""The school's own Word file with what was agreed on in it, made and told."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.messages import N_
from tui.language import translate
from tui.workbench.draft_keeping import Drafting
from tui.workbench.draft_saving import SavedBox

if TYPE_CHECKING:
    from reconcile.writing.tracked.version import Tracked
    from tui.workbench.page import Page

SHOWN: Final = 50
"""Letters of a sentence that could not be put into the file."""
NOT_IN_IT: Final = N_("Not in it: {finding}. {reason}")


def write_tracked(page: "Page", drafting: Drafting) -> None:
    """Make it, and tell over `page` where it lies and what is not in it."""

    def tell(made: tuple[Path, "Tracked"]) -> None:
        path, tracked = made
        page.app.push_screen(SavedBox(path, notes=[_note(drafting, *each) for each in tracked.refused]))

    page.work(drafting.keep_tracked, tell)


def _note(drafting: Drafting, finding: str, reason: str) -> str:
    """What is not in it, by its sentence: nobody knows a finding by its number."""
    found = next((each for each in drafting.scene.reconciliation.findings if each.id == finding), None)
    words = f"“{found.statements[0].text[:SHOWN]} …”" if found and found.statements else finding
    return translate(NOT_IN_IT, finding=words, reason=translate(reason))
