"""What is asked of the engines for a dossier: its latest recording, the engines there are, the names it knows."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.messages import N_
from models.problems import EngineMissing

if TYPE_CHECKING:
    from models.dossier.dossier import Dossier
    from models.dossier.store import Original
    from transcribe.job.order import Order


@dataclass(frozen=True)
class Asked:
    """An order, and with which engines."""

    order: "Order"
    speech_name: str
    """Of the engine that hears words; empty for the one that comes along for the example."""
    begun: bool = False
    """A part of the recording was heard before."""

    def with_people(self, most: int | None) -> "Order":
        """The order when so many people spoke at most; None when nobody knows."""
        return replace(self.order, max_speakers=most)


def asked_for(dossier: "Dossier") -> Asked:
    """What to ask for `dossier`. Raises NotFound without a recording, EngineMissing without a fitting engine."""
    from transcribe.job.folder import JobFolder
    from transcribe.job.order import Order
    from transcribe.weights.catalogue import What
    from transcribe.weights.shelf import default_engine
    from tui.hearing import EXAMPLE_FOLDER, hotwords, most_speakers, no_recording, place_of_work, speaker_engine

    if dossier.state.recording is None:
        raise no_recording(dossier)
    original = dossier.original(dossier.state.recording)
    installed = default_engine(What.SPEECH)
    if installed:
        speech, speakers = installed.folder, speaker_engine(None)
    elif _is_the_example(original):
        speech, speakers = (EXAMPLE_FOLDER / "engines" / name for name in ("speech", "speakers"))
    else:
        raise EngineMissing(
            N_("No speech engine is installed."),
            meaning=N_("Only the one for the example came along, and in a real meeting it hears nothing but nonsense."),
            remedy=N_(
                "Stop here with Ctrl+Q, give the command “kloppend weights install”, and come back: all is kept."
            ),
        )
    order = Order(
        recording=dossier.path_of(original),
        place=place_of_work(None, dossier.folder),
        speech=speech,
        speakers=speakers,
        hotwords=hotwords("", dossier),
        max_speakers=most_speakers(dossier),
    )
    begun = JobFolder(order.place, original.sha256).has_words
    return Asked(order, installed.name if installed else "", begun)


def _is_the_example(original: "Original") -> bool:
    """Whether this is the bundled recording, whatever it is called."""
    from models.files import sha256_of_file
    from tui.hearing import EXAMPLE_FOLDER

    bundled = EXAMPLE_FOLDER / "recording.opus"
    return bundled.stat().st_size == original.size and sha256_of_file(bundled) == original.sha256
