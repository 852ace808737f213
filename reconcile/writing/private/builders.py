"""Which builder makes which paper for the parents themselves."""

from collections.abc import Callable, Mapping
from typing import Final

from reconcile.writing.document import Document
from reconcile.writing.private.agenda import agenda
from reconcile.writing.private.glossary import glossary
from reconcile.writing.private.house import House
from reconcile.writing.private.outsider_check import outsider_check
from reconcile.writing.private.own_transcript import own_transcript
from reconcile.writing.private.worksheet import worksheet
from reconcile.writing.products import Product

BUILDERS: Final[Mapping[Product, Callable[[House], Document]]] = {
    Product.OWN_TRANSCRIPT: own_transcript,
    Product.WORKSHEET: worksheet,
    Product.OUTSIDER_CHECK: outsider_check,
    Product.AGENDA: agenda,
    Product.GLOSSARY: glossary,
}
