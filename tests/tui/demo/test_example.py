"""The bundled example is a whole: its three files are there, fit each other, and can be made again."""

import fnmatch
import io
import json
import re
import tomllib
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from models.agreement import Agreement
from models.finding import Aspect, Finding, FindingKind
from models.transcript import Side, Transcript
from tui.demo import example
from tui.demo.build_report import build

HOUSE = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def meeting() -> Transcript:
    return Transcript.model_validate_json(example().transcript.read_bytes())


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    labels: dict[str, Any] = json.loads(example().expected.read_text(encoding="utf-8"))
    return labels


@pytest.fixture(scope="module")
def report_text() -> str:
    import docx
    from docx.table import Table

    document = docx.Document(io.BytesIO(example().report.read_bytes()))
    pieces = []
    for block in document.iter_inner_content():
        rows = [[cell.text for cell in row.cells] for row in block.rows] if isinstance(block, Table) else [[block.text]]
        pieces += [text for row in rows for text in row]
    return "\n".join(pieces)


def test_five_people_talk_for_at_most_nine_minutes(meeting: Transcript) -> None:
    assert len(meeting.turns) >= 75
    assert len(meeting.speakers) == 5
    assert {turn.speaker for turn in meeting.turns} == {speaker.id for speaker in meeting.speakers}
    assert sum(speaker.side is Side.PARENT for speaker in meeting.speakers) == 2
    assert meeting.date is not None
    assert meeting.date.year == 2026
    assert meeting.duration is not None
    assert meeting.duration <= 9 * 60


def test_the_times_are_those_of_people_talking(meeting: Transcript) -> None:
    overlaps = 0
    for before, after in pairwise(meeting.turns):
        assert before.end is not None
        assert after.start is not None
        assert before.end - after.start < 0.5
        overlaps += after.start < before.end
    assert overlaps >= 3
    for turn in meeting.turns:
        words = len(turn.text.split())
        if words >= 10:  # a tenth of a second of rounding weighs too much in a shorter turn
            assert turn.start is not None
            assert turn.end is not None
            assert 145 <= words / (turn.end - turn.start) * 60 <= 175, turn.id


def test_a_voice_can_speak_every_turn(meeting: Transcript) -> None:
    """No figures, stage directions or abbreviations: only what is said aloud."""
    for turn in meeting.turns:
        assert not re.search(r"[0-9\[\]()*/:;\"]|\b[A-Z]{2,}\b", turn.text), turn.id


def test_the_labels_are_agreements_of_this_meeting(meeting: Transcript, expected: dict[str, Any]) -> None:
    ids = {turn.id for turn in meeting.turns}
    agreements = [
        Agreement(**{("text" if key == "gist" else key): value for key, value in label.items()})
        for label in expected["agreements"]
    ]
    assert 14 <= len(agreements) <= 16
    assert {agreement.kind.value for agreement in agreements} == {
        "commitment", "decision", "refusal", "consent", "objection", "request", "information",
    }  # fmt: skip
    for agreement in agreements:
        assert ids.issuperset(agreement.turns)
        assert list(agreement.turns) == sorted(agreement.turns)


def test_every_agreement_has_one_finding_and_one_sentence_was_said_by_nobody(expected: dict[str, Any]) -> None:
    findings = [
        Finding(**{key: value for key, value in label.items() if key not in ("report_quotes", "note")})
        for label in expected["findings"]
    ]
    turns_of = {agreement["id"]: tuple(agreement["turns"]) for agreement in expected["agreements"]}
    assert sorted(finding.agreement for finding in findings if finding.agreement) == sorted(turns_of)
    assert all(finding.turns == turns_of[finding.agreement] for finding in findings if finding.agreement)
    kinds = Counter(finding.kind for finding in findings)
    assert kinds == {
        FindingKind.CONFIRMED: 7,
        FindingKind.OMITTED: 3,
        FindingKind.ALTERED: 5,
        FindingKind.MISATTRIBUTED: 1,
        FindingKind.ADDED: 1,
    }
    assert {aspect for finding in findings for aspect in finding.aspects} == set(Aspect) - {Aspect.SCOPE}


def test_every_quote_stands_in_the_report(expected: dict[str, Any], report_text: str) -> None:
    for label in [*expected["findings"], *expected["remarks"]]:
        assert bool(label["report_quotes"]) == (label.get("kind") != "omitted")
        for quote in label["report_quotes"]:
            assert quote in report_text, quote


def test_the_report_looks_like_one_of_a_school() -> None:
    import docx

    document = docx.Document(io.BytesIO(example().report.read_bytes()))
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert styles == {"Title", "Heading 1", "Normal", "List Bullet"}
    head, actions = document.tables
    assert [row.cells[0].text for row in head.rows] == ["Leerling", "Datum overleg", "Aanwezig", "Verslag"]
    assert [cell.text for cell in actions.rows[0].cells] == ["Actie", "Wie", "Wanneer"]
    section = document.sections[0]
    assert "De Veldmuis" in section.header.paragraphs[0].text
    assert "Verzonnen voorbeeld" in section.footer.paragraphs[0].text


def test_the_report_is_rebuilt_byte_for_byte() -> None:
    assert build() == example().report.read_bytes()


def test_the_report_does_not_depend_on_the_machine_that_built_it() -> None:
    with zipfile.ZipFile(example().report) as package:
        for part in package.infolist():
            assert (part.date_time, part.create_system, part.compress_type) == ((1980, 1, 1, 0, 0, 0), 0, 0)


def test_a_wheel_carries_every_file_of_the_example() -> None:
    settings = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    carried = settings["tool"]["setuptools"]["package-data"]["*"]
    for path in (example().transcript, example().report, example().expected, HOUSE / "tui/demo/report.toml"):
        assert path.is_file()
        assert any(fnmatch.fnmatch(path.name, pattern) for pattern in carried)
