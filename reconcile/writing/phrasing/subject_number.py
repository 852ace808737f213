"""The verb after a subject that is put right: "Ouders zijn van mening" becomes "Leerkracht is van mening", and back."""

import re

from models.finding import Correction
from reconcile.writing.data import data_table
from reconcile.writing.phrasing.verbs import changed, verbs

_NEXT_WORD = re.compile(r"(\s+)(\w+)")
_BEGINS = re.compile(r"(?:^|[.!?:;\n]|[-–—•*])\s*$")
"""What stands before the subject of a sentence; after "op verzoek van" it is no subject, and its verb is another's."""


def with_verb(correction: Correction, report_text: str, free_until: int) -> Correction:
    """`correction`, with the verb after it when a plural subject became one person, or one person several.

    `free_until` is where the next correction begins; the verb must stand before that.
    """
    plural: list[str] = data_table("phrasing/indirect.toml")["parties"]["plural"]
    gone = report_text[correction.start : correction.end].lower().split()
    there = correction.text.lower().split()
    verb = _NEXT_WORD.match(report_text, correction.end)
    if not (gone and there and verb) or verb.end() > free_until:
        return correction
    was, becomes = gone[-1] in plural, there[-1] in plural
    fitting = changed(verb[2], verbs().plural_to_hij if was else verbs().hij_to_plural) if was != becomes else None
    if fitting is None or not _BEGINS.search(report_text[: correction.start]):
        return correction
    return Correction(start=correction.start, end=verb.end(), text=f"{correction.text}{verb[1]}{fitting}")
