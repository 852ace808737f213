"""Finite forms of Dutch verbs, each to the form it takes with another subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.writing.data import data_table, data_text


@dataclass(frozen=True)
class Verbs:
    """The verb table (verbs.tsv, and the past forms of indirect.toml) as lookups."""

    ik_to_hij: Mapping[str, str]
    hij_to_plural: Mapping[str, str]
    plural_to_hij: Mapping[str, str]
    polite_to_hij: Mapping[str, str]
    """Forms with "u", to the form with "hij"."""
    past: frozenset[str]
    """Past forms, which are the same with "ik" and "hij"."""
    known: frozenset[str]
    particles: tuple[str, ...]


@cache
def verbs() -> Verbs:
    """The verb table, read once."""
    lines = data_text("phrasing/verbs.tsv").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    data = data_table("phrasing/indirect.toml")
    past: dict[str, str] = data["past"]
    plural_to_hij = {infinitive: hij for infinitive, _, hij in rows} | past
    hij_to_plural = {hij: infinitive for infinitive, hij in plural_to_hij.items()}
    polite: dict[str, str] = data["polite"]
    u_to_plural = hij_to_plural | {form: hij_to_plural[hij] for form, hij in polite.items()}
    ik_to_hij = {ik: hij for _, ik, hij in rows} | {form: form for form in past.values()}
    return Verbs(
        ik_to_hij=ik_to_hij,
        hij_to_plural=u_to_plural,
        plural_to_hij=plural_to_hij,
        polite_to_hij={form: form for form in u_to_plural} | polite,
        past=frozenset(past.values()),
        known=frozenset(ik_to_hij) | frozenset(u_to_plural) | frozenset(plural_to_hij),
        particles=tuple(data["particles"]),
    )


def changed(word: str, forms: Mapping[str, str]) -> str | None:
    """`word` in its new form; a particle in front of the verb ("opbel") stays there. None when it is no such form."""
    if word in forms:
        return forms[word]
    for particle in verbs().particles:
        rest = word.removeprefix(particle)
        if rest != word and len(rest) > 1 and rest in forms:
            return particle + forms[rest]
    return None
