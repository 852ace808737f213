"""The meetings of a dossier held against one another: what was settled before, and what this one has of it."""

import datetime
from typing import TYPE_CHECKING

from models.dossier.dossier import Dossier
from models.transcript import Transcript
from tui.meeting import dated

if TYPE_CHECKING:
    from models.report import Report
    from reconcile.over_time.carrying import Carried
    from reconcile.over_time.settled import Earlier


def meetings_before(dossier: Dossier) -> tuple[Dossier, ...]:
    """The meetings of the dossier that were held before this one, the earliest first.

    Where one of two days is not known, and on one day, the one that was begun here first is the earlier.
    """
    day = dossier.day
    found = []
    for each in dossier.meetings:
        other = each.day
        if (other < day) if day and other and day != other else (each.number < dossier.number):
            found.append((other or datetime.date.min, each.number, each))
    return tuple(each for *_, each in sorted(found, key=lambda one: one[:2]))


def earlier_in(dossier: Dossier) -> "tuple[Earlier, ...]":
    """Those of them of which it is known what was said, or at least reported, each with what was settled in it."""
    from reconcile.discourse.agreements import agreements
    from reconcile.meeting import Meeting
    from reconcile.over_time.settled import Earlier
    from reconcile.over_time.written import earlier_from_report

    found = []
    for each in meetings_before(dossier):
        transcript, compared = _transcript(each), each.reconciliation()
        report = _report(each)
        if transcript is None:
            found += [earlier_from_report(each.number, each.day, report)] if report else []
            continue
        settled = compared.agreements if compared and each.is_compared else agreements(Meeting(transcript))
        found.append(Earlier(each.number, transcript, settled))
    return tuple(found)


def carried_in(dossier: Dossier) -> "tuple[Carried, ...]":
    """What was settled before this meeting, held against what was said in it and against the report of it.

    Takes seconds for long meetings. Raises what reading a report raises.
    """
    from reconcile.over_time.carrying import carried_over

    return carried_over(earlier_in(dossier), _transcript(dossier), _report(dossier))


def _transcript(dossier: Dossier) -> Transcript | None:
    transcript = dossier.transcript()
    return dated(transcript, dossier.state) if transcript else None


def _report(dossier: Dossier) -> "Report | None":
    from reconcile.reports import read_report

    reports = dossier.state.reports
    return read_report(dossier.path_of(dossier.original(reports[-1]))) if reports else None
