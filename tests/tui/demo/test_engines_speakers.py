"""The bundled speaker engine tells the voices of the bundled recording apart, through the program's own code.

It hears the first two and a half minutes, in which all five speak: a third of the recording, and of the time.
"""

from dataclasses import replace
from functools import cache

import pytest

from tests.bench.engines.speakers_measure import DEMO, ENGINE, diarization_error, read_rttm
from transcribe.audio import SAMPLE_RATE, decode
from transcribe.engines import Diarization
from transcribe.speakers_pyannote import PyannoteSpeakers

AT_THE_TABLE = 5
SECONDS = 150


@cache
def heard() -> Diarization:
    samples = decode(DEMO / "recording.opus").samples[: SECONDS * SAMPLE_RATE]
    return PyannoteSpeakers(ENGINE).tell_apart(samples, max_speakers=AT_THE_TABLE, progress=lambda _: None)


@pytest.mark.parametrize("view", ["regular", "exclusive"])
def test_at_most_15_percent_of_the_speech_goes_wrong(view: str) -> None:
    stretches = getattr(heard(), view)
    assert len({stretch.speaker for stretch in stretches}) == AT_THE_TABLE
    turns = read_rttm(DEMO / "recording.rttm")
    truth = [replace(turn, end=min(turn.end, SECONDS)) for turn in turns if turn.start < SECONDS]
    assert diarization_error(truth, stretches)["error"] <= 0.15


def test_the_engine_is_small_and_says_that_it_is_for_the_demo_only() -> None:
    assert sum(path.stat().st_size for path in ENGINE.rglob("*") if path.is_file()) <= 8_000_000
    assert "bundled recording only" in (ENGINE / "MODEL.md").read_text(encoding="utf-8")
