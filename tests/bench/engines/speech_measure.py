"""How well a speech engine hears: `python -m tests.bench.engines.speech_measure [FOLDER] [--show]`.

Two sounds: the bundled recording, in the clips that the program makes of it, and the sentences of unheard.txt, which
no training text holds, spoken by ten voices in noisy rooms.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.transcript import Transcript, Word
from tests.bench.engines.conversation import FOLDER as DEMO
from tests.bench.engines.heard import in_a_room
from tests.bench.engines.room import room_noise
from tests.bench.engines.sentences import plain, unheard
from tests.bench.engines.voices import DEMO_VOICES, TRAINING_VOICES, Spoken, speak
from transcribe.audio import SAMPLE_RATE, Samples, decode
from transcribe.clips import find_clips
from transcribe.engine_notes import read_notes
from transcribe.speech_whisper import WhisperSpeech

ENGINE = DEMO / "engines" / "speech"
SEED = 7


@dataclass(frozen=True)
class Score:
    """What was heard against what was said."""

    errors: int
    """Words to put in, leave out or change."""
    words: int
    """Words that were said."""

    @property
    def rate(self) -> float:
        """Word error rate, 0-1."""
        return self.errors / self.words

    def __add__(self, other: "Score") -> "Score":
        """Both together."""
        return Score(self.errors + other.errors, self.words + other.words)


def score(heard: str, said: str) -> Score:
    """Compare two texts word by word, without case and punctuation."""
    left, right = plain(heard), plain(said)
    costs = list(range(len(right) + 1))
    for number, word in enumerate(left, 1):
        before, costs[0] = costs[0], number
        for at, other in enumerate(right, 1):
            before, costs[at] = costs[at], min(costs[at] + 1, costs[at - 1] + 1, before + (word != other))
    return Score(costs[-1], len(right))


def spoken_unheard() -> Iterator[tuple[str, Spoken, Samples]]:
    """Every sentence of unheard.txt, and its sound as a microphone takes it up."""
    rng = np.random.default_rng(SEED)
    voices = [*DEMO_VOICES.values(), *TRAINING_VOICES[:20:4]]
    for number, sentence in enumerate(unheard()):
        spoken = speak(sentence, voices[number % len(voices)])
        voice = np.pad(in_a_room(spoken.samples, rng), SAMPLE_RATE // 4)
        yield sentence, spoken, voice + room_noise(len(voice), rng, level=rng.uniform(0.0005, 0.003))


def heard_text(engine: WhisperSpeech, samples: Samples) -> str:
    """All that `engine` hears in one clip."""
    return " ".join(segment.text for segment in engine.hear(samples))


def score_unheard(engine: WhisperSpeech, *, show: bool = False) -> Score:
    """Over all sentences of unheard.txt."""
    total = Score(0, 0)
    for sentence, _, samples in spoken_unheard():
        heard = heard_text(engine, samples)
        if show:
            print(f"  {sentence}\n> {heard}")
        total += score(heard, sentence)
    return total


def heard_words(engine: WhisperSpeech, samples: Samples, longest: float) -> Iterator[Word]:
    """The words in a whole recording, with its own times."""
    for clip in find_clips(samples, longest):
        for segment in engine.hear(clip.cut(samples)):
            for word in segment.words:
                start, end = clip.start + (word.start or 0.0), clip.start + (word.end or 0.0)
                yield word.model_copy(update={"start": start, "end": end})


def word_time_errors(heard: list[Word], said: list[Word]) -> list[float]:
    """Seconds between the starts of words that both have, in the same order."""
    from difflib import SequenceMatcher

    names = [["".join(plain(word.text)) for word in words] for words in (heard, said)]
    blocks = SequenceMatcher(None, names[0], names[1], autojunk=False).get_matching_blocks()
    pairs = [(block.a + n, block.b + n) for block in blocks for n in range(block.size)]
    return [abs((heard[a].start or 0.0) - (said[b].start or 0.0)) for a, b in pairs]


def main() -> None:
    """Print every figure."""
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    folder, show = Path(folders[0]) if folders else ENGINE, "--show" in sys.argv
    engine, longest = WhisperSpeech(folder), read_notes(folder).longest_clip_seconds
    sound = decode(DEMO / "recording.opus")
    truth = Transcript.model_validate_json((DEMO / "recording.truth.json").read_bytes())
    begin = time.perf_counter()
    words = list(heard_words(engine, sound.samples, longest))
    seconds = time.perf_counter() - begin
    text = " ".join(word.text for word in words)
    if show:
        print(text)
    demo = score(text, " ".join(turn.text for turn in truth.turns))
    late = word_time_errors(
        words, sorted((word for turn in truth.turns for word in turn.words), key=lambda w: w.start or 0)
    )
    new = score_unheard(engine, show=show)
    print(f"demo recording    WER {demo.rate:6.1%}  ({demo.errors} of {demo.words} words)")
    print(f"unheard sentences WER {new.rate:6.1%}  ({new.errors} of {new.words} words, {len(unheard())} sentences)")
    ninety = statistics.quantiles(late, n=10)[-1]
    print(f"word starts       median {statistics.median(late):.3f} s, 90 % within {ninety:.3f} s ({len(late)} words)")
    print(f"speed             {seconds:.1f} s for {sound.duration:.0f} s, {seconds / sound.duration:.3f} of real time")


if __name__ == "__main__":
    main()
