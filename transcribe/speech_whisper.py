"""Hears words with faster-whisper from a model folder on this computer."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from models.messages import N_
from models.problems import EngineMissing
from models.transcript import Word
from transcribe.audio import SAMPLE_RATE, Samples
from transcribe.offline import go_offline

NEEDED = ("config.json", "model.bin", "preprocessor_config.json", "tokenizer.json")
"""Without tokenizer.json faster-whisper asks the Hub; without preprocessor_config.json it takes 80 mels for 128."""
SHORTEST = SAMPLE_RATE // 10
"""Samples. With less than two frames of 10 ms faster-whisper's word times fail with an IndexError."""
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")


class _HeardWord(Protocol):
    """faster-whisper's Word."""

    @property
    def word(self) -> str: ...
    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...
    @property
    def probability(self) -> float: ...


class WhisperSpeech:
    """A SpeechEngine: Whisper in CTranslate2 form, int8 on the processor, always Dutch."""

    def __init__(self, folder: Path) -> None:
        """Load the model in `folder`. Raises EngineMissing when a file is missing or it does not load."""
        _check_complete(folder)
        go_offline()
        from faster_whisper import WhisperModel

        try:
            # CTranslate2 takes 4 threads by itself, too many for a laptop with 2 cores.
            threads = min(os.cpu_count() or 4, 4)
            self._model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)
        except Exception as error:  # ctranslate2 and tokenizers raise plain RuntimeError and Exception
            raise _broken(folder) from error
        if not self._model.model.is_multilingual:  # faster-whisper would silently listen for English
            raise EngineMissing(
                N_("The speech engine in {folder} knows English only."),
                meaning=N_("It would write down a Dutch meeting as nonsense, so it is not used."),
                remedy=N_("Install a speech engine that knows Dutch."),
                folder=folder.name,
            )

    def hear(self, samples: Samples) -> tuple[Word, ...]:
        """The words in `samples` (16 kHz, at most 30 s), in order, with times in seconds from the first sample."""
        import numpy as np

        segments, _info = self._model.transcribe(
            np.pad(samples, (0, max(0, SHORTEST - len(samples)))),
            language="nl",
            word_timestamps=True,
            condition_on_previous_text=False,  # the previous text is what makes Whisper repeat itself for minutes
        )
        return tuple(word for segment in segments for word in joined(segment.words or ()))


def joined(pieces: Iterable[_HeardWord]) -> list[Word]:
    """Whole words from one segment: a piece that does not begin with a space goes on where the last one ended."""
    words: list[Word] = []
    for piece in pieces:
        text = piece.word.strip()
        if not text:
            continue
        start, end = float(piece.start), float(piece.end)
        probability = min(max(float(piece.probability), 0.0), 1.0)
        if words and not piece.word[0].isspace():
            last = words.pop()
            text, start = last.text + text, last.start or 0.0
            probability = min(probability, last.probability or 0.0)
        words.append(Word(text=text, start=start, end=max(start, end), probability=probability))
    return words


def _check_complete(folder: Path) -> None:
    """Raise EngineMissing when a file that faster-whisper needs is missing, empty, or JSON that cannot be read."""
    if not folder.is_dir():
        raise EngineMissing(
            N_("There is no speech engine in {folder}."),
            meaning=N_("Without it nothing can be written down. Your recording is untouched."),
            remedy=N_("Install the speech engine, or choose the folder it is in."),
            folder=folder.name,
        )
    missing = [name for name in NEEDED if not _is_filled(folder / name)]
    if not any(_is_filled(folder / name) for name in VOCABULARIES):
        missing.append(VOCABULARIES[0])
    if missing:
        raise EngineMissing(
            N_("The speech engine in {folder} is not complete: {missing} is missing."),
            meaning=N_("It was not copied completely, so it is not used. Your recording is untouched."),
            remedy=N_("Install the speech engine again."),
            folder=folder.name,
            missing=", ".join(missing),
        )
    for name in NEEDED:
        if name.endswith(".json"):  # faster-whisper goes on with a broken preprocessor_config.json
            try:
                json.loads((folder / name).read_bytes())
            except ValueError as error:
                raise _broken(folder) from error


def _is_filled(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def _broken(folder: Path) -> EngineMissing:
    return EngineMissing(
        N_("The speech engine in {folder} does not load."),
        meaning=N_("One of its files is damaged or of another kind, so it is not used. Your recording is untouched."),
        remedy=N_("Install the speech engine again."),
        folder=folder.name,
    )
