"""From a dossier to what the papers for a committee or an advocate are made from."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.files import read_private
from reconcile.writing.committee.case import Case, Enclosure, Forum, Handover, RecordingFacts, RequestFacts, Term
from reconcile.writing.committee.enclosing import letter_enclosure, report_enclosure, stems_of
from reconcile.writing.committee.running import running_terms
from reconcile.writing.guard.confidential import confidential_turns
from reconcile.writing.guard.personal import masked
from tui.days import day_in
from tui.papers import sources_of

_YES_OR_NO: Final = {"yes": True, "no": False}
_TERM_OF: Final = {Forum.GPO: "gpo", Forum.LKC: "lkc", Forum.TLV: "tlv_objection"}
"""By which term, of the clocks, the last day to file is known."""

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from tui.meeting import Meeting


def case_of(dossier: "Dossier", meeting: "Meeting", today: datetime.date) -> Case:
    """The case that `dossier` holds about `meeting`. Raises NotFound and Unreadable for a file that is gone."""
    state = dossier.state
    terms = running_terms(meeting.moments, today)
    return Case(
        sources=sources_of(meeting, today),
        enclosures=(*_reports(dossier, meeting), *_letters(dossier, meeting)),
        recording=_recording(dossier),
        request=_request(state.facts, terms),
        handover=Handover(
            to=state.facts.get("handover_to", ""),
            purpose=state.facts.get("handover_purpose", ""),
            delete_by=_day(state.facts.get("handover_until", "")),
        ),
        listened=frozenset(number for number, decided in state.decisions.items() if decided.listened),
        corrected=frozenset(state.corrections),
        withheld=confidential_turns(meeting.transcript),
        terms=terms,
        mask=masked,
    )


def _reports(dossier: "Dossier", meeting: "Meeting") -> Iterator[Enclosure]:
    """The reports of the school in all meetings, as they came in."""
    from reconcile.reports import read_report

    compared = dossier.state.reports[-1]
    for number in (number for each in dossier.meetings for number in each.state.reports):
        original = dossier.original(number)
        path = dossier.path_of(original)
        text = meeting.report.text if number == compared else read_report(path).text
        yield report_enclosure(read_private(path), original.name, text, meeting.moments, is_compared=number == compared)


def _letters(dossier: "Dossier", meeting: "Meeting") -> Iterator[Enclosure]:
    """Of every letter that was sent, as the parent noted, the file that can be it: the last one made until that day.

    A file goes with one moment only; where there is none, nothing is enclosed, for a draft that was never sent is no
    evidence.
    """
    from reconcile.reports import read_report

    made = {file: _day_of(file) for each in dossier.meetings for file in _files_in(each.exports)}
    for moment in sorted(meeting.moments, key=lambda each: each.date):
        for stem in stems_of(moment):
            fitting = [file for file, day in made.items() if day <= moment.date and _begins_with(stem, file)]
            if fitting:
                file = max(fitting, key=lambda each: each.stat().st_mtime)
                del made[file]
                yield letter_enclosure(read_private(file), file.name, stem, read_report(file).text, moment)
                break


def _begins_with(stem: str, file: Path) -> bool:
    return file.stem == stem or file.stem.startswith((f"{stem}_", f"{stem} ("))


def _files_in(folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if file.is_file()] if folder.is_dir() else []


def _day_of(file: Path) -> datetime.date:
    return datetime.datetime.fromtimestamp(file.stat().st_mtime).astimezone().date()


def _recording(dossier: "Dossier") -> RecordingFacts:
    number = dossier.state.recording
    if number is None:
        return RecordingFacts()
    original = dossier.original(number)
    facts = dossier.state.facts
    return RecordingFacts(
        recorded_by=facts.get("recording_by", ""),
        present_throughout=_YES_OR_NO.get(facts.get("recording_present", "")),
        device=facts.get("recording_device", ""),
        announced=_YES_OR_NO.get(facts.get("recording_announced", "")),
        unedited=_YES_OR_NO.get(facts.get("recording_unedited", "")),
        sha256=original.sha256,
        size=original.size,
        why_needed=facts.get("recording_why", ""),
    )


def _request(facts: Mapping[str, str], terms: Sequence[Term]) -> RequestFacts:
    forum = Forum(facts.get("case_forum") or Forum.GPO)
    return RequestFacts(
        forum=forum,
        decision=facts.get("case_decision", ""),
        decided_on=_day(facts.get("case_decided_on", "")),
        due=next((term.due for term in reversed(terms) if term.key == _TERM_OF[forum]), None),
        grounds=_several(facts.get("case_grounds", "")),
        wanted=facts.get("case_wanted", ""),
        tried=_several(facts.get("case_tried", "")),
    )


def _several(typed: str) -> tuple[str, ...]:
    return tuple(filter(None, (piece.strip() for piece in typed.split(";"))))


def _day(typed: str) -> datetime.date | None:
    """The day that was typed; None for what is no day, which leaves a gap in the paper."""
    return day_in(typed)
