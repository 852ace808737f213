"""Tells voices apart with pyannote.audio from a pipeline folder on this computer."""

import warnings
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np

from models.messages import N_
from models.problems import EngineMissing
from transcribe.audio import SAMPLE_RATE, Samples
from transcribe.engines import Diarization, Voices
from transcribe.offline import go_offline
from transcribe.torchaudio_stand_in import make_torchaudio_importable
from transcribe.voices.blocks import Windows
from transcribe.voices.embedding import embeddings_of, is_known, make_brisk
from transcribe.voices.grouping import MOST, group, learning_from_at_most
from transcribe.weights.seal import verified

NEEDED = (
    "config.yaml",
    "segmentation/pytorch_model.bin",
    "embedding/pytorch_model.bin",
    "plda/xvec_transform.npz",
    "plda/plda.npz",  # read with every kind of clustering, and fetched from the Hub when it is not here
)
SEEING = 0.1
"""The part of the work on a block that is done when it is known who speaks when, and not yet how they sound."""


def _nobody_watches(_: float) -> None:
    pass


class PyannoteSpeakers:
    """A SpeakerEngine: a pyannote.audio 4 diarization pipeline.

    Its checkpoints are pickles, which can run code when they are loaded: give it only folders that were installed
    from the catalogue or made here, never one from a stranger.
    """

    def __init__(self, folder: Path) -> None:
        """Load the pipeline in `folder`. Raises EngineMissing when a file is missing or it does not load."""
        check_speaker_engine(verified(folder))  # before the pickles in it are loaded
        import_pyannote()
        from pyannote.audio import Pipeline
        from pyannote.audio.pipelines import SpeakerDiarization

        try:
            with _quiet():
                self._pipeline = Pipeline.from_pretrained(str(folder))
        except Exception as error:  # unpickling and importing what a file names can raise anything
            raise _broken(folder) from error
        if not isinstance(self._pipeline, SpeakerDiarization):
            raise _broken(folder)
        walk, clustering = self._pipeline._segmentation, self._pipeline.clustering
        if not walk.model.specifications.powerset or walk.model.audio.sample_rate != SAMPLE_RATE:
            raise _broken(folder)  # an older kind, that gives probabilities, or for other sound
        self._windows = Windows(walk.model.audio.get_num_samples(walk.duration), round(walk.step * SAMPLE_RATE))
        self._known = is_known(self._pipeline)
        if self._known:
            make_brisk(self._pipeline)
        clustering.filter_embeddings = learning_from_at_most(MOST, clustering.filter_embeddings)

    def blocks(self, samples: int) -> tuple[slice, ...]:
        """The parts of a recording of so many samples, each to be heard by itself."""
        return self._windows.blocks(samples)

    def hear_voices(self, samples: Samples, progress: Callable[[float], None] = _nobody_watches) -> Voices:
        """Who speaks when in the windows of one block, and how each sounds. What `progress` raises stops the work."""
        import torch

        # In memory: pyannote cannot open files where torchcodec finds no FFmpeg, and is 20 times slower where it can
        # (pyannote-audio#1955).
        file = {"waveform": torch.from_numpy(samples)[None], "sample_rate": SAMPLE_RATE, "uri": "meeting"}
        progress(0.0)
        with _quiet():
            seen = self._pipeline.get_segmentations(file)
            active = seen.data > 0.5
            progress(SEEING)
            if self._known:
                embeddings = embeddings_of(
                    self._pipeline, samples, active, lambda part: progress(SEEING + (1 - SEEING) * part)
                )
            else:
                embeddings = self._pipeline.get_embeddings(
                    file, seen, exclude_overlap=self._pipeline.embedding_exclude_overlap
                ).astype(np.float32)
        progress(1.0)
        return Voices(active, embeddings)

    def group(
        self, heard: Sequence[Voices], seconds: float, *, speakers: int | None = None, max_speakers: int | None = None
    ) -> Diarization:
        """Who speaks when in `seconds` of sound, of which all blocks were heard; empty when nobody does."""
        with _quiet():
            return group(self._pipeline, heard, seconds, speakers=speakers, max_speakers=max_speakers)

    def tell_apart(
        self,
        samples: Samples,
        *,
        speakers: int | None = None,
        max_speakers: int | None = None,
        progress: Callable[[float], None],
    ) -> Diarization:
        """Who speaks when in `samples` (16 kHz), all at once, with nothing stored."""
        blocks = self.blocks(len(samples))
        heard = []
        for number, block in enumerate(blocks):

            def inside(part: float, before: int = number) -> None:
                progress((before + part) / len(blocks))

            heard.append(self.hear_voices(samples[block], inside))
        return self.group(heard, len(samples) / SAMPLE_RATE, speakers=speakers, max_speakers=max_speakers)


def import_pyannote() -> None:
    """Import pyannote.audio so that it loads everywhere, sends nothing and prints nothing."""
    go_offline()
    make_torchaudio_importable()
    with _quiet():
        from pyannote.audio.telemetry import set_telemetry_metrics
        from pyannote.audio.utils import vbx
    vars(vbx)["print"] = _say_nothing  # it prints its worries on stdout, where our data goes
    set_telemetry_metrics(False)  # also when somebody imported pyannote before us


def _say_nothing(*_: object) -> None:
    """In the place of `print`."""


def _quiet() -> AbstractContextManager[object]:
    """pyannote warns about torchcodec, which we do not use, and of numbers in very short stretches."""
    return warnings.catch_warnings(action="ignore")


def check_speaker_engine(folder: Path) -> None:
    """Raise EngineMissing when `folder` lacks a file that pyannote needs. Loads nothing."""
    if not folder.is_dir():
        raise EngineMissing(
            N_("There is no speaker engine in {folder}."),
            meaning=N_("Without it a transcript does not say who speaks. Your recording is untouched."),
            remedy=N_("Install the speaker engine, choose the folder it is in, or go on without speakers."),
            folder=folder.name,
        )
    missing = [name for name in NEEDED if not (folder / name).is_file() or not (folder / name).stat().st_size]
    if missing:
        raise EngineMissing(
            N_("The speaker engine in {folder} is not complete: {missing} is missing."),
            meaning=N_("It was not copied completely, so it is not used. Your recording is untouched."),
            remedy=N_("Install the speaker engine again, or go on without speakers."),
            folder=folder.name,
            missing=", ".join(missing),
        )


def _broken(folder: Path) -> EngineMissing:
    return EngineMissing(
        N_("The speaker engine in {folder} does not load."),
        meaning=N_("One of its files is damaged or of another kind, so it is not used. Your recording is untouched."),
        remedy=N_("Install the speaker engine again, or go on without speakers."),
        folder=folder.name,
    )
