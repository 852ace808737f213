"""Which recording belongs to a transcript, and which stretch of it to a turn."""

from pathlib import Path

import pytest

from models.dossier import Dossier
from models.transcript import Speaker, Transcript, Turn
from tui.sound.recording import Recording, Stretch, recording_of


def turn(start: float | None, end: float | None) -> Turn:
    return Turn(id=1, start=start, end=end, speaker="S1", text="Ja.")


def test_a_stretch_holds_all_turns_with_some_air_around_it_but_never_before_the_beginning() -> None:
    assert Stretch.of([turn(5, 6), turn(8, 9)]) == Stretch(5, 9)
    assert Stretch.of([turn(5, 6)], padding=1) == Stretch(4, 7)
    assert Stretch.of([turn(0.5, 6)], padding=1) == Stretch(0, 7)


@pytest.mark.parametrize("times", [(None, None), (5.0, None)])
def test_a_turn_without_times_has_no_stretch(times: tuple[float | None, float | None]) -> None:
    assert Stretch.of([turn(*times)]) is None
    assert Stretch.of([]) is None


def heard_in(sha256: str) -> Transcript:
    transcript = Transcript(speakers=(Speaker(id="S1"),), turns=(turn(0, 1),))
    return transcript.model_copy(update={"recording": {"seconds": 12.5, "sha256": sha256}})


def test_the_recording_of_a_dossier_is_the_one_its_text_was_heard_in(tmp_path: Path) -> None:
    for name in ("eerste", "tweede"):
        (tmp_path / f"{name}.wav").write_bytes(name.encode())
    with Dossier.create(tmp_path / "dossier") as dossier:
        assert recording_of(dossier) is None
        first = dossier.add_recording(tmp_path / "eerste.wav")
        second = dossier.add_recording(tmp_path / "tweede.wav")
        assert recording_of(dossier) == Recording(dossier.path_of(second))
        dossier.add_transcript(heard_in(first.sha256))
        assert recording_of(dossier) == Recording(dossier.path_of(first), seconds=12.5)
        dossier.add_transcript(heard_in("van elders"))
        assert recording_of(dossier) == Recording(dossier.path_of(second))
