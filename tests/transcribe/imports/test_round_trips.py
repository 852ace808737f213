"""What is written and read again is the same: our own JSON, and WebVTT and SRT as their library writes them."""

import datetime
import tempfile
from pathlib import Path

import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from models.transcript import Side, Speaker, Transcript, Turn, Word
from transcribe.imports import read_transcript
from transcribe.imports.cleaning import clean
from transcribe.imports.timestamps import clock

texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), max_size=30)
names = st.sampled_from(["Marieke de Boer", "Samira Haddou", "Opa", "Zoë van den Berg"])
spoken = st.lists(st.text("abcdeé,? ", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=8)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    speakers = [
        Speaker(id=f"S{number}", name=draw(texts), role=draw(texts), side=draw(st.sampled_from(Side)))
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]
    start = 0.0
    turns = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        start += draw(st.floats(0, 100))
        timed = draw(st.booleans())
        word = Word(text=draw(texts), start=start, probability=draw(st.none() | st.floats(0, 1)))
        turns.append(
            Turn(
                id=number,
                start=start if timed else None,
                end=start + draw(st.floats(0, 10)) if timed else None,
                speaker=draw(st.sampled_from(speakers)).id,
                text=f"x{draw(texts)}",
                words=(word,) if draw(st.booleans()) else (),
            )
        )
    return Transcript(date=draw(st.none() | st.dates()), speakers=tuple(speakers), turns=tuple(turns))


def read_back(content: str, suffix: str) -> Transcript:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"gesprek{suffix}"
        path.write_text(content, "utf-8", newline="")
        return read_transcript(path)


@settings(deadline=None)
@given(transcripts())
def test_our_own_json_comes_back_as_it_was(transcript: Transcript) -> None:
    assert read_back(transcript.model_dump_json(), ".json") == transcript


@settings(deadline=None)
@given(st.dates())
def test_unknown_keys_come_back_as_they_were(day: datetime.date) -> None:
    made = Transcript.model_validate(
        {
            "date": day,
            "speakers": [{"id": "S1", "born": 1}],
            "turns": [{"id": 1, "speaker": "S1", "text": "x", "k": [1]}],
        }
    )
    assert read_back(made.model_dump_json(), ".json") == made


def captions(lines: list[str]) -> webvtt.WebVTT:
    """A caption every five seconds, so that nothing is joined."""
    stamps = [(f"0{clock(5 * place)}.250", f"0{clock(5 * place + 2)}.500") for place in range(len(lines))]
    return webvtt.WebVTT(captions=[webvtt.Caption(*times, line) for times, line in zip(stamps, lines, strict=True)])


def as_read(transcript: Transcript) -> list[tuple[float | None, float | None, str]]:
    return [(turn.start, turn.end, turn.text) for turn in transcript.turns]


def expected(lines: list[str]) -> list[tuple[float, float, str]]:
    return [(5 * place + 0.25, 5 * place + 2.5, " ".join(clean(line).split())) for place, line in enumerate(lines)]


@settings(deadline=None)
@given(spoken)
def test_srt_written_by_the_library_gives_the_same_cues(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gesprek.srt"
        captions(lines).save_as_srt(str(path), encoding="utf-8")
        assert as_read(read_transcript(path)) == expected(lines)


@settings(deadline=None)
@given(spoken, st.data())
def test_webvtt_with_voices_gives_the_same_cues_and_speakers(lines: list[str], data: st.DataObject) -> None:
    who = [data.draw(names) for _ in lines]
    file = captions([f"<v {name}>{line}</v>" for name, line in zip(who, lines, strict=True)])
    transcript = read_back(file.content, ".vtt")
    assert as_read(transcript) == expected(lines)
    assert [transcript.speaker_of(turn).name for turn in transcript.turns] == who
    assert [speaker.name for speaker in transcript.speakers] == list(dict.fromkeys(who))
