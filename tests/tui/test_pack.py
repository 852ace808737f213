"""`kloppend pack` and `unpack`: on a real terminal, from a pipe, and without a trace of the passphrase."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.exits import ExitCode
from models.packing.pack import pack
from tests.models.packing.trees import PHRASE, QUICK, dossier_in, seen
from tests.tui.conftest import Command

HOUSE = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return dossier_in(tmp_path / "Kim")


@pytest.fixture
def phrase_file(tmp_path: Path) -> Path:
    path = tmp_path / "wachtzin"
    path.write_text(PHRASE + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def test_there_and_back_with_the_path_on_stdout(
    kloppend: Command, dossier: Path, tmp_path: Path, phrase_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = kloppend("pack", dossier, "--to", tmp_path / "stick.age", "--passphrase-file", phrase_file)
    assert (packed.code, packed.out) == (ExitCode.DONE, f"{tmp_path / 'stick.age'}\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PHRASE.encode() + b"\r\n")))
    back = kloppend("unpack", packed.out.strip(), "--to", tmp_path / "terug", "--passphrase-file", "-")
    assert (back.code, back.out) == (ExitCode.DONE, f"{tmp_path / 'terug'}\n")
    assert seen(tmp_path / "terug") == seen(dossier)
    assert PHRASE not in packed.told + back.told
    stanza = (tmp_path / "stick.age").read_bytes().splitlines()[1]
    assert stanza.endswith(b" 18")  # as hard to guess at as what the command age makes


def test_the_wrong_one_from_a_file_is_told_once(kloppend: Command, dossier: Path, phrase_file: Path) -> None:
    packed = pack(dossier, None, PHRASE, work=QUICK)
    phrase_file.write_text("iets anders", encoding="utf-8")
    answer = kloppend("--quiet", "unpack", packed, "--passphrase-file", phrase_file)
    assert answer.code == ExitCode.UNREADABLE
    assert answer.out == ""
    assert len(answer.sentences) == 3


@posix
def test_a_file_that_others_may_read_is_no_place_for_a_passphrase(
    kloppend: Command, dossier: Path, phrase_file: Path, tmp_path: Path
) -> None:
    phrase_file.chmod(0o640)
    assert kloppend("pack", dossier, "--passphrase-file", phrase_file).code == ExitCode.UNREADABLE
    for content in (b"", b"\n", b"\xff\xfe", b"\r\ntweede regel"):
        phrase_file.chmod(0o600)
        phrase_file.write_bytes(content)
        assert kloppend("pack", dossier, "--passphrase-file", phrase_file).code == ExitCode.UNREADABLE
    assert kloppend("pack", dossier, "--passphrase-file", tmp_path / "weg").code == ExitCode.NOT_FOUND
    assert sorted(tmp_path.iterdir()) == [dossier, phrase_file]


@posix
def test_without_a_terminal_nobody_is_left_waiting_for_an_answer(dossier: Path) -> None:
    command = [sys.executable, "-c", "from tui.main import main; main()", "pack", str(dossier)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, start_new_session=True, text=True, cwd=HOUSE
    )
    assert done.returncode == ExitCode.USAGE
    assert done.stdout == ""
    assert "--passphrase-file" in done.stderr


class Terminal:
    """`kloppend ARGUMENTS...` on a terminal of its own, to type on."""

    def __init__(self, *arguments: object, home: Path) -> None:
        self.side, other = os.openpty()
        # Who opens a terminal, and had none, has it for its own: that is where a passphrase is asked.
        script = "import os, sys; os.open(sys.argv.pop(1), os.O_RDWR); from tui.main import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, os.ttyname(other), *map(str, arguments)],
            stdin=other,
            stdout=subprocess.PIPE,
            stderr=other,
            start_new_session=True,
            cwd=HOUSE,
            env=os.environ | {"HOME": str(home), "TMPDIR": str(home), "TERM": "xterm"},
        )
        os.close(other)
        self.shown = ""

    def until_asked(self) -> str:
        """What is shown up to the next question, which ends with a colon."""
        before = len(self.shown)
        while not self.shown[before:].endswith(": "):
            self.shown += os.read(self.side, 4_096).decode()
        return self.shown[before:]

    def types(self, line: str) -> None:
        os.write(self.side, line.encode() + b"\n")

    def ends(self) -> tuple[int, str]:
        """Its exit code and what it gave on stdout."""
        out, _ = self.process.communicate()
        while True:
            try:
                more = os.read(self.side, 4_096)
            except OSError:  # Linux says so when the other side is closed
                return self.process.returncode, out.decode()
            if not more:
                return self.process.returncode, out.decode()
            self.shown += more.decode()

    def about(self, name: str) -> bytes:
        """What anybody on this computer may see of the process: its arguments or its environment."""
        return Path(f"/proc/{self.process.pid}/{name}").read_bytes()


OnATerminal = Callable[..., Terminal]


@pytest.fixture
def on_a_terminal(tmp_path: Path) -> Iterator[OnATerminal]:
    running: list[Terminal] = []
    home = tmp_path / "thuis"
    home.mkdir()

    def begin(*arguments: object) -> Terminal:
        running.append(Terminal(*arguments, home=home))
        return running[-1]

    yield begin
    for terminal in running:
        terminal.process.kill()
        terminal.process.wait()
        assert terminal.process.stdout is not None
        terminal.process.stdout.close()
        os.close(terminal.side)


@posix
def test_a_passphrase_is_typed_twice_unseen_and_leaves_no_trace(
    on_a_terminal: OnATerminal, dossier: Path, tmp_path: Path
) -> None:
    terminal = on_a_terminal("pack", dossier)
    terminal.until_asked()
    terminal.types(PHRASE)
    terminal.until_asked()
    if sys.platform == "linux":
        assert PHRASE.encode() not in terminal.about("cmdline") + terminal.about("environ")
    terminal.types(PHRASE)
    assert terminal.ends() == (ExitCode.DONE, f"{tmp_path / 'Kim.age'}\n")
    assert PHRASE not in terminal.shown
    traces = [place for place in tmp_path.rglob("*") if place.is_file() and PHRASE.encode() in place.read_bytes()]
    assert traces == []
    assert (tmp_path / "Kim.age").exists()


@posix
def test_unpacking_gives_three_tries(on_a_terminal: OnATerminal, dossier: Path) -> None:
    packed = pack(dossier, None, PHRASE, work=QUICK)
    terminal = on_a_terminal("unpack", packed, "--to", dossier.with_name("terug"))
    for attempt in ("fout", PHRASE):
        terminal.until_asked()
        terminal.types(attempt)
    assert terminal.ends() == (ExitCode.DONE, f"{dossier.with_name('terug')}\n")
    assert seen(dossier.with_name("terug")) == seen(dossier)


@posix
def test_five_words_are_drawn_for_who_has_none_and_typed_back(on_a_terminal: OnATerminal, dossier: Path) -> None:
    terminal = on_a_terminal("--language", "en", "pack", dossier)
    terminal.until_asked()
    terminal.types("")
    offered = terminal.until_asked()
    assert "thousand years" in offered
    words = next(line.split() for line in offered.splitlines() if len(line.split()) == 5 and line.startswith("    "))
    terminal.types("  ".join(words))
    code, packed = terminal.ends()
    assert code == ExitCode.DONE
    assert Path(packed.strip()).exists()
    assert " ".join(words) not in packed


@posix
def test_two_that_differ_are_asked_again_and_after_three_times_nothing_was_packed(
    on_a_terminal: OnATerminal, dossier: Path
) -> None:
    terminal = on_a_terminal("--language", "en", "pack", dossier)
    for attempt in range(6):
        terminal.until_asked()
        terminal.types(f"poging {attempt}")
    code, out = terminal.ends()
    assert (code, out) == (ExitCode.USAGE, "")
    assert "weak" in terminal.shown
    assert not dossier.with_name("Kim.age").exists()
