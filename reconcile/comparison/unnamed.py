"""Whom a report sentence without a subject is about: "Gaf aan dat ..." under the heading "Moeder"."""

import re
from functools import lru_cache

from reconcile.comparison.pair import Pair
from reconcile.language.roles import Cast, Mention
from reconcile.language.tokens import lemma_of, tokens
from reconcile.lexicon import table

OTHER_WORDS = 2
"""Words besides the people that a heading of one person may hold: "Acties moeder"."""
_NEXT_CLAUSE = re.compile(r",\s*(?:dan|zo)\b", re.IGNORECASE)


def unnamed(pair: Pair) -> Mention | None:
    """The person of the heading, for a sentence that begins with its verb; at place (0, 0), as nothing names them."""
    if not begins_with_verb(pair.text) or not pair.statement.section:
        return None
    return _person_of(pair.cast, pair.statement.section[-1])


@lru_cache(maxsize=8192)
def begins_with_verb(text: str) -> bool:
    """Whether a sentence leaves its subject out: it begins with a verb, and supposes nothing ("Lukt het niet, dan")."""
    first = next((token for token in tokens(text) if token.is_word), None)
    if first is None or text.rstrip().endswith("?") or _NEXT_CLAUSE.search(text):
        return False
    return is_finite(first.lower)


@lru_cache(maxsize=16_384)
def is_finite(word: str) -> bool:
    """Whether a word is likely a verb of the third person: "belt", "gaf", "benadrukte"."""
    if word in table("unnamed")["no_verbs"]:
        return False
    if word in table("unnamed")["verbs"]:
        return True
    lemma = lemma_of(word)
    return lemma != word and lemma.endswith("n") and not word.startswith("ge") and word.endswith(("t", "te", "de"))


@lru_cache(maxsize=1024)
def _person_of(cast: Cast, heading: str) -> Mention | None:
    """The one person that a heading names, by name or role or both."""
    mentions = cast.mentions(heading)
    rest = heading
    for mention in mentions:
        rest = rest.replace(heading[mention.start : mention.end], " ")
    if not mentions or len(re.findall(r"\w+", rest)) > OTHER_WORDS:
        return None
    speakers = frozenset.intersection(*(mention.speakers for mention in mentions))
    return Mention(speakers, mentions[0].label, mentions[0].is_group, 0, 0) if speakers else None
