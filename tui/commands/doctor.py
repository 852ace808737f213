"""`kloppend doctor`: what this computer offers, without touching the network or loading an engine."""

from typing import Final

import typer

from models.messages import N_
from tui.options import AsJson
from tui.show import Voice, put_json, put_rich

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
