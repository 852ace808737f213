"""`kloppend pack`: puts a whole dossier in one file that opens with a passphrase only."""

from pathlib import Path
from typing import Annotated, Final

import typer

from models.messages import N_
from tui.options import known_place
from tui.passphrase import PassphraseFile, new_passphrase
from tui.show import Voice, put

NAME: Final = "pack"
HELP: Final = N_("Put a dossier in one file with a passphrase on it: to keep, or to hand over on a stick.")
EXAMPLE: Final = N_("kloppend pack Kim-2026 --to /media/stick")


def run(
    context: typer.Context,
    dossier: Annotated[
        Path, typer.Argument(metavar=N_("DOSSIER"), callback=known_place, help=N_("Its name or its folder."))
    ],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar=N_("FILE.age"), help=N_("Where it goes; by default beside the dossier.")),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Ask for a passphrase, pack, and put the path of the file on stdout."""
    from models.dossier.folder import must_hold_a_dossier
    from models.packing.pack import pack

    voice: Voice = context.obj
    must_hold_a_dossier(dossier)  # before a passphrase is thought up for nothing
    passphrase = new_passphrase(passphrase_file)
    voice.say(N_("Packing the dossier, and then reading it back to see that all is there …"))
    packed = pack(dossier, to, passphrase)
    voice.say(N_("Packed and checked."))
    voice.say(
        N_("The dossier itself is still where it was: whoever uses this computer can open that without a passphrase.")
    )
    put(f"{packed}\n")
