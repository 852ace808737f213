"""Rules of the house that neither ruff nor import-linter holds."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent
ROOMS = ("models", "transcribe", "reconcile", "tui")
HEAVY = {
    "av", "babel", "ctranslate2", "docx", "faster_whisper", "holidays", "httpx2", "huggingface_hub", "jinja2", "lxml",
    "miniaudio", "odfdo", "pypdfium2", "pyannote", "rich", "scipy", "simplemma", "spacy", "text_to_num", "textual",
    "torch", "webvtt",
}  # fmt: skip


def modules(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (HOUSE / room).rglob("*.py"))


def trees(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for path in modules(*rooms):
        yield path.relative_to(HOUSE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported_at_the_top(tree: ast.Module) -> set[str]:
    """Top-level packages a module imports when it is itself imported; `if TYPE_CHECKING` blocks are not run."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_heavy_libraries_are_imported_where_they_are_needed() -> None:
    """The workbench is Textual through and through, tables are Rich, and both are imported only when shown."""
    exempt = {"textual": "tui/workbench/", "rich": "tui/"}
    guilty = [
        f"{path} imports {name}"
        for path, tree in trees(*ROOMS)
        for name in sorted(imported_at_the_top(tree) & HEAVY)
        if not path.startswith(exempt.get(name, "nowhere"))
    ]
    assert guilty == []


def test_every_module_is_of_a_size_that_can_be_read() -> None:
    """60 to 250 lines; 400 calls for another look, and nothing goes past it without one."""
    assert [
        f"{path.name}: {n}" for path in modules(*ROOMS) if (n := len(path.read_text("utf-8").splitlines())) > 400
    ] == []


def test_every_module_owns_something_it_can_name() -> None:
    vague = re.compile(r"(utils?|helpers?|common|misc|manager)\d?\.py")
    assert [path.name for path in modules(*ROOMS, "tests") if vague.fullmatch(path.name)] == []


def test_nothing_is_left_to_do_in_the_code() -> None:
    left = re.compile(r"#.*\b(TODO|FIXME|XXX)\b")
    assert [path.name for path in modules(*ROOMS) if left.search(path.read_text(encoding="utf-8"))] == []


def test_code_is_written_in_english() -> None:
    """Dutch stands in catalogues, tables and templates; a sentence of it in the code is one nobody can translate."""
    dutch = re.compile(r"\b(?:niet|geen|wordt|worden|afspraak|deze)\b.*\b(?:de|het|een|van)\b")
    guilty = [
        f"{path}:{node.lineno}"
        for path, tree in trees("models", "transcribe", "tui")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("N_", "print", "put")
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and dutch.search(argument.value)
    ]
    assert guilty == []


def test_only_the_command_line_reads_its_arguments() -> None:
    assert [path for path, tree in trees(*ROOMS) if "argv" in ast.dump(tree) and path != "tui/main.py"] == []


def test_every_command_is_explained_to_parents() -> None:
    from tui.main import COMMANDS

    text = (HOUSE / "docs" / "handleiding.md").read_text(encoding="utf-8")
    assert [module.NAME for module in COMMANDS if f"kloppend {module.NAME}" not in text] == []


def test_every_exit_code_is_explained() -> None:
    from models.exits import ExitCode

    pages = (HOUSE / "README.md", HOUSE / "docs" / "handleiding.md")
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert [code for code in ExitCode if not re.search(rf"^\|\s*{code.value}\s*\|", text, re.MULTILINE)] == []
