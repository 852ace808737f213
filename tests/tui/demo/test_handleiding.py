"""The handleiding speaks to parents: formal, without jargon, and only of commands that exist."""

import re
from pathlib import Path

import pytest

from tui.main import COMMANDS

TEXT = (Path(__file__).parents[3] / "docs" / "handleiding.md").read_text(encoding="utf-8")
CODE = re.compile(r"`[^`\n]+`|^ {4,}(?:pip|py|sudo|kloppend).*$", re.MULTILINE)
JARGON = ("diarisatie", "segment", "alignment", "confidence", "token", "diff", "export", "AI", "algoritme")


@pytest.mark.parametrize("word", JARGON)
def test_no_jargon_outside_what_is_typed(word: str) -> None:
    prose = CODE.sub("", TEXT)
    assert not re.search(rf"\b{word}\b", prose, re.IGNORECASE)


def test_the_reader_is_u() -> None:
    assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", TEXT, re.IGNORECASE)


def test_every_command_is_explained_and_no_other_is_named() -> None:
    typed = {name for code in CODE.findall(TEXT) for name in re.findall(r"\bkloppend ([a-z]+)", code)}
    assert typed == {command.NAME for command in COMMANDS}


def test_every_link_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in re.findall(r"^#+ (.+)$", TEXT, re.M)
    }
    assert headings.issuperset(re.findall(r"\]\(#([^)]+)\)", TEXT))
