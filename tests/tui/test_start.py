"""`--version` and `--help` answer at once: nothing heavy is imported for them."""

import subprocess
import sys

import pytest

HEAVY = {"textual", "torch", "spacy", "faster_whisper", "pyannote", "numpy", "rich", "docx", "platformdirs"}

LIST_IMPORTS = """
import sys
from tui.main import run
code = run(sys.argv[1:])
print("\\n".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


def imports_of(arguments: list[str]) -> set[str]:
    answer = subprocess.run(
        [sys.executable, "-c", LIST_IMPORTS, *arguments], capture_output=True, encoding="utf-8", check=False
    )
    imported = set(answer.stderr.splitlines())
    assert "typer" in imported
    return imported


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_a_question_about_the_program_imports_nothing_heavy(arguments: list[str]) -> None:
    assert imports_of(arguments) & (HEAVY | {"pydantic"}) == set()


@pytest.mark.parametrize("arguments", [["reconcile", "--help"], ["reconcil"], ["export"], []])
def test_a_command_imports_nothing_heavy_before_it_works(arguments: list[str]) -> None:
    """Typer reads the values of a command line with pydantic, which our nouns need anyway."""
    assert imports_of(arguments) & HEAVY == set()


def test_the_installed_command_tells_its_version() -> None:
    from importlib.metadata import version
    from pathlib import Path

    command = Path(sys.executable).parent / "kloppend"
    answer = subprocess.run([command, "--version"], capture_output=True, encoding="utf-8", check=True)
    assert answer.stdout == f"kloppend {version('kloppend')}\n"
    assert answer.stderr == ""
