"""Which findings are in sight, and where their evidence stands."""

import pytest

from models.problems import Unreadable
from models.report import Block, BlockKind, Report, Revision
from tests.tui.workbench.scenes import report_of, scene_of
from tui.workbench.findings import Grouped, Shown, statement_marks, turn_marks
from tui.workbench.passages import Tone, report_passages, transcript_passages
from tui.workbench.scene import Scene


def in_sight(shown: Shown) -> list[str]:
    return [finding.id for finding in Grouped.of(scene_of().reconciliation).in_sight(shown)]


def test_differences_keep_their_order_and_the_rest_is_out_of_sight_at_first() -> None:
    assert in_sight(Shown()) == ["F1", "F2", "F3", "F4"]


def test_what_is_asked_for_comes_below_and_what_agrees_last() -> None:
    assert in_sight(Shown(confirmed=True, hidden=True)) == ["F1", "F2", "F3", "F4", "F5", "C1", "C2"]


def test_evidence_in_the_report_covers_the_statements_and_nothing_else() -> None:
    scene = scene_of()
    passages = report_passages(scene.report)
    for finding in scene.reconciliation.findings:
        marks = statement_marks(finding, passages)
        marked = [passages[at].text[start:end] for at, spans in marks.items() for start, end in spans]
        assert marked == [statement.text for statement in finding.statements]


def test_evidence_in_the_meeting_is_the_whole_turn() -> None:
    scene = scene_of()
    passages = transcript_passages(scene.transcript)
    (position, spans), *others = turn_marks(scene.reconciliation.findings[0], scene).items()
    assert others == []
    assert [passages[position].text[start:end] for start, end in spans] == [scene.transcript.turns[20].text]


def test_an_outcome_of_another_report_is_refused_since_it_would_point_at_the_wrong_words() -> None:
    scene = scene_of()
    with pytest.raises(Unreadable):
        Scene(scene.transcript, report_of(((BlockKind.PARAGRAPH, "Iets heel anders."),)), scene.reconciliation)


def test_an_outcome_that_cites_turns_the_meeting_has_not_is_refused() -> None:
    scene = scene_of()
    with pytest.raises(Unreadable):
        Scene(scene_of(turns=15).transcript, scene.report, scene.reconciliation)


def test_the_cells_of_a_row_stand_together_and_struck_out_text_is_dressed_so() -> None:
    text = "Wie\tWat\njuf\tleest\noude tekst"
    report = Report(
        text=text,
        blocks=(
            Block(start=0, end=3, kind=BlockKind.CELL, table=0, row=0, column=0),
            Block(start=4, end=7, kind=BlockKind.CELL, table=0, row=0, column=1),
            Block(start=8, end=11, kind=BlockKind.CELL, table=0, row=1, column=0),
            Block(start=12, end=17, kind=BlockKind.CELL, table=0, row=1, column=1),
            Block(start=18, end=28, revision=Revision.DELETED),
        ),
    )
    passages = report_passages(report)
    assert [passage.text for passage in passages] == ["Wie Wat", "juf leest", "oude tekst"]
    assert [passage.start for passage in passages] == [0, 8, 18]
    assert [passage.tone for passage in passages] == [Tone.PLAIN, Tone.PLAIN, Tone.DELETED]
