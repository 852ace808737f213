"""`kloppend doctor`: what this computer offers, without touching the network or loading an engine."""

from typing import TYPE_CHECKING, Final

import typer

from models.messages import N_
from tui.options import AsJson
from tui.show import Voice, put_json, put_rich

if TYPE_CHECKING:
    from transcribe.weights.suitable import Suitable
    from tui.health import Health

NAME: Final = "doctor"
HELP: Final = N_("Check this computer: memory, disk and the parts Kloppend works with. Uses no network.")
EXAMPLE: Final = N_("kloppend doctor")

ENOUGH_MEMORY_GIB: Final = 4.0
"""Whisper small takes 1.5 GB in int8 (its README), pyannote 1.1 GB in batches of 8; the rest is the system's."""
ENOUGH_DISK_GIB: Final = 2.0
"""The weights, and a day of recordings."""


def run(context: typer.Context, json: AsJson = False) -> None:
    """Write the health of this installation to stdout, and on stderr what deserves attention."""
    from models.dossier.places import default_home
    from tui.health import examine

    health = examine(default_home())
    if json:
        put_json(health)
    else:
        from tui.tables import health_table

        put_rich(health_table(health))
    voice: Voice = context.obj
    if health.memory_gib is not None and health.memory_gib < ENOUGH_MEMORY_GIB:
        voice.say(N_("Little memory: turning a recording into text will be slow. All else works well."))
    if health.disk_free_gib is not None and health.disk_free_gib < ENOUGH_DISK_GIB:
        voice.say(N_("Little disk space: free some before you keep a recording here."))
    for part in health.missing:
        voice.say(N_("{name} is not installed. Install Kloppend again as the README says."), name=part.name)
    if not health.missing:
        voice.say(N_("All parts are there."))
    _check_settings(voice)
    _advise(health, voice)


def _check_settings(voice: Voice) -> None:
    """Say in full what is wrong with the user's own keys and colours."""
    from models.problems import Problem
    from tui.workbench.own_colours import own_colours_path, read_own_colours
    from tui.workbench.own_keys import own_keys_path, read_own_keys

    for read, path in ((read_own_keys, own_keys_path()), (read_own_colours, own_colours_path())):
        try:
            read(path)
        except Problem as problem:
            for sentence in (problem.what, problem.meaning, problem.remedy):
                voice.say(sentence, **problem.details)


def _advise(health: "Health", voice: Voice) -> None:
    """Say which engines suit this computer, what to expect of them, and how to get them."""
    from tui.weights_words import number_label, size_label

    advice = health.advice
    if advice is None:
        voice.say(N_("There is no room for an engine that writes down a recording. Free some disk space first."))
        return
    voice.say(_reason(advice), name=advice.speech)
    least, most = (number_label(hours) for hours in advice.hours)
    voice.say(
        N_("An hour of recording takes it about {least} to {most} hours here. It may work in the evening or at night."),
        least=least,
        most=most,
    )
    voice.say(
        N_(
            "No engine hears everything: even with the best, about 25 of every 100 words of a conversation come out"
            " wrong, and more when Dutch is not somebody’s first language. Always listen to what matters."
        )
    )
    wanted = {advice.speech, advice.speakers} - set(health.engines)
    if health.engines:
        voice.say(N_("Engines that are ready: {names}."), names=", ".join(health.engines))
    if wanted:
        size = size_label(advice.download_bytes)
        voice.say(N_("Fetch what suits this computer with “kloppend weights install” (at most {size})."), size=size)


def _reason(advice: "Suitable") -> str:
    if advice.short_of == "memory":
        return N_(
            "The engine {name} suits this computer, which has little memory. It is fast but mishears much: read the"
            " text carefully."
        )
    if advice.short_of == "disk":
        return N_("The engine {name} fits on this disk. It is fast but mishears much; a better one needs more room.")
    return N_("The engine {name} suits this computer: it is the one that hears Dutch conversation best.")
