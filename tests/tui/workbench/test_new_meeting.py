"""A new meeting becomes a dossier with what was filled in, or stays a form with one clear message."""

import datetime
from pathlib import Path

import pytest

from models.dossier.dossier import Dossier
from models.problems import NotFound, Problem, StorageFailed, Unreadable
from tests.transcribe.human_sound import human_recording
from tui.workbench.form import Values
from tui.workbench.new_meeting import FIELDS, as_day, make_empty_meeting, make_meeting


def filled_in(**values: object) -> Values:
    return {field.key: str(values.get(field.key, "")) for field in FIELDS}


def test_all_that_was_filled_in_is_kept(tmp_path: Path, transcript_file: Path, report_file: Path) -> None:
    home = tmp_path / "Kloppend"
    folder = make_meeting(
        home,
        filled_in(
            name="Kim: 2026", date="12-03-2026", child="Kim", school="De Regenboog",
            attendees="Wilma Bakker, intern begeleider; Noor Jansen, moeder",
            recording=f"'{human_recording()}'", transcript=transcript_file, report=report_file,
        ),
    )  # fmt: skip
    assert folder == home / "Kim- 2026"
    with Dossier.open(folder, read_only=True) as dossier:
        assert dossier.state.facts == {"meeting_date": "2026-03-12", "child": "Kim", "school": "De Regenboog"}
        assert [person.name for person in dossier.state.attendees] == ["Wilma Bakker", "Noor Jansen"]
        assert [original.role for original in dossier.originals()] == ["recording", "report"]
        assert dossier.transcript() is not None


def test_a_name_is_not_even_needed(tmp_path: Path) -> None:
    assert make_meeting(tmp_path, filled_in(date="2026-03-12")).name == "Gesprek 2026-03-12"


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"date": "morgen"}, Unreadable),
        ({"recording": "/weg/opname.m4a"}, NotFound),
        ({"report": "/weg/verslag.docx"}, NotFound),
        ({"attendees": "a, b, c, d, e"}, Problem),
    ],
)
def test_what_cannot_be_used_is_told_before_anything_is_made(
    tmp_path: Path, wrong: dict[str, str], kind: type[Problem]
) -> None:
    with pytest.raises(kind):
        make_meeting(tmp_path / "Kloppend", filled_in(name="Kim", **wrong))
    assert list(tmp_path.iterdir()) == []


def test_a_text_is_no_recording(tmp_path: Path, report_file: Path) -> None:
    with pytest.raises(Unreadable):
        make_meeting(tmp_path / "Kloppend", filled_in(name="Kim", recording=report_file))


def test_a_dossier_of_that_name_stays_as_it_is(tmp_path: Path) -> None:
    make_meeting(tmp_path, filled_in(name="Kim", child="Kim"))
    with pytest.raises(StorageFailed):
        make_meeting(tmp_path, filled_in(name="Kim", child="Sem"))
    with Dossier.open(tmp_path / "Kim", read_only=True) as dossier:
        assert dossier.state.facts["child"] == "Kim"


def test_two_meetings_that_begin_on_one_day_have_names_of_their_own(tmp_path: Path) -> None:
    first, second = (make_empty_meeting(tmp_path / "Kloppend") for _ in range(2))
    assert first != second
    with Dossier.open(second, read_only=True) as dossier:
        assert dossier.state.facts["meeting_date"] in first.name


@pytest.mark.parametrize("typed", ["12-03-2026", "2026-03-12", "12/03/2026", "12.3.2026"])
def test_a_day_may_be_written_in_the_usual_ways(typed: str) -> None:
    assert as_day(typed) == datetime.date(2026, 3, 12)
