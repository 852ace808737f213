"""A spoken sentence without what only belongs to speaking, and what it is about."""

import re
from functools import cache

from reconcile.writing.data import data_table
from reconcile.writing.phrasing.verbs import changed, verbs

TOKEN = re.compile(r"[\w€%][\w'./:-]*(?<![.:/])|'s\b|[,;:]")
"""Words and the marks that part clauses; an abbreviation keeps its inner full stops."""

SENTENCE_END = re.compile(r"(?<=[.?!])(?<!\.\.)\s+(?=\S)|(?<=\.\.)\s+(?=[A-Z])")
"""Three full stops before a small letter are a hesitation, not an end."""

_WORD_CHAR = r"[\w'-]"
_BREAK = r"\s*(?:\.\.\.|…|,|-|–|—)?\s*(?:eh,?\s*)?"


@cache
def words_of(name: str) -> frozenset[str]:
    """The word list `name` of indirect.toml."""
    return frozenset(data_table("phrasing/indirect.toml")[name])


@cache
def _any_of(name: str) -> str:
    """A pattern for any of the literal entries under `name`, longest first."""
    return "|".join(map(re.escape, sorted(words_of(name), key=len, reverse=True)))


@cache
def _any_pattern(name: str) -> str:
    entries: list[str] = data_table("phrasing/indirect.toml")[name]
    return "|".join(f"(?:{entry})" for entry in entries)


@cache
def _self_correction() -> re.Pattern[str]:
    value = _any_of("values")
    return re.compile(
        rf"\b(?P<old>\d+(?:[.,]\d+)?|{value})\b(?P<unit>\s+\w+)?{_BREAK}"
        rf"\b(?:nee|of nee|sorry|ik bedoel|wacht)\b(?:,?\s*(?:sorry|wacht|ik bedoel)\b)*,?\s+"
        rf"(?P<new>\d+(?:[.,]\d+)?|{value})\b(?P<tail>(?P=unit))?",
        re.IGNORECASE,
    )


def _last_value(hit: re.Match[str]) -> str:
    """The last of two values when they are of one kind; else the words as they were, which are then not safe."""
    if hit["old"].lower().endswith("dag") != hit["new"].lower().endswith("dag"):
        return hit[0]
    return hit["new"] + (hit["tail"] or "")


_SOUND = re.compile(r"\s*\[[^\]\n]{1,40}\]")
"""What a transcript made elsewhere puts between brackets: "[gelach]", "[onverstaanbaar]"."""


def tidied(raw: str) -> str:
    """One spoken sentence without fillers, clitics, self-corrections, openers, tags and asides.

    Ends with "?" when it is a question, else without a mark; "" when nothing is left.
    """
    clitics: dict[str, str] = data_table("phrasing/indirect.toml")["clitics"]
    text = _SOUND.sub("", raw).replace("’", "'").replace("‘", "'").strip()
    text = re.sub(r"(?<!\w)(?:\w+'\w+|'?\w+)(?!\w)", lambda hit: clitics.get(hit[0].lower(), hit[0]), text)
    text = _self_correction().sub(_last_value, text)
    question = text.endswith("?")
    text = text.rstrip(" .!?…")
    filler = rf"(?<!{_WORD_CHAR})(?:{_any_of('fillers')})(?!{_WORD_CHAR})"
    text = re.sub(rf"(?<![,\s])\s+{filler}\s*,(?=.)", " ", text, flags=re.IGNORECASE)  # the comma was the filler's
    hesitation = r",\s*(?:eh|ehm|uh|uhm|euh),\s*(?!(?:dat|die|dan|daar|ik|we|wij|en|maar|want|als)\b)"
    text = re.sub(hesitation, " ", text, flags=re.IGNORECASE)
    text = re.sub(filler, " ", text, flags=re.IGNORECASE)
    text = re.sub(r"(?:\s*,)+", ",", re.sub(r"\s+", " ", text)).strip(" ,;:-")
    previous = None
    while text and text != previous:
        previous = text
        text, dropped = re.subn(rf"(?:^|,\s*)(?:{_any_of('tags')})$", "", text, flags=re.IGNORECASE)
        question = question and not dropped
        text = re.sub(rf"\s(?:{_any_of('loose_ends')})$", "", text, flags=re.IGNORECASE)
        text = re.sub(rf"^(?:{_any_of('openers')})(?:,\s*|$)", "", text, flags=re.IGNORECASE)
        text = re.sub(rf"^(?:{_any_of('bare_openers')})\s+(?=\S)", "", text, flags=re.IGNORECASE)
        text = re.sub(rf"^(?:{_any_pattern('frames')})", "", text, flags=re.IGNORECASE)
        aside = rf"(?:^|,\s*(?:en |want |dus |maar )?)(?:{_any_pattern('asides')})(?=$|,)"
        text, dropped = re.subn(aside, "", text, flags=re.IGNORECASE)
        question = question and not dropped
        text = text.strip(" ,;:-")
    if not re.search(r", [A-Z][a-zéëï]+,", text):  # a name called out at the end, not the last of a list
        text = re.sub(r", (?:(?:mevrouw|meneer|juf|meester) )?[A-Z][a-zéëï]+$", "", text)
    return text + ("?" if question else "") if text else ""


def names_a_fact(sentence: str) -> bool:
    """Whether `sentence` holds a number, a day, or a word that turns a meaning round: what may not get lost."""
    telling = words_of("values") | words_of("turns_round") | words_of("moments")
    return any(token[0].isdigit() or token.lower() in telling for token in TOKEN.findall(sentence))


def content_words(tokens: list[str]) -> list[str]:
    """The words in `tokens` that say what a sentence is about; after an article a verb form is a noun."""
    found = []
    for place, token in enumerate(tokens):
        plain = token.lower()
        if plain in words_of("stopwords") or not (len(token) > 3 or token[0].isdigit() or token.isupper()):
            continue
        if not is_verb(tokens, place):
            found.append(token)
    return found


def is_verb(tokens: list[str], place: int) -> bool:
    """Whether the token at `place` is a verb form we know; after an article it is a noun ("het eten")."""
    plain = tokens[place].lower()
    after_article = place > 0 and tokens[place - 1].lower() in words_of("articles")
    known = plain in verbs().known or changed(plain, verbs().hij_to_plural) or changed(plain, verbs().ik_to_hij)
    return bool(known) and not after_article


def topics_of(text: str) -> list[str]:
    """Up to six short groups of content words of `text`, in their order; quantities stay whole."""
    groups: list[list[str]] = [[]]
    tokens = TOKEN.findall(re.sub(r"[.!?…]+(?=\s|$)", " ,", text))
    keep = set(content_words(tokens)) - words_of("forbidden")
    keep = {word for word in keep if word.lower() not in words_of("openers") | words_of("weak_firsts")}
    for token in tokens:
        plain = token.lower()
        value = token[0].isdigit() or plain in words_of("values")
        first = groups[-1][0].lower() if groups[-1] else ""
        measured = bool(first) and (first[0].isdigit() or first in words_of("values"))
        if value or token in keep or (measured and plain in words_of("measures")):
            groups[-1].append(token)
        else:
            groups.append([])
    for group in groups:
        while group and group[-1].lower() in ("in", "per", "de", "om"):
            group.pop()
    return list(dict.fromkeys(" ".join(group[:6]) for group in groups if group))[:6]
