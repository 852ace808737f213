"""The fields in the head of a report: "Datum: 12 maart", "Aanwezig | ...", and where their values stand."""

import re
from typing import NamedTuple

from reconcile.remarks.data import labels, pattern

HEAD = 2_500
"""Characters of a report in which its head is looked for."""
_LINE = re.compile(r"^[ \t]*(?P<label>[A-Za-zÀ-ÿ ./']{2,45}?)[ ]*[:\t|]+[ \t]*(?P<value>[^\n]*\S)", re.MULTILINE)


class Field(NamedTuple):
    """The value of a field. `text[start:end]` of the report is `value`."""

    value: str
    start: int
    end: int
    is_list: bool = True
    """Whether nothing but the value stands there: in running text other sentences follow it."""


def field_of(text: str, kind: str) -> Field | None:
    """The first field of `kind` ("date", "attendees") in the head of `text`."""
    for match in _LINE.finditer(text, 0, HEAD):
        if match["label"].strip().lower().rstrip(".") in {each.rstrip(".") for each in labels(kind)}:
            return Field(match["value"], *match.span("value"))
    told = pattern("attendees_in_text").search(text, 0, HEAD) if kind == "attendees" else None
    return Field(told["value"], *told.span("value"), is_list=False) if told else None
