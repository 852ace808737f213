"""E7, E14 and E14c: papers that are about no finding at all."""

from reconcile.writing.data import data_table
from reconcile.writing.document import BulletList, Document, text_of
from reconcile.writing.facts import LetterFacts
from reconcile.writing.phrasing.words import enumerated
from reconcile.writing.school.papers import due_by_law, paper


def access(facts: LetterFacts) -> Document:
    """The request for a copy of the file, with the kinds of document it is about."""
    shown = facts.shown()
    kinds: list[str] = data_table("school/lists.toml")["documents"]
    checklist = BulletList(tuple(text_of(kind.format(child=shown["child"])) for kind in kinds))
    return paper("access", facts, {"due": due_by_law(facts)}, {"checklist": [checklist]})


def covering_mail(facts: LetterFacts) -> Document:
    """The mail that goes with documents."""
    return paper("covering_mail", facts)


def authorisation(facts: LetterFacts) -> Document:
    """A pupil of 16 or older lets the parents ask."""
    shown = facts.shown()
    signers = shown["signers"]
    assert isinstance(signers, list)
    return paper("authorisation", facts, {"names": enumerated(signers)})
