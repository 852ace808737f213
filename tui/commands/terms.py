"""`kloppend terms`: what is due and when, from what happened in a dossier; notes moments and makes a calendar."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.messages import N_
from tui.options import FILE, AsJson, known_place
from tui.show import Voice, put_json, put_rich

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from tui.terms import Clocks

NAME: Final = "terms"
HELP: Final = N_("See what is due and when, note what happened, and make a calendar of it.")
EXAMPLE: Final = N_('kloppend terms Kim-2026 --add "access requested=12-03-2026" --ics agenda.ics')


def run(
    context: typer.Context,
    dossier: Annotated[
        Path,
        typer.Argument(metavar=N_("DOSSIER"), callback=known_place, help=N_("The dossier: its name or its folder.")),
    ],
    add: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            metavar=N_("WHAT=DAY"),
            help=N_("Note what happened: “answer received M2=20-03-2026, by mail”. M2: what it is about."),
        ),
    ] = None,
    drop: Annotated[
        list[str] | None, typer.Option("--drop", metavar="M2", help=N_("Take out a moment that was noted by mistake."))
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help=N_("Take back the last moment that you noted or took out."))
    ] = False,
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar="noord|midden|zuid", help=N_("Where the school lies, for its breaks; is remembered.")
        ),
    ] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar=FILE, help=N_("Write what is still to come to a calendar file."))
    ] = None,
    private: Annotated[
        bool,
        typer.Option(
            "--private", help=N_("The calendar also tells what was agreed and what to do; for your eyes only.")
        ),
    ] = False,
    json: AsJson = False,
) -> None:
    """Do what was asked, then give what is due on stdout, as a table or as JSON."""
    from models.dossier.dossier import Dossier
    from tui.days import today
    from tui.terms import clocks_in

    voice: Voice = context.obj
    _check(undo=undo, changes=bool(add or drop or region), private=private, ics=ics, region=region)
    day = today()
    with Dossier.open(dossier, read_only=not (undo or add or drop or region)) as kept:
        _change(kept, add or [], drop or [], region)
        if undo:
            _undo(kept, voice)
        clocks = clocks_in(kept, day)
    if ics is not None:
        _write(clocks, ics, voice, private=private)
    _ask(clocks, voice)
    if json:
        from tui.terms_table import terms_of

        put_json(terms_of(clocks))
    else:
        from tui.terms_table import tables_of

        put_rich(*tables_of(clocks))


def _check(*, undo: bool, changes: bool, private: bool, ics: Path | None, region: str | None) -> None:
    """Raise Misused for what does not go together, before anything is done."""
    from reconcile.clocks import Region
    from tui.misuse import Misused

    nothing = N_("Nothing was read and nothing was changed.")
    if undo and changes:
        raise Misused(
            N_("That is too much in one go: taking back, and noting something new."),
            meaning=nothing,
            remedy=N_("Ask for one of these, and then for the next."),
        )
    if private and ics is None:
        raise Misused(
            N_("“--private” is about the calendar, and no calendar was asked for."),
            meaning=nothing,
            remedy=N_("Add “--ics” with the name of a file."),
        )
    if region is not None and region.casefold() not in set(Region):
        raise Misused(
            N_("There is no school region {name}."),
            meaning=nothing,
            remedy=N_("Fill in one of these: {words}."),
            name=region,
            words=", ".join(Region),
        )


def _change(kept: "Dossier", add: list[str], drop: list[str], region: str | None) -> None:
    """Note and take out what was asked, all of it or nothing. Raises Misused."""
    from dataclasses import replace

    from models.dossier.events import FactSet, MomentDropped, MomentNoted
    from tui.moment_words import known_moment, moment_from
    from tui.terms import REGION

    state = kept.state
    changes: list[MomentNoted | MomentDropped | FactSet] = []
    for number in drop:
        changes.append(MomentDropped(moment=known_moment(number, state)))
        state = replace(state, moments={key: each for key, each in state.moments.items() if key != number.upper()})
    for line in add:
        moment = moment_from(line, state)
        if any(each.model_copy(update={"id": moment.id}) == moment for each in state.moments.values()):
            continue  # the same command given again
        changes.append(MomentNoted(moment=moment))
        state = replace(
            state,
            moments={**state.moments, moment.id: moment},
            last_moment=max(state.last_moment, int(moment.id.removeprefix("M"))),
        )
    if region is not None:
        changes.append(FactSet(key=REGION, value=region.casefold()))
    for change in changes:
        kept.append(change)


def _undo(kept: "Dossier", voice: Voice) -> None:
    """Take back the last change, when it is about moments. Raises Misused: nobody undoes what is not in sight."""
    from tui.misuse import Misused
    from tui.terms import MomentChange
    from tui.workbench.taking_back import take_back

    if take_back(kept, MomentChange) is None:
        raise Misused(
            N_("The last thing you did was not about what happened when."),
            meaning=N_("Nothing was changed in the dossier."),
            remedy=N_("Open it with “kloppend review {name}”: there you can take back whatever you did last."),
            name=kept.folder.name,
        )
    voice.say(N_("Taken back."))


def _write(clocks: "Clocks", path: Path, voice: Voice, *, private: bool) -> None:
    from models.files import write_atomically
    from reconcile.clocks import Kind

    write_atomically(path, clocks.calendar(Kind.PRIVATE if private else Kind.NEUTRAL))
    if private:
        voice.say(N_("The calendar is written. It tells what was agreed: keep it out of calendars that others see."))
    else:
        voice.say(N_("The calendar is written. It tells what is due, and nothing of what was said."))


def _ask(clocks: "Clocks", voice: Voice) -> None:
    """Tell what could be noted, and what is not known."""
    from tui.language import translate
    from tui.moment_words import KIND_WORDS, day_label

    for each in clocks.proposals:
        kind, day = translate(KIND_WORDS[each.kind]), day_label(each.date)
        voice.say(N_("Did this happen on that day? Then note it: --add “{kind}={day}”"), kind=kind, day=day)
    for each in clocks.links.open:
        kind, day = translate(KIND_WORDS[each.kind]), day_label(each.date)
        voice.say(
            N_("What is {number} ({kind}, {day}) about? Tell it: --drop {number} --add “{kind} M…={day}”"),
            number=each.id,
            kind=kind,
            day=day,
        )
