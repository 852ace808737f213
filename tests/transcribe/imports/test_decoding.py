"""Text in each encoding that Windows, macOS and the programs write."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcribe.imports import read_transcript
from transcribe.imports.cleaning import clean
from transcribe.imports.decoding import decoded
from transcribe.imports.timestamps import clock, seconds_of

TALK = "Zoë: Eén keer per week, hè?\nJuf: Twee keer – “zeker”.\nZoë: Goed.\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_and_line_end_gives_the_same_turns(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "gesprek.txt"
    path.write_bytes(TALK.replace("\n", ends).encode(encoding))
    transcript = read_transcript(path)
    assert [turn.text for turn in transcript.turns] == ["Eén keer per week, hè?", "Twee keer – “zeker”.", "Goed."]
    assert transcript.speakers[0].name == "Zoë"


def test_the_other_byte_order_is_read_by_its_mark() -> None:
    assert decoded("a", codecs.BOM_UTF16_BE + "Zoë".encode("utf-16-be")) == "Zoë"


def test_text_cut_off_inside_a_letter_stays_utf8() -> None:
    assert decoded("a", "één twee drieë".encode()[:-1]) == "één twee drie\ufffd"


def test_a_bom_before_captions_does_not_hide_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nJa.\n", "utf-8-sig")
    assert read_transcript(path).turns[0].start == 1.0


@settings(deadline=None)
@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_a_terminal_obeys(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(character in "\t\n" or character >= " " for character in cleaned)
    assert not set("\x1b\x9b\x7f\u202e\u2066") & set(cleaned)


@settings(deadline=None)
@given(st.integers(0, 999 * 3600))
def test_a_time_written_by_the_clock_is_read_back(seconds: int) -> None:
    assert seconds_of(clock(seconds)) == seconds


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("0:03", 3.0), ("75:10", 4510.0), ("1:02:03,5", 3723.5), ("00:00:05.100", 5.1), ("0:75", None), ("1:60:00", None)],
)
def test_times_in_every_spelling(written: str, seconds: float | None) -> None:
    assert seconds_of(written) == seconds
