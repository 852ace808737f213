"""Which paper follows from a remark on the report."""

from typing import Final

from models.reconciliation import Remark, Remedy
from reconcile.writing.products import Product

PAPERS: Final[dict[Remedy, tuple[Product, ...]]] = {
    Remedy.RECTIFY: (Product.RECTIFICATION, Product.VIEW_ON_FILE),
    Remedy.ADD_VIEW: (Product.ADD_OUR_VIEW, Product.VIEW_ON_FILE),
    Remedy.CONSENT: (Product.CONSENT_CLARIFIED, Product.RECTIFICATION, Product.VIEW_ON_FILE),
    Remedy.ASK: (Product.REACTION,),
    Remedy.REMOVE: (Product.RECTIFICATION, Product.VIEW_ON_FILE),
    Remedy.NONE: (),
}
"""For each remedy the paper to use, and behind it others that carry it too: when facts are put right, a file sent on.

A fact can be put right, an impression cannot: there the parents' view is added (AVG art. 16; nota at the Besluit).
"""


def papers_for(remark: Remark) -> tuple[Product, ...]:
    """The papers that can carry `remark`, the usual one first; none when there is nothing to ask."""
    return PAPERS[remark.remedy]
