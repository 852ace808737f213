"""`kloppend unpack`: puts a packed dossier back as it was."""

from pathlib import Path
from typing import Annotated, Final

import typer

from models.messages import N_
from tui.options import FOLDER
from tui.passphrase import TRIES, PassphraseFile, known_passphrase
from tui.show import Voice, put

NAME: Final = "unpack"
HELP: Final = N_("Put a packed dossier back as it was; this asks for its passphrase.")
EXAMPLE: Final = N_("kloppend unpack Kim-2026.age")


def run(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=N_("FILE.age"), help=N_("What “kloppend pack” made."))],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar=FOLDER,
            help=N_("The new folder; by default beside the file, with the old name."),
        ),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Ask for the passphrase, unpack, and put the dossier's folder on stdout."""
    from models.files import reading_trouble
    from models.packing.unpack import WrongPassphrase, unpack

    voice: Voice = context.obj
    with reading_trouble(file):
        file.open("rb").close()  # before somebody looks up a passphrase for nothing
    for tries_left in reversed(range(1 if passphrase_file else TRIES)):
        passphrase = known_passphrase(passphrase_file)
        voice.say(N_("Unpacking …"))
        try:
            folder = unpack(file, to, passphrase)
        except WrongPassphrase:
            if not tries_left:
                raise
            voice.say(N_("That does not fit. Try it again: capitals, spaces and dots count."))
            continue
        voice.say(N_("The dossier is back, as it was when it was packed."))
        put(f"{folder}\n")
        return
