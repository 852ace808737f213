"""What a dossier adds to the order for hearing its recording."""

from pathlib import Path

import pytest

from models.dossier import Attendee, AttendeesSet, Dossier, SpeakerNamed
from tests.models.dossier.meeting import TRANSCRIPT
from tui.hearing import hotwords, most_speakers


@pytest.mark.parametrize(("there", "at_most"), [((), None), (("Anna",), None), (("Anna", "Bo", "Cas"), 3)])
def test_who_was_there_says_how_many_spoke_at_most(tmp_path: Path, there: tuple[str, ...], at_most: int | None) -> None:
    with Dossier.create(tmp_path / "d") as kept:
        kept.append(AttendeesSet(attendees=tuple(Attendee(name=name) for name in there)))
        assert most_speakers(kept) == at_most
    assert most_speakers(None) is None


def test_names_are_listened_for_once_each_after_the_words_that_were_given(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as kept:
        kept.add_transcript(TRANSCRIPT)
        kept.append(AttendeesSet(attendees=(Attendee(name="Anna"), Attendee(name="Bo, van de GGD"))))
        kept.append(SpeakerNamed(speaker="S1", name="Anna"))
        kept.append(SpeakerNamed(speaker="S2", name="", role="vader"))
        assert hotwords("Wlz, , pgb", kept) == ("Wlz", "pgb", "Anna", "Bo", "van de GGD")
    assert hotwords("", None) == ()
