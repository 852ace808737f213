"""Tokens with their lemma and place, by spaCy's blank Dutch tokenizer and simplemma's dictionary."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

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
    """Blank Dutch with a sentencizer and the abbreviations of school reports as single tokens."""
    import spacy

    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
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
    """What spaCy finds, and a new sentence where a capital follows "z.s.m." and its like."""
    for sentence in pipeline()(text).sents:
        words = [token for token in sentence if not token.is_space]
        begins = [
            i for i, token in enumerate(words) if i == 0 or (token.is_title and words[i - 1].lower_ in _closing())
        ]
        for first, end in zip(begins, [*begins[1:], len(words)], strict=False):
            if words:
                yield words[first].idx, words[end - 1].idx + len(words[end - 1])


@cache
def _closing() -> frozenset[str]:
    return frozenset(table("words")["closing_abbreviations"])
