"""Each program's own file is read into the same turns. The meeting in files/ is made up."""

import datetime
import json
from pathlib import Path

import pytest

from models.transcript import Side, Transcript
from transcribe.imports import read_transcript

FILES = Path(__file__).parent / "files"


def heard(name: str) -> list[tuple[str, float | None, float | None, str]]:
    """The turns of a file as (label in the source or name, start, end, text)."""
    transcript = read_transcript(FILES / name)
    return [(label_of(transcript, turn.speaker), turn.start, turn.end, turn.text) for turn in transcript.turns]


def label_of(transcript: Transcript, identifier: str) -> str:
    speaker = next(speaker for speaker in transcript.speakers if speaker.id == identifier)
    return speaker.name or (speaker.model_extra or {}).get("source_label", "")


def test_teams_captions_give_names_roles_and_joined_turns() -> None:
    transcript = read_transcript(FILES / "teams.vtt")
    assert [(s.id, s.name, s.role, s.side) for s in transcript.speakers] == [
        ("S1", "Marieke de Boer (IB'er)", "intern begeleider", Side.SCHOOL),
        ("S2", "Samira Haddou", "", Side.OTHER),
    ]
    assert [(turn.start, turn.end, turn.speaker) for turn in transcript.turns] == [
        (0.5, 4.0, "S1"),
        (4.6, 9.2, "S2"),
        (9.8, 15.0, "S1"),
        (18.5, 20.0, "S2"),
    ]
    assert transcript.turns[1].text.endswith("hij komt niet mee & dat ziet hij zelf ook.")
    assert transcript.turns[2].text == "Ik plan drie keer per week twintig minuten in. Vanaf maandag."


def test_zoom_names_stand_in_the_text_and_a_later_colon_is_talk() -> None:
    assert heard("zoom.vtt") == [
        ("Marieke de Boer", 0.5, 4.0, "Goedemiddag, fijn dat u er bent."),
        ("Samira Haddou", 4.6, 9.2, "Dank u wel. Ik maak me zorgen over het lezen: hij komt niet mee."),
        ("Marieke de Boer", 9.8, 15.0, "Ik plan drie keer per week twintig minuten in. Vanaf maandag."),
        ("Samira Haddou", 18.5, 20.0, "Fijn, dank u."),
    ]


def test_rolling_captions_say_each_line_once() -> None:
    assert heard("youtube.vtt") == [("", 0.5, 8.0, "goedemiddag fijn dat u er bent dank u wel")]


def test_noscribe_captions_keep_the_voice_as_label_and_leave_the_name_open() -> None:
    assert heard("noscribe.vtt") == [
        ("S00", 0.5, 4.0, "Goedemiddag, fijn dat u er bent."),
        ("S01", 4.6, 9.2, "Dank u wel. Ik maak me zorgen."),
    ]
    assert {speaker.name for speaker in read_transcript(FILES / "noscribe.vtt").speakers} == {""}


def test_noscribe_html_takes_renamed_speakers_from_the_text_and_drops_its_marks() -> None:
    assert heard("noscribe.html") == [
        ("Marieke de Boer", 0.5, 4.0, "Goedemiddag, fijn dat u er bent."),
        ("Samira", 4.6, 9.2, "Dank u wel."),
        ("Samira", 12.0, 13.0, "Ik maak me zorgen: hij komt niet mee."),
        ("Marieke de Boer", 13.0, 16.0, "Ja. Ik plan drie keer per week twintig minuten in & wel vanaf maandag."),
    ]


def test_subtitles_with_names_at_a_change_of_speaker_go_on_with_that_speaker() -> None:
    assert heard("subtitles.srt") == [
        ("Juf Anouk", 0.5, 4.0, "Goedemiddag, fijn dat u er bent."),
        ("Moeder", 4.6, 9.2, "Dank u wel. Ik maak me zorgen over het lezen, < 60 woorden."),
        ("Juf Anouk", 9.8, 15.0, "Ik plan drie keer per week twintig minuten in. Vanaf maandag."),
    ]


def test_otter_text_has_headings_with_and_without_a_name_and_no_ends() -> None:
    assert heard("otter.txt") == [
        ("Marieke de Boer", 0.0, None, "Goedemiddag, fijn dat u er bent."),
        (
            "Samira Haddou",
            4.0,
            None,
            "Dank u wel. Ik maak me zorgen over het lezen. Kort gezegd: hij komt niet mee. We beginnen om 10:30",
        ),
        ("", 9.0, None, "Ik plan drie keer per week twintig minuten in."),
        ("Speaker 2", 3738.0, None, "Fijn, dank u."),
    ]


def test_the_time_of_day_in_zoom_captions_is_not_taken_for_a_time_in_the_recording() -> None:
    assert heard("zoom_captions.txt") == [
        ("Marieke de Boer", None, None, "Goedemiddag, fijn dat u er bent."),
        ("Samira Haddou", None, None, "Dank u wel. Ik maak me zorgen over het lezen."),
        ("Marieke de Boer", None, None, "Ik plan drie keer per week twintig minuten in."),
    ]


