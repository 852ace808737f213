"""A dossier keeps what comes in, as it came in, and gives back what is in force."""

import hashlib
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from models.dossier import Decision, Dossier, FactSet, FindingDecided, SpeakerNamed, TurnCorrected
from models.problems import NotFound, StorageFailed, Unreadable
from models.transcript import Side
from tests.models.dossier.meeting import TRANSCRIPT, comparison, finding


def test_everything_is_there_again_after_a_restart(tmp_path: Path) -> None:
    compared = comparison(finding("F1"))
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.append(FactSet(key="kind", value="Sem"))
        dossier.add_transcript(TRANSCRIPT)
        dossier.append(SpeakerNamed(speaker="S1", name="Juf Anna", role="leerkracht", side=Side.SCHOOL))
        dossier.append(TurnCorrected(turn=2, text="Elke dag?"))
        dossier.add_reconciliation(compared)
        dossier.append(FindingDecided(finding="F1", decision=Decision.CHANGED, note="Twee keer."))
        before = dossier.state, dossier.entries
    with Dossier.open(tmp_path / "d") as dossier:
        assert (dossier.state, dossier.entries) == before
        assert dossier.transcript_as_recognised() == TRANSCRIPT
        assert dossier.reconciliation() == compared
        corrected = dossier.transcript()
    assert corrected is not None
    assert [turn.text for turn in corrected.turns] == ["We beginnen met rekenen.", "Elke dag?"]
    assert corrected.speakers[0].label == "Juf Anna"


def test_a_recording_is_kept_byte_for_byte_with_its_hash(tmp_path: Path) -> None:
    sound = tmp_path / "Gesprek: 12-3?.m4a"
    sound.write_bytes(bytes(range(256)) * 9_000)  # more than two pieces of the copy
    with Dossier.create(tmp_path / "d") as dossier:
        original = dossier.add_recording(sound)
        assert dossier.path_of(original) == tmp_path / "d" / "opname" / "Gesprek- 12-3-.m4a"
        assert dossier.path_of(original).read_bytes() == sound.read_bytes()
        assert original.sha256 == hashlib.sha256(sound.read_bytes()).hexdigest()
        assert (original.name, original.size) == (sound.name, 256 * 9_000)
        assert dossier.state.recording == original.id
        assert dossier.original(original.id) == original


def test_reports_of_one_name_stand_beside_each_other_and_the_last_is_the_latest(tmp_path: Path) -> None:
    report = tmp_path / "verslag.txt"
    with Dossier.create(tmp_path / "d") as dossier:
        for text in ("een", "twee"):
            report.write_text(text)
            dossier.add_report(report)
        assert [original.path for original in dossier.originals()] == ["verslag/verslag.txt", "verslag/verslag (2).txt"]
        assert dossier.state.reports == (1, 2)


def test_an_original_that_somebody_changed_or_removed_is_noticed(tmp_path: Path) -> None:
    report = tmp_path / "verslag.txt"
    with Dossier.create(tmp_path / "d") as dossier:
        kept = []
        for text in ("een", "twee", "drie"):
            report.write_text(text)
            kept.append(dossier.add_report(report))
        assert dossier.altered_originals() == ()
        dossier.path_of(kept[0]).write_text("Een")
        dossier.path_of(kept[2]).unlink()
        assert dossier.altered_originals() == (kept[0], kept[2])


def test_a_file_that_cannot_be_taken_in_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "leeg.wav").touch()
    with Dossier.create(tmp_path / "d") as dossier:
        with pytest.raises(NotFound):
            dossier.add_recording(tmp_path / "weg.wav")
        with pytest.raises(Unreadable, match="empty"):
            dossier.add_recording(tmp_path / "leeg.wav")
        with pytest.raises(Unreadable, match="folder"):
            dossier.add_recording(tmp_path)
        assert dossier.entries == ()
        assert list((dossier.folder / "opname").iterdir()) == []


def test_a_file_whose_arrival_cannot_be_logged_is_taken_away_again(tmp_path: Path) -> None:
    Dossier.create(tmp_path / "d").close()
    with closing(sqlite3.connect(tmp_path / "d" / "dossier.sqlite")) as raw:
        raw.execute("CREATE TRIGGER shut BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'shut'); END")
    with Dossier.open(tmp_path / "d") as dossier:
        with pytest.raises(sqlite3.IntegrityError, match="shut"):
            dossier.add_report(Path(__file__))
        assert list((dossier.folder / "verslag").iterdir()) == []
        assert dossier.originals() == ()
        assert dossier.entries == ()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse a file name that is not text")
