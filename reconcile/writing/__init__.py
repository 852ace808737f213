"""From decided findings to paper for the school, without a trace of a recording."""

from reconcile.writing.drafts.draft import Draft, Form, Part
from reconcile.writing.drafts.text import draft_from, text_from
from reconcile.writing.facts import LetterFacts, Tone
from reconcile.writing.guard.leaks import Leak, WouldLeak, check_school_text
from reconcile.writing.letters import Letter, current_draft, write, write_draft
from reconcile.writing.products import Audience, Product, audience_of, products_for
from reconcile.writing.sources import Sources

__all__ = [
    "Audience", "Draft", "Form", "Leak", "Letter", "LetterFacts", "Part", "Product", "Sources", "Tone", "WouldLeak",
    "audience_of", "check_school_text", "current_draft", "draft_from", "products_for", "text_from", "write",
    "write_draft",
]  # fmt: skip
