"""What the tests of the commands share: running one in this process, and small true files to give it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.language import use
from tui.main import run


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    told: str
    """stderr."""

    @property
    def sentences(self) -> list[str]:
        """stderr, line by line."""
        return self.told.splitlines()


Command = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fault reports and dossiers of a test never land in the home of whoever runs it; each test begins in Dutch."""
    use("nl")
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("KLOPPEND_LANGUAGE", raising=False)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def kloppend(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run `kloppend ARGUMENTS...` in this process."""

    def command(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        use("nl")
        code = run([str(argument) for argument in arguments])
        out, told = capsys.readouterr()
        return Answer(code, out, told)

    return command


@pytest.fixture
def transcript_file(tmp_path: Path) -> Path:
    """An invented meeting with two promises, as `kloppend transcribe` writes it."""
    said = [
        ("S1", "Fijn dat u er bent. We hebben het vandaag over de begeleiding van Kim."),
        ("S2", "Ja, dank u wel. Wij willen graag weten wat de school gaat doen."),
        ("S1", "We spreken af dat Kim twee keer per week een half uur begeleiding krijgt van juf Anna."),
        ("S2", "Dat is goed, daar zijn wij het mee eens."),
        ("S1", "En ik stuur u het verslag voor vrijdag toe."),
        ("S2", "Prima, afgesproken."),
    ]
    turns = [
        {"id": number, "start": number * 10.0, "end": number * 10.0 + 8, "speaker": speaker, "text": text}
        for number, (speaker, text) in enumerate(said, start=1)
    ]
    speakers = [
        {"id": "S1", "name": "Wilma Bakker", "role": "intern begeleider", "side": "school"},
        {"id": "S2", "name": "Noor Jansen", "role": "moeder", "side": "parent"},
    ]
    path = tmp_path / "gesprek.json"
    path.write_text(
        json.dumps({"language": "nl", "date": "2026-03-12", "speakers": speakers, "turns": turns}), encoding="utf-8"
    )
    return path


REPORT_TEXT = """Verslag van het gesprek over Kim

Afspraken
- Kim krijgt één keer per week een half uur begeleiding van juf Anna.
- De ouders vinden dat er thuis te weinig structuur is.
"""


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    """The school's report of that meeting, with a smaller promise and one sentence that nobody said."""
    path = tmp_path / "verslag.txt"
    path.write_text(REPORT_TEXT, encoding="utf-8")
    return path
