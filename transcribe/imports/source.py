"""The file as received: its bytes, and what they are as text and as JSON."""

import json
import math
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from transcribe.imports import refusals
from transcribe.imports.cleaning import clean
from transcribe.imports.decoding import decoded

# "[00:05] Naam: ..." starts with a bracket too, so the bracket alone does not make it JSON.
_OPENS_AS_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{\]])')


@dataclass(frozen=True)
class Source:
    """A file somebody wants to bring in. `name` is the file name, for problems."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The lower-case suffix with its dot, "" when there is none."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def text(self) -> str:
        r"""The text with "\n" line ends. Raises Unreadable when it is not text."""
        return decoded(self.name, self.content)

    @cached_property
    def data(self) -> object:
        """The parsed JSON with clean strings and only finite numbers; None when the text is not meant as JSON.

        Raises Unreadable when it is meant as JSON and broken.
        """
        if self.suffix != ".json" and not _OPENS_AS_JSON.match(self.text):
            return None
        try:
            return _cleaned(json.loads(self.text, parse_float=_finite, parse_constant=lambda _: None))
        except json.JSONDecodeError as error:
            raise refusals.broken_json(self.name, error.lineno) from None
        except (ValueError, RecursionError):  # a number of thousands of digits; brackets nested thousands deep
            raise refusals.broken_json(self.name, 1) from None


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _cleaned(value: object) -> object:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(item) for item in value]
        case dict():
            return {clean(key): _cleaned(item) for key, item in value.items()}
        case _:
            return value
