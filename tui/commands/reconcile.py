"""`kloppend reconcile`: holds a report against a transcript and shows or prints what differs."""

from typing import Annotated, Final

import typer

from models.messages import N_
from tui.options import AsJson, Day, MeetingNumber, Sources, as_day
from tui.show import Voice, put_json, put_rich

NAME: Final = "reconcile"
HELP: Final = N_("Hold the school's report against what was said, and show what differs.")
EXAMPLE: Final = N_("kloppend reconcile meeting.vtt report.docx")


def run(
    context: typer.Context,
    sources: Sources,
    date: Day = None,
    meeting: MeetingNumber = None,
    json: AsJson = False,
    everything: Annotated[
        bool, typer.Option("--all", help=N_("Show also what is the same in both, and what is uncertain."))
    ] = False,
) -> None:
    """Reconcile `sources` and write the outcome to stdout; a dossier also keeps it."""
    from models.dossier.dossier import Dossier
    from tui.meeting import meeting_in, meeting_of

    voice: Voice = context.obj
    if len(sources) == 1 and sources[0].is_dir():
        with Dossier.open(sources[0], meeting=meeting) as dossier:
            held = meeting_in(dossier, voice, again=True)
            dossier.add_reconciliation(held.compared)
    else:
        held = meeting_of(sources, voice, date=as_day(date), number=meeting)
    if json:
        put_json(held.compared)
        return
    from tui.tables import counts_table, findings_table, remarks_table
    from tui.words import is_shown

    put_rich(
        findings_table(held.reconciliation, held.transcript, everything=everything),
        *remarks_table(held.reconciliation),
        counts_table(held.reconciliation),
    )
    if not any(is_shown(finding) for finding in held.reconciliation.findings):
        voice.say(N_("We found no differences."))
