"""Only what is listed gets past the whitelist."""

import json

import pytest

from models.finding import FindingKind
from models.report import Block, BlockKind, Report, Revision
from reconcile.writing.material import Material, school_material
from tests.reconcile.writing.meeting import ALL, FINDINGS, RECONCILIATION, REPORT

ALLOWED = {
    "settled", "points", "recognised", "noted", "report_text", "blocks", "id", "kind", "actor", "text", "strength",
    "quantity", "deadline", "condition", "aspects", "passages", "edits", "own_words", "start", "end", "section", "page",
    "table", "row", "column", "revision",
}  # fmt: skip


def keys_of(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | set().union(*map(keys_of, value.values()))
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    return set()


def test_no_turn_time_trace_confidence_or_explanation_gets_through() -> None:
    material = school_material(RECONCILIATION, REPORT, ALL)
    data = json.loads(material.model_dump_json())
    assert keys_of(data) <= ALLOWED
    assert "0:20" not in json.dumps(data)
    assert "verslag.txt" not in json.dumps(data)


def test_a_new_field_on_a_finding_does_not_get_through_by_itself() -> None:
    assert set(Material.model_fields) == {"settled", "points", "recognised", "noted", "report_text", "blocks"}


def test_points_follow_the_report_and_omissions_come_last() -> None:
    points = school_material(RECONCILIATION, REPORT, ALL).points
    kinds = [point.kind is FindingKind.OMITTED for point in points]
    assert kinds == sorted(kinds)
    starts = [point.passages[0].start for point in points if point.passages]
    assert starts == sorted(starts)


def test_only_accepted_findings_become_points() -> None:
    points = school_material(RECONCILIATION, REPORT, {"F2": None}).points
    assert [point.id for point in points] == ["F2"]
    assert not school_material(RECONCILIATION, REPORT, {}).points


def test_what_is_right_needs_certainty_or_the_parents_word() -> None:
    unsure = [f.model_copy(update={"tier": 2}) if f.id == "F6" else f for f in FINDINGS]
    reconciliation = RECONCILIATION.model_copy(update={"findings": tuple(unsure)})
    assert not school_material(reconciliation, REPORT, ALL).recognised
    assert school_material(reconciliation, REPORT, {"F6": None}).recognised


def test_struck_out_text_and_page_furniture_are_not_part_of_the_report() -> None:
    text = "kop\noud\nnieuw\nvoet"
    report = Report(
        text=text,
        blocks=(
            Block(start=0, end=3, kind=BlockKind.PAGE_HEADER),
            Block(start=4, end=7, revision=Revision.DELETED),
            Block(start=8, end=13, revision=Revision.INSERTED),
            Block(start=14, end=18, kind=BlockKind.PAGE_FOOTER),
        ),
    )
    reconciliation = RECONCILIATION.model_copy(update={"report_text": text, "findings": ()})
    blocks = school_material(reconciliation, report, {}).blocks
    assert [text[block.start : block.end] for block in blocks] == ["nieuw"]


def test_a_reconciliation_of_another_report_is_refused() -> None:
    other = REPORT.model_copy(update={"text": REPORT.text + " "})
    with pytest.raises(ValueError, match="another report"):
        school_material(RECONCILIATION, other, {})
