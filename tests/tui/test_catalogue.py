"""The Dutch catalogue: every sentence of the program is in it, in words a parent knows."""

import ast
import io
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tui.language import DOMAIN, LOCALE_FOLDER

HOUSE = Path(__file__).parents[2]
ROOMS = ("models", "transcribe", "reconcile", "tui")
PO = LOCALE_FOLDER / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po"

JARGON = ("diarisatie", "segment", "alignment", "confidence", "token", "diff", "export", "transcript", "json")
"""Words of ours, not of a parent's. They may stand in what has to be typed, never in a sentence."""

TYPED = re.compile(r"--[\w-]+|“[^”]*”|\{\w+\}|\bkloppend \S+|\S*\.\w{2,4}\b|\bJSON\b")
"""What stands as it is typed: options, quoted words, placeholders, commands, file names; and the name of a format."""


def marked_messages() -> Iterator[str]:
    """Every N_("...") of the program, as Python reads it."""
    for room in ROOMS:
        for path in (HOUSE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                    (message,) = node.args
                    assert isinstance(message, ast.Constant), f"{path}:{node.lineno} marks something that is no text"
                    assert isinstance(message.value, str)
                    yield message.value


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="nl", domain=DOMAIN)


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_every_sentence_of_the_program_has_a_dutch_one(dutch: Catalog) -> None:
    without = [text for text in sorted(set(marked_messages())) if not (dutch.get(text) and dutch[text].string)]
    assert without == [], "translate these in kloppend.po (make messages puts them there)"


def test_the_catalogue_holds_no_sentence_the_program_no_longer_says(dutch: Catalog) -> None:
    assert {message.id for message in entries(dutch)} - set(marked_messages()) == set()


def test_the_dutch_sentence_has_the_same_places_to_fill_in(dutch: Catalog) -> None:
    wrong = [message.id for message in entries(dutch) if placeholders(message.id) != placeholders(message.string)]
    assert wrong == []


def test_nothing_in_the_catalogue_is_a_guess(dutch: Catalog) -> None:
    assert [message.id for message in entries(dutch) if message.fuzzy] == []


def test_what_is_compiled_is_what_is_written(dutch: Catalog) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, dutch)
    assert PO.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run make messages"


@pytest.mark.parametrize("word", JARGON)
def test_no_sentence_uses_a_word_of_ours(dutch: Catalog, word: str) -> None:
    guilty = [m.string for m in entries(dutch) if re.search(rf"\b{word}", TYPED.sub("", m.string), re.IGNORECASE)]
    assert guilty == []


@pytest.mark.parametrize("word", ["je", "jij", "jouw", "jullie"])
def test_a_parent_is_addressed_politely(dutch: Catalog, word: str) -> None:
    assert [m.string for m in entries(dutch) if re.search(rf"\b{word}\b", m.string, re.IGNORECASE)] == []
