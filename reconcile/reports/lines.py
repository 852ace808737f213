"""What a line is by itself: heading, list item, field, ruling or running text. Shared by every format."""

import re

from reconcile.reports.correspondence import opens_earlier_message, salutes

MAX_HEADING_LENGTH = 80
MAX_HEADING_WORDS = 8

CAPITALS_LEVEL = 7
"""Headings known by their looks alone stand below those a document marks with a level of its own (1 to 6)."""
NUMBERED_LEVEL = 8
TITLE_LEVEL = 12
"""Room between: "1." is 8, "1.1" is 9."""
LABEL_LEVEL = 13
"""A label alone ("Besluit:") groups what follows, inside its section."""

_MARKER = re.compile(
    r"(?:[-*•‣▪▫◦·●○■□☐☑☒✓✔–—>➢►→\uf0b7\uf0a7]|\[[ xX]\]|\(?\d{1,2}\)|\d{1,2}\.|\(?[a-z]\)|[a-h]\.)[ \t]+(?=\S)"
)
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?[ \t]+(?=[^\W\d_])")
_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_FIELD = re.compile(
    r"(?:[^\W\d_a-z][\w'’/().-]*(?: [\w'’/().-]+){0,3} ?|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?):[ \t]+\S"
)
_RULING = re.compile(r"[-=_*~#+|:.·─━═│┃┌┐└┘├┤┬┴┼\s]{3,}|[|\s]+")
_PARENTHESES = re.compile(r"\([^()]*\)")
_SENTENCE_ENDS = (".", "!", ",", ";", "…")
"""A question may be a heading: "Wat gaat goed?"."""


def marker_of(line: str) -> str:
    """The list marker `line` starts with ("- ", "2. ", "a) "), white space included, or ""."""
    found = _MARKER.match(line)
    return found.group() if found else ""


def is_ruling(line: str) -> bool:
    """Whether `line` only draws: "-----", "|---|---|", "......"."""
    return _RULING.fullmatch(line) is not None


def is_field(line: str) -> bool:
    """Whether `line` is a label or date with what belongs to it ("Datum: 12 maart", "12-03: IB belt")."""
    return _FIELD.match(line) is not None


def heading_level(line: str) -> int | None:
    """The level of a line that is a heading by its looks alone (# marks, CAPITALS, a label with nothing behind it)."""
    hashes = _HASHES.match(line)
    if hashes:
        return len(hashes.group(1))
    if not _could_be_heading(line):
        return None
    if _in_capitals(line):
        return CAPITALS_LEVEL
    if line.endswith(":") and line[0].isupper():
        return LABEL_LEVEL
    return None


def title_level(line: str) -> int | None:
    """The level of a line that would be a heading if it stood by itself ("Wat gaat goed", "2. Verzuim"), or None."""
    if not _could_be_heading(line):
        return None
    number = _NUMBER.match(line)
    if number:
        return min(NUMBERED_LEVEL + number.group(1).count("."), TITLE_LEVEL - 1)
    return None if marker_of(line) or not line[0].isupper() else TITLE_LEVEL


def looks_level(line: str, *, stands_out: bool) -> int | None:
    """The level of a line that is a heading by its looks, given whether it stands out by bold or large letters."""
    return heading_level(line) or (title_level(line) if stands_out else None)


def is_unfinished(line: str) -> bool:
    """Whether `line` stops without closing a sentence."""
    return line[-1:] not in (*".!?:;…", "")


def _could_be_heading(line: str) -> bool:
    return (
        line != ""
        and len(line) <= MAX_HEADING_LENGTH
        and len(line.split()) <= MAX_HEADING_WORDS
        and not line.endswith(_SENTENCE_ENDS)
        and not is_field(line)
        and not salutes(line)
        and not opens_earlier_message(line)
        and any(character.isalpha() for character in line)
    )


def _in_capitals(line: str) -> bool:
    bare = _PARENTHESES.sub("", line)
    return sum(character.isalpha() for character in bare) >= 3 and bare.upper() == bare and marker_of(line) == ""
