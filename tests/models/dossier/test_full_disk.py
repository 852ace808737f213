"""A disk that is full or read-only: said so, nothing half-written, and all that was accepted is there."""

import itertools
import sys
from pathlib import Path

import pytest

from models.dossier import Dossier, DraftEdited, FactSet
from models.problems import StorageFailed
from tests.models.dossier.conftest import Protectable, Start, fill


def everything(folder: Path) -> dict[str, bytes]:
    return {str(place.relative_to(folder)): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


def write_until_refused(dossier: Dossier) -> int:
    """How many events were accepted."""
    for number in itertools.count():
        refused = None
        try:
            dossier.append(DraftEdited(product=str(number), text="x" * 5_000))
        except StorageFailed as problem:
            refused = problem
        if refused:
            assert "disk is full" in str(refused)
            return number
    raise AssertionError("a disk without end")


def test_on_a_full_disk_all_that_was_accepted_stays_and_writing_goes_on_when_there_is_space(small_disk: Path) -> None:
    filler = small_disk / "film"
    filler.write_bytes(bytes(400_000))
    with Dossier.create(small_disk / "d") as dossier:
        accepted = write_until_refused(dossier)
        assert accepted > 0
        assert len(dossier.state.drafts) == accepted  # the refused one does not count in this window either
    with Dossier.open(small_disk / "d") as dossier:
        assert len(dossier.entries) == accepted
        filler.unlink()
        dossier.append(FactSet(key="kind", value="Sem"))
    with Dossier.open(small_disk / "d") as dossier:
        assert len(dossier.entries) == accepted + 1


def test_a_closed_dossier_can_be_read_on_a_disk_without_a_single_free_byte(small_disk: Path) -> None:
    with Dossier.create(small_disk / "d") as dossier:
        dossier.append(FactSet(key="kind", value="Sem"))
    filler = fill(small_disk)
    with pytest.raises(StorageFailed, match="disk is full"):
        Dossier.open(small_disk / "d")
    with Dossier.open(small_disk / "d", read_only=True) as picture:
        assert picture.state.facts == {"kind": "Sem"}
    filler.unlink()
    with Dossier.open(small_disk / "d") as dossier:
        assert dossier.state.facts == {"kind": "Sem"}


def test_a_recording_that_does_not_fit_leaves_nothing_of_itself(small_disk: Path, tmp_path: Path) -> None:
    sound = tmp_path / "lang.wav"
    sound.write_bytes(bytes(3 << 20))
    with Dossier.create(small_disk / "d") as dossier:
        with pytest.raises(StorageFailed, match="disk is full"):
            dossier.add_recording(sound)
        assert list((dossier.folder / "opname").iterdir()) == []
        assert dossier.entries == ()
        dossier.append(FactSet(key="kind", value="Sem"))


def test_a_dossier_that_cannot_be_started_for_lack_of_space_leaves_no_trace(small_disk: Path) -> None:
    fill(small_disk)
    with pytest.raises(StorageFailed, match="disk is full"):
        Dossier.create(small_disk / "d")
    assert not (small_disk / "d").exists()


def test_in_a_read_only_folder_a_dossier_is_read_and_nothing_is_changed(protectable: Protectable) -> None:
    place, protect = protectable
    with Dossier.create(place / "d") as dossier:
        dossier.append(FactSet(key="kind", value="Sem"))
    before = everything(place)
    protect()
    with pytest.raises(StorageFailed, match="read-only"):
        Dossier.open(place / "d")
    with pytest.raises(StorageFailed, match="read-only"):
        Dossier.create(place / "e")
    with Dossier.open(place / "d", read_only=True) as picture:
        assert picture.state.facts == {"kind": "Sem"}
        with pytest.raises(StorageFailed, match="read-only"):
            picture.export_path("brief.docx")
    assert everything(place) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
def test_a_quota_stops_writing_and_takes_nothing_back(tmp_path: Path, start: Start) -> None:
    Dossier.create(tmp_path / "d").close()
    writer = start("quota", tmp_path / "d", 400_000)
    said, _ = writer.communicate()
    problem, accepted, counted = said.split()
    assert (problem, accepted) == ("StorageFailed", counted)
    with Dossier.open(tmp_path / "d") as dossier:
        assert len(dossier.entries) == int(accepted) > 0
