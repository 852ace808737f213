"""What is due in a dossier on some day: terms and dated agreements of all its meetings, and moments not noted yet."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from models.agreement import Agreement, AgreementKind
from models.dossier.events import Decision, Kept, MomentDropped, MomentNoted, ReportAdded
from models.finding import FindingKind
from models.moment import Moment, MomentKind
from reconcile.clocks import (
    AgreementDate,
    Deadline,
    Kind,
    Links,
    Region,
    Status,
    agreement_dates,
    deadlines,
    links_of,
    status,
)
from tui.moment_words import is_overdue

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier

PROMISES: Final = frozenset((AgreementKind.COMMITMENT, AgreementKind.DECISION))
STANDS: Final = frozenset((Decision.ACCEPTED, Decision.CHANGED))
MomentChange = MomentNoted | MomentDropped
"""What is said about moments, and can be taken back."""
REGION: Final = "region"
"""The fact that says where the school lies."""


@dataclass(frozen=True)
class Clocks:
    """Everything that runs, as it is on `today`."""

    today: datetime.date
    links: Links
    """The moments as they are noted."""
    deadlines: tuple[Deadline, ...]
    dates: tuple[AgreementDate, ...]
    """Of agreements that the parent stands behind or that the report has too, as far as they are not done."""
    possible: tuple[AgreementDate, ...]
    """Of what may have been agreed, on which the parent did not decide yet."""
    proposals: tuple[Moment, ...]
    """What the program saw happen, for the parent to note or not; their ids are no ids of the dossier."""
    owner: str
    """What no other dossier has."""

    @property
    def by_urgency(self) -> tuple[Deadline, ...]:
        """The deadlines: where the school is late, what is still to come, what is over, and what is done."""

        def place(each: Deadline) -> int:
            done = status(each, self.today) in {Status.MET, Status.MET_LATE}
            return 3 if done else 0 if is_overdue(each, self.today) else 2 if each.due < self.today else 1

        return tuple(sorted(self.deadlines, key=place))

    def calendar(self, kind: Kind) -> bytes:
        """All of it as a calendar file."""
        from reconcile.clocks import calendar

        return calendar(self.deadlines, self.dates, today=self.today, kind=kind, owner=self.owner)


def clocks_in(dossier: "Dossier", today: datetime.date, *, agreements: bool = True) -> Clocks:
    """What runs in `dossier`, over all of its meetings.

    The first time takes a second or more, in which the words for dates are read: without `agreements` it does not.
    """
    moments = tuple(dossier.state.moments.values())
    region = dossier.state.facts.get(REGION, "")
    dates: dict[bool, list[AgreementDate]] = {True: [], False: []}
    for view in dossier.meetings:
        if view.day is None or not agreements:
            continue
        for agreement, sure in _promises(view):
            where = Region(region) if region in set(Region) else None
            dates[sure] += agreement_dates([agreement], view.day, where)
    began = next((entry.at.isoformat() for view in dossier.meetings for entry in view.entries), dossier.folder.name)
    return Clocks(
        today=today,
        links=links_of(moments),
        deadlines=deadlines(moments),
        dates=_in_order(dates[True]),
        possible=_in_order(dates[False]),
        proposals=tuple(_proposals(dossier, moments)),
        owner=began,
    )


def _in_order(dates: list[AgreementDate]) -> tuple[AgreementDate, ...]:
    return tuple(sorted(dates, key=lambda each: (each.due, each.meeting, each.agreement)))


def _promises(view: "Dossier") -> Iterator[tuple[Agreement, bool]]:
    """The promises of a meeting that are not known to be done, and whether it is sure that they were made."""
    from models.dossier.state import same_words
    from reconcile.over_time.settled import Earlier

    compared, transcript = view.reconciliation(), view.transcript()
    if compared is None or transcript is None:
        return
    done = {key for key, event in view.state.followed.items() if event.kept is Kept.DONE}
    for agreement, nth in Earlier(view.number, transcript, compared.agreements).carried():
        if agreement.kind not in PROMISES or (view.number, same_words(agreement.text), nth) in done:
            continue
        findings = [finding for finding in compared.findings if finding.agreement == agreement.id]
        decisions = {view.state.decision_on(finding.id) for finding in findings}
        sure = bool(decisions & STANDS) or any(finding.kind is FindingKind.CONFIRMED for finding in findings)
        if decisions != {Decision.REJECTED}:
            yield agreement, sure


def _proposals(dossier: "Dossier", moments: tuple[Moment, ...]) -> Iterator[Moment]:
    """The meetings with a day, and the reports by the day they were taken in, as far as nothing like it is noted."""
    noted = {(moment.kind, moment.date) for moment in moments}
    reports = sum(moment.kind is MomentKind.REPORT_RECEIVED for moment in moments)
    for view in dossier.meetings:
        day = view.day
        if day is not None and (MomentKind.MEETING, day) not in noted:
            yield Moment(id=f"meeting-{view.number}", kind=MomentKind.MEETING, date=day)
        for entry in view.entries:
            if isinstance(entry.event, ReportAdded):
                reports -= 1
                if reports < 0:
                    at = entry.at.astimezone().date()
                    yield Moment(id=f"report-{entry.event.original}", kind=MomentKind.REPORT_RECEIVED, date=at)
