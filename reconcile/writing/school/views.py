"""E5 and E9, the parents' view of what the school wrote: added to the file, or sent along with it."""

from reconcile.writing.document import BulletList, Document, Table, text_of
from reconcile.writing.facts import LetterFacts
from reconcile.writing.material import Noted
from reconcile.writing.products import Product
from reconcile.writing.school.papers import missing, numbered_table, paper
from reconcile.writing.school.remarks import leading_to, passage_of, reason_of, should_go, view_of
from reconcile.writing.sources import Sources

_WIDTHS = (5, 45, 50)


def add_our_view(sources: Sources) -> Document:
    """The request to add the parents' view, a row for every impression, suspicion or sentence easily misread."""
    views = leading_to(Product.ADD_OUR_VIEW, sources.material.noted)
    return paper("add_our_view", sources.facts, parts={"views": [_table(views, sources.facts)]})


def view_on_file(sources: Sources) -> Document:
    """The parents' view of a file that is sent on: of each chosen remark, and what should not be in it at all."""
    facts = sources.facts
    noted = leading_to(Product.VIEW_ON_FILE, sources.material.noted)
    views = [each for each in noted if not should_go(each)]
    not_here = tuple(
        text_of(f"{passage_of(each)} {reason_of(each, facts)}", grounds=(each.id,)) for each in noted if should_go(each)
    )
    return paper(
        "view_on_file", facts, {"file": missing("file"), "not_here": bool(not_here)},
        {"views": [_table(views, facts)], "not_here": [BulletList(not_here)]},
    )  # fmt: skip


def _table(views: list[Noted], facts: LetterFacts) -> Table:
    """A row for each of `views`; one with gaps when there is none."""
    rows = [(passage_of(each), f"{reason_of(each, facts)} {view_of(each, 'view')}") for each in views]
    grounds = [(each.id,) for each in views]
    return numbered_table("views", rows or [(missing("passage"), missing("view"))], _WIDTHS, facts, grounds or [()])
