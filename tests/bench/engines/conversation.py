"""Speaks the bundled meeting and writes tui/demo/recording.*: `python -m tests.bench.engines.conversation`."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

import tui.demo
from models.transcript import Transcript, Turn, Word
from tests.bench.engines.room import reverberated, room_noise
from tests.bench.engines.voices import DEMO_VOICES, Spoken, speak
from transcribe.audio import SAMPLE_RATE, Samples

FOLDER = Path(tui.demo.__file__).parent
SEED = 20260917
LOUDNESS = 0.07
"""Root mean square of every voice."""
LONGEST_OVERLAP = 0.45
"""Seconds."""
LEAD, TAIL = 0.6, 0.8
"""Seconds of silence around the meeting."""
BIT_RATE = 32_000


@dataclass(frozen=True)
class Conversation:
    """A spoken meeting and the truth about it."""

    samples: Samples
    transcript: Transcript
    """With the true times of every turn and word."""


def spoken_meeting(meeting: Transcript, seed: int = SEED) -> Conversation:
    """Speak `meeting`, one voice of DEMO_VOICES a speaker; pauses and overlaps come from its turn times."""
    rng = np.random.default_rng(seed)
    placed: list[tuple[float, Samples]] = []
    turns: list[Turn] = []
    told_end, end = 0.0, LEAD
    for turn in meeting.turns:
        spoken = speak(turn.text, DEMO_VOICES[turn.speaker])
        assert turn.start is not None
        assert turn.end is not None
        start = max(0.0, end + max(turn.start - told_end, -LONGEST_OVERLAP))
        told_end = turn.end
        turns.append(_timed(turn, spoken, start))
        end = turns[-1].end or start
        placed.append((start, _seated(spoken.samples, rng)))
    mixed = room_noise(round((end + TAIL) * SAMPLE_RATE), rng, level=0.0012)
    for start, voice in placed:
        begin = round(start * SAMPLE_RATE)
        room = mixed[begin : begin + len(voice)]
        room += voice[: len(room)]
    return Conversation(np.clip(mixed, -1, 1), meeting.model_copy(update={"turns": tuple(turns)}))


def _timed(turn: Turn, spoken: Spoken, start: float) -> Turn:
    words = tuple(
        Word(text=word.text, start=round(start + word.start, 3), end=round(start + word.end, 3))
        for word in spoken.words
    )
    return turn.model_copy(update={"start": words[0].start, "end": words[-1].end, "words": words})


def _seated(samples: Samples, rng: np.random.Generator) -> Samples:
    """A voice from its own chair: as loud as the others, with its own echo."""
    loud = samples * (LOUDNESS / np.sqrt(np.mean(samples[np.abs(samples) > 0.01] ** 2)))
    padded = np.pad(loud, (0, SAMPLE_RATE // 4))
    return reverberated(padded, rng, seconds=0.25, wet=0.2)


def rttm(transcript: Transcript) -> str:
    """Who speaks when, one line a turn, as pyannote.metrics reads it."""
    return "".join(
        f"SPEAKER recording 1 {turn.start:.3f} {turn.end - turn.start:.3f} <NA> <NA> {turn.speaker} <NA> <NA>\n"
        for turn in transcript.turns
        if turn.start is not None and turn.end is not None
    )


def write_opus(path: Path, samples: Samples) -> None:
    """Write `samples` as Opus in an Ogg file."""
    import av

    with av.open(str(path), "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=48_000, layout="mono", bit_rate=BIT_RATE)
        frame = av.AudioFrame.from_ndarray(
            np.round(samples * 32767).astype(np.int16)[None, :], format="s16", layout="mono"
        )
        frame.sample_rate = SAMPLE_RATE
        resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000, frame_size=960)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))


def main() -> None:
    """Write the recording, its speakers and its true transcript beside tui/demo/meeting.json."""
    meeting = Transcript.model_validate_json((FOLDER / "meeting.json").read_bytes())
    conversation = spoken_meeting(meeting)
    write_opus(FOLDER / "recording.opus", conversation.samples)
    (FOLDER / "recording.rttm").write_text(rttm(conversation.transcript), encoding="utf-8")
    truth = conversation.transcript.model_dump_json(indent=None, exclude_none=True)
    (FOLDER / "recording.truth.json").write_text(truth + "\n", encoding="utf-8")
    print(f"{len(conversation.samples) / SAMPLE_RATE:.1f} s, {(FOLDER / 'recording.opus').stat().st_size} bytes")


if __name__ == "__main__":
    main()
