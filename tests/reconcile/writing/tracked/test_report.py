"""From what the parents stand behind to the school's own document with their proposals in it."""

import docx
import pytest

from models.finding import Correction, Finding
from models.report import BlockKind, Statement
from reconcile.writing.guard.leaks import WouldLeak
from reconcile.writing.sources import Sources
from reconcile.writing.tracked import refusals
from reconcile.writing.tracked.checking import Ours, accepted, texts_of
from reconcile.writing.tracked.package import WordFile
from reconcile.writing.tracked.refusals import NoTrackedVersion
from reconcile.writing.tracked.report import author_of, file_name_of, tracked_report
from tests.reconcile.reports.documents import bytes_of
from tests.reconcile.writing import meeting
from tests.reconcile.writing.tracked import trial


def _school_file() -> bytes:
    """The report of the meeting as the school's Word document."""
    paper = docx.Document()
    levels = {1: 1, 2: 2}
    for block in meeting.REPORT.blocks:
        text = meeting.REPORT.text[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            paper.add_heading(text, levels[len(block.section) + 1])
        elif block.kind is BlockKind.LIST_ITEM:
            paper.add_paragraph(text.removeprefix("- "), style="List Bullet")
        else:
            paper.add_paragraph(text)
    return bytes_of(paper)


def _moved(finding: Finding, old: str, new: str) -> Finding:
    """`finding`, whose offsets count in `old`, with offsets that count in `new`."""

    def place(start: int, end: int) -> tuple[int, int]:
        line = old[old.rfind("\n", 0, start) + 1 :].split("\n")[0].removeprefix("- ")
        return (at := new.index(line) + line.index(old[start:end])), at + end - start

    statements = []
    for each in finding.statements:
        start, end = place(each.start, each.end)
        statements.append(Statement(start=start, end=end, text=each.text, section=each.section))
    corrections = []
    for edit in finding.corrections:
        start, end = place(edit.start, edit.end)
        corrections.append(Correction(start=start, end=end, text=edit.text))
    return finding.model_copy(update={"statements": tuple(statements), "corrections": tuple(corrections)})


def _sources(content: bytes, decided: dict[str, str | None]) -> Sources:
    report = trial.read(content)
    findings = tuple(_moved(each, meeting.REPORT.text, report.text) for each in meeting.FINDINGS)
    reconciliation = meeting.RECONCILIATION.model_copy(update={"report_text": report.text, "findings": findings})
    return Sources(meeting.TRANSCRIPT, report, reconciliation, decided, meeting.FACTS)


def test_every_point_of_the_meeting_is_placed_and_reads_as_agreed() -> None:
    content = _school_file()
    made = tracked_report(content, _sources(content, meeting.ALL))
    assert set(made.placed) == set(meeting.ALL)
    file = WordFile(content)
    lines = texts_of(accepted(made.content, Ours(file.next_change, file.next_comment)))
    assert "De intern begeleider werkt drie keer per week 15 minuten met Noor." in lines
    assert "Binnen twee weken dient de directeur de aanvraag in bij het samenwerkingsverband." in lines
    assert "Noor is een vrolijk meisje." in lines
    assert any("themawoorden" in line for line in lines)


def test_what_is_added_or_noted_keeps_silent_about_a_recording() -> None:
    content = _school_file()
    sources = _sources(content, meeting.ALL)
    made = tracked_report(content, sources)
    assert sources.guard.allows("\n".join(made.new_texts))
    assert any(text.startswith("Klopt volgens ons niet.") for text in made.new_texts)


def test_words_of_the_parents_that_give_a_recording_away_stop_it() -> None:
    content = _school_file()
    with pytest.raises(WouldLeak):
        tracked_report(content, _sources(content, {"F2": "Op de opname is te horen dat het drie keer is."}))


def test_it_is_in_the_name_of_the_parents_as_they_sign() -> None:
    assert author_of(meeting.FACTS) == "Lieke Vos en Tom Vos"
    assert author_of(meeting.FACTS.model_copy(update={"parents": ()})) == "Ouders"
    assert author_of(meeting.FACTS.model_copy(update={"parents": (), "alone": True})) == "Ouder"
    assert file_name_of(meeting.FACTS) == "Verslag_met_voorstellen_2026-11-03.docx"


def test_without_a_report_the_counter_version_is_the_way() -> None:
    sources = Sources(meeting.TRANSCRIPT, None, meeting.RECONCILIATION, {}, meeting.FACTS)
    with pytest.raises(NoTrackedVersion) as raised:
        tracked_report(b"", sources)
    assert raised.value.what == refusals.NOT_WORD
