"""`kloppend speakers`: who is who, said on the command line and kept in the dossier."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from models.dossier import Attendee, Dossier, FactSet, SpeakerNamed, TurnCorrected
from models.exits import ExitCode
from models.transcript import Side, Speaker, Transcript, Turn
from tests.transcribe.engines.tiny_whisper import make_whisper
from tests.transcribe.human_sound import human_sound
from tests.tui.conftest import Answer, Command
from transcribe.audio import SAMPLE_RATE
from transcribe.engine_notes import NOTES
from transcribe.job.folder import WORK
from transcribe.recorder.keeping import UNFINISHED
from transcribe.recorder.wave_file import RATE, WaveFile
from tui.demo import example
from tui.people import People

SAID = [
    ("S1", "Even een rondje. Ik ben Marieke, de intern begeleider."),
    ("S2", "Noor, de moeder van Kim."),
    ("S3", "Joost. Ik heb na de zomer de plusklas."),
    ("S4", "En dat is ook zo, wat mij betreft."),
    ("S2", "Wij willen graag weten wat de school gaat doen."),
    ("S1", "Twee keer per week een half uur."),
]
Say = Callable[..., Answer]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A meeting of four voices that nobody has named."""
    turns = tuple(
        Turn(id=number, start=number * 10.0, end=number * 10.0 + 8, speaker=speaker, text=text)
        for number, (speaker, text) in enumerate(SAID, start=1)
    )
    speakers = tuple(Speaker(id=f"S{number}") for number in (1, 2, 3, 4))
    with Dossier.create(tmp_path / "Kim") as made:
        made.add_transcript(Transcript(speakers=speakers, turns=turns))
    return tmp_path / "Kim"


@pytest.fixture
def say(kloppend: Command, dossier: Path) -> Say:
    """Run `kloppend speakers DOSSIER ...` in English: these tests are about what it does."""

    def command(*arguments: str | Path) -> Answer:
        return kloppend("--language", "en", "speakers", dossier, *arguments)

    return command


def people(answer: Answer) -> list[tuple[str, str, str, Side, int]]:
    assert answer.code == ExitCode.DONE, answer.told
    found = People.model_validate_json(answer.out).speakers
    return [(each.id, each.name, each.role, each.side, each.turns) for each in found]


def changes(dossier: Path) -> int:
    with Dossier.open(dossier, read_only=True) as kept:
        return len(kept.entries)


def test_the_table_shows_every_voice_with_what_it_says_and_who_it_may_be(say: Say, dossier: Path) -> None:
    answer = say()
    assert answer.code == ExitCode.DONE
    for piece in ("S1", "S4", "0:00:16", "0:00:10 (passage 1)", "Introduced as Marieke, intern begeleider"):
        assert piece in answer.out
    assert changes(dossier) == 1  # looking changes nothing


def test_json_is_the_same_for_programs(say: Say) -> None:
    first, *_ = People.model_validate_json(say("--json").out).speakers
    assert (first.id, first.seconds, first.turns, first.told_by_self) == ("S1", 16.0, 2, True)
    assert [sample.turn for sample in first.samples] == [1, 6]
    assert (first.suggestions[0].name, first.suggestions[0].role) == ("Marieke", "intern begeleider")


def test_a_voice_is_named_with_role_and_side(say: Say) -> None:
    named = people(
        say("--json", "--name", "S1=Marieke de Boer, intern begeleider", "--name", "s2=Noor Jansen, tante, parent")
    )
    assert named[0][1:4] == ("Marieke de Boer", "intern begeleider", Side.SCHOOL)
    assert named[1][1:4] == ("Noor Jansen", "tante", Side.PARENT)
    assert "Introduced as Marieke" not in say().out  # nothing to offer any more


def test_a_suggestion_is_only_taken_over_when_asked(say: Say) -> None:
    assert people(say("--json"))[1][1] == ""
    assert people(say("--json", "--accept", "S2"))[1][1:4] == ("Noor", "moeder", Side.PARENT)


