"""Puts a mask in the school's words where they name another child, a number or an address, before we repeat them."""

from collections.abc import Iterable

from reconcile.writing.document import Document, Run, Text, grounds_of, plain, text_of
from reconcile.writing.guard.leaks import SchoolGuard
from reconcile.writing.guard.personal import mask_for
from reconcile.writing.guard.replacing import with_replaced, with_texts
from reconcile.writing.phrasing.words import words_in


def masked_document(document: Document, guard: SchoolGuard, typed: Iterable[str] = ()) -> Document:
    """`document` with a mask for each private detail in it.

    What the parent `typed` is left as it is: the guard refuses it, and the parent decides.
    """
    own = [f" {' '.join(words_in(text))} " for text in typed]

    def is_own(words: str) -> bool:
        return any(f" {' '.join(words_in(words))} " in text for text in own)

    def masked(text: Text) -> Text:
        words = plain(text)
        if guard.is_confidential(words) and not is_own(words):
            return (Run(mask_for("confidential"), grounds=grounds_of(text)),)
        found = [each for each in guard.private_in(words) if not is_own(words[each.start : each.end])]
        new = with_replaced(text, [(each.start, each.end, mask_for(each.rule)) for each in found]) if found else text
        return tuple(piece for run in new for piece in text_of(run.text, run.mark, run.grounds)) if found else text

    return with_texts(document, masked)
