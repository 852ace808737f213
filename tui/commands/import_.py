"""`kloppend import`: takes in a transcript made elsewhere, or a report, and shows what is in it."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.messages import N_
from tui.options import FILE, AsJson, Day, DossierFolder, MeetingNumber, as_day
from tui.show import Voice, put_json, put_rich

if TYPE_CHECKING:
    from models.report import Report
    from models.transcript import Transcript

NAME: Final = "import"
HELP: Final = N_("Take in a file from elsewhere: what was said (Teams, Zoom, subtitles, Word) or a report.")
EXAMPLE: Final = N_("kloppend import meeting.vtt --dossier Kim-2026")


class Kind(StrEnum):
    """What a file holds."""

    TRANSCRIPT = "transcript"
    REPORT = "report"


def run(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=FILE, help=N_("The file to take in; it stays as it is."))],
    kind: Annotated[
        Kind,
        typer.Option(
            "--as", metavar="transcript|report", help=N_("What the file holds: what was said, or a report of it.")
        ),
    ] = Kind.TRANSCRIPT,
    date: Day = None,
    dossier: DossierFolder = None,
    meeting: MeetingNumber = None,
    json: AsJson = False,
) -> None:
    """Read `file`, keep it in the dossier when one is named, and show or print what is in it."""
    voice: Voice = context.obj
    if kind is Kind.REPORT:
        report = _take_in_report(file, dossier, meeting)
        if json:
            put_json(report)
        else:
            voice.say(N_("{name}: {count} pieces of text."), name=file.name, count=len(report.blocks))
    else:
        from transcribe.imports import read_transcript

        transcript = read_transcript(file, date=as_day(date))
        if dossier:
            _keep_transcript(transcript, dossier, meeting, voice)
        if json:
            put_json(transcript)
        else:
            from tui.tables import speakers_table

            put_rich(speakers_table(transcript))
    if dossier:
        voice.say(N_("Kept in the dossier {name}."), name=dossier.name)


def _take_in_report(file: Path, folder: Path | None, meeting: int | None) -> "Report":
    from models.dossier.dossier import Dossier
    from reconcile.reports import read_report

    report = read_report(file)  # first, so that only a report that can be read is kept
    if folder:
        with Dossier.open(folder, meeting=meeting) as dossier:
            dossier.add_report(file)
    return report


def _keep_transcript(transcript: "Transcript", folder: Path, meeting: int | None, voice: Voice) -> None:
    from models.dossier.dossier import Dossier
    from tui.moved_along import keep_transcript

    with Dossier.open(folder, meeting=meeting) as dossier:
        keep_transcript(dossier, transcript, voice.say)
