"""What the screen says about engines: what each is for, how it does, and sizes as one reads them."""

from typing import Final

from models.messages import N_
from transcribe.weights.catalogue import What
from tui.language import chosen

WHAT_WORDS: Final = {
    What.SPEECH: N_("writes down what is said"),
    What.SPEAKERS: N_("tells the voices apart"),
}

# Figures: the Dutch Open Speech Recognition Benchmark of 2024, on conversations, with silences cut out.
ADVICE_WORDS: Final = {
    "best-on-talk": N_("Hears Dutch conversation best: about 25 of every 100 words come out wrong. The first choice."),
    "best-on-reading": N_("Best for text that is read aloud; in conversation about 30 of every 100 words are wrong."),
    "quick-unmeasured": N_("Two to three times as fast. How well it hears Dutch conversation was never measured."),
    "weak-computer": N_("For a computer with little memory. Fast, but mishears much: read everything carefully."),
    "speakers": N_("Needed to know who says what. Asks for no account."),
    "speakers-account": N_("The same, from its makers, who first ask for an account. You do not need this one."),
}
"""`Weights.advice` to its words."""


def size_label(size: int) -> str:
    """`size` bytes as "33 MB" or "3.1 GB", with the decimal mark of the language in use."""
    return f"{number_label(round(size / 1e9, 1))} GB" if size >= 1e9 else f"{round(size / 1e6)} MB"


def number_label(number: float) -> str:
    """`number` without needless decimals, with the decimal mark of the language in use."""
    text = f"{number:g}"
    return text.replace(".", ",") if chosen() == "nl" else text
