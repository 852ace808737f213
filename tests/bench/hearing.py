"""What hearing costs: `python -m tests.bench.hearing [memory|speed|side]`, with the tiny engines of the tests.

memory  peak memory of a worker for 30 minutes and for 4 hours of talk
speed   our time, stored clip by clip, against bare faster-whisper over the same clips with the same options
side    speech and speakers side by side against the longer of the two alone
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from tests.transcribe.containers import Kind
from tests.transcribe.engines import tiny_whisper
from tests.transcribe.human_sound import human_sound
from transcribe.audio import SAMPLE_RATE
from transcribe.job.messages import ClipDone, Message, Progress
from transcribe.job.order import Order
from transcribe.job.plan import Plan
from transcribe.job.transcription import Transcription
from transcribe.job.work import Listen, TellApart
from transcribe.job.worker import Task, Worker

FLAC = Kind(".flac", "flac", 16000, "mono")
SAID = "Dan spreken we nu af dat Kim op maandag, woensdag en vrijdag een half uur hulp krijgt van juf Lotte in de klas."
SHORT, LONG = 30, 240
"""Minutes."""
Figure = tuple[str, float, str]


def recording(folder: Path, minutes: float) -> Path:
    """The two people of the sample, over and over, as a FLAC written piece by piece."""
    import av

    path = folder / f"{minutes:g}.flac"
    with av.open(str(path), "w") as container:
        sound = container.add_stream(FLAC.codec, rate=FLAC.rate, layout=FLAC.layout)
        for turn in range(round(minutes * 2)):
            frame = av.AudioFrame.from_ndarray(
                (human_sound().samples * 32767).astype(np.int16)[None], format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts = SAMPLE_RATE, turn * 30 * SAMPLE_RATE
            container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path


def prepared(
    folder: Path,
    minutes: float,
    *,
    longest: float = 30,
    speakers: Path | None = None,
    says: str = tiny_whisper.SENTENCE,
) -> Plan:
    """A plan over a recording of so long, with its folder made."""
    engine = tiny_whisper.make_whisper(folder / f"whisper-{longest:g}", says=says)
    (engine / "kloppend.json").write_text(f'{{"longest_clip_seconds": {longest}}}', encoding="utf-8")
    plan = Plan.of(Order(recording(folder, minutes), folder / f"werk-{minutes:g}", engine, speakers))
    plan.folder.make()
    return plan


def peak(task: Task) -> float:
    """Peak memory in MiB of a worker that does `task`, as its system counts it."""
    worker = Worker(task)
    while (message := worker.receive()) is not None:
        status = Path(f"/proc/{worker.process_id}/status")
        if isinstance(message, Progress | ClipDone) and status.exists():
            found = _high_water(status)
    worker.kill()
    return found


def _high_water(status: Path) -> float:
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def memory() -> Iterator[Figure]:
    """Listening, for a short and a long recording."""
    with tempfile.TemporaryDirectory() as name:
        found = {minutes: peak(Listen(prepared(Path(name), minutes))) for minutes in (SHORT, LONG)}
    for minutes, size in found.items():
        yield f"peak memory, listening to {minutes} minutes", size, "MiB"
    yield f"{LONG} minutes against {SHORT} (at most 1.2)", found[LONG] / found[SHORT], "x"


def speed(minutes: float = 6, rounds: int = 5) -> Iterator[Figure]:
    """Hearing clips and storing them, against the bare engine; the best of several rounds, taken in turns.

    The engine is as wide as Whisper tiny, with one layer for four, and says some 20 words a clip: storing a clip takes
    7 ms whatever the engine, so that the smallest would measure the disk.
    """
    from transcribe.job.work import clips_of, hear, sound_of
    from transcribe.speech_whisper import WhisperSpeech

    with tempfile.TemporaryDirectory() as name:
        vars(tiny_whisper).update(WIDTH=384, HEADS=6)
        plan = prepared(Path(name), minutes, says=SAID)
        sound = sound_of(plan, _ignore)
        clips = clips_of(plan, sound, _ignore)
        engine = WhisperSpeech(plan.order.speech)
        samples = sound[:]

        def ours() -> None:
            for piece in plan.folder.path.glob("speech-*/*.json"):
                piece.unlink()
            hear(plan, clips, sound, engine, _ignore)

        def bare() -> None:
            for clip in clips:
                options = {"language": "nl", "word_timestamps": True, "temperature": 0.0}
                list(engine._model.transcribe(clip.cut(samples), condition_on_previous_text=False, **options)[0])

        ours_best, bare_best = [
            min(pair) for pair in zip(*((_wall(ours), _wall(bare)) for _ in range(rounds)), strict=True)
        ]
    yield f"hearing and storing {len(clips)} clips", ours_best, "s"
    yield "bare faster-whisper over the same clips", bare_best, "s"
    yield "ours against bare (at most 1.05)", ours_best / bare_best, "x"


def side(minutes: float = 5) -> Iterator[Figure]:
    """Both engines at once, against each alone, all in a worker."""
    from tests.transcribe.engines.tiny_pyannote import make_pyannote

    with tempfile.TemporaryDirectory() as name:
        speakers = make_pyannote(Path(name) / "pyannote")
        plan = prepared(Path(name), minutes, longest=3, speakers=speakers)
        speech_alone = _wall(lambda: _finish(Worker(Listen(plan))))
        speakers_alone = _wall(lambda: _finish(Worker(TellApart(plan))))
        plan.folder.clear()
        both = _wall(lambda: Transcription(plan.order).run(_ignore))
    yield "speech alone", speech_alone, "s"
    yield "speakers alone", speakers_alone, "s"
    yield "side by side", both, "s"
    yield "side by side against the longer (at most 1.15)", both / max(speech_alone, speakers_alone), "x"
    yield "side by side against one after the other", both / (speech_alone + speakers_alone), "x"


def _ignore(_: Message) -> None:
    pass


def _finish(worker: Worker) -> None:
    while worker.receive() is not None:
        pass
    worker.kill()


def _wall(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def measure(*kinds: str) -> Iterator[Figure]:
    """The figures asked for, or all."""
    for kind, figures in {"memory": memory, "speed": speed, "side": side}.items():
        if not kinds or kind in kinds:
            yield from figures()


if __name__ == "__main__":
    for name, figure, unit in measure(*sys.argv[1:]):
        print(f"{name:60} {figure:10.3f} {unit}", flush=True)
