"""Takes names, numbers and addresses out of a text, so that it can be shared with other parents.

Privacy comes before style: a name that is also a word ("Storm") goes wherever it has a capital. What may still be a
name is listed, for the parent to look at.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from reconcile.writing.document import Document, Text, lines_of, plain
from reconcile.writing.guard.children import OtherChildren
from reconcile.writing.guard.personal import mask_for, personal_in
from reconcile.writing.guard.replacing import Piece, replaced, with_replaced, with_texts
from reconcile.writing.phrasing.parties import capitalised
from reconcile.writing.sharing.cast import Someone, tables
from reconcile.writing.sharing.forms import END, START, forms_of, pattern_for

_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<![.!?:\n“\"-] )(?<!\n)(?<!^)(?<![\w(“\"'])[A-ZÀ-Þ][a-zà-ÿ]{2,}(?!\w)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n“\"]\s*|[-•]\s|\d\.\s)$")


@dataclass(frozen=True)
class Replacement:
    """What was found somewhere, and what stands there now."""

    found: str
    put: str
    times: int


@dataclass(frozen=True)
class Shared:
    """What was done to a paper."""

    replaced: tuple[Replacement, ...]
    doubtful: tuple[str, ...]
    """Words that may be a name still: with a capital inside a sentence, or a name that is a word too."""


class Pseudonyms:
    """The roles of one dossier, ready for any of its papers."""

    def __init__(self, cast: Iterable[Someone], texts: Iterable[str] = ()) -> None:
        """`cast` are the people we know. `texts` are what will be shared: names we do not know that stand there
        behind a title or a word for a child get a role of their own, the same in all of them.
        """
        cast = tuple(cast)
        cast += tuple(_strangers(cast, [_composed(text) for text in texts]))
        forms = forms_of(cast)
        self._stands_for = {" ".join(form.words.split()): form for form in forms}
        self._pattern = pattern_for(forms) if forms else None
        self._lowered = {form.words.lower(): form.pseudonym for form in reversed(forms) if len(form.words) > 2}
        lower = "|".join(map(re.escape, sorted(self._lowered, key=len, reverse=True)))
        self._lower = re.compile(rf"{START}(?P<name>{lower})(?:['’]?s)?{END}") if lower else None

    def shared(self, text: str) -> tuple[str, Shared]:
        """`text` without names, and what was done."""
        text = _composed(text)
        pieces = self._pieces(text)
        new = replaced(text, pieces)
        return new, _report([(text, pieces)], self._doubtful([new]))

    def shared_document(self, document: Document) -> tuple[Document, Shared]:
        """`document` without names, and what was done."""
        done: list[tuple[str, list[Piece]]] = []

        def changed(text: Text) -> Text:
            text = tuple(type(run)(_composed(run.text), run.mark, run.grounds) for run in text)
            pieces = self._pieces(plain(text))
            done.append((plain(text), pieces))
            return with_replaced(text, pieces)

        new = with_texts(document, changed)
        return new, _report(done, self._doubtful(lines_of(new)))

    def _pieces(self, text: str) -> list[Piece]:
        pieces: list[Piece] = [(*hit.span(), tables()["stands_for"]["web"]) for hit in _WEB.finditer(text)]
        for each in personal_in(text):
            _add(pieces, (each.start, each.end, mask_for(each.kind)))
        for hit in self._pattern.finditer(text) if self._pattern else ():
            _add(pieces, (*hit.span(), self._put(text, hit)))
        for hit in self._lower.finditer(text) if self._lower else ():
            if not _is_a_word(hit["name"]):
                _add(pieces, (*hit.span(), self._lowered[hit["name"]]))
        return pieces

    def _put(self, text: str, hit: re.Match[str]) -> str:
        """The role that stands for the name in `hit`, with its ending and its capital."""
        put = self._stands_for[" ".join(hit["name"].split())].pseudonym
        ending = hit["ending"] or ""
        if ending.endswith(("s", "'", "’")) and "je" not in ending:
            put += "’s" if put[-1].isdigit() else "’" if put[-1] == "s" else "s"
        return capitalised(put) if _SENTENCE_START.search(text[: hit.start()]) else put

    def _doubtful(self, texts: Iterable[str]) -> list[str]:
        found: dict[str, None] = {}
        for text in texts:
            capitals = (hit[0] for hit in _CAPITAL.finditer(text))
            found.update(dict.fromkeys(word for word in capitals if word not in tables()["words"]["no_names"]))
            if self._lower:
                found.update(dict.fromkeys(hit[0] for hit in self._lower.finditer(text)))
        return list(found)


def _strangers(cast: tuple[Someone, ...], texts: list[str]) -> Iterable[Someone]:
    """People and children in `texts` whom nobody told us of."""
    words = tables()["words"]
    known = [each.name for each in cast]
    stands_for = tables()["stands_for"]
    joint = "|".join(map(re.escape, words["joints"]))
    titled = re.compile(
        rf"{START}(?i:{words['announcing']})\s+(?P<name>(?:(?i:{joint})\s+)*[A-ZÀ-Þ][\w’'-]+(?:\s+(?:(?:{joint})\s+)*[A-ZÀ-Þ][a-zà-ÿ-]+)*)"
    )
    parts = {part.lower() for name in known for part in name.split()}
    taken = {int(n) for each in cast if (n := each.pseudonym.removeprefix(f"{stands_for['person']} ")).isdigit()}
    numbers = (n for n in count(1) if n not in taken)
    seen: set[str] = set()
    for hit in (hit for text in texts for hit in titled.finditer(text)):
        name = re.sub(r"['’]s$", "", hit["name"])
        if name.split()[-1].lower() not in parts and name not in seen:
            seen.add(name)
            yield Someone(name, f"{stands_for['person']} {next(numbers)}")
    taken = {int(n) for each in cast if (n := each.pseudonym.removeprefix(f"{stands_for['other_child']} ")).isdigit()}
    numbers = (n for n in count(1) if n not in taken)
    children = OtherChildren((), [*known, *seen, "-"], ())
    for text in texts:
        for start, end in children.spans_in(text):
            name = text[start:end]
            if name not in seen:
                seen.add(name)
                yield Someone(name, f"{stands_for['other_child']} {next(numbers)}")


def _add(pieces: list[Piece], new: Piece) -> None:
    if not any(new[0] < end and start < new[1] for start, end, _ in pieces):
        pieces.append(new)


def _report(done: list[tuple[str, list[Piece]]], doubtful: list[str]) -> Shared:
    counted = Counter((text[start:end], put) for text, pieces in done for start, end, put in sorted(pieces))
    return Shared(tuple(Replacement(found, put, times) for (found, put), times in counted.items()), tuple(doubtful))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _is_a_word(name: str) -> bool:
    """Whether `name`, in small letters, is an everyday word too."""
    return name in tables()["words"]["also_words"]
