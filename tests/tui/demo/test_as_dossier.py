"""`kloppend demo` goes from sound to papers: the example is heard, named, compared and kept like any meeting."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.dossier.folder import EXPORTS
from models.exits import ExitCode
from models.transcript import Speaker, Transcript, Turn
from tests.bench.engines.speech_measure import score
from tests.tui.conftest import Answer, Command
from tui.demo import example
from tui.demo.as_dossier import cast_of, example_dossier, example_meeting
from tui.language import use
from tui.main import run
from tui.show import Voice


@pytest.fixture(scope="module")
def heard_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one `kloppend demo`: half a minute of true work, so it is done once for all these tests."""
    folder = tmp_path_factory.mktemp("demo") / "voorbeeld"
    assert run(["--quiet", "demo", "--no-tui", "--to", str(folder)]) == ExitCode.DONE
    return folder


@pytest.fixture
def folder(heard_once: Path, tmp_path: Path) -> Path:
    """A copy of it, to do with as a test likes."""
    return Path(shutil.copytree(heard_once, tmp_path / "voorbeeld"))


def again(kloppend: Command, folder: Path) -> Answer:
    return kloppend("demo", "--no-tui", "--to", folder)


def test_it_says_where_the_papers_are_and_shows_the_findings(kloppend: Command, folder: Path) -> None:
    answer = again(kloppend, folder)
    assert answer.code == ExitCode.DONE
    written = sorted((folder / EXPORTS).iterdir())
    assert len(written) == 2
    assert all(str(path) in answer.out for path in written)
    assert "NIET TERUGGEVONDEN" in answer.out
    assert "luister na" in answer.out


def test_what_was_heard_is_what_the_script_says(folder: Path) -> None:
    said = Transcript.model_validate_json(example().script.read_bytes())
    with Dossier.open(folder, read_only=True) as dossier:
        heard = dossier.transcript()
    assert heard is not None
    assert heard.date == said.date

    def words(transcript: Transcript) -> str:
        of_turns = (turn.words for turn in transcript.turns)
        return " ".join(
            word.text for word in sorted((w for ws in of_turns for w in ws), key=lambda w: (w.start or 0.0, w.end))
        )

    assert score(words(heard), words(said)).rate <= 0.1


def test_the_voices_bear_the_names_of_those_who_spoke(folder: Path) -> None:
    said = Transcript.model_validate_json(example().script.read_bytes())
    with Dossier.open(folder, read_only=True) as dossier:
        heard = dossier.transcript()
    assert heard is not None
    assert {speaker.name for speaker in heard.speakers} == {speaker.name for speaker in said.speakers}
    right = total = 0.0
    for turn in heard.turns:
        assert turn.start is not None
        assert turn.end is not None
        middle = (turn.start + turn.end) / 2
        speaking = {
            said.speaker_of(other).name for other in said.turns if (other.start or 0) <= middle <= (other.end or 0)
        }
        right += (turn.end - turn.start) * (heard.speaker_of(turn).name in speaking)
        total += turn.end - turn.start
    assert right / total >= 0.85


def test_the_second_time_nothing_is_heard_again_and_the_papers_stay_the_same(kloppend: Command, folder: Path) -> None:
    papers = {path.name: path.read_bytes() for path in (folder / EXPORTS).iterdir()}
    with Dossier.open(folder, read_only=True) as dossier:
        entries = dossier.entries
    answer = again(kloppend, folder)
    assert "uitschrijven" not in answer.told
    with Dossier.open(folder, read_only=True) as dossier:
        assert dossier.entries == entries
    assert {path.name for path in (folder / EXPORTS).iterdir()} == set(papers)


def test_without_engines_that_work_the_written_example_is_taken_and_this_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    use("nl")
    broken = replace(example(), speech=tmp_path / "weg")
    with example_dossier(tmp_path / "voorbeeld", broken) as dossier:
        meeting = example_meeting(dossier, broken, Voice())
        assert dossier.transcript_as_recognised() == Transcript.model_validate_json(broken.script.read_bytes())
    assert meeting.reconciliation.findings
    assert "met de hand" in capsys.readouterr().err


def test_a_demo_that_was_broken_off_is_completed(tmp_path: Path) -> None:
    folder = tmp_path / "voorbeeld"
    Dossier.create(folder).close()
    with example_dossier(folder, example()) as dossier:
        assert [original.role for original in dossier.originals()] == ["recording", "report"]
    with example_dossier(folder, example()) as dossier:
        assert len(dossier.originals()) == 2


def test_other_peoples_files_are_left_alone(kloppend: Command, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van iemand anders", encoding="utf-8")
    assert again(kloppend, tmp_path).code == ExitCode.STORAGE
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_a_voice_is_cast_as_who_speaks_most_of_its_time_and_a_voice_of_nobody_not_at_all() -> None:
    def transcript(*turns: tuple[str, float, float]) -> Transcript:
        speakers = tuple(Speaker(id=name, name=name) for name in dict.fromkeys(turn[0] for turn in turns))
        return Transcript(
            speakers=speakers,
            turns=tuple(
                Turn(id=number, speaker=name, start=start, end=end, text="ja")
                for number, (name, start, end) in enumerate(turns, 1)
            ),
        )

    script = transcript(("Anna", 0, 10), ("Bram", 10, 20))
    cast = cast_of(transcript(("S1", 1, 9), ("S2", 8, 19), ("S3", 30, 31)), script)
    assert {voice: person.name for voice, person in cast.items()} == {"S1": "Anna", "S2": "Bram"}
