"""A case is what the dossier holds: reports as received, letters as sent, and what only the parents can tell."""

import datetime
from pathlib import Path

from models.dossier.dossier import Dossier
from models.dossier.events import FactSet, MomentNoted
from models.moment import Moment, MomentKind
from reconcile.writing.committee.case import Case, Forum
from tests.tui.workbench.draft_scene import dossier_in
from tui.case import case_of
from tui.meeting import meeting_in
from tui.show import Voice

DAY = datetime.date(2026, 11, 5)


def case_in(dossier: Dossier) -> Case:
    return case_of(dossier, meeting_in(dossier, Voice(quiet=True)), DAY)


def test_the_report_of_the_school_is_enclosed_byte_for_byte(tmp_path: Path) -> None:
    with dossier_in(tmp_path / "dossier") as dossier:
        (report,) = case_in(dossier).enclosures
        (number,) = dossier.state.reports
        assert report.content == dossier.path_of(dossier.original(number)).read_bytes()
        assert report.is_report


def test_a_letter_is_enclosed_once_it_is_noted_that_it_was_sent(tmp_path: Path) -> None:
    sent = Moment(id="M1", kind=MomentKind.REACTION_SENT, date=datetime.date(2026, 11, 4))
    with dossier_in(tmp_path / "dossier") as dossier:
        dossier.export_path("Reactie_2026-11-03.txt").write_text("Beste mevrouw De Wit,", encoding="utf-8")
        assert len(case_in(dossier).enclosures) == 1
        dossier.append(MomentNoted(moment=sent))
        letter = case_in(dossier).enclosures[-1]
        assert (letter.moment, letter.content) == ("M1", b"Beste mevrouw De Wit,")


def test_what_only_the_parents_know_is_taken_as_they_told_it_and_nothing_is_guessed(tmp_path: Path) -> None:
    with dossier_in(tmp_path / "dossier") as dossier:
        untold = case_in(dossier)
        assert (untold.request.forum, untold.request.decided_on) == (Forum.GPO, None)
        assert untold.recording.present_throughout is None
        for key, value in {
            "case_forum": "lkc", "case_decided_on": "3-11-2026", "case_grounds": "Te laat; niet gehoord ;",
            "handover_until": "ooit", "recording_present": "yes",
        }.items():  # fmt: skip
            dossier.append(FactSet(key=key, value=value))
        told = case_in(dossier)
    assert (told.request.forum, told.request.decided_on) == (Forum.LKC, datetime.date(2026, 11, 3))
    assert told.request.grounds == ("Te laat", "niet gehoord")
    assert told.handover.delete_by is None
