"""Where the work on one recording is kept, each piece under a name that says what it was made from.

<place>/<recording>/        the first 16 digits of the recording's SHA-256
    job.json                what was asked last, for a person to read
    sound.f32, sound.json   the decoded sound, and how much it is
    clips-30.json           where somebody speaks, in clips of at most 30 seconds
    speech-<key>/0000.json  what was heard in each clip, by this engine with these hotwords
    voices-<key>/0000.npz   the voices in each block, by this engine
    speakers-<key>.json     who speaks when, grouped from those with this number of speakers

Another recording, engine or option has another name, so nothing is ever overwritten, and what an earlier run made is
there again when it is asked for again. A file that cannot be read counts as not there: it is made anew.
"""

import contextlib
import shutil
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from models.files import make_private_folder, storage_trouble, write_atomically
from models.noun import Noun
from transcribe.audio import Decoded
from transcribe.clips import Clip
from transcribe.engines import Diarization, Segment, Voices
from transcribe.job.fingerprint import LENGTH
from transcribe.job.sound_file import BYTES, SoundFile
from transcribe.voices import stored

WORK = "uitschrijven"
"""The name of the place in a dossier."""
LOCK = ".lock"

T = TypeVar("T")

_DECODED: TypeAdapter[Decoded] = TypeAdapter(Decoded)
_CLIPS: TypeAdapter[tuple[Clip, ...]] = TypeAdapter(tuple[Clip, ...])
_HEARD: TypeAdapter[tuple[Segment, ...]] = TypeAdapter(tuple[Segment, ...])
_DIARIZATION: TypeAdapter[Diarization] = TypeAdapter(Diarization)


class Card(Noun):
    """What a folder is about: the content of job.json."""

    recording: str
    """File name."""
    sha256: str
    size: int
    speech: str
    """Fingerprint of the engine."""
    speakers: str | None
    """Fingerprint of the engine, if any."""
    options: dict[str, str | int | float | None]


class JobFolder:
    """The stored pieces of one recording's transcription. All reading gives None for what is not there."""

    def __init__(self, place: Path, sha256: str) -> None:
        """The folder for the recording with that hash, under `place`. Makes nothing."""
        self.path = place / sha256[:LENGTH]

    def make(self) -> None:
        """Make the folder, for the owner only. Raises StorageFailed."""
        make_private_folder(self.path)

    def keep_card(self, card: Card) -> None:
        """Say what the folder is about."""
        write_atomically(self.path / "job.json", card.model_dump_json(indent=2).encode() + b"\n")

    @property
    def sound_path(self) -> Path:
        """Where the decoded sound is, or will be."""
        return self.path / "sound.f32"

    def decoded(self) -> Decoded | None:
        """How much sound there is; known after the sound itself was cleared too."""
        return _read(self.path / "sound.json", _DECODED)

    def keep_decoded(self, decoded: Decoded) -> None:
        """Say that the sound is there, whole."""
        _write(self.path / "sound.json", _DECODED, decoded)

    def sound(self) -> SoundFile | None:
        """The decoded sound."""
        decoded = self.decoded()
        with contextlib.suppress(OSError):
            if decoded and self.sound_path.stat().st_size == decoded.samples * BYTES:
                return SoundFile(self.sound_path)
        return None

    def clips(self, longest: float) -> tuple[Clip, ...] | None:
        """The clips of at most `longest` seconds."""
        return _read(self._clips_path(longest), _CLIPS)

    def keep_clips(self, longest: float, clips: tuple[Clip, ...]) -> None:
        """Keep where somebody speaks."""
        _write(self._clips_path(longest), _CLIPS, clips)

    def _clips_path(self, longest: float) -> Path:
        return self.path / f"clips-{longest:g}.json"

    def heard(self, key: str, number: int) -> tuple[Segment, ...] | None:
        """What was heard in clip `number`; empty when the engine heard nothing."""
        return _read(self._clip_path(key, number), _HEARD)

    def keep_heard(self, key: str, number: int, segments: tuple[Segment, ...]) -> None:
        """Keep what was heard in clip `number`."""
        path = self._clip_path(key, number)
        make_private_folder(path.parent)
        _write(path, _HEARD, segments)

    @property
    def has_words(self) -> bool:
        """Whether some clip was heard, by whatever engine."""
        return any(self.path.glob("speech-*/*.json"))

    def _clip_path(self, key: str, number: int) -> Path:
        return self.path / f"speech-{key}" / f"{number:04}.json"

    def voices(self, key: str, block: int) -> Voices | None:
        """What the speaker engine heard in that block."""
        with contextlib.suppress(OSError):
            return stored.from_bytes(self._block_path(key, block).read_bytes())
        return None

    def keep_voices(self, key: str, block: int, voices: Voices) -> None:
        """Keep what the speaker engine heard in that block."""
        path = self._block_path(key, block)
        make_private_folder(path.parent)
        write_atomically(path, stored.as_bytes(voices))

    def _block_path(self, key: str, block: int) -> Path:
        return self.path / f"voices-{key}" / f"{block:04}.npz"

    def diarization(self, key: str) -> Diarization | None:
        """Who speaks when."""
        return _read(self.path / f"speakers-{key}.json", _DIARIZATION)

    def keep_diarization(self, key: str, diarization: Diarization) -> None:
        """Keep who speaks when."""
        _write(self.path / f"speakers-{key}.json", _DIARIZATION, diarization)

    def clear_sound(self) -> None:
        """Remove the decoded sound, 230 MB an hour: it can be decoded again. All that took hours stays."""
        with storage_trouble(self.sound_path):
            self.sound_path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove everything of this recording, and the place itself when nothing else is in it."""
        with storage_trouble(self.path):
            shutil.rmtree(self.path)
            with contextlib.suppress(OSError):
                self.path.parent.rmdir()


def _read(path: Path, kind: TypeAdapter[T]) -> T | None:
    try:
        return kind.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _write(path: Path, kind: TypeAdapter[T], value: T) -> None:
    write_atomically(path, kind.dump_json(value) + b"\n")
