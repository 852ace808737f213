"""Reads "Marieke de Boer, intern begeleider, school": a name, and if need be what somebody is and on whose behalf."""

from typing import Final

from models.dossier.events import Attendee
from models.messages import N_
from models.transcript import Side
from tui.language import translate
from tui.misuse import Misused

SIDE_WORDS: Final = {Side.SCHOOL: N_("school"), Side.PARENT: N_("parent"), Side.OTHER: N_("other")}
EXAMPLE: Final = "Marieke de Boer, intern begeleider"


def attendee_of(line: str) -> Attendee:
    """Who is meant. Without a third part the role tells on whose behalf. Raises Misused."""
    from transcribe.imports.roles import role_in

    parts = [part.strip() for part in line.split(",")]
    name, role, side = (*parts, "", "")[:3]
    if not name or len(parts) > 3:
        raise Misused(
            N_("“{line}” cannot be read as a person."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("First the name, then what somebody is, with a comma between, as in “{example}”."),
            line=line,
            example=EXAMPLE,
        )
    return Attendee(name=name, role=role, side=_side_of(side) if side else role_in(role)[1])


def _side_of(word: str) -> Side:
    for side, message in SIDE_WORDS.items():
        if word.casefold() in (side.value, message, translate(message).casefold()):
            return side
    raise Misused(
        N_("“{word}” does not tell on whose behalf somebody is there."),
        meaning=N_("Nothing was read and nothing was changed."),
        remedy=N_("Fill in one of these: {words}."),
        word=word,
        words=", ".join(translate(message) for message in SIDE_WORDS.values()),
    )
