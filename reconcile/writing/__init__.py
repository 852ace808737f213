"""From decided findings to paper for the school, without a trace of a recording."""

from reconcile.writing.facts import LetterFacts
from reconcile.writing.leaks import Leak, WouldLeak, check_school_text
from reconcile.writing.letters import Letter, Product, write

__all__ = ["Leak", "Letter", "LetterFacts", "Product", "WouldLeak", "check_school_text", "write"]
