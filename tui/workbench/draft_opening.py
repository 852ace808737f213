"""From another page to the letter to the school."""

from typing import TYPE_CHECKING

from models.messages import N_
from tui.language import translate

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from tui.workbench.page import Page


def show_draft(page: "Page", dossier: "Dossier | None") -> None:
    """Put the letter over `page`; without a dossier to keep it in, say why there is none."""
    if dossier is None:
        page.tell(translate(N_("This is only to look at: no letter can be written here.")))
        return
    from tui.workbench.draft_screen import DraftScreen

    page.tell("")
    page.app.push_screen(DraftScreen(dossier))
