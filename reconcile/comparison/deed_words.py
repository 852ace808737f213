"""The words that tell what somebody does: content words, with separated verbs put together again.

"Ik vraag het dit weekend aan" holds "aanvragen", as "het wordt aangevraagd" does.
"""

from functools import cache, lru_cache

from reconcile.comparison.clauses import clauses_of, content
from reconcile.language.tokens import Token, lemma_of, tokens
from reconcile.lexicon import table


@lru_cache(maxsize=16_384)
def deed_words(text: str) -> frozenset[str]:
    """The content words of `text`, and of every verb with its particle apart the whole verb."""
    return content(text).union(*(_rejoined(clause.text) for clause in clauses_of(text)))


@lru_cache(maxsize=16_384)
def _rejoined(clause: str) -> frozenset[str]:
    words = [token for token in tokens(clause) if token.is_word]
    return frozenset(
        verb
        for place, particle in enumerate(words)
        if place > 0 and particle.lower in _words("particles") and _stands_alone(words, place)
        for verb in [_verb_with(particle.lower, words[:place])]
        if verb
    )


def _stands_alone(words: list[Token], place: int) -> bool:
    """Whether a particle governs nothing: it ends the clause, or what follows begins something new."""
    return place + 1 == len(words) or words[place + 1].lower in _words("after_particle")


def _verb_with(particle: str, words: list[Token]) -> str | None:
    """The nearest verb before a particle that makes a known verb with it."""
    from simplemma import is_known

    whole = (particle + infinitive(word.lower) for word in reversed(words) if word.lower not in _words("particles"))
    return next((verb for verb in whole if verb.endswith("n") and is_known(verb, "nl")), None)


@lru_cache(maxsize=65_536)
def infinitive(word: str) -> str:
    """The dictionary form of a word, taken for a verb where it may be one: "vraag" is "vragen" too."""
    lemma = lemma_of(word)
    if lemma.endswith("n") and lemma != word:
        return lemma
    third = lemma_of(word + "t")
    return third if third.endswith("n") and third[:2] == word[:2] else lemma


@lru_cache(maxsize=65_536)
def is_verb(word: str) -> bool:
    """Whether a lemma is likely a verb: one ending in "en" that the dictionary holds; a compound of ours is a noun."""
    from simplemma import is_known

    return word.endswith("en") and is_known(word, "nl")


def is_light(word: str) -> bool:
    """Whether a word goes with any deed: "zorgen", "regelen"."""
    return word in _words("light")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("doing")["words"][name])
