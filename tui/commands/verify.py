"""`kloppend verify`: tells whether a bundle is still what was made, part by part."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from models.messages import N_
from models.problems import Unreadable
from tui.language import translate
from tui.options import AsJson
from tui.show import Voice, put, put_json

if TYPE_CHECKING:
    from reconcile.writing.committee import Checked

NAME: Final = "verify"
HELP: Final = N_("Check whether a bundle is complete and unchanged.")
EXAMPLE: Final = N_("kloppend verify Bundle.zip")

_STATES: Final = {
    "same": N_("same"),
    "changed": N_("CHANGED"),
    "missing": N_("MISSING"),
    "added": N_("ADDED"),
}


class BundleDiffers(Unreadable):
    """The bundle is not what its manifest says."""

    def __init__(self, count: int) -> None:
        """Tell how many parts differ, are missing or were added."""
        super().__init__(
            N_("This bundle is not as it was made. Parts that differ, are missing or were added: {count}."),
            meaning=N_(
                "What you have is not what its list of parts describes. A bad copy can do that, or a later change."
            ),
            remedy=N_("Ask for the bundle again, and compare this check with the one of whoever made it."),
            count=count,
        )


class ManifestChanged(Unreadable):
    """Somebody wrote in the manifest, while every part still agrees with it."""

    def __init__(self) -> None:
        """Tell that only the list of parts is doubtful."""
        super().__init__(
            N_("The list of parts of this bundle was changed after it was made."),
            meaning=N_("The parts agree with the list, but the list itself is not the one that was made with it."),
            remedy=N_("Ask for the bundle again, and compare this check with the one of whoever made it."),
        )


def run(
    context: typer.Context,
    bundle: Annotated[
        Path,
        typer.Argument(metavar=N_("BUNDLE"), help=N_("The folder or zip of the bundle, or the manifest.json in it.")),
    ],
    json: AsJson = False,
) -> None:
    """Put a line per part on stdout; anything but a whole bundle ends with the exit code of an unreadable file."""
    from reconcile.writing.committee import verify

    voice: Voice = context.obj
    verdict = verify(bundle)
    if json:
        put_json(verdict)
    else:
        put("".join(f"{_line(part)}\n" for part in verdict.parts))
    wrong = sum(part.state.value != "same" for part in verdict.parts)
    if wrong:
        raise BundleDiffers(wrong)
    if not verdict.intact:
        raise ManifestChanged
    voice.say(N_("The bundle is complete and unchanged: {count} parts, dated {date}."), count=len(verdict.parts),
              date=verdict.date)  # fmt: skip
    voice.say(N_("Check number of the list of parts: {sha256}"), sha256=verdict.manifest_sha256)


def _line(part: "Checked") -> str:
    """One part: its state, its file, and what it is."""
    words = f"{translate(_STATES[part.state.value]):<12} {_shown(part.file)}"
    if part.title:
        words += f" ({_shown(part.title)})"
    if part.renamed_to:
        words += " – " + translate(N_("now called {name}"), name=_shown(part.renamed_to))
    return words


def _shown(text: str) -> str:
    """`text` from somebody else's file: nothing in it steers the terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