def test_voices_are_put_together_and_undone_one_by_one(say: Say) -> None:
    before = people(say("--json"))
    merged = people(say("--json", "--merge", "S4=S2", "--merge", "S3=S1"))
    assert [(each[0], each[4]) for each in merged] == [("S1", 3), ("S2", 3)]
    assert [each[0] for each in people(say("--json", "--undo"))] == ["S1", "S2", "S3"]
    assert people(say("--json", "--undo")) == before


def test_passages_are_given_to_another_or_to_somebody_new(say: Say) -> None:
    given = people(say("--json", "--give", "1-2,5=S4", "--give", "6=new", "--name", "S5=Tolk"))
    assert [(each[0], each[4]) for each in given] == [("S3", 1), ("S4", 4), ("S5", 1)]
    assert given[2][1] == "Tolk"


def test_a_voice_can_be_called_by_its_name(say: Say) -> None:
    say("--name", "S1=Marieke de Boer", "--name", "S2=Noor Jansen")
    assert [each[0] for each in people(say("--json", "--merge", "s4=noor jansen", "--give", "3=Marieke de Boer"))] == [
        "S1",
        "S2",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--name", "S1"), ("--name", "S1="), ("--name", "S9=Anna"), ("--name", "S1=, moeder"),
        ("--name", "S1=Anna, moeder, Mars"), ("--name", "S1=Anna, moeder, school, en nog iets"),
        ("--merge", "S1=S1"), ("--merge", "S9=S1"), ("--merge", "S1=S9"), ("--merge", "S1"),
        ("--give", "9=S1"), ("--give", "een=S1"), ("--give", "3-1=S1"), ("--give", "1-9999999999=S1"),
        ("--give", "1=S9"),
        ("--accept", "S4"), ("--accept", "S9"), ("--undo",), ("--count", "2", "--at-most", "3"),
        ("--merge", "S4=S2", "--merge", "S4=S1"),  # gone by then
        ("--name", "S1=Anna", "--accept", "S4"), ("--undo", "--name", "S1=Anna"), ("--count", "2", "--merge", "S4=S2"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_in_three_sentences_and_changes_nothing(
    say: Say, dossier: Path, wrong: tuple[str, ...]
) -> None:
    answer = say(*wrong)
    assert answer.code == ExitCode.USAGE
    assert len(answer.sentences) == 3
    assert answer.out == ""
    assert changes(dossier) == 1


def test_undo_leaves_alone_what_is_not_about_voices(say: Say, dossier: Path) -> None:
    say("--name", "S1=Marieke")
    with Dossier.open(dossier) as kept:
        kept.append(FactSet(key="child", value="Kim"))
    assert say("--undo").code == ExitCode.USAGE
    with Dossier.open(dossier, read_only=True) as kept:
        assert kept.state.facts == {"child": "Kim"}


def test_who_sat_at_the_table_helps_to_tell_who_is_who(kloppend: Command, tmp_path: Path, dossier: Path) -> None:
    people_there = ("--attendee", "Marieke de Boer, intern begeleider", "--attendee", "Noortje Jansen, moeder")
    made = kloppend(
        "--language", "en", "new", "Sem", "--home", tmp_path, *people_there, "--attendee", "Bo, tante, parent"
    )
    with Dossier.open(Path(made.out.strip())) as kept:
        assert kept.state.attendees == (
            Attendee(name="Marieke de Boer", role="intern begeleider", side=Side.SCHOOL),
            Attendee(name="Noortje Jansen", role="moeder", side=Side.PARENT),
            Attendee(name="Bo", role="tante", side=Side.PARENT),
        )
        with Dossier.open(dossier, read_only=True) as other:
            transcript = other.transcript()
            assert transcript is not None
            kept.add_transcript(transcript)
    named = People.model_validate_json(kloppend("speakers", made.out.strip(), "--json").out).speakers
    assert named[0].suggestions[0].name == "Marieke de Boer"


@pytest.mark.parametrize("line", ["", " , moeder", "Anna, moeder, Mars"])
def test_somebody_at_the_table_who_cannot_be_read_makes_no_dossier(
    kloppend: Command, tmp_path: Path, line: str
) -> None:
    answer = kloppend("new", "Kim", "--home", tmp_path, "--attendee", line)
    assert answer.code == ExitCode.USAGE
    assert list(tmp_path.iterdir()) == []


def test_a_dossier_without_a_text_or_a_recording_says_what_to_do(kloppend: Command, tmp_path: Path, say: Say) -> None:
    assert say("--count", "2").code == ExitCode.NOT_FOUND  # a text from elsewhere: nothing to listen to
    kloppend("new", "Leeg", "--home", tmp_path)
    for command in (("speakers", tmp_path / "Leeg"), ("transcribe", "--dossier", tmp_path / "Leeg")):
        answer = kloppend("--language", "en", *command)
        assert answer.code == ExitCode.NOT_FOUND
        assert len(answer.sentences) == 3


def broken_off(dossier: Path) -> None:
    """Leave in `dossier` what a program that was killed while it recorded half a minute of two people leaves."""
    sound = np.clip(human_sound().samples * 32767, -32768, 32767).astype("<i2").repeat(RATE // SAMPLE_RATE)
    making = dossier / UNFINISHED
    making.mkdir()
    with WaveFile(making / "opname.wav") as file:
        file.append(sound.tobytes())


def test_voices_are_told_apart_anew_without_hearing_the_words_again(kloppend: Command, tmp_path: Path) -> None:
    """Heavy: three times the whole pipeline, each in processes of its own that import torch."""
    folder = tmp_path / "Kim"
    Dossier.create(folder).close()
    broken_off(folder)
    whisper = make_whisper(tmp_path / "whisper")
    (whisper / NOTES).write_text('{"longest_clip_seconds": 3}', encoding="utf-8")
    named = ("--speech", whisper, "--speakers", example().speakers)
    heard = kloppend("--language", "en", "transcribe", "--dossier", folder, *named, "--speakers-count", "2")
    assert heard.code == ExitCode.DONE, heard.told
    with Dossier.open(folder) as kept:
        assert [original.role for original in kept.originals()] == ["recording"]
        two = kept.transcript_as_recognised()
        assert two is not None
        assert [speaker.id for speaker in two.speakers] == ["S1", "S2"]
        kept.append(SpeakerNamed(speaker="S1", name="Marieke"))
        kept.append(SpeakerNamed(speaker="S2", name="Noor"))
        kept.append(TurnCorrected(turn=two.turns[-1].id, text="Dat was het."))
    clips = {path: path.stat().st_mtime_ns for path in (folder / WORK).rglob("speech-*/*.json")}
    assert clips

    one = kloppend("--language", "en", "speakers", folder, "--count", "1", *named, "--json")
    assert one.code == ExitCode.DONE, one.told
    assert [each.id for each in People.model_validate_json(one.out).speakers] == ["S1"]
    assert "Say again who this is: " in one.told
    assert {path: path.stat().st_mtime_ns for path in (folder / WORK).rglob("speech-*/*.json")} == clips

    again = kloppend("--language", "en", "speakers", folder, "--count", "2", *named, "--json")
    assert [each.name for each in People.model_validate_json(again.out).speakers] == ["Marieke", "Noor"]
    with Dossier.open(folder, read_only=True) as kept:
        assert kept.transcript_as_recognised() == two
        assert kept.state.corrections == {two.turns[-1].id: "Dat was het."}

    gone = kloppend("--language", "en", "speakers", folder, "--count", "2")
    assert gone.code == ExitCode.ENGINE  # this Whisper is not installed
    shutil.rmtree(folder / WORK)
    nothing = kloppend("--language", "en", "speakers", folder, "--count", "2", *named)
    assert nothing.code == ExitCode.NOT_FOUND
    assert "kloppend transcribe --dossier Kim" in nothing.told