def test_a_file_name_that_is_not_text_is_taken_in_all_the_same(tmp_path: Path) -> None:
    report = tmp_path / os.fsdecode(b"verslag \xe9\xe9n.txt")  # from a zip file of the nineties
    report.write_text("een")
    with Dossier.create(tmp_path / "d") as dossier:
        original = dossier.add_report(report)
        assert (original.name, original.path) == ("verslag ??n.txt", "verslag/verslag n.txt")


def test_what_a_killed_copy_left_is_thrown_away_and_nothing_else(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as dossier:
        (tmp_path / "a.wav").write_bytes(b"geluid")
        kept = dossier.path_of(dossier.add_recording(tmp_path / "a.wav"))
    half = kept.with_name(".b.wav.k3j2.part")
    half.write_bytes(b"gel")
    with Dossier.open(tmp_path / "d"):
        assert list(kept.parent.iterdir()) == [kept]


def test_undo_and_redo_go_on_where_they_were_before_the_restart(tmp_path: Path) -> None:
    first, second = FactSet(key="school", value="De Linde"), FactSet(key="school", value="De Eik")
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.append(first)
        dossier.append(second)
        assert dossier.undo() == second
    with Dossier.open(tmp_path / "d") as dossier:
        assert dossier.state.facts == {"school": "De Linde"}
        assert dossier.redo() == second
        assert dossier.redo() is None
        assert dossier.state.facts == {"school": "De Eik"}
    with Dossier.open(tmp_path / "d") as dossier:
        assert (dossier.undo(), dossier.undo(), dossier.undo()) == (second, first, None)
        assert dossier.state.facts == {}


def test_decisions_move_along_to_a_new_comparison_where_findings_say_the_same(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.add_reconciliation(comparison(finding("F1"), finding("F2", turn=2)))
        dossier.append(FindingDecided(finding="F1", decision=Decision.ACCEPTED))
        dossier.append(FindingDecided(finding="F2", decision=Decision.REJECTED))
        dossier.add_reconciliation(comparison(finding("F1", text="Iets anders."), finding("F2", start=40)))
        assert dossier.state.decision_on("F1") is Decision.OPEN
        assert dossier.state.decision_on("F2") is Decision.ACCEPTED  # what F1 was: same turn, same sentence, lower down


def test_a_picture_for_reading_shows_what_was_there_and_takes_nothing(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as writer:
        writer.append(FactSet(key="kind", value="Sem"))
        with Dossier.open(tmp_path / "d", read_only=True) as reader:
            writer.append(FactSet(key="kind", value="Noor"))
            assert reader.state.facts == {"kind": "Sem"}
            for write in (lambda: reader.append(FactSet(key="a", value="b")), reader.undo):
                with pytest.raises(StorageFailed, match="reading only"):
                    write()
            with pytest.raises(StorageFailed, match="reading only"):
                reader.add_report(Path(__file__))


def test_a_folder_with_something_in_it_is_not_taken_for_a_new_dossier(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van iemand")
    with pytest.raises(StorageFailed, match="something in"):
        Dossier.create(tmp_path)
    assert [place.name for place in tmp_path.iterdir()] == ["brief.txt"]
    with pytest.raises(StorageFailed, match="something in"):
        Dossier.create(tmp_path / "brief.txt")


def test_a_folder_that_only_the_file_browser_touched_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    Dossier.create(tmp_path).close()


def test_no_folder_and_no_dossier_are_two_different_problems(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Dossier.open(tmp_path / "weg")
    with pytest.raises(Unreadable, match="not a dossier"):
        Dossier.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_exports_go_under_uitvoer_by_a_name_that_every_system_takes(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "d") as dossier:
        path = dossier.export_path("Reactie op verslag 12/3.docx")
    assert path == tmp_path / "d" / "uitvoer" / "Reactie op verslag 12-3.docx"
    assert path.parent.is_dir()


def test_a_comparison_is_out_of_date_once_somebody_gets_another_name_and_up_to_date_when_that_is_taken_back(
    tmp_path: Path,
) -> None:
    compared = []
    with Dossier.create(tmp_path / "d") as dossier:
        dossier.add_transcript(TRANSCRIPT)
        compared.append(dossier.is_compared)
        dossier.add_reconciliation(comparison(finding("F1")))
        dossier.append(FindingDecided(finding="F1", decision=Decision.ACCEPTED))
        compared.append(dossier.is_compared)
        dossier.append(SpeakerNamed(speaker="S1", name="Juf Anna", role="leerkracht", side=Side.SCHOOL))
        compared.append(dossier.is_compared)
        dossier.undo()
        compared.append(dossier.is_compared)
    assert compared == [False, True, False, True]
