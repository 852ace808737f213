"""How far a transcription is, told away from a terminal: each stage once, then a line per tenth."""

import pytest

from transcribe.recording import Progress, Stage
from tui.progress import STAGE_WORDS, shown_progress
from tui.show import Voice


def test_every_stage_has_its_words() -> None:
    assert set(STAGE_WORDS) == set(Stage)


def test_a_stage_is_told_once_and_each_tenth_once(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress(Voice()) as tell:
        for second in range(101):
            tell(Progress(Stage.SPEECH, second, 100))
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "Bezig met uitschrijven van wat er is gezegd"
    assert told[1:] == [f"{tenth}0 procent klaar" for tenth in range(1, 11)]


def test_a_length_nobody_knows_gives_no_percentage(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress(Voice()) as tell:
        tell(Progress(Stage.DECODING, 7, 0))
    assert capsys.readouterr().err == "Bezig met lezen van de opname\n"


def test_quiet_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress(Voice(quiet=True)) as tell:
        tell(Progress(Stage.SPEECH, 1, 2))
    assert capsys.readouterr().err == ""
