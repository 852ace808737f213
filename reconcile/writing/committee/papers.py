"""Which paper for a committee is made how, and which of them there are without the recording."""

from typing import Final

from reconcile.writing.committee.appendices import appendix_list
from reconcile.writing.committee.case import Case
from reconcile.writing.committee.chronology import chronology
from reconcile.writing.committee.comparison import comparison
from reconcile.writing.committee.procedure import handover, recording_note, request, transcript
from reconcile.writing.committee.terms import terms
from reconcile.writing.committee.words import words
from reconcile.writing.document import Document
from reconcile.writing.products import Product

ONLY_WITH_RECORDING: Final = frozenset({Product.TRANSCRIPT, Product.RECORDING_NOTE})
CHAPTERS: Final = (
    Product.REQUEST,
    Product.CHRONOLOGY,
    Product.COMPARISON,
    Product.TERMS,
    Product.APPENDICES,
)
"""The papers in front of a bundle, in the order in which a committee reads them."""


def paper(product: Product, case: Case, *, with_recording: bool = False) -> Document:
    """One paper for a committee. Raises ValueError for one that cannot be without the recording, or is a bundle."""
    if product in ONLY_WITH_RECORDING and not with_recording:
        raise ValueError(f"{product.value} is about the recording: say so with with_recording")
    match product:
        case Product.REQUEST:
            return request(case, with_recording=with_recording)
        case Product.CHRONOLOGY:
            return chronology(case, with_recording=with_recording)
        case Product.COMPARISON:
            return comparison(case, with_recording=with_recording)
        case Product.TRANSCRIPT:
            return transcript(case)
        case Product.RECORDING_NOTE:
            return recording_note(case)
        case Product.APPENDICES:
            return appendix_list(case, with_recording=with_recording)
        case Product.TERMS:
            return terms(case)
        case Product.HANDOVER:
            return handover(case, [words()["titles"]["cover"]], with_recording=with_recording)
        case _:
            raise ValueError(f"{product.value} is no single paper for a committee")
