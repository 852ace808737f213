"""Why to listen again to what was written down, in words."""

from typing import Final

from models.messages import N_
from models.transcript import Doubt

DOUBT_WORDS: Final = {
    Doubt.GHOST: N_("a text that engines invent in silence"),
    Doubt.LOOP: N_("the same words over and over"),
    Doubt.LEAK: N_("only names that we gave as a hint"),
    Doubt.SILENCE: N_("text where hardly anybody speaks"),
    Doubt.ECHO: N_("the same sentence three times in a row"),
    Doubt.UNSURE: N_("the engine was not sure of its words"),
    Doubt.UNHEARD: N_("somebody speaks, but there is no text"),
}
