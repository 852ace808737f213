"""Which engines suit a computer: the best for spoken Dutch that it can bear, and how long the work will take.

Large-v2 with Silero VAD hears Dutch conversation best: 22.9 % of the words wrong among teenagers and 26.8 % among the
elderly, against 28.6 and 33.6 % for large-v3 (Dutch Open Speech Recognition Benchmark 2024, Jasmin dialogue). Turbo was
never measured on Dutch talk, so it is not advised; small is for a computer that cannot bear more.
"""

from models.noun import Noun
from transcribe.weights.catalogue import Weights, What, catalogue, weights_named

OTHERS_GIB = 2.5
"""Memory that the system and a browser take."""
SPARE_GIB = 1.0
"""Disk that stays free for recordings."""
MOST_THREADS = 4
"""As many as the speech engine takes."""
BEST = "large-v2"
SMALLEST = "small"


class Suitable(Noun):
    """What suits one computer."""

    speech: str
    """Name in the catalogue."""
    speakers: str
    """Name in the catalogue."""
    short_of: str | None
    """"memory" or "disk" when that is why it is not the best one."""
    download_bytes: int
    """Both together."""
    hours: tuple[float, float]
    """Fewest and most hours of work per hour of sound, in halves; rough."""


def suitable(cores: int, memory_gib: float | None, disk_gib: float | None) -> Suitable | None:
    """The engines to install on such a computer; None when its disk has no room for any.

    What the system does not tell (None) is taken to be enough.
    """
    speakers = _first(What.SPEAKERS)
    best, smallest = weights_named(BEST), weights_named(SMALLEST)
    short_of = None
    if memory_gib is not None and memory_gib < best.memory_gib + OTHERS_GIB:
        short_of = "memory"
    elif not _fits_disk((best, speakers), disk_gib):
        short_of = "disk"
    speech = smallest if short_of else best
    if not _fits_disk((speech, speakers), disk_gib):
        return None
    return Suitable(
        speech=speech.name,
        speakers=speakers.name,
        short_of=short_of,
        download_bytes=speech.size + speakers.size,
        hours=hours_of(cores, speech, speakers),
    )


def hours_of(cores: int, *engines: Weights) -> tuple[float, float]:
    """Fewest and most hours of work for an hour of sound, in halves. Laptops slow down when warm: twice is usual."""
    fewest = sum(engine.core_hours for engine in engines) / min(max(cores, 1), MOST_THREADS)
    return _halves(fewest), _halves(2 * fewest)


def _halves(hours: float) -> float:
    return max(round(2 * hours) / 2, 0.5)


def _first(what: What) -> Weights:
    return next(entry for entry in catalogue() if entry.what is what and not entry.gated)


def _fits_disk(engines: tuple[Weights, ...], disk_gib: float | None) -> bool:
    return disk_gib is None or sum(engine.size for engine in engines) / 2**30 + SPARE_GIB <= disk_gib
