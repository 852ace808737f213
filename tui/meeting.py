"""One meeting as the commands work on it, from two files or from a dossier: what was said, the report, what differs."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.dossier.carrying import same_findings
from models.dossier.dossier import Dossier
from models.dossier.events import Attendee, Decision, Kept
from models.dossier.state import State, same_words
from models.messages import N_
from models.moment import Moment
from models.problems import NotFound
from models.reconciliation import Reconciliation
from models.report import Report
from models.transcript import Speaker, Transcript
from tui.misuse import Misused
from tui.show import Voice
from tui.sound.recording import Recording, recording_of


@dataclass(frozen=True)
class Meeting:
    """A meeting, the school's report of it, and what differs."""

    name: str
    transcript: Transcript
    report: Report
    reconciliation: Reconciliation
    """What the comparison found, and after it the findings of the parent's own."""
    accepted: Mapping[str, str | None] = field(default_factory=dict)
    """The findings the parent accepted, each with the parent's own words for it or None."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What the parent filled in about the meeting: names, school, dates."""
    recording: Recording | None = None
    """What it can be heard in; None when there is no sound."""
    remarks: Mapping[str, str | None] = field(default_factory=dict)
    """The remarks on the report that the parent stands behind, by `Remark.id`, each with the parent's own view."""
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """What became of what was agreed, by `Agreement.id`."""
    moments: tuple[Moment, ...] = ()
    """What happened and was sent."""
    own: frozenset[str] = frozenset()
    """Which findings are the parent's own, by `Finding.id`."""
    number: int = 1
    """Of the meeting in its dossier."""

    @property
    def compared(self) -> Reconciliation:
        """What the comparison found."""
        found = tuple(finding for finding in self.reconciliation.findings if finding.id not in self.own)
        return self.reconciliation.model_copy(update={"findings": found})


def meeting_of(
    sources: Sequence[Path], voice: Voice, *, date: datetime.date | None = None, number: int | None = None
) -> Meeting:
    """The meeting in `sources`: a transcript and a report, or one dossier folder, which is only read.

    A transcript without a date takes `date`; `number` says which meeting of the dossier, by default the last. Raises
    Misused for another number of sources, and all that reading raises.
    """
    match sources:
        case [folder] if not folder.is_file():
            with Dossier.open(folder, meeting=number, read_only=True) as dossier:
                return meeting_in(dossier, voice)
        case [transcript_path, report_path]:
            from reconcile.reports import read_report
            from transcribe.imports import read_transcript

            transcript = read_transcript(transcript_path, date=date)
            report = read_report(report_path)
            return Meeting(transcript_path.stem, transcript, report, compare(transcript, report, voice))
        case _:
            raise Misused(
                N_("Name two files, what was said and the report of it, or one dossier folder."),
                meaning=N_("Nothing was read and nothing was changed."),
                remedy=N_("For example “{example}”."),
                example="kloppend reconcile gesprek.vtt verslag.docx",
            )


def meeting_in(dossier: Dossier, voice: Voice, *, again: bool = False) -> Meeting:
    """The meeting in an open dossier; compared anew with `again`, or when nothing fitting was kept. Keeps nothing."""
    from reconcile.reports import read_report

    transcript = dossier.transcript()
    if transcript is None:
        raise _lacking(dossier, N_("The dossier {name} does not hold yet what was said in the meeting."), "transcript")
    if not dossier.state.reports:
        raise _lacking(dossier, N_("The dossier {name} does not hold a report yet."), "report")
    report = read_report(dossier.path_of(dossier.original(dossier.state.reports[-1])))
    transcript = dated(transcript, dossier.state)
    before = now = dossier.reconciliation()
    if again or now is None or now.report_text != report.text or not dossier.is_compared:
        now = compare(transcript, report, voice, dossier.state.attendees)
    same = {finding.id: finding.id for finding in now.findings} if now is before else same_findings(before, now)
    return meeting_over(dossier, transcript, report, now, same)


def dated(transcript: Transcript, state: State) -> Transcript:
    """The transcript with its day, which the parent may have told where the file does not."""
    if transcript.date is not None or "meeting_date" not in state.facts:
        return transcript
    return transcript.model_copy(update={"date": datetime.date.fromisoformat(state.facts["meeting_date"])})


def meeting_over(
    dossier: Dossier, transcript: Transcript, report: Report, compared: Reconciliation, same: Mapping[str, str]
) -> Meeting:
    """The meeting in a dossier with `compared`; `same` are the findings decided on then -> `Finding.id` in it."""
    state = dossier.state
    same = {**same, **{number: number for number in state.own}}
    accepted = {
        same[then]: decided.note or None
        for then, decided in state.decisions.items()
        if then in same and decided.decision in (Decision.ACCEPTED, Decision.CHANGED)
    }
    return Meeting(
        dossier.folder.name,
        transcript,
        report,
        with_own(compared, state),
        accepted,
        state.facts,
        recording=recording_of(dossier),
        remarks={
            number: decided.note or None
            for number, decided in state.remarks.items()
            if decided.decision in (Decision.ACCEPTED, Decision.CHANGED)
        },
        kept=_kept(dossier, transcript, compared),
        moments=moments_in(dossier),
        own=frozenset(state.own),
        number=dossier.number,
    )


def _kept(dossier: Dossier, transcript: Transcript, compared: Reconciliation) -> dict[str, Kept]:
    from reconcile.over_time.settled import Earlier

    followed = dossier.state.followed
    settled = Earlier(dossier.number, transcript, compared.agreements).carried()
    keys = {agreement.id: (dossier.number, same_words(agreement.text), nth) for agreement, nth in settled}
    return {number: followed[key].kept for number, key in keys.items() if key in followed}


def moments_in(dossier: Dossier) -> tuple[Moment, ...]:
    """What happened in the whole dossier, in the parent's words: also every meeting and what became of agreements."""
    from reconcile.over_time.timeline import Held, timeline

    meetings = [Held(each.number, each.day, each.state.facts.get("meeting", "")) for each in dossier.meetings]
    return timeline(meetings, dossier.state.moments.values(), dossier.state.followed.values())


def with_own(compared: Reconciliation, state: State) -> Reconciliation:
    """The comparison with the findings of the parent's own after it; of those, only sentences that the report holds."""
    own = []
    for finding in state.own.values():
        there = tuple(s for s in finding.statements if compared.report_text[s.start : s.end] == s.text)
        own.append(finding.model_copy(update={"statements": there}))
    return compared.model_copy(update={"findings": (*compared.findings, *own)})


def compare(transcript: Transcript, report: Report, voice: Voice, attendees: Sequence[Attendee] = ()) -> Reconciliation:
    """Hold `report` against `transcript`, telling that it goes on."""
    from reconcile.engine import reconcile

    voice.say(N_("Comparing the report with what was said …"))
    there = [Speaker(id=f"attendee-{n}", name=a.name, role=a.role, side=a.side) for n, a in enumerate(attendees)]
    return reconcile(transcript, report, there)


def _lacking(dossier: Dossier, what: str, kind: str) -> NotFound:
    return NotFound(
        what,
        meaning=N_("There is nothing to compare yet; the dossier is as it was."),
        remedy=N_("Take it in first with “{example}”."),
        name=dossier.folder.name,
        example=f"kloppend import BESTAND --as {kind} --dossier {dossier.folder.name}",
    )
