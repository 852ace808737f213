"""Sentences about what was settled: whole in their facts, and never closer to what was said than the guard allows."""

import datetime
import re
from collections.abc import Callable
from typing import Any

from reconcile.writing.data import data_table
from reconcile.writing.document import gap
from reconcile.writing.facts import dutch_date
from reconcile.writing.material import Settled
from reconcile.writing.phrasing.fronting import with_moment_first
from reconcile.writing.phrasing.indirect import in_indirect_speech, is_topic_phrase
from reconcile.writing.phrasing.parties import capitalised, party_named, side_of
from reconcile.writing.phrasing.spoken import TOKEN, names_a_fact, topics_of, words_of
from reconcile.writing.phrasing.words import words_in

Allows = Callable[[str], bool]
"""Whether a text may go to the school."""

_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_FACT = re.compile(r"\d|[A-ZÀ-Þ]")


def letters() -> dict[str, Any]:
    """The Dutch sentences of the letters."""
    return data_table("letters.toml")


def with_dutch_dates(text: str) -> str:
    """`text` with every ISO date written out."""

    def written(hit: re.Match[str]) -> str:
        try:
            return dutch_date(datetime.date.fromisoformat(hit[0]))
        except ValueError:
            return hit[0]

    return _ISO_DATE.sub(written, text)


def one_line(text: str) -> str:
    """`text` of a report on one line, with a dash between the cells of a table."""
    cells = (" ".join(cell.split()) for cell in text.split("\t"))
    return " – ".join(cell for cell in cells if cell)


def settled_sentence(settled: Settled, allows: Allows, *, with_facts: bool = True) -> str:
    """What was settled as calm indirect speech, with gaps where words are lacking.

    `with_facts` adds the quantity, moment and condition that the words do not show; a table has columns for them.
    """
    text = settled.text.strip()
    if not _is_indirect(text):
        text = in_indirect_speech(text, settled.actor)
    text = capitalised(with_dutch_dates(text).rstrip(" .!")) + "."
    facts = _facts_lacking(text, settled)
    if is_topic_phrase(text):
        return fallback(text.partition(": ")[2].rstrip(". ").split(", "), facts, allows)
    subjects = subjects_of(settled.actor)
    for form in (text, with_moment_first(text, subjects)):
        whole = form and _with_facts(form, facts if with_facts else [])
        said = whole and reworded(whole, allows)
        if said:
            return said
    names = {word for subject in subjects for word in words_in(subject)}
    topics = [topic for topic in topics_of(text) if not set(words_in(topic)) <= names]
    return fallback(topics, facts, allows)


def subjects_of(actor: str) -> set[str]:
    """Who may be the subject of a sentence about what `actor` said, as `in_indirect_speech` names them."""
    party = party_named(actor)
    return {party.subject, side_of(party).subject, party_named("allen").subject, party_named("ouders").subject}


def _with_facts(text: str, facts: list[str]) -> str:
    form: str = letters()["proposal"]["missing"]
    return form.format(text=text.rstrip("."), facts="; ".join(facts)) if facts else text


def _is_indirect(text: str) -> bool:
    """Whether `text` holds nobody in the first or second person, no question and nothing broken off."""
    tokens = {token.lower() for token in TOKEN.findall(text)}
    return bool(text) and not words_of("forbidden") & tokens and not re.search(r"\?|\.\.\.|…|\w-(?:\s|$)", text)


def _facts_lacking(text: str, settled: Settled) -> list[str]:
    """Quantity, moment and condition of `settled` that `text` does not show yet."""
    present = set(_normal(text))
    lacking = [
        with_dutch_dates(fact)
        for fact in (settled.quantity, settled.deadline)
        if fact and not set(_normal(re.sub(r" \d{4}$", "", with_dutch_dates(fact)))) <= present
    ]
    if settled.condition:
        telling = {word for word in _normal(settled.condition) if len(word) > 3}
        if not telling <= present:
            lacking.append(letters()["proposal"]["condition"].format(condition=condition_of(settled)))
    return lacking


def condition_of(settled: Settled) -> str:
    """The condition of `settled`, as long as its words can stand in a letter; else a gap."""
    known = settled.condition if settled.condition and _is_indirect(settled.condition) else ""
    return known.strip(" .") or gap(letters()["gaps"]["condition"])


def _normal(text: str) -> list[str]:
    """The words of `text`, small numbers as digits, without the little words between."""
    skip = {"in", "de", "per", "op", "om", "uiterlijk", "voor", "vóór", "een"}
    digits: dict[str, str] = letters()["numerals"]
    for amount in letters()["same_amount"]:
        text = re.sub(rf"(?<!\w)(?:{amount['from']})(?!\w)", amount["to"], text, flags=re.IGNORECASE)
    return [digits.get(word, word) for word in words_in(text) if word not in skip]


def reworded(text: str, allows: Allows) -> str | None:
    """`text`, or the first of its milder or shorter forms that is allowed; None when none is. Facts stay in."""
    if allows(text):
        return text
    other = text
    for swap in letters()["swaps"]:
        pattern = re.compile(rf"(?<!\w)(?:{swap['from']})(?!\w)", re.IGNORECASE)
        new = re.sub(r"\s+(?=[\s.,;:])", "", pattern.sub(_as_capitalised(swap["to"]), other)).strip()
        if new != other and allows(new):
            return new
        other = new
    head, comma, tail = other.rstrip(".").rpartition(", ")
    if comma and not names_a_fact(tail) and not _FACT.search(tail) and allows(head + "."):
        return head + "."
    return None


def _as_capitalised(to: str) -> Callable[[re.Match[str]], str]:
    """Puts `to` for what was found, with a capital where that had one."""
    return lambda hit: capitalised(to) if hit[0][:1].isupper() else to


def fallback(topics: list[str], facts: list[str], allows: Allows) -> str:
    """One gap for the parent's own words, with what it is about and its facts as a hint inside."""
    form = letters()["proposal"]
    space: str = letters()["gaps"]["own_words"]
    about = [topic for topic in topics if allows(topic) and "[" not in topic]
    kept = [fact for fact in facts if allows(fact)]
    if kept:
        space = form["with_facts"].format(gap=space, facts="; ".join(kept))
    fuller = form["with_topics"].format(gap=space, topics=", ".join(about)) if about else space
    return gap(fuller if allows(fuller) else space)
