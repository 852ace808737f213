"""Tokens with their lemma and place, by spaCy's blank Dutch tokenizer and simplemma's dictionary."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

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
    for abbreviation in table("words")["abbreviations"]:
        for form in {abbreviation, abbreviation.capitalize()}:
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
    return nlp


_DIMINUTIVE = re.compile(r"(?<=[a-zëéïü]{3})(?:etje|pje|kje|tje|je)s?$")


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
    return len(lemma) > 2 and lemma not in _stopwords() and not lemma[0].isdigit()


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(table("words")["stopwords"])


def stem_of(lemma: str) -> str:
    """A lemma without its diminutive ending, for comparing content ("kwartiertje" -> "kwartier")."""
    return _DIMINUTIVE.sub("", lemma)


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of written text, surrounding white space left out."""
    spans = []
    for sentence in pipeline()(text).sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            spans.append((words[0].idx, words[-1].idx + len(words[-1])))
    return tuple(spans)
