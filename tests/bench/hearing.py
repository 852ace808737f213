"""What hearing costs: `python -m tests.bench.hearing [memory|speed|side|regroup|voices] [MINUTES]`.

memory   peak memory of the whole job, speech and speakers side by side, for 30 minutes and for 4 hours (or MINUTES) of
         talk, with the tiny engines of the tests
speed    our time, stored clip by clip, against bare faster-whisper over the same clips with the same options
side     speech and speakers side by side against the longer of the two alone, on the demo's recording and engines
regroup  another number of speakers, from what is stored and without the sound
voices   telling voices apart against stock pyannote with the same weights
"""

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from tests.bench.hearing_voices import DEMO, voices
from tests.transcribe.containers import Kind
from tests.transcribe.engines import tiny_whisper
from tests.transcribe.human_sound import human_sound
from transcribe.audio import SAMPLE_RATE
from transcribe.job.messages import Message, Progress
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


class Peak:
    """The most memory that this process and a job's workers take together, looked at twenty times a second."""

    def __init__(self, job: Transcription) -> None:
        """Watch from now until `stop`."""
        self.mib = 0.0
        self._job, self._over = job, threading.Event()
        self._watching = threading.Thread(target=self._watch)
        self._watching.start()

    def stop(self) -> float:
        """The most there was, in MiB."""
        self._over.set()
        self._watching.join()
        return self.mib

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            self.mib = max(self.mib, sum(map(_resident, (os.getpid(), *self._job.process_ids))))


def _resident(process: int) -> float:
    """MiB that it holds in memory now."""
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:  # it has just ended
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("VmRSS")) / 1024


def memory(longest: float = LONG) -> Iterator[Figure]:
    """The whole job, for a short and a long recording."""
    from tests.transcribe.engines.tiny_pyannote import make_pyannote

    found = {}
    with tempfile.TemporaryDirectory() as name:
        speakers = make_pyannote(Path(name) / "pyannote")
        for minutes in (SHORT, longest):
            job = Transcription(prepared(Path(name), minutes, speakers=speakers).order)
            watch = Peak(job)
            begin = time.perf_counter()
            job.run(_ignore)
            found[minutes] = watch.stop()
            yield f"the whole job for {minutes:g} minutes", time.perf_counter() - begin, "s"
            yield f"peak memory of the whole job for {minutes:g} minutes", found[minutes], "MiB"
    yield f"{longest:g} minutes against {SHORT} (at most 1.2)", found[longest] / found[SHORT], "x"


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


def side(rounds: int = 2) -> Iterator[Figure]:
    """Both engines at once, against each alone, all in workers; the best of some rounds, taken in turns."""
    with tempfile.TemporaryDirectory() as name:
        plan = demo_plan(Path(name))

        def alone(task: Task) -> None:
            _finish(Worker(task))

        def afresh(work: Callable[[], object]) -> float:
            plan.folder.make()
            wall = _wall(work)
            plan.folder.clear()
            return wall

        jobs: tuple[Callable[[], object], ...] = (
            lambda: alone(Listen(plan)),
            lambda: alone(TellApart(plan)),
            lambda: Transcription(plan.order).run(_ignore),
        )
        rows = [[afresh(job) for job in jobs] for _ in range(rounds)]
        speech, speakers, both = map(min, zip(*rows, strict=True))
    yield "speech alone", speech, "s"
    yield "speakers alone", speakers, "s"
    yield "side by side", both, "s"
    yield "side by side against the longer (at most 1.15)", both / max(speech, speakers), "x"
    yield "side by side against one after the other", both / (speech + speakers), "x"


def regroup() -> Iterator[Figure]:
    """Another number of speakers when all is stored and the decoded sound is gone."""
    with tempfile.TemporaryDirectory() as name:
        plan = demo_plan(Path(name))
        job = Transcription(plan.order)
        yield "the demo's recording, the whole job", _wall(lambda: job.run(_ignore)), "s"
        job.clear(keep_results=True)
        again = Transcription(replace(plan.order, speaker_count=3))
        told: list[Message] = []
        yield "the same with three speakers, from what is stored", _wall(lambda: again.run(told.append)), "s"
        assert not any(isinstance(message, Progress) for message in told)


def demo_plan(folder: Path) -> Plan:
    """The demo's recording, with the bundled engines."""
    engines = DEMO / "engines"
    return Plan.of(Order(DEMO / "recording.opus", folder / "werk", engines / "speech", engines / "speakers"))


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


def measure(*kinds: str, minutes: float | None = None) -> Iterator[Figure]:
    """The figures asked for, or all; `minutes` of the longer recording for memory."""
    every = {
        "memory": lambda: memory(minutes or LONG),
        "speed": speed,
        "side": side,
        "regroup": regroup,
        "voices": voices,
    }
    for kind, figures in every.items():
        if not kinds or kind in kinds:
            yield from figures()


if __name__ == "__main__":
    numbers = [word for word in sys.argv[1:] if word.isdigit()]
    for name, figure, unit in measure(*sys.argv[1:], minutes=float(numbers[0]) if numbers else None):
        print(f"{name:60} {figure:10.3f} {unit}", flush=True)
