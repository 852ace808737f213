"""How well the bundled speaker engine tells its voices apart: `python -m tests.bench.engines.speakers_measure`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import tui.demo
from models.transcript import Speaker, Transcript, Turn
from tests.bench.engines.conversation import spoken_meeting
from tests.bench.engines.speakers_pool import training_sentences
from tests.bench.engines.voices import DEMO_VOICES
from transcribe.audio import Samples, decode
from transcribe.engines import Stretch
from transcribe.speakers_pyannote import PyannoteSpeakers

DEMO = Path(tui.demo.__file__).parent
ENGINE = DEMO / "engines" / "speakers"
VOICES = tuple(DEMO_VOICES)


def diarization_error(truth: Sequence[Stretch], found: Sequence[Stretch]) -> dict[str, float]:
    """Parts of the speech that are missed, invented and given to another, and their sum "error".

    Without a margin around the boundaries and with overlaps counted, the strictest way there is.
    """
    from pyannote.metrics.diarization import DiarizationErrorRate

    # Without a stated extent it warns, and takes the same.
    parts = DiarizationErrorRate(collar=0.0, skip_overlap=False)(
        _annotation(truth), _annotation(found), uem=_extent([*truth, *found]), detailed=True
    )
    names = {"missed": "missed detection", "invented": "false alarm", "swapped": "confusion"}
    shares = {name: float(parts[theirs] / parts["total"]) for name, theirs in names.items()}
    return shares | {"error": sum(shares.values())}


def read_rttm(path: Path) -> tuple[Stretch, ...]:
    """Who speaks when."""
    fields = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(Stretch(float(f[3]), float(f[3]) + float(f[4]), f[7]) for f in fields)


def made_up_meeting(
    seed: int, *, speakers: Sequence[str] = VOICES, turns: int = 35
) -> tuple[Samples, tuple[Stretch, ...]]:
    """A conversation of the demo's voices that says nothing sensible, in the demo's room, and who speaks when."""
    rng = np.random.default_rng(seed)
    sentences = training_sentences()
    said: list[Turn] = []
    start = 0.0
    for number in range(turns):
        others = [speaker for speaker in speakers if not said or speaker != said[-1].speaker]
        speaker, text = str(rng.choice(others)), sentences.utterance(rng)
        said.append(Turn(id=number + 1, start=start, end=start + 10, speaker=speaker, text=text))
        start += 10 + (rng.uniform(0.2, 1.2) if rng.random() < 0.85 else -0.4)
    meeting = Transcript(speakers=tuple(Speaker(id=speaker) for speaker in speakers), turns=tuple(said))
    conversation = spoken_meeting(meeting, seed)
    truth = tuple(Stretch(t.start or 0.0, t.end or 0.0, t.speaker) for t in conversation.transcript.turns)
    return conversation.samples, truth


def main() -> None:
    """Print the error on the demo's recording and on made-up meetings of its voices, with and without their number."""
    engine = PyannoteSpeakers(Path(sys.argv[1]) if len(sys.argv) > 1 else ENGINE)
    cases = {"recording": (decode(DEMO / "recording.opus").samples, read_rttm(DEMO / "recording.rttm"))}
    for seed, speakers in enumerate((VOICES, VOICES, VOICES, VOICES[:4], VOICES[1:], VOICES[2:])):
        cases[f"made up {seed}"] = made_up_meeting(1000 + seed, speakers=speakers)
    for name, (samples, truth) in cases.items():
        for most in (len({stretch.speaker for stretch in truth}), None):
            heard = engine.tell_apart(samples, max_speakers=most, progress=lambda _: None)
            for view, stretches in (("regular", heard.regular), ("exclusive", heard.exclusive)):
                parts = " ".join(
                    f"{key} {100 * part:5.1f}" for key, part in diarization_error(truth, stretches).items()
                )
                count = len({stretch.speaker for stretch in stretches})
                print(f"{name:12} at most {most or 'any':>3} {view:9} {count} voices {parts}", flush=True)


def _annotation(stretches: Sequence[Stretch]) -> object:
    from pyannote.core import Annotation, Segment

    annotation = Annotation()
    for number, stretch in enumerate(stretches):
        annotation[Segment(stretch.start, stretch.end), number] = stretch.speaker
    return annotation


def _extent(stretches: Sequence[Stretch]) -> object:
    from pyannote.core import Segment, Timeline

    return Timeline([Segment(0, max(stretch.end for stretch in stretches))])


if __name__ == "__main__":
    main()
