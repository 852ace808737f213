"""A transcript as a poor recogniser and diarizer would give it: made up of what such engines really do wrong."""

import random

from models.transcript import Transcript, Turn

SWALLOWED = frozenset(
    ("de", "het", "een", "dat", "die", "er", "ook", "dan", "nou", "ja", "eh", "maar", "en", "te", "is")
)
DENYING = frozenset(("niet", "geen", "nooit"))
MISHEARD = {
    "dertien": "dertig", "dertig": "dertien", "veertien": "veertig", "veertig": "veertien", "vijftien": "vijftig",
    "vijftig": "vijftien", "zestien": "zestig", "twee": "drie", "juni": "juli", "juli": "juni", "maart": "mei",
    "half": "elf", "weken": "week", "week": "weken", "kan": "kun", "zou": "zo", "opp": "opee pee", "mdo": "em dee oo",
}  # fmt: skip
SHORT_TURN, LONG_TURN = 4, 8
"""Words up to which a turn may go to the voice before it; words from which its end may go to the next turn."""


def spoiled(transcript: Transcript, rate: float, seed: str) -> Transcript:
    """`transcript` with errors, 0 to 1; the same seed gives the same errors. Times and word times are dropped."""
    if not rate:
        return transcript
    chance = random.Random(seed)
    turns: list[Turn] = []
    carried: list[str] = []
    for place, turn in enumerate(transcript.turns):
        words = carried + [said for word in turn.text.split() for said in _heard(word, rate, chance)]
        carried = []
        last = place + 1 == len(transcript.turns)
        if len(words) > LONG_TURN and not last and chance.random() < 0.4 * rate:
            cut = chance.randint(1, 3)
            words, carried = words[:-cut], words[-cut:]
        speaker = turn.speaker
        if turns and len(words) <= SHORT_TURN and chance.random() < 0.4 * rate:
            speaker = turns[-1].speaker
        text = " ".join(words) or turn.text
        turns.append(turn.model_copy(update={"text": text, "speaker": speaker, "words": ()}))
    return transcript.model_copy(update={"turns": tuple(turns)})


def _heard(word: str, rate: float, chance: random.Random) -> list[str]:
    core = word.strip(".,?!;:").lower()
    draw = chance.random()
    if (core in SWALLOWED and draw < 0.9 * rate) or (core in DENYING and draw < 0.2 * rate):
        return []
    if core in MISHEARD and draw < 0.3 * rate:
        word = MISHEARD[core]
    elif len(core) > SHORT_TURN and draw < 0.25 * rate:
        place = chance.randrange(1, len(core) - 1)
        word = core[:place] + core[place + 1 :]
    if chance.random() < rate:
        word = word.rstrip(".,?!;:")
    return (word.lower() if chance.random() < rate else word).split()
