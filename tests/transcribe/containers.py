"""Writes sound into every kind of file a phone or recorder makes."""

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from transcribe.audio import SAMPLE_RATE, Samples


@dataclass(frozen=True)
class Kind:
    """A container with the sound in it as one sort of device writes it."""

    suffix: str
    codec: str
    rate: int = 44100
    layout: str = "stereo"
    film: bool = False
    options: tuple[tuple[str, str], ...] = ()
    """Of the container, as FFmpeg names them."""


KINDS = {
    "wav": Kind(".wav", "pcm_s16le"),
    "wav of a dictaphone": Kind(".wav", "pcm_u8", 8000, "mono"),
    "wav in floats": Kind(".wav", "pcm_f32le", 48000),
    "wav of a studio": Kind(".wav", "pcm_s24le", 96000),
    "wav of a telephone": Kind(".wav", "pcm_alaw", 8000, "mono"),
    "mp3": Kind(".mp3", "libmp3lame"),
    "m4a": Kind(".m4a", "aac", 48000),
    "m4a with its index in front": Kind(".m4a", "aac", 48000, options=(("movflags", "faststart"),)),
    "m4a in fragments": Kind(
        ".m4a", "aac", 48000, options=(("movflags", "frag_keyframe+empty_moov"), ("frag_duration", "1000000"))
    ),
    "ogg opus": Kind(".ogg", "libopus", 48000, "mono"),
    "flac": Kind(".flac", "flac"),
    "3gp of an old phone": Kind(".3gp", "libopencore_amrnb", 8000, "mono"),
    "amr": Kind(".amr", "libopencore_amrnb", 8000, "mono"),
    "mp4 film": Kind(".mp4", "aac", 48000, film=True),
    "webm": Kind(".webm", "libopus", 48000),
}
LOCKED = Kind(
    ".m4a",
    "aac",
    48000,
    options=(("encryption_scheme", "cenc-aes-ctr"), ("encryption_key", "1f" * 16), ("encryption_kid", "2e" * 16)),
)
"""As a shop sells it: encrypted (ISO 23001-7)."""


def write_sound(path: Path, samples: Samples, kind: Kind) -> Path:
    """Encode `samples` (16 kHz mono) into a file at `path` and return it."""
    with av.open(str(path), "w", options=dict(kind.options)) as container:
        film = container.add_stream("mpeg4", rate=5, width=64, height=48, pix_fmt="yuv420p") if kind.film else None
        sound = container.add_stream(kind.codec, rate=kind.rate, layout=kind.layout)
        for begin in range(0, len(samples), SAMPLE_RATE):
            piece = samples[begin : begin + SAMPLE_RATE]
            frame = av.AudioFrame.from_ndarray(piece[None], format="flt", layout="mono")
            frame.sample_rate, frame.pts = SAMPLE_RATE, begin
            container.mux(sound.encode(frame))
            if film is not None:
                for _ in range(5):
                    container.mux(film.encode(_grey()))
        container.mux(sound.encode(None))
        if film is not None:
            container.mux(film.encode(None))
    return path


def write_silent_film(path: Path) -> Path:
    """A film of two seconds without a sound track."""
    with av.open(str(path), "w") as container:
        film = container.add_stream("mpeg4", rate=5, width=64, height=48, pix_fmt="yuv420p")
        for _ in range(10):
            container.mux(film.encode(_grey()))
        container.mux(film.encode(None))
    return path


def write_picture(path: Path) -> Path:
    """A JPEG, whatever the name says."""
    with av.open(str(path), "w", format="image2") as container:
        picture = container.add_stream("mjpeg", rate=1, width=64, height=48, pix_fmt="yuvj420p")
        container.mux(picture.encode(_grey()))
        container.mux(picture.encode(None))
    return path


def tone(seconds: float) -> Samples:
    """A rising tone, loud enough to measure."""
    moments = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return np.asarray(0.4 * np.sin(2 * np.pi * (300 + 50 * moments) * moments), np.float32)


def _grey() -> av.VideoFrame:
    return av.VideoFrame.from_ndarray(np.full((48, 64, 3), 128, np.uint8), format="rgb24")
