"""Hears words with faster-whisper from a model folder on this computer."""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from models.messages import N_
from models.problems import EngineMissing
from models.transcript import Word
from transcribe.audio import SAMPLE_RATE, Samples
from transcribe.engines import Segment
from transcribe.offline import go_offline
from transcribe.weights.seal import verified

NEEDED = ("config.json", "model.bin", "tokenizer.json")
"""Without tokenizer.json faster-whisper asks the Hub."""
PREPROCESSOR = "preprocessor_config.json"
"""Not in every published folder (large-v2 and small lack it): without it faster-whisper takes 80 mel bands."""
SHORTEST = SAMPLE_RATE // 10
"""Samples. With less than two frames of 10 ms faster-whisper's word times fail with an IndexError."""
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
LOOP = 2.4
"""Compression ratio above which a text repeats itself; Whisper's own bound."""
LONGEST_REPEAT = 5
"""Tokens. A second hearing may not say the same five twice."""
HINT = 100
"""Tokens of hotwords at most: they take from the 448 in which a window must be written down."""


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


class _HeardSegment(Protocol):
    """faster-whisper's Segment."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...
    @property
    def words(self) -> Sequence[_HeardWord] | None: ...
    @property
    def avg_logprob(self) -> float: ...
    @property
    def no_speech_prob(self) -> float: ...
    @property
    def compression_ratio(self) -> float: ...


class WhisperSpeech:
    """A SpeechEngine: Whisper in CTranslate2 form, int8 on the processor, always Dutch."""

    def __init__(self, folder: Path) -> None:
        """Load the model in `folder`. Raises EngineMissing when a file is missing or it does not load."""
        check_speech_engine(verified(folder))
        go_offline()
        from faster_whisper import WhisperModel

        try:
            # CTranslate2 takes 4 threads by itself, too many for a laptop with 2 cores.
            threads = min(os.cpu_count() or 4, 4)
            self._model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)
        except Exception as error:  # ctranslate2 and tokenizers raise plain RuntimeError and Exception
            raise _broken(folder) from error
        if self._model.model.n_mels != self._model.feature_extractor.mel_filters.shape[0]:
            raise _broken(folder)  # a model of 128 mel bands without the file that says so: it would hear noise
        if not self._model.model.is_multilingual:  # faster-whisper would silently listen for English
            raise EngineMissing(
                N_("The speech engine in {folder} knows English only."),
                meaning=N_("It would write down a Dutch meeting as nonsense, so it is not used."),
                remedy=N_("Install a speech engine that knows Dutch."),
                folder=folder.name,
            )

    def hear(self, samples: Samples, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """What is said in `samples` (16 kHz, at most 30 s), in order, the same each time that it is asked.

        Hears once more, with repeating forbidden, what looks like a loop, and keeps that when it is none.
        """
        heard = self._hear(samples, hotwords)
        if any(segment.compression_ratio > LOOP for segment in heard):
            again = self._hear(samples, hotwords, no_repeat_ngram_size=LONGEST_REPEAT)
            if again and all(segment.compression_ratio <= LOOP for segment in again):
                return again
        return heard

    def _hear(self, samples: Samples, hotwords: Sequence[str], **options: int) -> tuple[Segment, ...]:
        import numpy as np

        segments, _info = self._model.transcribe(
            np.pad(samples, (0, max(0, SHORTEST - len(samples)))),
            language="nl",
            word_timestamps=True,
            hotwords=self._fitting(hotwords),
            temperature=0.0,  # above that it draws lots: another text each time, and the most daring for poor sound
            no_speech_threshold=None,  # it would drop what it heard; we mark it instead
            condition_on_previous_text=False,  # the previous text is what makes Whisper repeat itself for minutes
            **options,
        )
        return tuple(_segment(segment) for segment in segments)

    def _fitting(self, hotwords: Sequence[str]) -> str | None:
        """As many of `hotwords` as fit in HINT tokens, as one text; they are put before every window."""
        fitting = ""
        for word in hotwords:
            longer = f"{fitting}, {word}" if fitting else word
            if len(self._model.hf_tokenizer.encode(f" {longer}", add_special_tokens=False).ids) > HINT:
                break
            fitting = longer
        return fitting or None


def _segment(heard: "_HeardSegment") -> Segment:
    """Our Segment; its words are spread evenly over it when the engine found no times for them."""
    words = joined(heard.words or ())
    if not words:
        texts = heard.text.split()
        step = (heard.end - heard.start) / max(len(texts), 1)
        words = [
            Word(text=text, start=heard.start + n * step, end=heard.start + (n + 1) * step)
            for n, text in enumerate(texts)
        ]
    return Segment(
        text=heard.text.strip(),
        words=tuple(words),
        avg_logprob=float(heard.avg_logprob),
        no_speech_prob=float(heard.no_speech_prob),
        compression_ratio=float(heard.compression_ratio),
    )


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


def check_speech_engine(folder: Path) -> None:
    """Raise EngineMissing when a file that faster-whisper needs is missing, empty, or broken JSON. Loads nothing."""
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
    for name in (*NEEDED, PREPROCESSOR):
        # faster-whisper goes on with a broken preprocessor_config.json
        if name.endswith(".json") and (folder / name).exists():
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
