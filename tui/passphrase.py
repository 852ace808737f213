"""Asks for a passphrase: on the terminal without showing it, or from a program through a pipe. Never as an argument."""

import os
import stat
import sys
import warnings
from pathlib import Path
from typing import Annotated, Final

import typer

from models.messages import N_
from models.problems import Unreadable
from tui.language import translate
from tui.misuse import Misused
from tui.options import FILE
from tui.show import Voice

TRIES: Final = 3
LONGEST: Final = 1024
"""Bytes."""

PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar=FILE,
        help=N_("For scripts: take the passphrase from the first line of this file, or - for what is piped in."),
    ),
]

_GUESSES_A_SECOND: Final = 1_000
"""Of somebody with hundreds of computers: on a laptop one guess takes most of a second, and 256 MiB."""


def new_passphrase(given: Path | None) -> str:
    """The passphrase for something new: from the file `given`, or asked for twice and weighed.

    Raises Misused without a terminal to ask on, or when the two are never the same; Unreadable about the file.
    """
    from models.packing.passphrase import suggestion

    if given:
        return _from_file(given)
    voice = Voice()  # also with --quiet: this is no narration
    voice.say(N_("Whoever has this passphrase can open the file. Without it nobody can, and neither can we."))
    voice.say(N_("Forgotten is lost. Write it down on paper, and keep that apart from the file."))
    for _ in range(TRIES):
        if first := _asked(translate(N_("Passphrase (or Enter for five words that we draw for you)"))):
            voice.say(_weighed(first))
            again = _asked(translate(N_("The same once more")))
        else:
            first = suggestion()
            again = " ".join(_asked(_shown(first)).split())
        if again == first:
            return first
        voice.say(N_("The two are not the same. Nothing was done yet; once more from the start."))
    raise Misused(
        N_("The passphrase was not typed twice in the same way."),
        meaning=N_("Nothing was packed, and nothing was changed."),
        remedy=N_("Give the same command again and take your time."),
    )


def known_passphrase(given: Path | None) -> str:
    """The passphrase of something that is there: from the file `given`, or asked for once. Raises as the one above."""
    return _from_file(given) if given else _asked(translate(N_("Passphrase")))


def _weighed(passphrase: str) -> str:
    """What is to be said of a passphrase that somebody thought up."""
    from models.packing.passphrase import Strength, strength_of

    match strength_of(passphrase):
        case Strength.WEAK:
            return N_(
                "This passphrase is weak: who gets hold of the file may find it. You may use it; longer is better."
            )
        case Strength.FAIR:
            return N_(
                "This passphrase stops who is curious, but not who has much time. A few words more make it strong."
            )
        case Strength.STRONG:
            return N_("This passphrase is long enough, unless it is a saying, a song or something known of you.")


def _shown(words: str) -> str:
    """A question that shows `words`, and how hard they are to guess. It goes to the terminal, and to no log."""
    from models.packing.passphrase import suggestion_bits

    years = 2 ** (suggestion_bits() - 1) / _GUESSES_A_SECOND / 31_556_952
    worth = N_("Who tries a thousand phrases a second needs some {years} thousand years, on average, to find these.")
    question = translate(N_("Write them down, and then type them here"))
    return f"\n    {words}\n\n{translate(worth, years=round(years / 1000))}\n{question}"


def _asked(question: str) -> str:
    """What is typed on the terminal, unseen. Raises Misused without a terminal, and for what is no text."""
    import getpass

    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)  # it would ask with the typing in sight
        try:
            return getpass.getpass(f"{question}: ")
        except getpass.GetPassWarning:
            raise Misused(
                N_("There is no terminal here to type a passphrase on."),
                meaning=N_("Nothing was read and nothing was changed."),
                remedy=N_("Open a terminal, or let a program give it: --passphrase-file - takes what is piped in."),
            ) from None
        except UnicodeDecodeError:  # its words hold what was typed
            raise Misused(
                N_("What was typed cannot be read as text."),
                meaning=N_("Nothing was read and nothing was changed."),
                remedy=N_("Use letters, digits and spaces, and try again."),
            ) from None


def _from_file(path: Path) -> str:
    """The first line of `path`, or of stdin for "-". Raises Unreadable when it is empty or others may read it too."""
    line = sys.stdin.buffer.readline(LONGEST) if str(path) == "-" else _first_line(path)
    try:
        passphrase = line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        passphrase = ""
    if not passphrase:
        raise Unreadable(
            N_("There is no passphrase in what was given."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("Give it as one line of text."),
        )
    return passphrase


def _first_line(path: Path) -> bytes:
    from models.files import reading_trouble

    with reading_trouble(path), path.open("rb") as file:
        here = os.fstat(file.fileno())
        if os.name != "nt" and stat.S_ISREG(here.st_mode) and here.st_mode & 0o077:
            raise Unreadable(
                N_("Others on this computer may read the passphrase in {name}."),
                meaning=N_("Nothing was read and nothing was changed."),
                remedy=N_("Make the file yours alone first: “chmod 600 {name}”."),
                name=path.name,
            )
        return file.readline(LONGEST)
