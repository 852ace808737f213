"""A case is what the dossier holds: reports as received, letters as sent, and what only the parents can tell."""

import datetime
import os
from pathlib import Path

from models.dossier.dossier import Dossier
from models.dossier.events import FactSet, MomentNoted, TurnCorrected
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


def export(dossier: Dossier, name: str, text: str, day: datetime.date) -> None:
    """A letter that was made on `day`."""
    path = dossier.export_path(name)
    path.write_text(text, encoding="utf-8")
    moment = datetime.datetime.combine(day, datetime.time(12)).timestamp()
    os.utime(path, (moment, moment))


def reminder(number: str, day: int) -> MomentNoted:
    date = datetime.date(2026, 11, day)
    return MomentNoted(moment=Moment(id=number, kind=MomentKind.REMINDER_SENT, date=date))


def test_a_letter_is_enclosed_once_it_is_noted_that_it_was_sent(tmp_path: Path) -> None:
    sent = Moment(id="M1", kind=MomentKind.REACTION_SENT, date=datetime.date(2026, 11, 4))
    with dossier_in(tmp_path / "dossier") as dossier:
        export(dossier, "Reactie_2026-11-03.txt", "Beste mevrouw De Wit,", sent.date)
        assert len(case_in(dossier).enclosures) == 1
        dossier.append(MomentNoted(moment=sent))
        letter = case_in(dossier).enclosures[-1]
        assert (letter.moment, letter.content) == ("M1", b"Beste mevrouw De Wit,")


def test_what_was_never_sent_is_no_evidence_and_a_file_goes_with_one_moment(tmp_path: Path) -> None:
    with dossier_in(tmp_path / "dossier") as dossier:
        for number, day in (("M1", 4), ("M2", 20), ("M3", 22)):
            dossier.append(reminder(number, day))
        for day in (4, 19, 28):
            export(dossier, f"Herinnering_2026-11-{day:02}.txt", f"Van {day}.", datetime.date(2026, 11, day))
        enclosed = {each.moment: each.text for each in case_in(dossier).enclosures if not each.is_report}
    assert enclosed == {"M1": "Van 4.", "M2": "Van 19."}


def test_letters_of_an_earlier_meeting_are_enclosed_too(tmp_path: Path) -> None:
    with dossier_in(tmp_path / "dossier") as first:
        export(first, "Herinnering_2026-11-04.txt", "Van 4.", datetime.date(2026, 11, 4))
        first.append(reminder("M1", 4))
        meeting = meeting_in(first, Voice(quiet=True))
        second = first.begin_meeting()
        second.add_report(first.path_of(first.original(first.state.reports[0])))
        letters = [each for each in case_of(second, meeting, DAY).enclosures if each.moment == "M1"]
    assert [letter.text for letter in letters] == ["Van 4."]


def test_what_was_said_in_confidence_is_withheld(tmp_path: Path) -> None:
    with dossier_in(tmp_path / "dossier") as dossier:
        assert case_in(dossier).withheld == frozenset()
        dossier.append(TurnCorrected(turn=5, text="Dit blijft tussen ons: hij is ziek."))
        assert case_in(dossier).withheld == {4, 5}


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
