"""The manual names every key and command: what the program can do and what is written of it cannot drift apart."""

from pathlib import Path

import pytest

from tui.main import COMMANDS
from tui.manual import command_tables, with_tables
from tui.workbench.actions import ACTIONS
from tui.workbench.key_table import key_tables

HOUSE = Path(__file__).parents[2]
MANUAL = (HOUSE / "docs" / "handleiding.md").read_text(encoding="utf-8")


def test_the_tables_in_the_manual_are_those_of_the_program() -> None:
    assert with_tables(MANUAL) == MANUAL, "run make manual"


def test_every_action_stands_in_the_table_with_its_name() -> None:
    tables = key_tables()
    assert [action.name for action in ACTIONS if f"| `{action.name}` |" not in tables] == []


def test_every_command_and_option_stands_in_the_table() -> None:
    tables = command_tables()
    for module in COMMANDS:
        assert f"**`kloppend {module.NAME}`**" in tables
    for option in ("--language, --taal nl", "--plain", "--speakers-count", "--show-changes", "--no-tui", "--version"):
        assert option in tables


def test_readme_names_every_command() -> None:
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert [module.NAME for module in COMMANDS if f"`kloppend {module.NAME}" not in readme] == []


def test_a_manual_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="alle toetsen"):
        with_tables("# Handleiding")


def test_the_example_of_own_keys_in_the_manual_works(tmp_path: Path) -> None:
    from tui.workbench.own_keys import read_own_keys

    start = MANUAL.index('    search = ["F8"')
    example = MANUAL[start : MANUAL.index("\n\n", start)]
    path = tmp_path / "toetsen.toml"
    path.write_text("\n".join(line.strip() for line in example.splitlines()), encoding="utf-8")
    assert {"search", "next_finding", "up", "down"} == set(read_own_keys(path))


def test_every_heading_in_the_list_at_the_top_is_there() -> None:
    for line in MANUAL.splitlines():
        if line.startswith("- [") and "](#" in line:
            assert f"\n## {line[3 : line.index(']')]}\n" in MANUAL
