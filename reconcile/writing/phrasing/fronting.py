"""A sentence with its moment in front: "Elke vrijdag mailt de leerkracht ..." reads as written, not as spoken."""

import re
from collections.abc import Iterable
from functools import cache

from reconcile.writing.data import data_table
from reconcile.writing.phrasing.parties import capitalised
from reconcile.writing.phrasing.verbs import verbs


@cache
def _moment() -> re.Pattern[str]:
    patterns: list[str] = data_table("phrasing/indirect.toml")["moment_patterns"]
    return re.compile(rf"(?<![\w,])(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)})(?!\w)", re.IGNORECASE)


@cache
def _clause_end() -> re.Pattern[str]:
    starts: list[str] = data_table("phrasing/indirect.toml")["clause_starts"]
    return re.compile(rf"[,;:(]| (?:dat|of|en|maar|{'|'.join(starts)}) ")


def with_moment_first(text: str, subjects: Iterable[str]) -> str | None:
    """`text`, one main clause with one of `subjects` in it, with its moment moved to the front.

    None when no subject stands next to a verb we know, when there is no moment, or when it stands in front already.
    """
    for subject in sorted(subjects, key=len, reverse=True):
        name = re.escape(subject)
        subject_first = re.match(rf"(?i:{name}) (?P<verb>\w+) (?P<rest>.+)\.$", text)
        if subject_first:
            return _fronted(subject, subject_first["verb"], "", subject_first["rest"])
        inverted = re.match(rf"(?P<first>[^,]+?) (?P<verb>\w+) {name} (?P<rest>.+)\.$", text)
        if inverted and not _moment().match(inverted["first"]):
            first = inverted["first"]
            article = first.split()[0].lower() in data_table("phrasing/indirect.toml")["articles"]
            return _fronted(
                subject, inverted["verb"], (first[0].lower() + first[1:] if article else first), inverted["rest"]
            )
    return None


def _fronted(subject: str, verb: str, first: str, rest: str) -> str | None:
    """The moment in `rest` moved to the front; `first` then follows the subject."""
    if verb.lower() not in verbs().known:
        return None
    end = _clause_end().search(rest)
    hit = _moment().search(rest, 0, end.start() if end else len(rest))
    if hit is None:
        return None
    words = [capitalised(hit[0]), verb, subject, first, rest[: hit.start()].strip(), rest[hit.end() :].strip()]
    text = re.sub(r"\s+([,;:])", r"\1", " ".join(word for word in words if word))
    return text + "."
