"""What the speaker engine's training conversations are cut from: many utterances of every voice."""

import numpy as np

from tests.bench.engines.sentences import Sentences
from tests.bench.engines.speakers_mixtures import Pool
from tests.bench.engines.voices import DEMO_VOICES, TRAINING_VOICES, Voice, speak
from transcribe.audio import SAMPLE_RATE, Samples

LOUDNESS = 0.07
"""Root mean square of every utterance where it is not silent."""

BACK_CHANNELS = (
    "Ja.",
    "Nee.",
    "Hm, ja.",
    "Oké.",
    "Ja, precies.",
    "Ja, hoor.",
    "Klopt.",
    "O ja?",
    "Nee, dat niet.",
    "Graag.",
)
"""What listeners say. The lines of the demo's own meeting stay out, so that its recording is still a test."""


def training_sentences() -> Sentences:
    """What the voices say."""
    return Sentences.load(BACK_CHANNELS)


def voices() -> tuple[Voice, ...]:
    """The demo's voices and one of every other variant: the same variant at another pitch is too much alike."""
    taken = {voice.variant for voice in DEMO_VOICES.values()}
    others = {voice.variant: voice for voice in reversed(TRAINING_VOICES) if voice.variant not in taken}
    return (*DEMO_VOICES.values(), *others.values())


def spoken_pool(*, seed: int, demo: int = 160, others: int = 50) -> Pool:
    """Speak `demo` utterances with each of the demo's voices and `others` with each other one."""
    rng = np.random.default_rng(seed)
    sentences = training_sentences()
    sounds = []
    for number, voice in enumerate(voices()):
        count = demo if number < len(DEMO_VOICES) else others
        lengths = rng.choice((1, 2, 3), size=count, p=(0.65, 0.25, 0.1))  # turns of up to about 15 s
        texts = [" ".join(sentences.utterance(rng) for _ in range(length)) for length in lengths]
        sounds.append(tuple(utterance(text, voice) for text in texts))
    return Pool(tuple(sounds), demo=len(DEMO_VOICES))


def utterance(text: str, voice: Voice) -> Samples:
    """`text` from its first word to the end of its last, pauses inside kept, at LOUDNESS."""
    spoken = speak(text, voice)
    begin, end = (round(moment * SAMPLE_RATE) for moment in (spoken.words[0].start, spoken.words[-1].end))
    sound = spoken.samples[begin:end]
    return np.asarray(sound * (LOUDNESS / np.sqrt(np.mean(sound[np.abs(sound) > 0.01] ** 2))), np.float32)
