"""Recognises the lines a mail program writes around a message: its header, and the start of what it quotes."""

import functools
import re

from reconcile.reports.words import words

_LONGEST = 300
"""Characters of a line that are looked at."""


def is_mail_header(line: str) -> bool:
    """Whether `line` could be one of a mail's header ("Onderwerp: verslag")."""
    return _labelled("header_labels").match(line) is not None


def names_sender(line: str) -> bool:
    """Whether `line` is a mail's "Van:"."""
    return _labelled("sender_labels").match(line) is not None


def opens_earlier_message(line: str, next_line: str = "") -> bool:
    """Whether what follows `line` is quoted from an earlier message. Mail programs wrap it, hence `next_line`."""
    if _titled().fullmatch(line):
        return True
    line, next_line = line[:_LONGEST], next_line[:_LONGEST]
    attribution = _attribution()
    return bool(attribution.fullmatch(line) or (next_line and attribution.fullmatch(f"{line} {next_line}")))


def salutes(line: str) -> bool:
    """Whether `line` greets ("Beste ouders") or takes leave."""
    return _salutation().match(line) is not None


@functools.cache
def _labelled(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\*?(?:{_any(kind)})\*?\s?:", re.IGNORECASE)


@functools.cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"[-_*\s]*(?:{_any('earlier_titles')})\s*:?[-_*\s]*", re.IGNORECASE)


@functools.cache
def _attribution() -> re.Pattern[str]:
    """ "Op 3 mei om 10:00 schreef Ouder <o@example.org>:": a mail program's line names the hour or the address."""
    told = rf"(?:op|on)\b.{{0,100}}\d.{{0,200}}\b(?:{_any('earlier_verbs')})\b.{{0,200}}:?"
    return re.compile(rf"(?=.*(?:@|\d[:.]\d\d)){told}", re.IGNORECASE)


@functools.cache
def _salutation() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('salutations')})\b", re.IGNORECASE)


def _any(kind: str) -> str:
    return "|".join(re.escape(word) for word in words(kind))
