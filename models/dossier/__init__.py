"""The dossier: meetings in one folder, kept event by event, on the disk before the program goes on."""

from models.dossier.dossier import Dossier
from models.dossier.events import (
    Attendee,
    AttendeesSet,
    Change,
    Decision,
    DraftEdited,
    Entry,
    FactSet,
    FindingDecided,
    SpeakerNamed,
    SpeakersMerged,
    TurnCorrected,
    TurnsGiven,
)
from models.dossier.places import default_home, safe_name
from models.dossier.state import State

__all__ = [
    "Attendee",
    "AttendeesSet",
    "Change",
    "Decision",
    "Dossier",
    "DraftEdited",
    "Entry",
    "FactSet",
    "FindingDecided",
    "SpeakerNamed",
    "SpeakersMerged",
    "State",
    "TurnCorrected",
    "TurnsGiven",
    "default_home",
    "safe_name",
]
