"""How far a transcription is, told away from a terminal: each stage once, then a line per tenth."""

from collections.abc import Iterator

import pytest

from transcribe.job.messages import ClipDone, Progress, Stage, StageDone
from tui.language import use
from tui.progress import STAGE_WORDS, shown_progress, time_left
from tui.show import Voice


@pytest.fixture
def _english() -> Iterator[None]:
    use("en")
    yield
    use("nl")


def test_every_stage_has_its_words() -> None:
    assert set(STAGE_WORDS) == set(Stage)


def test_a_stage_is_told_once_and_each_tenth_once(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress(Voice()) as tell:
        for second in range(101):
            tell(Progress(Stage.SPEECH, second, 100))
            tell(ClipDone(second, 101))
        tell(StageDone(Stage.SPEECH))
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "Bezig met uitschrijven"
    assert told[1:] == [f"{tenth}0 procent klaar" for tenth in range(1, 11)]


def test_a_length_nobody_knows_gives_no_percentage(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress(Voice()) as tell:
        tell(Progress(Stage.DECODING, 7, 0))
    assert capsys.readouterr().err == "Bezig met lezen van de opname\n"


def test_quiet_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress(Voice(quiet=True)) as tell:
        tell(Progress(Stage.SPEECH, 1, 2))
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("_english")
def test_two_stages_side_by_side_each_say_which_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress(Voice()) as tell:
        for part in (10, 11, 25, 40):
            tell(Progress(Stage.SPEECH, part, 100, 1200 - part))
            tell(Progress(Stage.SPEAKERS, part / 4, 100))
        tell(Progress(Stage.SPEECH, 100, 100, 0))
    assert capsys.readouterr().err.splitlines() == [
        "Writing down what is said",
        "10 percent done, about 20 minutes to go",
        "Telling the voices apart",
        "Writing down what is said",
        "20 percent done, about 20 minutes to go",
        "40 percent done, about 19 minutes to go",
        "Telling the voices apart",
        "10 percent done",
        "Writing down what is said",
        "100 percent done",
    ]


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "less than a minute to go"),
        (49, "less than a minute to go"),
        (70, "about a minute to go"),
        (100, "about 2 minutes to go"),
        (3600, "about 60 minutes to go"),
        (6000, "about two hours to go"),
        (4 * 3600, "about 4 hours to go"),
    ],
)
def test_the_time_left_is_told_as_one_says_it(seconds: float | None, words: str) -> None:
    assert time_left(seconds) == words
