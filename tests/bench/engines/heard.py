"""Makes the sound that the speech engine is trained with: `python -m tests.bench.engines.heard FOLDER SHARDS SEED`.

Kept is not the sound but its mel energies, so that windows can be put together, and noise added, while training.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.transcript import Transcript
from tests.bench.engines.conversation import FOLDER as DEMO
from tests.bench.engines.conversation import LOUDNESS
from tests.bench.engines.room import reverberated
from tests.bench.engines.sentences import Sentences
from tests.bench.engines.voices import DEMO_VOICES, PAUSES, TRAINING_VOICES, Spoken, Voice, speak, varied
from transcribe.audio import Samples

FRAMES = 100
"""Mel frames a second."""
SHARD = 2000
"""Utterances a file."""
DEMO_VOICE_SHARE = 0.5


def mel_energies(samples: Samples, extractor: Any) -> NDArray[np.float16]:
    """log10 of the mel energies as faster-whisper's `extractor` computes them, before it clamps: (frames, 80)."""
    window = np.hanning(extractor.n_fft + 1)[:-1].astype(np.float32)
    stft = extractor.stft(
        np.pad(samples, (0, 160)), extractor.n_fft, extractor.hop_length, window=window, return_complex=True
    )
    power = np.abs(stft[..., :-1]).astype(np.float32) ** 2
    found: NDArray[np.float16] = np.log10(np.clip(extractor.mel_filters @ power, 1e-10, None)).T.astype(np.float16)
    return found


def some_voice(rng: np.random.Generator) -> Voice:
    """Half the time a voice near one of the demo's, else near one of the others."""
    voices = tuple(DEMO_VOICES.values()) if rng.random() < DEMO_VOICE_SHARE else TRAINING_VOICES
    return varied(voices[int(rng.integers(len(voices)))], rng)


def in_a_room(samples: Samples, rng: np.random.Generator) -> Samples:
    """`samples` at LOUDNESS, mostly with an echo."""
    loud = samples * (LOUDNESS / np.sqrt(np.mean(samples[np.abs(samples) > 0.01] ** 2)))
    if rng.random() < 0.25:
        return np.asarray(loud, np.float32)
    return reverberated(loud, rng, seconds=rng.uniform(0.12, 0.4), wet=rng.uniform(0.05, 0.3))


def sounds(spoken: Spoken, count: int, names: dict[str, int]) -> NDArray[np.uint8]:
    """The phoneme of each of `count` frames, 0 for silence; new ones are added to `names`."""
    found = np.zeros(count, np.uint8)
    for number, phoneme in enumerate(spoken.phonemes):
        end = spoken.phonemes[number + 1].start if number + 1 < len(spoken.phonemes) else spoken.duration
        if phoneme.name and phoneme.name not in PAUSES and end > phoneme.start:
            label = names.setdefault(phoneme.name, len(names) + 1)
            found[round(phoneme.start * FRAMES) : round(end * FRAMES)] = label
    return found


def make_shard(path: Path, sentences: Sentences, rng: np.random.Generator, extractor: Any) -> float:
    """Write SHARD utterances to `path`.npz and .json; seconds made."""
    mels, labels, offset = [], [], 0
    utterances: list[dict[str, Any]] = []
    names: dict[str, int] = {}
    while len(utterances) < SHARD:
        text = sentences.utterance(rng)
        spoken = speak(text, some_voice(rng))
        if not 0.3 < spoken.duration < 20 or np.max(np.abs(spoken.samples)) < 0.02:
            continue
        mel = mel_energies(in_a_room(spoken.samples, rng), extractor)
        words = [[word.text, round(word.start * FRAMES), round(word.end * FRAMES)] for word in spoken.words]
        utterances.append({"offset": offset, "frames": len(mel), "words": words})
        mels.append(mel)
        labels.append(sounds(spoken, len(mel), names))
        offset += len(mel)
    np.save(path.with_suffix(".labels.npy"), np.concatenate(labels))
    np.save(path.with_suffix(".npy"), np.concatenate(mels))
    path.with_suffix(".json").write_text(json.dumps({"phonemes": names, "utterances": utterances}), encoding="utf-8")
    return offset / FRAMES


def main() -> None:
    """Write shards to a folder."""
    from faster_whisper.feature_extractor import FeatureExtractor

    folder, shards, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    meeting = Transcript.model_validate_json((DEMO / "meeting.json").read_bytes())
    sentences = Sentences.load(tuple(turn.text for turn in meeting.turns))
    rng, extractor = np.random.default_rng(seed), FeatureExtractor()
    seconds = 0.0
    for number in range(shards):
        seconds += make_shard(folder / f"{seed}-{number:03}", sentences, rng, extractor)
        print(f"{seed}-{number:03}: {seconds / 3600:.2f} h", flush=True)


if __name__ == "__main__":
    main()
