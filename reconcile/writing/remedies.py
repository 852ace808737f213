"""Which paper follows from a remark on the report."""

from collections.abc import Iterable
from typing import Final

from models.reconciliation import Remark, Remedy
from reconcile.writing.products import Product

PAPERS: Final[dict[Remedy, tuple[Product, ...]]] = {
    Remedy.RECTIFY: (Product.RECTIFICATION,),
    Remedy.ADD_VIEW: (Product.ADD_OUR_VIEW,),
    Remedy.CONSENT: (Product.CONSENT_CLARIFIED,),
    Remedy.ASK: (Product.REACTION, Product.REMINDER),
    Remedy.REMOVE: (Product.RECTIFICATION, Product.VIEW_ON_FILE),
    Remedy.NONE: (),
}
"""For each remedy the paper to use, and behind it the one for later or for a file that is sent on.

A fact can be put right, an impression cannot: there the parents' view is added (AVG art. 16; nota at the Besluit).
"""


def papers_for(remark: Remark) -> tuple[Product, ...]:
    """The papers that can carry `remark`, the usual one first; none when there is nothing to ask."""
    return PAPERS[remark.remedy]


def remarks_for(product: Product, remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Those of `remarks` that `product` can carry, in their order."""
    return tuple(remark for remark in remarks if product in papers_for(remark))
