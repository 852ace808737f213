"""`kloppend speakers`: who is who in a meeting; names voices, puts them together and tells them apart anew."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.messages import N_
from tui.commands.transcribe import SpeakersFolder, SpeechFolder, check_numbers
from tui.options import AsJson, MeetingNumber, known_place
from tui.show import Voice, put_json, put_rich

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from models.transcript import Transcript

NAME: Final = "speakers"
HELP: Final = N_("See who is who in a meeting, say who a voice is, and put voices together or apart.")
EXAMPLE: Final = N_('kloppend speakers Kim-2026 --name "S1=Marieke de Boer, intern begeleider"')


def run(
    context: typer.Context,
    dossier: Annotated[
        Path,
        typer.Argument(
            metavar=N_("DOSSIER"), callback=known_place, help=N_("The dossier of the meeting: its name or its folder.")
        ),
    ],
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="S1=…", help=N_("Say who a voice is: name, role, and if need be on whose behalf.")
        ),
    ] = None,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="S2", help=N_("Take over who this voice seems to be."))
    ] = None,
    merge: Annotated[
        list[str] | None,
        typer.Option("--merge", metavar="S4=S2", help=N_("Two voices are one person: the first goes into the second.")),
    ] = None,
    give: Annotated[
        list[str] | None,
        typer.Option(
            "--give",
            metavar="12-15=S3",
            help=N_("Give passages to another voice, or with “=new” to one not there yet."),
        ),
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help=N_("Take back the last thing you said about who is who."))
    ] = False,
    count: Annotated[
        int | None,
        typer.Option(
            "--count", metavar=N_("NUMBER"), min=1, help=N_("Tell exactly so many voices apart; the words stay.")
        ),
    ] = None,
    at_most: Annotated[
        int | None,
        typer.Option("--at-most", metavar=N_("NUMBER"), min=1, help=N_("The same, with so many voices at most.")),
    ] = None,
    speech: SpeechFolder = None,
    speakers: SpeakersFolder = None,
    json: AsJson = False,
    meeting: MeetingNumber = None,
) -> None:
    """Do what was asked, then give everybody who speaks on stdout, as a table or as JSON."""
    from models.dossier.dossier import Dossier
    from tui.people import people_of, people_table
    from tui.voice_changes import Asked, changes_of

    voice: Voice = context.obj
    check_numbers(count, at_most, "--at-most")
    asked = Asked(give=give or (), merge=merge or (), accept=accept or (), name=name or ())
    regroup = count is not None or at_most is not None
    _check_one_thing(undo, regroup, asked != Asked())
    with Dossier.open(dossier, meeting=meeting, read_only=not (undo or regroup or asked != Asked())) as kept:
        changes = changes_of(asked, _transcript_of(kept), kept.state)
        for change in changes:
            kept.append(change)
        if undo:
            _undo(kept, voice)
        if regroup:
            _regroup(kept, voice, speech=speech, speakers=speakers, count=count, at_most=at_most)
        people = people_of(kept.state.apply_to(_transcript_of(kept)), kept.state.attendees)
    if json:
        put_json(people)
    else:
        put_rich(people_table(people))


def _check_one_thing(*asked: bool) -> None:
    """Raise Misused when several are: a refusal of the second would come after the first was done."""
    from tui.misuse import Misused

    if sum(asked) > 1:
        raise Misused(
            N_("That is too much in one go: taking back, telling apart anew, and saying who is who."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("Ask for one of these, and then for the next."),
        )


def _transcript_of(kept: "Dossier") -> "Transcript":
    """What was said, as recognised. Raises NotFound when the dossier does not hold it yet."""
    from models.problems import NotFound

    recognised = kept.transcript_as_recognised()
    if recognised is None:
        raise NotFound(
            N_("The dossier {name} does not hold yet what was said in the meeting."),
            meaning=N_("Without it there are no voices to name."),
            remedy=N_("Write the recording down first with “{example}”."),
            name=kept.folder.name,
            example=f"kloppend transcribe --dossier {kept.folder.name}",
        )
    return recognised


def _undo(kept: "Dossier", voice: Voice) -> None:
    """Take back the last change, when it is one of ours. Raises Misused: nobody undoes what is not in sight."""
    from tui.misuse import Misused
    from tui.voice_changes import VoiceChange

    last = next((entry.event for entry in kept.entries if entry.id == kept.state.undoable), None)
    if not isinstance(last, VoiceChange):
        raise Misused(
            N_("The last thing you did was not about who is who."),
            meaning=N_("Nothing was changed in the dossier."),
            remedy=N_("Open it with “kloppend review {name}”: there you can take back whatever you did last."),
            name=kept.folder.name,
        )
    kept.undo()
    voice.say(N_("Taken back."))


def _regroup(
    kept: "Dossier", voice: Voice, *, speech: Path | None, speakers: Path | None, count: int | None, at_most: int | None
) -> None:
    from tui.hearing import hear, order_again
    from tui.moved_along import keep_transcript

    order = order_again(kept, speech=speech, speakers=speakers, count=count, at_most=at_most)
    transcription, outcome = hear(order, voice, _transcript_of(kept).date)
    if not keep_transcript(kept, outcome.transcript, voice.say):
        voice.say(N_("The voices are the same as before."))
    transcription.clear(keep_results=True)
