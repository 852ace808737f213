"""Tokens with their lemma and place, by spaCy's blank Dutch tokenizer and simplemma's dictionary."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from reconcile.language.numbers import number_of, ordinal_of
from reconcile.lexicon import table

if TYPE_CHECKING:
    from spacy.language import Language


class Token(NamedTuple):
    """One word or mark. `text[start:end]` of the tokenised text is what it covers."""

    lower: str
    lemma: str
    start: int
    end: int
    is_word: bool


@cache
def pipeline() -> "Language":
    """Blank Dutch with the abbreviations of school reports as single tokens."""
    import spacy

    nlp = spacy.blank("nl")
    words = {f"{word}." for word in table("words")["no_abbreviations"]}
    nlp.tokenizer.rules = {form: rule for form, rule in nlp.tokenizer.rules.items() if form.lower() not in words}
    for abbreviation in table("words")["abbreviations"]:
        for form in {abbreviation, abbreviation.capitalize()}:
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    return nlp


SHORTEST_STEM = 3


@lru_cache(maxsize=100_000)
def lemma_of(word: str) -> str:
    """The dictionary form of a lower-case word; particles rejoined ("ingezet" -> "inzetten")."""
    known: str | None = table("words")["lemmas"].get(word)
    if known:
        return known
    from simplemma import lemmatize

    lemma: str = lemmatize(word, "nl").replace("_", "").lower()
    return lemma


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, white space left out."""
    return tuple(
        Token(token.lower_, lemma_of(token.lower_), token.idx, token.idx + len(token), token.text[0].isalnum())
        for token in pipeline().make_doc(text)
        if not token.is_space
    )


@lru_cache(maxsize=100_000)
def is_content(lemma: str) -> bool:
    """Whether a lemma carries meaning of its own: not a function word, filler, number or meeting genre word."""
    if len(lemma) <= 2 or lemma in _stopwords() or lemma[0].isdigit():
        return False
    return number_of(lemma) is None and ordinal_of(lemma) is None


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(table("words")["stopwords"])


@lru_cache(maxsize=100_000)
def stem_of(lemma: str) -> str:
    """A lemma without its diminutive ending, for comparing content ("kamertje" -> "kamer", "kaartje" -> "kaart")."""
    from simplemma import is_known

    stems = (lemma.removesuffix(ending) for ending in table("words")["diminutives"] if lemma.endswith(ending))
    return next((stem for stem in stems if len(stem) >= SHORTEST_STEM and is_known(stem, "nl")), lemma)


@lru_cache(maxsize=16_384)
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of written text, surrounding white space left out.

    A full stop before a small letter ends no sentence but an abbreviation, unless the whole text goes without capitals.
    """
    has_capitals = text != text.lower()
    spans: list[tuple[int, int]] = []
    for start, end in _sentences(text):
        goes_on = spans and has_capitals and text[start].islower() and text[spans[-1][1] - 1] == "."
        if goes_on and text[spans[-1][1] - 2] != ".":
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """As spaCy's sentencizer, which would read the text once more, and a new one where a capital follows "z.s.m.".

    A sentence begins at the first token after a mark that ends one, other marks left out unless white space that is
    more than a blank stands before them.
    """
    found = tokens(text)
    begins, ended = [0], False
    for place, token in enumerate(found):
        mark = text[token.start : token.end]
        if ended and (not _is_mark(mark) or text[found[place - 1].end : token.start] not in ("", " ")):
            begins.append(place)
            ended = False
        elif place and mark.istitle() and found[place - 1].lower in _closing():
            begins.append(place)
        ended = ended or mark in _enders()
    for first, end in zip(begins, [*begins[1:], len(found)], strict=True):
        if end > first:
            yield found[first].start, found[end - 1].end


@cache
def _enders() -> frozenset[str]:
    from spacy.pipeline import Sentencizer

    return frozenset(Sentencizer.default_punct_chars)


@lru_cache(maxsize=4096)
def _is_mark(token: str) -> bool:
    """Whether it is punctuation, as spaCy counts it."""
    return all(category(letter).startswith("P") for letter in token)


@cache
def _closing() -> frozenset[str]:
    return frozenset(table("words")["closing_abbreviations"])
