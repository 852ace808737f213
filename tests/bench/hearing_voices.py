"""Telling voices apart, ours against stock pyannote with the same weights: `python -m tests.bench.hearing voices`.

Each run has a process of its own, and only the work is counted, not the loading. Processor time of one thread, as the
machine may be shared and threads that wait for a core count as busy. "tuned": glibc told to keep what torch frees,
without which stock spends half its time in page faults.
"""

import ctypes
import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import tui.demo
from tests.transcribe.engines.tiny_pyannote import make_pyannote
from tests.transcribe.human_sound import human_sound
from tests.transcribe.voices.stock import Spans, stock_diarization, stock_pipeline
from transcribe.audio import SAMPLE_RATE, Samples, decode
from transcribe.speakers_pyannote import PyannoteSpeakers

DEMO = Path(tui.demo.__file__).parent
MMAP_MAX, TRIM_THRESHOLD, TOP_PAD = -4, -1, -2
"""Of glibc's malloc.h."""


@dataclass(frozen=True)
class Run:
    """What one run took, and found."""

    cpu: float
    """Seconds of processor."""
    regular: Spans
    exclusive: Spans


def voices(demo_seconds: float = 468, full_seconds: float = 120, rounds: int = 2) -> Iterator[tuple[str, float, str]]:
    """The bundled engine on the demo's recording, and community-1's networks with random weights on human talk."""
    with tempfile.TemporaryDirectory() as name:
        full = make_pyannote(Path(name) / "full", full_size=True)
        for what, folder, seconds in (
            ("bundled", DEMO / "engines" / "speakers", demo_seconds),
            ("full size", full, full_seconds),
        ):
            for how, tuned in (("as installed", False), ("tuned", True)):
                pairs = [
                    (in_own_process(folder, seconds, "stock", tuned), in_own_process(folder, seconds, "ours", tuned))
                    for _ in range(rounds)
                ]
                stock, ours = (min(runs, key=lambda run: run.cpu) for runs in zip(*pairs, strict=True))
                yield f"{what}, {seconds:.0f} s of sound, {how}: stock", stock.cpu, "s of processor"
                yield f"{what}, {seconds:.0f} s of sound, {how}: ours", ours.cpu, "s of processor"
                yield f"{what}, {how}: stock against ours", stock.cpu / ours.cpu, "x"
                found = {str((run.regular, run.exclusive)) for pair in pairs for run in pair}
                yield f"{what}, {how}: ways in which they were told apart (1 is right)", len(found), ""


def in_own_process(folder: Path, seconds: float, who: str, tuned: bool) -> Run:
    """Do `one_run` where nothing else has been in memory."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(one_run, (folder, seconds, who, tuned))


def one_run(folder: Path, seconds: float, who: str, tuned: bool) -> Run:
    """Tell the voices apart once."""
    import torch

    torch.set_num_threads(1)
    if tuned:
        glibc = ctypes.CDLL(None)
        for option, value in ((MMAP_MAX, 0), (TRIM_THRESHOLD, 2**31 - 1), (TOP_PAD, 256 << 20)):
            glibc.mallopt(option, value)
    samples = sound(folder, seconds)
    if who == "stock":
        pipeline = stock_pipeline(folder)
        begin = time.process_time()
        regular, exclusive, _ = stock_diarization(pipeline, samples)
        return Run(time.process_time() - begin, regular, exclusive)
    engine = PyannoteSpeakers(folder)
    begin = time.process_time()
    found = engine.tell_apart(samples, progress=lambda _: None)
    cpu = time.process_time() - begin
    regular, exclusive = (
        sorted((stretch.start, stretch.end, stretch.speaker) for stretch in view)
        for view in (found.regular, found.exclusive)
    )
    return Run(cpu, regular, exclusive)


def sound(folder: Path, seconds: float) -> Samples:
    """What the engine in `folder` knows: the bundled one the demo's recording, another the two people."""
    if folder.is_relative_to(DEMO):
        return decode(DEMO / "recording.opus").samples[: round(seconds * SAMPLE_RATE)]
    return np.tile(human_sound().samples, round(seconds / 30) + 1)[: round(seconds * SAMPLE_RATE)]
