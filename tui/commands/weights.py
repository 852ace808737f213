"""`kloppend weights`: fetches engines on request, takes them in from a folder, checks them, and takes them away."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.messages import N_
from tui.options import AsJson
from tui.show import Voice, put, put_json, put_rich

if TYPE_CHECKING:
    from transcribe.weights.shelf import Installed

NAME: Final = "weights"
HELP: Final = N_("The engines that listen: see, fetch, take in, check or remove them. Only install uses internet.")
EXAMPLE: Final = N_("kloppend weights install large-v2")


class Deed(StrEnum):
    """What one can do with engines, spelled as one types it."""

    LIST = "list"
    INSTALL = "install"
    IMPORT = "import"
    VERIFY = "verify"
    REMOVE = "remove"


def run(
    context: typer.Context,
    deed: Annotated[
        Deed,
        typer.Argument(
            metavar="list|install|import|verify|remove",
            help=N_(
                "list (what there is), install (fetch), import (from a folder), verify (still undamaged?) or remove."
            ),
        ),
    ] = Deed.LIST,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("NAME"),
            help=N_("Which engine; for import its folder. Without it, install takes what suits this computer."),
        ),
    ] = None,
    json: AsJson = False,
    trust: Annotated[
        bool,
        typer.Option("--trust", help=N_("Import also what Kloppend does not know. Only if you know who made it.")),
    ] = False,
) -> None:
    """Do `deed` and give the outcome on stdout: a table, the folder of the engine, or JSON."""
    voice: Voice = context.obj
    if deed is Deed.LIST:
        _show(json)
    elif deed is Deed.INSTALL:
        _give([_install(each, voice) for each in ([name] if name else _what_suits(voice))], voice, json)
    elif deed is Deed.VERIFY:
        _verify(name, voice, json)
    elif name is None:
        from tui.language import translate
        from tui.misuse import Misused

        raise Misused(
            N_("Something is missing from the command: {name}."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("Type “{page}” to see what is possible."),
            name=translate(N_("NAME")),
            page=f"kloppend {NAME} --help",
        )
    elif deed is Deed.IMPORT:
        _give([_import(Path(name), voice, trust)], voice, json)
    else:
        _remove(name, voice, json)


def _show(json: bool, *names: str) -> None:
    from tui.weights_table import shelf, shelf_table

    found = shelf(*names)
    put_json(found) if json else put_rich(shelf_table(found))


def _what_suits(voice: Voice) -> list[str]:
    """The engines that suit this computer. Raises StorageFailed when its disk has no room for any."""
    from models.dossier.places import default_home
    from models.problems import StorageFailed
    from tui.health import examine
    from tui.weights_words import size_label

    advice = examine(default_home()).advice
    if advice is None:
        raise StorageFailed(
            N_("There is no room on this disk for an engine that listens."),
            meaning=N_("Nothing was fetched and nothing was changed."),
            remedy=N_("Free some space, or name a folder on another disk in {variable}, and try again."),
            variable="KLOPPEND_WEIGHTS",
        )
    voice.say(
        N_("For this computer: {speech} and {speakers}, {size} together."),
        speech=advice.speech,
        speakers=advice.speakers,
        size=size_label(advice.download_bytes),
    )
    return [advice.speech, advice.speakers]


def _install(name: str, voice: Voice) -> "Installed":
    from transcribe.weights.catalogue import weights_named
    from transcribe.weights.installing import install
    from tui.fetch_progress import shown_fetching
    from tui.weights_words import size_label

    entry = weights_named(name)
    size = size_label(entry.size)
    voice.say(N_("Fetching {name} ({size}). You may stop at any time and go on later."), name=name, size=size)
    with shown_fetching(voice) as progress:
        return install(entry, progress)


def _import(folder: Path, voice: Voice, trust: bool) -> "Installed":
    from transcribe.weights.importing import import_weights
    from tui.fetch_progress import shown_fetching

    with shown_fetching(voice) as progress:
        return import_weights(folder, progress, trusted=trust)


def _give(engines: list["Installed"], voice: Voice, json: bool) -> None:
    """Say that `engines` are ready and whose work they are, and give the folders they lie in."""
    for ready in engines:
        voice.say(N_("{name} is ready."), name=ready.name)
        if ready.seal.attribution:
            voice.say(
                N_("Its makers: {attribution} Licence: {licence}."),
                attribution=ready.seal.attribution,
                licence=ready.seal.licence,
            )
        if not json:
            put(f"{ready.folder}\n")
    if json:
        _show(json, *(ready.name for ready in engines))


def _verify(name: str | None, voice: Voice, json: bool) -> None:
    """Read every byte of one engine or all of them. Raises EngineMissing after the outcome when one has changed."""
    from transcribe.weights.seal import changed_since, first_changed
    from transcribe.weights.shelf import installed, installed_named
    from tui.weights_table import Check, Checked

    engines = (installed_named(name),) if name else installed()
    checked = []
    for each in engines:
        voice.say(N_("Checking {name} …"), name=each.name)
        checked.append(Checked(name=each.name, changed=first_changed(each.folder, each.seal)))
    put_json(Check(weights=tuple(checked))) if json else put("".join(f"{c.name}\n" for c in checked if not c.changed))
    for each, outcome in zip(engines, checked, strict=True):
        if outcome.changed:
            raise changed_since(each.folder, outcome.changed)
    voice.say(N_("All engines are undamaged.") if engines else N_("There are no engines on this computer yet."))


def _remove(name: str, voice: Voice, json: bool) -> None:
    from transcribe.weights.shelf import remove
    from tui.weights_table import Removed
    from tui.weights_words import size_label

    freed = remove(name)
    voice.say(N_("{name} is removed. {size} is free again."), name=name, size=size_label(freed))
    if json:
        put_json(Removed(name=name, freed=freed))