def test_whisper_text_without_speakers_ends_a_turn_with_its_sentence() -> None:
    assert heard("whisper.txt") == [
        ("", 0.5, 4.0, "Goedemiddag, fijn dat u er bent."),
        ("", 4.6, 9.2, "Dank u wel. Ik maak me zorgen over het lezen."),
        ("", 12.0, 13.0, "Ja"),
    ]


def test_atrain_text_has_the_voice_above_its_times() -> None:
    assert heard("atrain.txt") == [
        ("SPEAKER_01", 0.0, None, "Goedemiddag, fijn dat u er bent."),
        ("SPEAKER_00", 4.0, None, "Dank u wel."),
        ("SPEAKER_00", 7.0, None, "Ik maak me zorgen over het lezen."),
    ]


def test_a_transcript_written_by_hand_has_names_roles_its_date_and_no_times() -> None:
    transcript = read_transcript(FILES / "by_hand.txt", date=datetime.date(2020, 1, 1))
    assert transcript.date == datetime.date(2026, 3, 12)
    assert [(s.name, s.side) for s in transcript.speakers] == [
        ("IB'er Karin", Side.SCHOOL),
        ("moeder", Side.PARENT),
        ("Directeur", Side.SCHOOL),
    ]
    assert len(transcript.turns) == 5
    assert all(turn.start is None and turn.end is None for turn in transcript.turns)
    assert transcript.turns[1].text.endswith("Eén ding vooraf: hij komt niet mee.")


def test_a_transcript_written_by_hand_may_have_a_time_here_and_there() -> None:
    assert heard("by_hand_with_times.txt") == [
        ("Juf Anouk", 0.0, None, "Goedemiddag, fijn dat u er bent."),
        ("Vader", 4.0, None, "Dank u wel. Ik maak me zorgen."),
        ("Juf Anouk", None, None, "Dat begrijp ik."),
        ("Vader", 70.0, None, "Fijn."),
        ("Opa (vader van moeder)", None, None, "En de zwemles dan?"),
    ]


def test_whisperx_words_keep_their_score_and_doubt_where_their_voice_differs() -> None:
    transcript = read_transcript(FILES / "whisperx.json")
    assert [label_of(transcript, turn.speaker) for turn in transcript.turns] == ["SPEAKER_01", "SPEAKER_00"]
    words = transcript.turns[0].words
    assert [word.probability for word in words] == [0.91, 0.88, 0.7, None, 0.66, 0.95]
    assert [word.doubt for word in words] == ["", "", "", "", "", "boundary"]
    assert transcript.turns[1].words[2].start is None  # whisperX aligns no digits


@pytest.mark.parametrize("name", ["faster_whisper.json", "openai_whisper.json", "atrain.json"])
def test_whisper_json_of_each_program_gives_two_turns(name: str) -> None:
    assert [text for *_, text in heard(name)] == ["Goedemiddag, fijn dat u er bent.", "Dank u wel."]


def test_words_of_faster_whisper_are_without_its_leading_space() -> None:
    (word,) = read_transcript(FILES / "faster_whisper.json").turns[0].words
    assert (word.text, word.start, word.probability) == ("Goedemiddag,", 0.5, 0.97)


def test_our_own_json_comes_back_with_its_unknown_keys_and_its_own_date() -> None:
    transcript = read_transcript(FILES / "own.json", date=datetime.date(2020, 1, 1))
    written = json.loads(transcript.model_dump_json(exclude_defaults=True))
    original = json.loads((FILES / "own.json").read_text("utf-8"))
    del original["language"]
    assert written == original


@pytest.mark.parametrize(
    "name", ["teams.vtt", "subtitles.srt", "by_hand.txt", "noscribe.html", "own.json", "atrain.json"]
)
def test_what_is_in_a_file_counts_for_more_than_its_suffix(name: str, tmp_path: Path) -> None:
    renamed = tmp_path / "verslag.dat"
    renamed.write_bytes((FILES / name).read_bytes())
    assert read_transcript(renamed) == read_transcript(FILES / name)


def test_the_date_given_is_used_when_the_file_has_none() -> None:
    assert read_transcript(FILES / "zoom.vtt", date=datetime.date(2026, 3, 12)).date == datetime.date(2026, 3, 12)
    assert read_transcript(FILES / "zoom.vtt").date is None


def test_a_line_of_talk_that_ends_in_a_time_does_not_hide_the_speakers(tmp_path: Path) -> None:
    path = tmp_path / "gesprek.txt"
    path.write_text("Moeder: Ik spreek dan\nKarin 10:30\nJuf: Goed.\nMoeder: Fijn.\n", "utf-8")
    assert [turn.text for turn in read_transcript(path).turns] == ["Ik spreek dan Karin 10:30", "Goed.", "Fijn."]
