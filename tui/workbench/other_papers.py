"""Papers that are not for the school: made in one go, from what is decided, and kept apart from the letters."""

from functools import partial
from typing import TYPE_CHECKING

from reconcile.writing import Audience, Product, audience_of
from tui.language import translate
from tui.other_papers import MAYBE_NAMES
from tui.product_words import PRODUCT_WORDS
from tui.workbench.case_facts import FIELDS, CaseForm
from tui.workbench.draft_saving import (
    BUNDLE_KINDS,
    FOR_OTHERS,
    FOR_OWN_USE,
    NAMELESS,
    OTHER_KINDS,
    WITH_RECORDING,
    SavedBox,
    SavingPage,
)

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from reconcile.writing.rendering.files import Format
    from tui.other_papers import Written
    from tui.workbench.draft_saving import Kind
    from tui.workbench.page import Page


def make_other_paper(page: "Page", dossier: "Dossier", product: Product) -> None:
    """Ask what only the parents know and what kind of file it should be, and make `product` from `dossier`."""
    from tui.other_papers import BUNDLES, HOLDS_RECORDING, keep_other_paper

    def make(kind: "Kind") -> None:
        file: Format = "docx" if kind == "docx" else "pdf"
        page.work(partial(keep_other_paper, dossier, product, file, nameless=kind == NAMELESS), tell)

    def tell(written: "Written") -> None:
        names = written.doubtful
        notes = [translate(MAYBE_NAMES, words=", ".join(names))] if names else []
        page.app.push_screen(SavedBox(written.path, notes=notes))

    if product in HOLDS_RECORDING:
        for_whom = WITH_RECORDING
    else:
        for_whom = FOR_OWN_USE if audience_of(product) is Audience.PRIVATE else FOR_OTHERS
    kinds = BUNDLE_KINDS if product in BUNDLES else OTHER_KINDS

    def ask_kind() -> None:
        name = PRODUCT_WORDS[product].name
        page.app.push_screen(SavingPage(name, make, for_whom=for_whom, kinds=kinds, subject=page.subject))

    if product in FIELDS:
        page.app.push_screen(CaseForm(dossier, product, ask_kind, subject=page.subject))
    else:
        ask_kind()
