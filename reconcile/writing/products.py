"""Everything that can be written, for whom it is, and the code under which the research and the manual name it."""

from enum import StrEnum
from typing import Final


class Audience(StrEnum):
    """Who reads it. No paper is for two of them."""

    SCHOOL = "school"
    """Never learns that a recording exists."""
    COMMITTEE = "committee"
    """A committee or an advocate: may see quotes and times, after an explicit choice."""
    PRIVATE = "private"
    """Stays in the house."""


class Product(StrEnum):
    """One paper."""

    QUESTIONS_BEFORE = "questions_before"
    OWN_REPORT = "own_report"
    OWN_REPORT_ONLY = "own_report_only"
    """The same, when the school made no report."""
    REACTION = "reaction"
    COUNTER_VERSION = "counter_version"
    AGREEMENTS = "agreements"
    ADD_OUR_VIEW = "add_our_view"
    RECTIFICATION = "rectification"
    ACCESS = "access"
    REMINDER = "reminder"
    VIEW_ON_FILE = "view_on_file"
    """A view to go with a file that is sent on (OKR, OSO, groeidocument)."""
    OPP_REACTION = "opp_reaction"
    CHILDS_WORDS = "childs_words"
    SPECIFIC_CONSENT = "specific_consent"
    CONSENT_CLARIFIED = "consent_clarified"
    COVERING_MAIL = "covering_mail"
    SHORT_REPORT = "short_report"
    """For somebody who treats the child."""
    AUTHORISATION = "authorisation"
    """A pupil of 16 or older lets the parents ask."""

    CHRONOLOGY = "chronology"
    COMPARISON = "comparison"
    TRANSCRIPT = "transcript"
    RECORDING_NOTE = "recording_note"
    APPENDICES = "appendices"
    REQUEST = "request"
    """A draft of the request or complaint to a committee."""
    TERMS = "terms"
    BUNDLE = "bundle"
    BUNDLE_WITHOUT = "bundle_without"
    """The bundle without the recording: the default."""
    HANDOVER = "handover"

    OWN_TRANSCRIPT = "own_transcript"
    WORKSHEET = "worksheet"
    OUTSIDER_CHECK = "outsider_check"
    AGENDA = "agenda"
    GLOSSARY = "glossary"


CODES: Final = {
    Product.QUESTIONS_BEFORE: "E0",
    Product.OWN_REPORT: "E1",
    Product.OWN_REPORT_ONLY: "E1b",
    Product.REACTION: "E2",
    Product.COUNTER_VERSION: "E3",
    Product.AGREEMENTS: "E4",
    Product.ADD_OUR_VIEW: "E5",
    Product.RECTIFICATION: "E6",
    Product.ACCESS: "E7",
    Product.REMINDER: "E8",
    Product.VIEW_ON_FILE: "E9",
    Product.OPP_REACTION: "E10",
    Product.CHILDS_WORDS: "E11",
    Product.SPECIFIC_CONSENT: "E12",
    Product.CONSENT_CLARIFIED: "E13",
    Product.COVERING_MAIL: "E14",
    Product.SHORT_REPORT: "E14b",
    Product.AUTHORISATION: "E14c",
    Product.CHRONOLOGY: "C1",
    Product.COMPARISON: "C2",
    Product.TRANSCRIPT: "C3",
    Product.RECORDING_NOTE: "C4",
    Product.APPENDICES: "C5",
    Product.REQUEST: "C6",
    Product.TERMS: "C7",
    Product.BUNDLE: "C8",
    Product.BUNDLE_WITHOUT: "C9",
    Product.HANDOVER: "C10",
    Product.OWN_TRANSCRIPT: "P1",
    Product.WORKSHEET: "P2",
    Product.OUTSIDER_CHECK: "P3",
    Product.AGENDA: "P4",
    Product.GLOSSARY: "P5",
}
"""E: for the school. C: for a committee or an advocate. P: for the parents themselves."""

ABOUT_FINDINGS: Final = frozenset({Product.REACTION, Product.COUNTER_VERSION})
"""Papers that say nothing without findings that the parent stands behind."""

_AUDIENCES: Final = {"E": Audience.SCHOOL, "C": Audience.COMMITTEE, "P": Audience.PRIVATE}


def audience_of(product: Product) -> Audience:
    """Who reads `product`."""
    return _AUDIENCES[CODES[product][0]]


def products_for(audience: Audience) -> tuple[Product, ...]:
    """The papers for `audience`, in the order of their codes."""
    return tuple(product for product in Product if audience_of(product) is audience)
